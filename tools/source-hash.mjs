// Plain JavaScript, like all that the bootstrap loads: it must run before Node 24 is installed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from './step.mjs';

/** Packages that are compiled, in the order in which they need each other. */
export const compiledPackages = /** @type {const} */ (['sdk', 'provider']);

/** Decide what the compiled output looks like, for every package. */
const sharedInputs = ['tsconfig.base.json', 'tools/build.ts', 'node_modules/.espalier-lock'];

/**
 * Tells for each compiled package whether its `dist` was made from the sources as they are now.
 *
 * @returns {{ name: 'sdk' | 'provider', hash: string, fresh: boolean }[]}
 */
export function compiledState() {
  const hash = createHash('sha256');
  for (const file of sharedInputs) addFile(hash, file);
  // The hash runs on from package to package: a change of the sdk also makes the provider stale.
  return compiledPackages.map((name) => {
    for (const file of [`${name}/package.json`, `${name}/tsconfig.json`, ...sourcesOf(name)])
      addFile(hash, file);
    const digest = hash.copy().digest('hex');
    const stamp = stampFileOf(name);
    return { name, hash: digest, fresh: existsSync(stamp) && readFileSync(stamp, 'utf8') === digest };
  });
}

/**
 * Where the build records what it was made from; in `dist`, so that deleting that folder forgets it too.
 *
 * @param {string} name
 */
export function stampFileOf(name) {
  return join(rootFolder, name, 'dist', '.sources');
}

/**
 * TypeScript sources of a package, relative to the root of the checkout, sorted.
 *
 * @param {string} name
 */
export function sourcesOf(name) {
  return readdirSync(join(rootFolder, name, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(rootFolder.length + 1))
    .sort();
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} file
 */
function addFile(hash, file) {
  const path = join(rootFolder, file);
  hash.update(`\0${file}\0`);
  if (existsSync(path)) hash.update(readFileSync(path));
}
