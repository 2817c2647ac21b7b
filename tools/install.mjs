// Plain JavaScript, like all that the bootstrap loads: it must run before Node 24 is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withFileLock } from './file-lock.mjs';
import { report, rootFolder, runStep, StepError } from './step.mjs';

const lockfile = join(rootFolder, 'package-lock.json');
const stampFile = join(rootFolder, 'node_modules', '.espalier-lock');
const binFolder = join(rootFolder, 'node_modules', '.bin');

/** The Node that runs everything after the set-up: the one that package-lock.json pins. */
export const pinnedNode = join(binFolder, process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * Makes node_modules what package-lock.json says. Costs a few milliseconds when it already is.
 *
 * @returns {Promise<void>}
 * @throws {import('./step.mjs').StepError} when npm fails
 */
export async function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
  if (isInstalled(wanted)) return;
  // Beside node_modules, not in it: `npm ci` empties that folder.
  await withFileLock(
    join(rootFolder, '.espalier', 'install.lock'),
    async () => {
      if (isInstalled(wanted)) return;
      if (!matchesInstalledTree()) await npmInstall();
      writeFileSync(stampFile, wanted);
    },
    (owner) => report(`waiting for another installation (process ${owner})`),
  );
}

/** @param {string} wanted */
function isInstalled(wanted) {
  return existsSync(pinnedNode) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
}

/** Somebody may have run `npm install` by hand: npm's own record then already agrees with the lock file. */
function matchesInstalledTree() {
  const record = join(rootFolder, 'node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(pinnedNode)) return false;
  /** @param {string} file */
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(lockfile)).every(
    ([path, entry]) =>
      path === '' || installed[path]?.version === entry.version || (entry.optional && !installed[path]),
  );
}

async function npmInstall() {
  // Started by npm, PATH begins with node_modules/.bin: npm itself must not run on a Node that it is replacing.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== binFolder);
  // Not `npm ci`: it refuses a lock file without the optional packages of platforms that the registry used does
  // not carry. --no-save keeps the lock file as it is, and what was installed is compared with it below.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=warn'];
  await runStep('install npm dependencies', 'npm', args, {
    env: { ...process.env, PATH: path.join(delimiter) },
    log: 'npm-install',
    advice:
      'Check that this machine reaches its npm registry (`npm ping`) and has a gigabyte free, then try again.',
  });
  if (matchesInstalledTree()) return;
  throw new StepError(
    'npm installed other versions than package-lock.json names, so that file and the package.json files disagree. ' +
      'Take both from one commit; after changing a dependency, run `npm install` and commit package-lock.json.',
  );
}
