/** What does the SDK cost beside the HTTP client that it is made of? */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createEspalier } from '@espalier/sdk';
import { Pool } from 'undici';
import type { Benchmark } from './benchmark.ts';
import { type Figures, type Rounds, takeTurns } from './measure.ts';
import type { Cell } from './table.ts';

const IN_FLIGHT = 64;
/** Short, so that both sides of a ratio meet the same load of the machine. */
const MEASURE_MS = 400;
const WARM_UP_MS = 700;
const unitId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const newUnit = {
  displayName: 'Faculty of Law',
  parentOuId: '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3f',
  externalId: 'faculty-of-law',
  jurisdiction: 'NL',
};

export const benchmark: Benchmark = {
  name: 'sdk',
  about: `GET and POST of the SDK with its checks on against bare undici Pool.request, ${IN_FLIGHT} in flight`,
  isShort: true,
  settings: { rounds: { fallback: 15, about: 'rounds, each of 0.4 s per line' } },
  async run(report, values) {
    const server = fork(join(import.meta.dirname, 'sdk/canned-server.ts'));
    const [origin] = (await once(server, 'message')) as [string];
    const { calls, close } = callsTo(origin);
    try {
      const rounds = await report.during('GET and POST', () => measureAll(calls, values.number('rounds')));
      report.table({
        title: `sdk: ${IN_FLIGHT} requests in flight, answers from a server that only sends bytes`,
        columns: ['call', 'client', 'requests/s', 'ratio', 'CPU [us/request]', 'CPU ratio'],
        rows: [
          ...rowsOf('GET a unit', rounds.bareGet, rounds.sdkGet),
          ...rowsOf('POST a unit', rounds.barePost, rounds.sdkPost),
        ],
        notes: [
          'Both send and parse JSON over one Pool of 64 connections. The SDK adds what a caller would: checks of path and body,',
          'the Idempotency-Key of a POST, deadlines and retries, typed errors. Its share of a call to a real directory is smaller.',
        ],
      });
    } finally {
      await close();
      server.kill();
    }
  },
};

type Calls = Record<'bareGet' | 'sdkGet' | 'barePost' | 'sdkPost', () => Promise<unknown>>;

function callsTo(origin: string): { calls: Calls; close: () => Promise<void> } {
  const token = 'bench-token';
  const pool = new Pool(origin, { connections: IN_FLIGHT });
  const client = createEspalier({ baseUrl: origin, token, maxConnections: IN_FLIGHT });
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const postHeaders = { ...headers, 'content-type': 'application/json' };
  const calls: Calls = {
    bareGet: async () => {
      const { body } = await pool.request({ path: `/v1/ou/${unitId}`, method: 'GET', headers });
      return JSON.parse(await body.text());
    },
    sdkGet: () => client.ou.get(unitId),
    barePost: async () => {
      const text = JSON.stringify(newUnit);
      const { body } = await pool.request({
        path: '/v1/ou',
        method: 'POST',
        headers: postHeaders,
        body: text,
      });
      return JSON.parse(await body.text());
    },
    sdkPost: () => client.ou.create(newUnit),
  };
  const close = async () => {
    await Promise.all([pool.close(), client.close()]);
  };
  return { calls, close };
}

async function measureAll(calls: Calls, rounds: number): Promise<Record<keyof Calls, Rounds>> {
  const names = Object.keys(calls) as (keyof Calls)[];
  for (const name of names) await runFor(WARM_UP_MS, calls[name]);
  const contenders = names.map((name) => [name, () => runFor(MEASURE_MS, calls[name])]);
  return takeTurns(Object.fromEntries(contenders) as Record<keyof Calls, () => Promise<Figures>>, rounds);
}

/** Keeps so many calls going for a time. */
async function runFor(milliseconds: number, call: () => Promise<unknown>): Promise<Figures> {
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  let calls = 0;
  const worker = async () => {
    while (performance.now() - startedAt < milliseconds) {
      await call();
      calls++;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: calls / seconds, cpuMicroseconds: (user + system) / calls };
}

function rowsOf(call: string, bare: Rounds, sdk: Rounds): Cell[][] {
  const figures = (rounds: Rounds) => [rounds.of('perSecond'), rounds.of('cpuMicroseconds')] as const;
  const [barePerSecond, bareCpu] = figures(bare);
  const [sdkPerSecond, sdkCpu] = figures(sdk);
  const ratio = sdk.ratioTo(bare, 'perSecond');
  return [
    [call, 'undici Pool.request', barePerSecond, 1, bareCpu, 1],
    [call, '@espalier/sdk', sdkPerSecond, ratio, sdkCpu, sdk.ratioTo(bare, 'cpuMicroseconds')],
  ];
}
