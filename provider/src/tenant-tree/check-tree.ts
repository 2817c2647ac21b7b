/** Everything that is wrong with a tree, as far as the program alone shows it: all mistakes at once, one per place. */
import { type ErrorDetail, schemaCheck } from '@espalier/sdk';
import { tenantTreeSchema } from '../generated/tenant-tree-schema.ts';
import { propertyPath } from '../handlers/body-check.ts';
import { unknownPointers, unknownValue } from '../handlers/unknown-values.ts';
import { isLater } from './later-values.ts';
import { type Mistake, ruleMistakes } from './tree-rules.ts';
import { flattenTree, type WrittenNode } from './written-nodes.ts';

/** Names whose values decide which nodes there are; they must be plain, the values of others may be outputs. */
const plainNames = new Set(['key', 'type', 'members', 'units', 'parties', 'groups']);

let checkSchema: ReturnType<typeof schemaCheck> | undefined;

/** @param tree what the file or the program says; values of fields may be outputs and promises */
export function mistakesIn(tree: unknown): Mistake[] {
  const written = flattenTree(tree);
  // The schema would walk in circles.
  if (written.some(({ isCycle }) => isCycle)) return ruleMistakes(written.filter(({ isCycle }) => isCycle));
  const known = withMarkers(tree);
  const nodes = flattenTree(known);
  return [...schemaMistakes(known, nodes), ...ruleMistakes(nodes)];
}

/** `node "ada": email: must match format "email"`; a node without a key is named by its place. */
export function mistakeText({ pointer, message }: Mistake, nodes: readonly WrittenNode[]): string {
  const at = nodePointer(pointer);
  const property = propertyPath(pointer.slice(at.length));
  const key = nodes.find((node) => node.pointer === at)?.key;
  const subject = key ? `node "${key}"` : propertyPath(at);
  return [subject, property, message].filter((part) => part !== '').join(': ');
}

function schemaMistakes(tree: unknown, nodes: readonly WrittenNode[]): Mistake[] {
  checkSchema ??= schemaCheck(tenantTreeSchema);
  const unknown = unknownPointers(tree);
  const isOpen = (pointer: string) => unknown.some((at) => pointer === at || pointer.startsWith(`${at}/`));
  const types = new Map(nodes.map(({ pointer, type }) => [pointer, type]));
  return checkSchema(tree)
    .filter(({ pointer }) => !isOpen(pointer))
    .map((detail) => ({ pointer: detail.pointer, message: messageOf(detail, types) }));
}

function messageOf({ pointer, code, message }: ErrorDetail, types: ReadonlyMap<string, string>): string {
  const at = nodePointer(pointer);
  const property = pointer.slice(at.length + 1);
  if (property === 'key' && code === 'bad_pattern') return badKey;
  if (code !== 'unknown_field') return message;
  if (at === '') return 'is not one of units, parties and groups; leave it out';
  const type = String(types.get(at));
  return (
    saidOtherwise[property] ?? `is not a field of ${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}; leave it out`
  );
}

const badKey =
  'must be 1 to 63 lower-case letters, digits, "-", "_" and ".", beginning with a letter or digit, as in "sales-emea"';

const byNesting = 'is said by the place in the tree; leave it out and nest the node where it belongs';

/** Fields of the API that a tree says in a way of its own. */
const saidOtherwise: { readonly [property: string]: string } = {
  parentOuId: byNesting,
  organizationUnitId: byNesting,
  memberIds: 'is said by "members", a list of keys; use that instead',
};

/** The part of a pointer that names a node; empty: the tree itself. */
function nodePointer(pointer: string): string {
  return /^(\/units\/\d+)*(\/(parties|groups)\/\d+)?/.exec(pointer)?.[0] ?? '';
}

/** A copy in which the unknown marker stands for what is not there yet. */
function withMarkers(value: unknown, name = ''): unknown {
  if (isLater(value)) return plainNames.has(name) ? {} : unknownValue;
  if (Array.isArray(value)) return value.map((item) => withMarkers(item, name));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([field, item]) => [field, withMarkers(item, field)]));
}
