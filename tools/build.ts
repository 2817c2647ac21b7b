/** Compiles sdk and provider to CommonJS with declarations, and gives each an ESM door to the same classes. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compiledState, stampFileOf } from './source-hash.mjs';
import { rootFolder } from './step.mjs';

const compiler = join(rootFolder, 'node_modules', 'tsc7', 'bin', 'tsc');

for (const { name, hash, fresh } of compiledState()) {
  if (fresh) continue;
  const packageFolder = join(rootFolder, name);
  const started = existsSync(join(packageFolder, 'src', 'index.ts'));
  if (started && !buildPackage(packageFolder)) {
    process.exitCode = 1;
    break;
  }
  mkdirSync(join(packageFolder, 'dist'), { recursive: true });
  writeFileSync(stampFileOf(name), hash);
}

/** Returns false when the compiler refused; it has then said why. */
function buildPackage(packageFolder: string): boolean {
  // Beside dist and moved over file by file: a program that runs meanwhile never finds half a package.
  const draft = join(packageFolder, 'dist', `.draft-${process.pid}`);
  const dist = join(packageFolder, 'dist');
  try {
    const args = [compiler, '-p', packageFolder, '--outDir', draft];
    if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) return false;
    writeEsmDoor(packageFolder, draft);
    moveOver(draft, dist);
    return true;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Writes index.mjs as a re-export of the CommonJS build, name by name: `import` and `require` then see the
 * same classes, so `instanceof` holds across both.
 */
function writeEsmDoor(packageFolder: string, folder: string): void {
  const require = createRequire(join(packageFolder, 'package.json'));
  const names = Object.keys(require(join(folder, 'index.js')) as object).filter((name) => name !== 'default');
  const lines = names.map((name) => `export const ${name} = cjs.${name};\n`);
  writeFileSync(join(folder, 'index.mjs'), `import cjs from './index.js';\n\n${lines.join('')}`);
  writeFileSync(join(folder, 'index.d.mts'), `export * from './index.js';\n`);
}

function moveOver(from: string, to: string): void {
  const made = filesBelow(from);
  for (const file of made) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    renameSync(join(from, file), join(to, file));
  }
  const kept = new Set(made);
  for (const file of filesBelow(to)) if (!kept.has(file)) rmSync(join(to, file));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
