/** Makes the directory what a tree says: one apply, and what an apply cannot do before and after it. */
import { assertTenant } from '../assert-tenant.ts';
import type { Directory } from '../directory.ts';
import {
  type CreateResult,
  type HandlerContext,
  type Properties,
  UnfinishedCreate,
} from '../resource-handler.ts';
import { adoptNodes } from './adopt-nodes.ts';
import { deleteNodes, goOneByOne } from './delete-tree.ts';
import { choicesOf, type KnownTree, outputsOf } from './known-tree.ts';
import { sendApply } from './send-apply.ts';
import { changesBetween } from './tree-changes.ts';
import { externalIdOf } from './tree-identity.ts';
import { type NodeMap, nodesIn, partyTypeOf } from './tree-node.ts';
import { codesOfUnits } from './unit-codes.ts';

/** Safe to repeat at any time: the directory knows the nodes of an earlier attempt by their externalIds. */
export async function createTree(
  empty: KnownTree,
  urn: string,
  inputs: Properties,
  context: HandlerContext,
): Promise<CreateResult> {
  const { owner } = empty;
  const applied = await applyTree(empty, urn, inputs, context);
  try {
    const tree = await withCodes(applied, context.directory);
    return { id: owner, outputs: outputsOf(tree, inputs) };
  } catch (error) {
    throw new UnfinishedCreate({ id: owner, outputs: outputsOf(applied, inputs) }, error);
  }
}

/** Writes nothing where the nodes are the same. */
export async function updateTree(
  known: KnownTree,
  urn: string,
  inputs: Properties,
  context: HandlerContext,
): Promise<Properties> {
  const nodes = nodesIn(inputs.nodes);
  const changes = changesBetween(known.nodes, nodes);
  if (changes.length === 0 && known.unlinked.size === 0) return outputsOf({ ...known, nodes }, inputs);
  const applied = await applyTree(known, urn, inputs, context);
  return outputsOf(await withCodes(applied, context.directory), inputs);
}

async function applyTree(
  known: KnownTree,
  urn: string,
  inputs: Properties,
  context: HandlerContext,
): Promise<KnownTree> {
  const { directory } = context;
  const nodes = nodesIn(inputs.nodes);
  // With the token of another tenant the tree would be made a second time, over there.
  await assertTenant({ tenantId: known.tenantId }, directory);
  const choices = choicesOf(inputs);
  const { owner } = known;
  const adopted = choices.adopt ? await adoptNodes(nodes, known, urn, context) : new Map<string, string>();
  await linkNodes(
    nodes,
    { ...known, ids: new Map([...known.ids, ...adopted]) },
    new Set(adopted.keys()),
    directory,
  );
  const leaving = choices.prune ? [...known.nodes.keys()].filter((key) => !nodes.has(key)) : [];
  const prune = choices.prune && !goOneByOne(leaving, known, urn, choices, context);
  const { ids, deleted } = await sendApply(nodes, owner, prune, directory);
  warnOfUnseen(deleted, known, context);
  // After it: those who stay have left the units that go.
  await deleteNodes(leaving, deleted, known, urn, choices, context);
  const stays = (key: string) => nodes.has(key);
  return {
    ...known,
    tenantId: known.tenantId ?? (await directory.tenantId()),
    nodes,
    ids,
    adopted: new Set([...known.adopted, ...known.unlinked, ...adopted.keys()].filter(stays)),
    unlinked: new Set(),
  };
}

/** What an earlier run had made and its state has lost, or had kept with `prune: false`, no preview could name. */
function warnOfUnseen(deleted: ReadonlySet<string>, known: KnownTree, { warn }: HandlerContext): void {
  const seen = new Set(known.ids.values());
  const unseen = [...deleted].filter((id) => !seen.has(id));
  if (unseen.length === 0) return;
  const shown = unseen.slice(0, 10).join(', ');
  const more = unseen.length > 10 ? ` and ${unseen.length - 10} more` : '';
  warn(
    `deleted ${shown}${more}, which earlier runs had made for this tree and the state did not know any more`,
  );
}

/** Gives objects of the tree the externalId by which the apply shall find them, where they have another. */
async function linkNodes(
  nodes: NodeMap,
  known: KnownTree,
  adopted: ReadonlySet<string>,
  directory: Directory,
): Promise<void> {
  const { owner, unlinked, ids } = known;
  const links = [...nodes.values()].filter((node) => {
    const old = known.nodes.get(node.key);
    const hasOther = old !== undefined && externalIdOf(old, owner) !== externalIdOf(node, owner);
    return hasOther || unlinked.has(node.key) || adopted.has(node.key);
  });
  await Promise.all(
    links.map(async (node) => {
      const id = ids.get(node.key);
      if (id === undefined) return;
      await directory.update(partyTypeOf[node.type], id, { externalId: externalIdOf(node, owner) });
    }),
  );
}

async function withCodes(tree: KnownTree, directory: Directory): Promise<KnownTree> {
  return { ...tree, codes: await codesOfUnits(tree, directory) };
}
