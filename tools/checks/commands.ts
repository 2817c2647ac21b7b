/** Checks that are somebody else's program: formatter, generator, compiler. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../step.mjs';

const tsc7 = join('node_modules', 'tsc7', 'bin', 'tsc');
/** The compiler with which Pulumi itself checks a program before it runs it. */
const tsc5 = join('node_modules', 'typescript', 'bin', 'tsc');

/** Formatting and lint of everything; returns what Biome complains about. */
export function checkWithBiome(): string[] {
  return run([
    join('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
    'check',
    '--error-on-warnings',
    '.',
  ]);
}

/** Whether all that is generated from the schema is what the schema now says. */
export function checkGenerated(): string[] {
  return run([join('tools', 'generate.ts'), '--check']);
}

/** Types of all projects; returns the compilers' errors. */
export function checkTypes(): string[] {
  const projects = ['.', 'sdk', 'provider'].filter((folder) =>
    existsSync(join(rootFolder, folder, 'tsconfig.json')),
  );
  const programs = readdirSync(join(rootFolder, 'examples')).map((name) => join('examples', name));
  return [
    ...projects.flatMap((folder) => run([tsc7, '-p', folder, '--noEmit'])),
    ...programs
      .filter((folder) => existsSync(join(rootFolder, folder, 'tsconfig.json')))
      // One with packages of its own is compiled by its test, which installs them first.
      .filter((folder) => !existsSync(join(rootFolder, folder, 'package-lock.json')))
      .flatMap((folder) => run([tsc5, '-p', folder, '--noEmit'])),
  ];
}

/** Runs a script on this Node; returns its output when it fails, else nothing. */
function run(args: readonly string[]): string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: rootFolder, encoding: 'utf8' });
  return status === 0 ? [] : [`${stdout}${stderr}`.trim() || `${args.join(' ')} ended with ${status}`];
}
