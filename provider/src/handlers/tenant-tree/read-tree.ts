/** A tree as the directory shows it now. */
import { assertGone } from '../assert-gone.ts';
import type { Directory, Party } from '../directory.ts';
import { partyKinds } from '../party/party-kinds.ts';
import { partyOutputs } from '../party/party-outputs.ts';
import type { Properties } from '../resource-handler.ts';
import type { KnownTree } from './known-tree.ts';
import { externalIdOf } from './tree-identity.ts';
import { partyTypeOf, type TreeNode } from './tree-node.ts';

/**
 * Reads all nodes, by paged listings that they share; groups with managed members one by one.
 *
 * @returns the tree with the values that are there for what the program manages
 * @throws ResourceFailure when nodes are missing that may be there all the same
 */
export async function readTree(known: KnownTree, directory: Directory): Promise<KnownTree> {
  const found = await Promise.all(
    [...known.nodes.values()].map(async (node) => ({ node, party: await partyOf(node, known, directory) })),
  );
  const keys = new Map([...known.ids].map(([key, id]) => [id, key]));
  const nodes = new Map<string, TreeNode>();
  const ids = new Map<string, string>();
  const codes = new Map<string, string>();
  const unlinked = new Set<string>();
  for (const { node, party } of found) {
    if (party === undefined) continue;
    nodes.set(node.key, nodeAsFound(node, party, keys));
    ids.set(node.key, party.id);
    if (typeof party.code === 'string') codes.set(node.key, party.code);
    if (party.externalId !== externalIdOf(node, known.owner)) unlinked.add(node.key);
  }
  if (nodes.size < known.nodes.size) await assertGone({ tenantId: known.tenantId }, directory);
  return { ...known, nodes, ids, codes, unlinked };
}

async function partyOf(
  { key, type, members }: TreeNode,
  { ids }: KnownTree,
  directory: Directory,
): Promise<Party | undefined> {
  const id = ids.get(key);
  if (id === undefined) return undefined;
  const partyType = partyTypeOf[type];
  // A listing does not tell the members of a group.
  return members === undefined
    ? directory.find(partyType, id)
    : directory.get(partyType, id, { members: true });
}

function nodeAsFound(node: TreeNode, party: Party, keys: ReadonlyMap<string, string>): TreeNode {
  const { key, type, members, fields } = node;
  const keyOf = (id: unknown) => keys.get(String(id)) ?? `id ${String(id)}`;
  const above = type === 'OrganizationUnit' ? party.parentOuId : party.organizationUnitId;
  return {
    key,
    type,
    parent: above === null || above === undefined ? null : keyOf(above),
    ...(members ? { members: membersAsFound(members, party, keyOf) } : {}),
    fields: fieldsAsFound(fields, type, party),
  };
}

function fieldsAsFound(fields: Properties, type: TreeNode['type'], party: Party): Properties {
  const outputs = partyOutputs(partyKinds[partyTypeOf[type]], party, fields);
  return Object.fromEntries(Object.keys(fields).map((name) => [name, outputs[name] ?? null]));
}

/** In the order in which they were written: a set must not seem to change. */
function membersAsFound(members: readonly string[], party: Party, keyOf: (id: unknown) => string): string[] {
  const list = Array.isArray(party.members) ? (party.members as { id: string }[]) : [];
  const present = list.map(({ id }) => keyOf(id));
  return [
    ...members.filter((key) => present.includes(key)),
    ...present.filter((key) => !members.includes(key)),
  ];
}
