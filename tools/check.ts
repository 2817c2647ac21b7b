/** npm run check: everything that .ci/run asks of the sources beside the tests, the cheapest first. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBoundaryViolations } from './checks/boundaries.ts';
import { checkGenerated, checkTypes, checkWithBiome } from './checks/commands.ts';
import { findLongFiles } from './checks/file-size.ts';
import { lintSchema } from './checks/schema.ts';
import { rootFolder } from './step.mjs';

interface Check {
  readonly name: string;
  /** What to do about a failure. */
  readonly remedy: string;
  /** Returns one text per problem; none means passed. */
  run(): string[] | Promise<string[]>;
}

const checks: readonly Check[] = [
  {
    name: 'lock files without registry hosts',
    remedy: 'Keep omit-lockfile-registry-resolved=true in .npmrc, then delete the "resolved" lines.',
    run: () => lockFiles().flatMap(checkLockFile),
  },
  {
    name: 'file size',
    remedy: 'Split each file: one file holds one thing, and its name says which.',
    run: () => findLongFiles(rootFolder).map(({ file, lines }) => `${file}: ${lines} lines`),
  },
  {
    name: 'import boundaries',
    remedy: 'Move the code to the side of the boundary where it may be used, or pass it in as an argument.',
    run: () =>
      findBoundaryViolations(rootFolder).map(
        ({ file, line, imported, rule }) => `${file}:${line} imports ${imported}, but ${rule}`,
      ),
  },
  {
    name: 'OpenAPI document',
    remedy: 'Correct schema/openapi.yaml at the place that is named.',
    run: lintSchema,
  },
  {
    name: 'format and lint',
    remedy: 'Run `npm run format`, and correct by hand what is left.',
    run: checkWithBiome,
  },
  {
    name: 'generated files are fresh',
    remedy: 'Run `npm run generate` and commit the result.',
    run: checkGenerated,
  },
  {
    name: 'types',
    remedy: 'Correct the types; `any` and @ts-ignore are no way out.',
    run: checkTypes,
  },
];

let failed = 0;
for (const check of checks) failed += (await passes(check)) ? 0 : 1;
process.exitCode = failed === 0 ? 0 : 1;

async function passes({ name, remedy, run }: Check): Promise<boolean> {
  const startedAt = performance.now();
  const problems = await run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  for (const problem of problems) console.log(problem.replace(/^/gm, '  '));
  if (problems.length > 0) console.log(`  What to do: ${remedy}`);
  return problems.length === 0;
}

/** The root's, and those of examples that are no workspaces. */
function lockFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '*package-lock.json'];
  const files = execFileSync('git', args, { cwd: rootFolder, encoding: 'utf8' }).split('\n');
  return files.filter((file) => file !== '');
}

function checkLockFile(file: string): string[] {
  const lines = readFileSync(join(rootFolder, file), 'utf8').split('\n');
  return lines.flatMap((line, index) =>
    /"resolved": "https?:/.test(line) ? [`${file}:${index + 1} names a registry`] : [],
  );
}
