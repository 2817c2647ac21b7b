/** Who may import whom: schema -> sdk -> provider -> examples, schema -> server, sdk and server -> cli; and the layers inside server. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import ts from 'typescript';

/** One import that crosses a boundary. */
export interface BoundaryViolation {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What the import names, as written. */
  readonly imported: string;
  /** The rule that forbids it, as a sentence. */
  readonly rule: string;
}

interface Rule {
  readonly text: string;
  /** Both are paths from the root, or package names. */
  forbids(file: string, target: string): boolean;
}

const products = ['sdk', 'provider', 'server', 'cli', 'examples'] as const;
const workspaces: Readonly<Record<string, string>> = {
  '@espalier/sdk': 'sdk',
  '@espalier/pulumi': 'provider',
  '@espalier/server': 'server',
  '@espalier/examples': 'examples',
  espalier: 'cli',
};

const rules: readonly Rule[] = [
  never(
    'sdk',
    ['provider', 'server', 'cli', 'examples', 'schema', '@pulumi'],
    'sdk imports only itself and libraries',
  ),
  never(
    'provider',
    ['server', 'cli', 'examples', 'schema'],
    'provider imports only sdk, Pulumi and libraries',
  ),
  never('provider', ['sdk/'], 'provider imports @espalier/sdk by its name, never its insides'),
  never(
    'server',
    ['sdk', 'provider', 'cli', 'examples', '@pulumi'],
    'server never imports sdk, provider or Pulumi',
  ),
  never(
    'examples',
    ['server', 'cli', 'sdk/', 'provider/'],
    'examples import packages by name, as a user would',
  ),
  never('cli', ['provider', 'examples', 'schema', '@pulumi'], 'cli imports only sdk, server and libraries'),
  never('cli', ['sdk/', 'server/'], 'cli imports sdk and server by name, never their insides'),
  ...products.map((part) =>
    never(part, ['test', 'tools', 'bench'], 'product code never imports tests, tools or benchmarks'),
  ),
  {
    text: '*.rules.ts import only generated types, errors, other rules and node:util: no store, HTTP, clock or environment',
    forbids: (file, target) =>
      file.startsWith('server/') &&
      file.endsWith('.rules.ts') &&
      target !== 'node:util' &&
      !/^server\/src\/(generated|errors)\/|\.rules\.ts$/.test(target),
  },
  {
    text: '*.store.ts never import *.routes.ts: routes call stores',
    forbids: (file, target) => file.endsWith('.store.ts') && target.endsWith('.routes.ts'),
  },
];

/**
 * Reads every import below the product folders of `root`, static and dynamic, and returns those that a rule forbids,
 * in the order of files and lines.
 */
export function findBoundaryViolations(root: string): BoundaryViolation[] {
  return products.flatMap((part) => sourcesBelow(root, part)).flatMap((file) => violationsIn(root, file));
}

function violationsIn(root: string, file: string): BoundaryViolation[] {
  const text = readFileSync(join(root, file), 'utf8');
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.flatMap(({ fileName: imported, pos }) => {
    const target = targetOf(file, imported);
    const line = text.slice(0, pos).split('\n').length;
    return rules
      .filter((rule) => rule.forbids(file, target))
      .map((rule) => ({ file, line, imported, rule: rule.text }));
  });
}

function never(part: string, targets: readonly string[], text: string): Rule {
  const isBelow = (path: string, folder: string) =>
    path === folder || path.startsWith(posix.join(folder, '/'));
  return {
    text,
    forbids: (file, target) =>
      isBelow(file, part) &&
      // "sdk/" means the insides of sdk, "sdk" all of it, its package name included.
      targets.some((forbidden) =>
        forbidden.endsWith('/') ? target.startsWith(forbidden) : isBelow(target, forbidden),
      ),
  };
}

/** A path from the root for relative imports and for the workspaces' packages, else the package as written. */
function targetOf(file: string, imported: string): string {
  if (imported.startsWith('.')) return posix.join(posix.dirname(file), imported);
  const words = imported.split('/');
  const name = words.splice(0, imported.startsWith('@') ? 2 : 1).join('/');
  const folder = workspaces[name];
  return folder === undefined ? imported : posix.join(folder, ...words);
}

function sourcesBelow(root: string, part: string): string[] {
  const folder = join(root, part);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !/(^|\/)(node_modules|dist|generated)\//.test(file))
    .sort();
}
