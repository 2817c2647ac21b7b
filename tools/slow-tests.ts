/** Runs slow test files, each in a mocha of its own, a few at a time: most of them wait for processes that they started. */
import { availableParallelism } from 'node:os';
import { type MochaRun, runMocha } from './mocha-run.ts';

const MOST_AT_A_TIME = 3;

function timeOf(start: number): string {
  return `${Math.round((performance.now() - start) / 1000)} s`;
}

async function runFile(
  file: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<MochaRun> {
  const start = performance.now();
  const run = await runMocha([...args, file], environment, true);
  console.log(`\n${file} (${timeOf(start)})\n${run.output.trimEnd()}`);
  return run;
}

/**
 * Runs each file and shows its output once it is done. The given order is the order of the starts.
 *
 * @param args - options for each mocha
 */
export async function runSlowTests(
  files: readonly string[],
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<MochaRun[]> {
  const waiting = [...files];
  const runs: MochaRun[] = [];
  const lane = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const run = await runFile(file, args, environment);
      runs.push(run);
      // Ended by a signal, as if it had been one run.
      if (run.exitCode > 128) waiting.length = 0;
    }
  };
  await Promise.all(Array.from({ length: Math.min(MOST_AT_A_TIME, availableParallelism()) }, lane));
  return runs;
}
