/** Runs mocha once, as a process of its own, and tells what came of it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf, passSignals } from './pass-signals.mjs';
import { rootFolder } from './step.mjs';
import type { TestSummary } from './test-reporter.ts';

/** How a run ended. */
export interface MochaRun {
  exitCode: number;
  /** undefined: it ended before its tests did. */
  summary: TestSummary | undefined;
  /** What it printed, where that was kept. */
  output: string;
}

/**
 * Runs mocha.
 *
 * @param args - options and files
 * @param keepOutput - give its output instead of showing it
 */
export async function runMocha(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  keepOutput: boolean,
): Promise<MochaRun> {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-test-'));
  const summaryFile = join(folder, 'summary.json');
  try {
    const own = ['--reporter', 'tools/test-reporter.ts', ...(process.env.CI ? ['--forbid-only'] : [])];
    const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...own, ...args], {
      cwd: rootFolder,
      env: { ...process.env, ...environment, ESPALIER_TEST_SUMMARY: summaryFile },
      stdio: keepOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    passSignals(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve(exitCodeOf(code, signal)));
    });
    const summary = existsSync(summaryFile) ? JSON.parse(readFileSync(summaryFile, 'utf8')) : undefined;
    return { exitCode, summary, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
