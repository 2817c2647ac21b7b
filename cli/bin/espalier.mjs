#!/usr/bin/env node
// Starts the command line on a Node that runs TypeScript as it is written: this one, or the one that the set-up has
// installed beside it. Plain JavaScript: it must run on older ones.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 24;
const main = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'main.ts');

if (Number.parseInt(process.versions.node, 10) >= oldestNode) {
  // Half of a short command would go into compiling it.
  module.enableCompileCache?.();
  await import(main).catch(explainMissing);
} else runOnPinnedNode();

/** @param {NodeJS.ErrnoException} error */
function explainMissing(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write(`espalier: ${error.message}. Run "npm run build" in the checkout, then try again.\n`);
  process.exitCode = 1;
}

function runOnPinnedNode() {
  const pinned = pinnedNode();
  if (pinned === undefined) {
    process.stderr.write(
      `espalier: this is Node ${process.versions.node}, it needs ${oldestNode}. Run "npm run build" in the checkout, ` +
        'which installs one, or put a newer Node on the PATH.\n',
    );
    process.exitCode = 1;
    return;
  }
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'])) {
    // Ctrl-C in a terminal reaches the child by itself.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  child.on('close', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
  });
}

function pinnedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}
