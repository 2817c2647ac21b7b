/**
 * npm test runs every test, with the engine, a PostgreSQL and a Chromium; npm run test:fast (--fast) those that need neither.
 * Arguments go on to mocha; files among them are run instead of all.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import { ensureProgram } from './debian-package.ts';
import { ensureEngine } from './engine.ts';
import { type MochaRun, runMocha } from './mocha-run.ts';
import { startPostgres } from './postgres.ts';
import { runSlowTests } from './slow-tests.ts';
import { report, rootFolder, StepError } from './step.mjs';
import type { TestSummary } from './test-reporter.ts';

const FAST_FLAG = '--fast';

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof StepError)) throw error;
  report(error.message);
  printSummary({ passed: 0, failed: 1, skipped: 0 });
  process.exitCode = 1;
});

async function main(args: readonly string[]): Promise<void> {
  const fast = args.includes(FAST_FLAG);
  const mochaArgs = args.filter((arg) => arg !== FAST_FLAG);
  const named = mochaArgs.some((arg) => arg.endsWith('.test.ts') && existsSync(join(rootFolder, arg)));
  const environment = fast ? {} : await ensurePrograms();
  const given = process.env.ESPALIER_TEST_DATABASE_URL;
  const postgres = fast || given ? undefined : await startPostgres();
  const all = { ...environment, ...(postgres ? { ESPALIER_TEST_DATABASE_URL: postgres.url } : {}) };
  try {
    conclude(named ? [await runMocha(mochaArgs, all, false)] : await runAll(mochaArgs, all, fast));
  } finally {
    await postgres?.stop();
  }
}

/** What the full tests start, beside a PostgreSQL. One after the other: Debian's installer takes turns. */
async function ensurePrograms(): Promise<NodeJS.ProcessEnv> {
  for (const name of ['curl', 'git']) await ensureProgram(name);
  return { ESPALIER_ENGINE_DIR: (await ensureEngine()).binDir, ESPALIER_CHROMIUM: await ensureChromium() };
}

/** Slow files last: what fails soon is seen soon. */
async function runAll(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  fast: boolean,
): Promise<MochaRun[]> {
  const files = readdirSync(join(rootFolder, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .sort();
  const { slow = [], quick = [] } = Object.groupBy(files, (file) =>
    file.endsWith('.slow.test.ts') ? 'slow' : 'quick',
  );
  const first = await runMocha([...args, ...quick], environment, false);
  return fast ? [first] : [first, ...(await runSlowTests(slow, args, environment))];
}

function conclude(runs: readonly MochaRun[]): void {
  const broken = runs.filter(({ summary }) => summary === undefined);
  for (const { exitCode } of broken)
    report(`mocha ended with exit code ${exitCode} before the tests did, see above`);
  const total = (name: keyof TestSummary) =>
    runs.reduce((sum, { summary }) => sum + (summary?.[name] ?? 0), 0);
  const failed = total('failed') + broken.length;
  if (total('passed') === 0) report('no test ran');
  printSummary({ passed: total('passed'), failed, skipped: total('skipped') });
  const exitCode = runs.find((run) => run.exitCode !== 0)?.exitCode ?? 0;
  process.exitCode = exitCode === 0 && (failed > 0 || total('passed') === 0) ? 1 : exitCode;
}

/** The last line of every run, read by people and by CI: keep its form. */
function printSummary({ passed, failed, skipped }: TestSummary): void {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}
