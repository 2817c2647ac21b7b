/**
 * npm test runs every test, with the engine, a PostgreSQL and a Chromium; npm run test:fast (--fast) those that need neither.
 * Arguments go on to mocha; files among them are run instead of all.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import { ensureEngine } from './engine.ts';
import { exitCodeOf, passSignals } from './pass-signals.mjs';
import { startPostgres } from './postgres.ts';
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
  const environment = fast
    ? {}
    : { ESPALIER_ENGINE_DIR: (await ensureEngine()).binDir, ESPALIER_CHROMIUM: await ensureChromium() };
  const given = process.env.ESPALIER_TEST_DATABASE_URL;
  const postgres = fast || given ? undefined : await startPostgres();
  try {
    await runMocha([...mochaArgs, ...(named ? [] : testFiles(fast))], {
      ...environment,
      ...(postgres ? { ESPALIER_TEST_DATABASE_URL: postgres.url } : {}),
    });
  } finally {
    await postgres?.stop();
  }
}

/** Slow suites last: what fails soon is seen soon. */
function testFiles(fast: boolean): string[] {
  const files = readdirSync(join(rootFolder, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .sort();
  const isSlow = (file: string) => file.endsWith('.slow.test.ts');
  const quick = files.filter((file) => !isSlow(file));
  return fast ? quick : [...quick, ...files.filter(isSlow)];
}

async function runMocha(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-test-'));
  const summaryFile = join(folder, 'summary.json');
  try {
    const own = ['--reporter', 'tools/test-reporter.ts', ...(process.env.CI ? ['--forbid-only'] : [])];
    const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...own, ...args], {
      cwd: rootFolder,
      env: { ...process.env, ...environment, ESPALIER_TEST_SUMMARY: summaryFile },
      stdio: 'inherit',
    });
    passSignals(child);
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve(exitCodeOf(code, signal)));
    });
    conclude(exitCode, existsSync(summaryFile) ? JSON.parse(readFileSync(summaryFile, 'utf8')) : undefined);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function conclude(exitCode: number, summary: TestSummary | undefined): void {
  if (summary === undefined) report(`mocha ended with exit code ${exitCode} before the tests did, see above`);
  if (summary?.passed === 0) report('no test ran');
  const { passed, failed, skipped } = summary ?? { passed: 0, failed: 1, skipped: 0 };
  printSummary({ passed, failed, skipped });
  process.exitCode = exitCode === 0 && (failed > 0 || passed === 0) ? 1 : exitCode;
}

/** The last line of every run, read by people and by CI: keep its form. */
function printSummary({ passed, failed, skipped }: TestSummary): void {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}
