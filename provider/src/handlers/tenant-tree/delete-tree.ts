/** Deletes of a tree and of nodes that leave it. */
import { assertTenant } from '../assert-tenant.ts';
import type { Directory } from '../directory.ts';
import type { HandlerContext } from '../resource-handler.ts';
import { applyBody, busyPatience, treeFailure } from './apply-body.ts';
import type { KnownTree, TreeChoices } from './known-tree.ts';
import { type NodeMap, partyTypeOf, type TreeNode } from './tree-node.ts';

/** Deletes all nodes in one transaction, or leaves them alone where the program says so. */
export async function deleteTree(
  known: KnownTree,
  urn: string,
  choices: TreeChoices,
  { directory, objects }: HandlerContext,
): Promise<void> {
  if (!choices.prune) return;
  await assertTenant({ tenantId: known.tenantId }, directory);
  const isOthers = (key: string) => objects.isOthers(known.ids.get(key) ?? '', urn);
  const leaving = [...known.nodes.keys()].filter((key) => !isOthers(key));
  if (leaving.length === 0 && known.nodes.size > 0) return;
  if (leaving.length < known.nodes.size || goOneByOne(leaving, known, choices)) {
    await deleteNodes(leaving, known, choices, directory);
    return;
  }
  try {
    const body = applyBody(new Map(), known.owner, true);
    await directory.operations.write('applyOrganizationUnits', { body }, busyPatience);
  } catch (error) {
    throw treeFailure(error, known.nodes);
  }
}

/**
 * Whether nodes have to be deleted one by one: an apply deletes only what an earlier one made, and only units in which
 * nothing else is.
 */
export function goOneByOne(leaving: readonly string[], known: KnownTree, { mode }: TreeChoices): boolean {
  return leaving.length > 0 && (mode !== 'refuse' || leaving.some((key) => known.adopted.has(key)));
}

/** Deletes nodes, each before the unit that it stands in; those that are gone already are fine. */
export async function deleteNodes(
  keys: readonly string[],
  known: KnownTree,
  { mode }: TreeChoices,
  directory: Directory,
): Promise<void> {
  const nodes = keys.flatMap((key) => known.nodes.get(key) ?? []);
  const isUnit = ({ type }: TreeNode) => type === 'OrganizationUnit';
  const remove = async ({ key, type }: TreeNode) => {
    const id = known.ids.get(key);
    if (id !== undefined)
      await directory.remove(partyTypeOf[type], id, isUnit({ type } as TreeNode) ? mode : undefined);
  };
  try {
    await Promise.all(nodes.filter((node) => !isUnit(node)).map(remove));
    for (const level of deepestFirst(nodes.filter(isUnit), known.nodes)) await Promise.all(level.map(remove));
  } catch (error) {
    throw treeFailure(error, known.nodes);
  }
}

function deepestFirst(units: readonly TreeNode[], nodes: NodeMap): TreeNode[][] {
  const levels: TreeNode[][] = [];
  for (const unit of units) {
    let level = 0;
    for (let at = unit.parent; at !== null && level < nodes.size; at = nodes.get(at)?.parent ?? null) level++;
    levels[level] = [...(levels[level] ?? []), unit];
  }
  return levels.filter((level) => level !== undefined).reverse();
}
