/** What no schema can say about a tree: rules that hold between its nodes. */
import { roleKey } from '../handlers/party/compare-fields.ts';
import { containsUnknown, isUnknown } from '../handlers/unknown-values.ts';
import type { WrittenNode } from './written-nodes.ts';

/** Something that is wrong at one place of a tree. */
export interface Mistake {
  /** RFC 6901 pointer to it. */
  readonly pointer: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** Limits of the directory. */
const MOST_LEVELS = 16;
const MOST_NODES = 20_000;

/** Fields that no two parties of a tenant share. */
const uniqueFields = ['uri', 'externalId'] as const;

/** @param nodes with the unknown marker in place of what only a later step tells */
export function ruleMistakes(nodes: readonly WrittenNode[]): Mistake[] {
  return [
    ...sizeMistakes(nodes),
    ...nodes.flatMap(cycleMistake),
    ...repeatedKeys(nodes),
    ...twinMistakes(nodes),
    ...nodes.flatMap(depthMistake),
    ...uniqueFields.flatMap((field) => repeatedValues(nodes, field)),
    ...memberMistakes(nodes),
    ...groupCycles(nodes),
    ...nodes.flatMap(roleMistakes),
  ];
}

function sizeMistakes({ length }: readonly WrittenNode[]): Mistake[] {
  if (length <= MOST_NODES) return [];
  return [{ pointer: '', message: `has ${length} nodes; at most ${MOST_NODES}: make several trees of it` }];
}

function cycleMistake({ pointer, isCycle }: WrittenNode): Mistake[] {
  return isCycle ? [{ pointer, message: 'stands below itself; take it out of one of the places' }] : [];
}

function repeatedKeys(nodes: readonly WrittenNode[]): Mistake[] {
  const keyed = nodes.filter(({ key, isCycle }) => key !== '' && !isCycle);
  return repeats(keyed, ({ key }) => key).map(({ pointer, first }) => ({
    pointer: `${pointer}/key`,
    message: `is also the key of ${titleOf(first)}; give each node its own`,
  }));
}

function twinMistakes(nodes: readonly WrittenNode[]): Mistake[] {
  const units = nodes.filter(
    ({ type, fields: { displayName }, isCycle }) =>
      type === 'OrganizationUnit' && typeof displayName === 'string' && !isUnknown(displayName) && !isCycle,
  );
  const place = ({ pointer, fields }: WrittenNode) =>
    JSON.stringify([pointer.replace(/\d+$/, ''), fields.displayName]);
  return repeats(units, place).map(({ pointer, first }) => ({
    pointer: `${pointer}/displayName`,
    message: `is also that of unit "${first.key}", in the same place; siblings need different names`,
  }));
}

/** One mistake for the first unit that is too deep, none for those below it. */
function depthMistake({ pointer, type, level }: WrittenNode): Mistake[] {
  if (type !== 'OrganizationUnit' || level !== MOST_LEVELS + 1) return [];
  return [
    { pointer, message: `is on level ${level}; a tree has at most ${MOST_LEVELS} levels: nest it higher` },
  ];
}

function repeatedValues(nodes: readonly WrittenNode[], field: (typeof uniqueFields)[number]): Mistake[] {
  const having = nodes.filter(({ fields }) => typeof fields[field] === 'string' && !isUnknown(fields[field]));
  return repeats(having, ({ fields }) => String(fields[field])).map(({ pointer, first }) => ({
    pointer: `${pointer}/${field}`,
    message: `is also that of ${titleOf(first)}; no two parties of a tenant share it`,
  }));
}

function memberMistakes(nodes: readonly WrittenNode[]): Mistake[] {
  const keys = new Set(nodes.map(({ key }) => key));
  return nodes.flatMap(({ pointer, members = [] }) =>
    members.flatMap((member, index) =>
      typeof member !== 'string' || keys.has(member)
        ? []
        : [
            {
              pointer: `${pointer}/members/${index}`,
              message: `"${member}" is not the key of a node of this tree; correct it or add the node`,
            },
          ],
    ),
  );
}

/** Each cycle once, at the group that comes first. */
function groupCycles(nodes: readonly WrittenNode[]): Mistake[] {
  const groups = new Map(
    nodes.flatMap((node) => (node.type === 'Group' && node.key !== '' ? [[node.key, node]] : [])),
  );
  const done = new Set<string>();
  const mistakes: Mistake[] = [];
  for (const { key, pointer } of groups.values()) {
    const cycle = cycleFrom(key, [], groups, done);
    if (cycle === undefined) continue;
    const way = cycle.map((each) => `"${each}"`).join(' -> ');
    const index = groups.get(cycle[0] ?? '')?.members?.indexOf(cycle[1] ?? '') ?? 0;
    const at = groups.get(cycle[0] ?? '')?.pointer ?? pointer;
    mistakes.push({
      pointer: `${at}/members/${index}`,
      message: `makes a group a member of itself: ${way}; take one out`,
    });
  }
  return mistakes;
}

/** A cycle that a walk along members comes upon, first and last the same; groups in `done` lead to no new one. */
function cycleFrom(
  key: string,
  above: readonly string[],
  groups: ReadonlyMap<string, WrittenNode>,
  done: Set<string>,
): string[] | undefined {
  if (above.includes(key)) return [...above.slice(above.indexOf(key)), key];
  if (done.has(key)) return undefined;
  const way = [...above, key];
  for (const member of groups.get(key)?.members ?? []) {
    const cycle = groups.has(member) ? cycleFrom(member, way, groups, done) : undefined;
    if (cycle === undefined) continue;
    for (const each of way) done.add(each);
    return cycle;
  }
  done.add(key);
  return undefined;
}

function roleMistakes({ pointer, fields: { specializations } }: WrittenNode): Mistake[] {
  if (!Array.isArray(specializations)) return [];
  const keys = specializations.map((role) => (containsUnknown(role) ? undefined : roleKey(role)));
  return keys.flatMap((key, index) =>
    key !== undefined && keys.indexOf(key) < index
      ? [
          {
            pointer: `${pointer}/specializations/${index}`,
            message: 'repeats a subtype in the same unit; leave one of them out',
          },
        ]
      : [],
  );
}

function repeats(
  nodes: readonly WrittenNode[],
  nameOf: (node: WrittenNode) => string,
): { pointer: string; first: WrittenNode }[] {
  const firsts = new Map<string, WrittenNode>();
  return nodes.flatMap((node) => {
    const first = firsts.get(nameOf(node));
    if (first !== undefined) return [{ pointer: node.pointer, first }];
    firsts.set(nameOf(node), node);
    return [];
  });
}

function titleOf({ type, key, fields: { displayName } }: WrittenNode): string {
  return `${type} ${typeof displayName === 'string' && !isUnknown(displayName) ? `"${displayName}"` : `"${key}"`}`;
}
