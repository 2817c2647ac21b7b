/** Objects that exist already and that nodes of a tree take over. */
import { findAdoptable } from '../party/adopt-party.ts';
import { partyKinds } from '../party/party-kinds.ts';
import { type HandlerContext, ResourceFailure } from '../resource-handler.ts';
import type { KnownTree } from './known-tree.ts';
import { pathOf } from './tree-changes.ts';
import { type NodeMap, partyTypeOf, type TreeNode } from './tree-node.ts';

/**
 * Looks for an object for each node that the state does not know, from the top down: by externalId; a unit else by
 * parent and displayName; others else by uri, else by home unit and displayName.
 *
 * @returns ids by key
 * @throws ResourceFailure when several match, or another resource of the program has it
 */
export async function adoptNodes(
  nodes: NodeMap,
  known: KnownTree,
  urn: string,
  context: HandlerContext,
): Promise<Map<string, string>> {
  const adopted = new Map<string, string>();
  const idOf = (key: string) => adopted.get(key) ?? known.ids.get(key);
  let level = [...nodes.values()].filter(({ parent }) => parent === null);
  while (level.length > 0) {
    const found = await Promise.all(
      level
        .filter(({ key }) => !known.nodes.has(key))
        .map((node) => adoptable(node, nodes, idOf, urn, context)),
    );
    for (const [key, id] of found.flat()) adopted.set(key, id);
    const held = new Set(level.map(({ key }) => key));
    level = [...nodes.values()].filter(({ parent }) => parent !== null && held.has(parent));
  }
  return adopted;
}

/** The one object for a node, as a list of at most one key and id. */
async function adoptable(
  node: TreeNode,
  nodes: NodeMap,
  idOf: (key: string) => string | undefined,
  urn: string,
  { directory, objects }: HandlerContext,
): Promise<[string, string][]> {
  const { key, type, parent, fields } = node;
  const place = parent === null ? null : idOf(parent);
  // Its place is new: nothing is there.
  if (place === undefined) return [];
  const where = type === 'OrganizationUnit' ? { parentOuId: place } : { organizationUnitId: place };
  const name = `node "${key}" (${pathOf(key, nodes)})`;
  const inputs = { ...fields, ...where, adopt: true };
  const found = await findAdoptable(partyKinds[partyTypeOf[type]], inputs, directory).catch(
    (error: unknown) => {
      throw error instanceof ResourceFailure
        ? new ResourceFailure(`${name}: ${error.message}`, 'adopt')
        : error;
    },
  );
  if (found === undefined) return [];
  if (!objects.take(found.id, urn, inputs))
    throw new ResourceFailure(
      `${name}: another resource of this program already manages ${found.id}`,
      'adopt',
    );
  return [[key, found.id]];
}
