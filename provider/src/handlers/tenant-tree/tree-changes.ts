/** What is different between two trees, node by node, and a summary of it for people. */
import { changedFields, sameJson } from '../party/compare-fields.ts';
import type { NodeMap, TreeNode } from './tree-node.ts';

/** What becomes of one node. */
export interface NodeChange {
  readonly action: 'add' | 'remove' | 'move' | 'rename' | 'move and rename' | 'change';
  readonly key: string;
  /** Path before; undefined for an addition. */
  readonly from: string | undefined;
  /** Path after; undefined for a removal. */
  readonly to: string | undefined;
  /** What else changes: names of fields, and `members`. */
  readonly fields: readonly string[];
}

/** Lines of a summary at most; a tree of thousands that is new has as many additions. */
const MOST_LINES = 1_000;

/** Additions, then changes, in the order of the new tree's keys; then removals. */
export function changesBetween(before: NodeMap, after: NodeMap): NodeChange[] {
  const changes: NodeChange[] = [];
  for (const node of after.values()) {
    const old = before.get(node.key);
    const change = old === undefined ? addition(node, after) : changeOf(old, node, before, after);
    if (change !== undefined) changes.push(change);
  }
  for (const { key } of before.values()) {
    if (!after.has(key))
      changes.push({ action: 'remove', key, from: pathOf(key, before), to: undefined, fields: [] });
  }
  return changes;
}

/** Whether the state has to learn something that the directory need not: other fields are managed than before. */
export function managesOthers(before: NodeMap, after: NodeMap): boolean {
  return [...after.values()].some(({ key, fields, members }) => {
    const old = before.get(key);
    const names = Object.keys(fields);
    return (
      old === undefined ||
      names.length !== Object.keys(old.fields).length ||
      names.some((name) => !Object.hasOwn(old.fields, name)) ||
      (members === undefined) !== (old.members === undefined)
    );
  });
}

/** Path of a node by displayNames, `/Company/Sales`; slashes and percent signs in a name are percent-encoded. */
export function pathOf(key: string, nodes: NodeMap): string {
  const names: string[] = [];
  for (let at: string | null = key; at !== null && names.length <= nodes.size; ) {
    const node = nodes.get(at);
    names.unshift(node === undefined ? `(${at})` : segmentOf(node));
    at = node?.parent ?? null;
  }
  return `/${names.join('/')}`;
}

/**
 * The summary that a preview shows: a line of numbers, then a line for each node.
 *
 * @param title of the tree
 */
export function summaryOf(title: string, changes: readonly NodeChange[]): string {
  const count = (...actions: NodeChange['action'][]) =>
    changes.filter(({ action }) => actions.includes(action)).length;
  const numbers = [
    [count('move', 'move and rename'), 'move'],
    [count('rename', 'move and rename'), 'rename'],
    [count('add'), 'addition'],
    [count('remove'), 'removal'],
    [changes.filter(({ fields, action }) => fields.length > 0 && action !== 'add').length, 'other change'],
  ] as const;
  const told = numbers.filter(([number]) => number > 0);
  const head = told.map(([number, noun]) => `${number} ${noun}${number === 1 ? '' : 's'}`).join(', ');
  const lines = changes.slice(0, MOST_LINES).map(lineOf);
  const more = changes.length - lines.length;
  return [`${title}: ${head}`, ...lines, ...(more > 0 ? [`  ... and ${more} more`] : [])].join('\n');
}

function addition({ key }: TreeNode, after: NodeMap): NodeChange {
  return { action: 'add', key, from: undefined, to: pathOf(key, after), fields: [] };
}

function changeOf(old: TreeNode, node: TreeNode, before: NodeMap, after: NodeMap): NodeChange | undefined {
  // What was written last time may be null, which means something: the same null again is no change.
  const changed = changedFields(node.fields, old.fields).filter(
    (name) => !sameJson(node.fields[name], old.fields[name]),
  );
  const fields = changed.filter((name) => name !== 'displayName');
  if (node.members !== undefined && !sameMembers(node.members, old.members)) fields.push('members');
  const isMoved = node.parent !== old.parent;
  const isRenamed = changed.includes('displayName');
  if (!isMoved && !isRenamed && fields.length === 0) return undefined;
  const action = isMoved ? (isRenamed ? 'move and rename' : 'move') : isRenamed ? 'rename' : 'change';
  const { key } = node;
  return { action, key, from: pathOf(key, before), to: pathOf(key, after), fields };
}

function sameMembers(one: readonly string[], other: readonly string[] | undefined): boolean {
  return changedFields({ memberIds: one }, { memberIds: other ?? null }).length === 0 && other !== undefined;
}

function lineOf({ action, key, from, to, fields }: NodeChange): string {
  const sign = action === 'add' ? '+' : action === 'remove' ? '-' : '~';
  const path = action === 'add' || action === 'change' ? to : action === 'remove' ? from : `${from} -> ${to}`;
  const also = fields.length > 0 ? `${action === 'change' ? '' : ', also'} ${fields.join(', ')}` : '';
  const told = action === 'change' ? `:${also}` : also;
  return `  ${sign} ${action} ${path} (${key})${told}`;
}

function segmentOf({ key, fields: { displayName } }: TreeNode): string {
  const name = typeof displayName === 'string' ? displayName : key;
  return name.replaceAll('%', '%25').replaceAll('/', '%2F');
}
