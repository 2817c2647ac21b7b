/** From the arguments of a TenantTree to nodes that are sound, or to errors that name all mistakes. */
import * as pulumi from '@pulumi/pulumi';
import type { TreeNode } from '../handlers/tenant-tree/tree-node.ts';
import { mistakesIn, mistakeText } from './check-tree.ts';
import type { TenantTreeArgs } from './tenant-tree-args.ts';
import { readTreeFile, type TreeFile } from './tree-file.ts';
import { flattenTree } from './written-nodes.ts';

const lists = ['units', 'parties', 'groups'] as const;

/** Arguments that are no lists, with what they may be. */
const choices: { readonly [name: string]: readonly unknown[] } = {
  granularity: ['resource', 'tree'],
  prune: [true, false],
  deletionMode: ['refuse', 'cascade', 'rehome'],
  adopt: [true, false],
};

/**
 * The nodes that the arguments name, each after the one that it stands in.
 *
 * @param name of the tree, for messages
 * @throws pulumi.RunError for the last mistake; those before it have been logged as errors then
 */
export function nodesOf(name: string, args: TenantTreeArgs): TreeNode[] {
  const wrong = argumentMistakes(args);
  if (wrong.length > 0) refuse(name, wrong);
  const file = args.file === undefined ? undefined : readTreeFile(args.file);
  if (file !== undefined && file.problems.length > 0) refuse(name, file.problems);
  const tree = file === undefined ? listsOf(args) : file.tree;
  const mistakes = textsOfMistakes(tree, file);
  if (mistakes.length > 0) refuse(name, mistakes);
  return flattenTree(tree);
}

/** What is wrong with a tree, in the order in which it stands in the file. */
export function textsOfMistakes(tree: unknown, file: TreeFile | undefined): string[] {
  const mistakes = mistakesIn(tree);
  if (mistakes.length === 0) return [];
  const nodes = flattenTree(tree);
  const texts = mistakes.map((mistake) => ({
    at: file?.place(mistake.pointer) ?? '',
    text: mistakeText(mistake, nodes),
  }));
  if (file === undefined) return texts.map(({ text }) => text);
  const inOrder = texts.sort((one, other) => one.at.localeCompare(other.at, 'en', { numeric: true }));
  // Once, even if an alias brings the same lines in several times.
  return [...new Set(inOrder.map(({ at, text }) => `${at}: ${text}`))];
}

function argumentMistakes(args: TenantTreeArgs): string[] {
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  const has = (name: string) => given.some(([each]) => each === name);
  const surplus = given.filter(([name]) => name !== 'file' && !Object.hasOwn(choices, name) && !isList(name));
  const mistakes = surplus.map(
    ([argument]) => `${argument}: is not an argument of a TenantTree; leave it out`,
  );
  for (const [argument, allowed] of Object.entries(choices)) {
    if (has(argument) && !given.some(([each, value]) => each === argument && allowed.includes(value)))
      mistakes.push(`${argument}: must be one of ${allowed.join(', ')}`);
  }
  if (has('file') && typeof args.file !== 'string')
    mistakes.push('file: must be the path of a YAML or JSON file');
  const hasLists = lists.some(has);
  if (has('file') && hasLists)
    mistakes.push('file: must not stand beside units, parties or groups; put them into it');
  // What is missing by mistake would empty the tenant.
  if (!has('file') && !hasLists)
    mistakes.push('file: give a file, or units, parties or groups; an empty list if need be');
  return mistakes;
}

function isList(name: string): boolean {
  return lists.some((list) => list === name);
}

function listsOf(args: TenantTreeArgs): object {
  return Object.fromEntries(lists.flatMap((list) => (args[list] === undefined ? [] : [[list, args[list]]])));
}

/** One error for each, so that the user sees all of them at once. */
function refuse(name: string, mistakes: readonly string[]): never {
  const texts = mistakes.map((mistake) => `TenantTree "${name}": ${mistake}`);
  for (const text of texts.slice(0, -1)) pulumi.log.error(text);
  throw new pulumi.RunError(texts.at(-1) ?? '');
}
