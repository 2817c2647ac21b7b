// What every npm script goes through: node tools/bootstrap.mjs [TARGET [ARGS...]]
// Brings a checkout, also a fresh one, into a state in which TARGET can run, then becomes TARGET on the
// pinned Node. Plain JavaScript without dependencies: it runs on Node 20.19 before anything is installed.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { withFileLock } from './file-lock.mjs';
import { ensureInstalled, pinnedNode } from './install.mjs';
import { exitCodeOf, passSignals } from './pass-signals.mjs';
import { compiledState } from './source-hash.mjs';
import { report, rootFolder, runStep, StepError } from './step.mjs';

try {
  await ensureInstalled();
  await ensureCompiled();
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  report(error.message);
  process.exit(1);
}
const [target, ...args] = process.argv.slice(2);
if (target !== undefined) become([resolve(rootFolder, target), ...args]);

async function ensureCompiled() {
  if (compiledState().every(({ fresh }) => fresh)) return;
  await withFileLock(
    resolve(rootFolder, '.espalier', 'build.lock'),
    async () => {
      if (compiledState().every(({ fresh }) => fresh)) return;
      await runStep('compile sdk and provider', pinnedNode, [resolve(rootFolder, 'tools/build.ts')], {
        log: 'build',
        advice:
          'Correct the source that the log names; if you changed nothing, delete node_modules and try again.',
      });
    },
    (owner) => report(`waiting for another build (process ${owner})`),
  );
}

/**
 * Replaces this process by the pinned Node where the platform can do that, else plays its role: signals,
 * exit code and streams are those of the target.
 *
 * @param {readonly string[]} nodeArgs
 */
function become(nodeArgs) {
  // Compiled once, TypeScript too: a third of a start would go into it. Child processes inherit the cache.
  const env = { NODE_COMPILE_CACHE: resolve(rootFolder, '.espalier', 'compile-cache'), ...process.env };
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(pinnedNode, [pinnedNode, ...nodeArgs], env);
  }
  const child = spawn(pinnedNode, nodeArgs, { env, stdio: 'inherit' });
  passSignals(child);
  child.on('error', (error) => {
    report(`Could not start ${pinnedNode}: ${error.message}. Delete node_modules and try again.`);
    process.exit(1);
  });
  child.on('close', (code, signal) => process.exit(exitCodeOf(code, signal)));
}
