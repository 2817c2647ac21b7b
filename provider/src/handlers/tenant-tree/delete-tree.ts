/** Deletes of a tree and of nodes that leave it. */
import { assertTenant } from '../assert-tenant.ts';
import type { HandlerContext } from '../resource-handler.ts';
import { treeFailure } from './apply-body.ts';
import type { KnownTree, TreeChoices } from './known-tree.ts';
import { sendApply } from './send-apply.ts';
import { type NodeMap, partyTypeOf, type TreeNode } from './tree-node.ts';

/** Deletes all nodes in one transaction, or leaves them alone where the program says so. */
export async function deleteTree(
  known: KnownTree,
  urn: string,
  choices: TreeChoices,
  context: HandlerContext,
): Promise<void> {
  const { directory } = context;
  if (!choices.prune) return;
  await assertTenant({ tenantId: known.tenantId }, directory);
  const leaving = [...known.nodes.keys()];
  const none = { deleted: new Set<string>() };
  const { deleted } = goOneByOne(leaving, known, urn, choices, context)
    ? none
    : await sendApply(new Map(), known.owner, true, directory, known.nodes);
  await deleteNodes(leaving, deleted, known, urn, choices, context);
}

/**
 * Whether nodes have to be deleted one by one: an apply deletes only what an earlier one made, only units in which
 * nothing else is, and also what another resource of the program has taken over.
 */
export function goOneByOne(
  leaving: readonly string[],
  known: KnownTree,
  urn: string,
  { mode }: TreeChoices,
  { objects }: HandlerContext,
): boolean {
  if (leaving.length === 0) return false;
  const isOthers = (key: string) => objects.isOthers(known.ids.get(key) ?? '', urn);
  return mode !== 'refuse' || leaving.some((key) => known.adopted.has(key) || isOthers(key));
}

/**
 * Deletes nodes, each before the unit that it stands in; those that are gone already are fine.
 *
 * @param deleted ids of those that an apply has deleted; the others were not its own
 */
export async function deleteNodes(
  leaving: readonly string[],
  deleted: ReadonlySet<string>,
  known: KnownTree,
  urn: string,
  { mode }: TreeChoices,
  { directory, objects }: HandlerContext,
): Promise<void> {
  const isLeft = (id: string) => !deleted.has(id) && !objects.isOthers(id, urn);
  const nodes = leaving.flatMap((key) =>
    isLeft(known.ids.get(key) ?? '') ? (known.nodes.get(key) ?? []) : [],
  );
  const isUnit = ({ type }: TreeNode) => type === 'OrganizationUnit';
  const remove = async (node: TreeNode) => {
    const id = known.ids.get(node.key);
    if (id !== undefined) await directory.remove(partyTypeOf[node.type], id, isUnit(node) ? mode : undefined);
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
