/** How long until a directory on an existing embedded store takes requests? */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createEspalier } from '@espalier/sdk';
import { rootFolder } from '../tools/step.mjs';
import type { Benchmark } from './benchmark.ts';
import { DirectoryProcess } from './directory-process.ts';
import { endWithUs, scratchFolder } from './lifetime.ts';
import { type Figures, type Rounds, takeTurns } from './measure.ts';
import { cpuMilliseconds } from './process-figures.ts';
import type { Cell } from './table.ts';

export const benchmark: Benchmark = {
  name: 'start',
  about:
    'cold start of the directory on an existing embedded store against opening that store with PGlite alone',
  isShort: true,
  settings: {
    rounds: { fallback: 5, about: 'rounds' },
    units: { fallback: 1_000, about: 'units in the store' },
  },
  async run(report, values) {
    const { path: folder, remove } = scratchFolder();
    try {
      const units = values.number('units');
      await report.during('make the store', () => makeStore(folder, units));
      const contenders = {
        directory: () => start(['server/src/main.ts', '--port', '0'], { ESPALIER_DATA: folder }),
        pglite: () => start(['bench/start/open-pglite.mjs', join(folder, 'pgdata')]),
        node: () => start(['-e', 'console.log(0)']),
      };
      const rounds = await report.during('starts', () => takeTurns(contenders, values.number('rounds')));
      const { directory, pglite, node } = rounds;
      report.table({
        title: `start: from the start of the process to its first line, store with ${units} units`,
        columns: ['process', 'time [ms]', 'ratio to PGlite alone', 'CPU [ms]', 'CPU ratio'],
        rows: [
          rowOf('the directory, until it takes requests', directory, pglite),
          rowOf('PGlite alone, until `select 1` is answered', pglite, pglite),
          rowOf('node, until it prints', node, pglite),
        ],
      });
    } finally {
      remove();
    }
  },
};

function rowOf(process: string, rounds: Rounds, floor: Rounds): Cell[] {
  const [time, cpu] = ['milliseconds', 'cpu'] as const;
  return [process, rounds.of(time), rounds.ratioTo(floor, time), rounds.of(cpu), rounds.ratioTo(floor, cpu)];
}

async function makeStore(folder: string, units: number): Promise<void> {
  const directory = await DirectoryProcess.start(folder);
  const client = createEspalier({ baseUrl: directory.url, token: await directory.newTenant() });
  try {
    const root = await client.ou.create({ displayName: 'Root' });
    for (let unit = 1; unit < units; unit++)
      await client.ou.create({ displayName: `Unit ${unit}`, parentOuId: root.id });
  } finally {
    await client.close();
    await directory.stop();
  }
}

/** Starts Node, stops the clock at the first line on stdout, and lets the process end cleanly. */
async function start(args: readonly string[], environment: Record<string, string> = {}): Promise<Figures> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: rootFolder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log = (log + chunk).slice(-4000);
  });
  endWithUs(child);
  const exited = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    exited.then(() => {
      throw new Error(`${args[0]} ended before it was ready: ${log}`);
    }),
  ]);
  const milliseconds = performance.now() - startedAt;
  const cpu = cpuMilliseconds(Number(child.pid)) ?? Number.NaN;
  child.kill('SIGTERM');
  await exited;
  return { milliseconds, cpu };
}
