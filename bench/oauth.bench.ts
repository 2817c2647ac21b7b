/** What do our storage and our rules cost beside the OAuth library alone, and an access token beside an API token? */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startPostgres } from '../tools/postgres.ts';
import type { Benchmark } from './benchmark.ts';
import { type Figures, type Rounds, takeTurns } from './measure.ts';
import { type AuthorizedDirectory, openAuthorizedDirectory } from './oauth/authorized-directory.ts';
import type { BareProvider } from './oauth/bare-provider.ts';
import { TokenClient } from './oauth/token-client.ts';
import { cpuMilliseconds } from './process-figures.ts';
import type { Cell } from './table.ts';

const IN_FLIGHT = 16;
/** Short, so that both sides of a ratio meet the same load of the machine. */
const MEASURE_MS = 400;
const WARM_UP_MS = 1_500;

export const benchmark: Benchmark = {
  name: 'oauth',
  about: `refresh and introspection on PostgreSQL against bare oidc-provider in memory; a read with an access token against one with an API token, ${IN_FLIGHT} in flight`,
  isShort: true,
  settings: {
    rounds: { fallback: 15, about: 'rounds, each of 0.4 s per line' },
    data: {
      fallback: '',
      about: 'postgres://... of an empty database; without it a throw-away PostgreSQL is started',
    },
  },
  async run(report, values) {
    const given = values.text('data');
    const server = given === '' ? await startPostgres() : undefined;
    const bare = fork(join(import.meta.dirname, 'oauth/bare-provider.ts'), [String(IN_FLIGHT)]);
    try {
      const [floor] = (await once(bare, 'message')) as [BareProvider];
      const scene = await openAuthorizedDirectory(server?.url ?? given, IN_FLIGHT, IN_FLIGHT);
      const paths = { token: '/token', introspection: '/token/introspection' };
      const bareClient = new TokenClient(floor.origin, floor, paths, IN_FLIGHT);
      try {
        const calls = callsTo(bareClient, floor, scene);
        const rounds = await report.during('token endpoints', () =>
          measureAll(calls, values.number('rounds')),
        );
        report.table(tableOf(rounds));
      } finally {
        await bareClient.close();
        await scene.close();
      }
    } finally {
      bare.kill();
      await server?.stop();
    }
  },
};

type Name = 'bareRefresh' | 'refresh' | 'bareIntrospect' | 'introspect' | 'apiRead' | 'accessRead';

interface Contender {
  /** Of the server. */
  pid: number;
  /** By one of those that are in flight at a time. */
  call: (lane: number) => Promise<unknown>;
}
type Calls = Record<Name, Contender>;

/** Each lane refreshes a family of its own, as an application does for each of its customers. */
class Families {
  readonly client: TokenClient;
  /** The newest: the library's memory forgets all but the last thousand things. */
  accessToken = '';
  readonly #current: string[];

  constructor(client: TokenClient, refreshTokens: readonly string[]) {
    this.client = client;
    this.#current = [...refreshTokens];
  }

  readonly refresh = async (lane: number): Promise<void> => {
    const tokens = await this.client.refresh(this.#current[lane] ?? '');
    this.#current[lane] = tokens.refresh_token;
    this.accessToken = tokens.access_token;
  };

  readonly introspect = (): Promise<void> => this.client.introspect(this.accessToken);
}

function callsTo(bareClient: TokenClient, floor: BareProvider, scene: AuthorizedDirectory): Calls {
  const bare = new Families(bareClient, floor.refreshTokens);
  const ours = new Families(scene.client, scene.refreshTokens);
  const path = `/ou/${scene.unitId}`;
  const [here, there] = [scene.pid, floor.pid];
  return {
    bareRefresh: { pid: there, call: bare.refresh },
    refresh: { pid: here, call: ours.refresh },
    bareIntrospect: { pid: there, call: bare.introspect },
    introspect: { pid: here, call: ours.introspect },
    apiRead: { pid: here, call: () => scene.client.read(path, scene.apiToken) },
    accessRead: { pid: here, call: () => scene.client.read(path, ours.accessToken) },
  };
}

async function measureAll(calls: Calls, rounds: number): Promise<Record<Name, Rounds>> {
  const names = Object.keys(calls) as Name[];
  for (const name of names) await runFor(WARM_UP_MS, calls[name]);
  const contenders = names.map((name) => [name, () => runFor(MEASURE_MS, calls[name])]);
  return takeTurns(Object.fromEntries(contenders) as Record<Name, () => Promise<Figures>>, rounds);
}

/** Keeps so many calls going for a time. */
async function runFor(milliseconds: number, { pid, call }: Contender): Promise<Figures> {
  const cpuBefore = cpuMilliseconds(pid) ?? Number.NaN;
  const startedAt = performance.now();
  let calls = 0;
  const worker = async (lane: number) => {
    while (performance.now() - startedAt < milliseconds) {
      await call(lane);
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, lane) => worker(lane)));
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpu = (cpuMilliseconds(pid) ?? Number.NaN) - cpuBefore;
  return { perSecond: calls / seconds, cpuMicroseconds: (cpu * 1_000) / calls };
}

function tableOf(rounds: Record<Name, Rounds>) {
  const row = (call: string, who: string, name: Name, floor: Name): Cell[] => [
    call,
    who,
    rounds[name].of('perSecond'),
    name === floor ? 1 : rounds[name].ratioTo(rounds[floor], 'perSecond'),
    rounds[name].of('cpuMicroseconds'),
    name === floor ? 1 : rounds[name].ratioTo(rounds[floor], 'cpuMicroseconds'),
  ];
  return {
    title: `oauth: ${IN_FLIGHT} requests in flight`,
    columns: ['call', 'server', 'requests/s', 'ratio', 'CPU of the server [us/request]', 'CPU ratio'],
    rows: [
      row('refresh grant', 'oidc-provider, in memory', 'bareRefresh', 'bareRefresh'),
      row('refresh grant', 'espalier, PostgreSQL', 'refresh', 'bareRefresh'),
      row('introspection', 'oidc-provider, in memory', 'bareIntrospect', 'bareIntrospect'),
      row('introspection', 'espalier, PostgreSQL', 'introspect', 'bareIntrospect'),
      row('GET a unit', 'with an API token', 'apiRead', 'apiRead'),
      row('GET a unit', 'with an access token', 'accessRead', 'apiRead'),
    ],
    notes: [
      'Every refresh rotates: here two writes in one transaction on disk, there a few entries in maps. Goals: refresh and introspection',
      'at least 0.7 of the requests/s, a read with an access token at most 1.2 of the CPU. The processor time of PostgreSQL is not in it.',
    ],
  };
}
