/** What the state of a tree says, and what it shall say. */
import type { DeletionMode } from '../directory.ts';
import type { Properties } from '../resource-handler.ts';
import { canonicalText, mapIn, mapText, type NodeMap, nodesIn } from './tree-node.ts';

/** A tree as last written or read. */
export interface KnownTree {
  /** Its name in the directory, decided when it was made. */
  readonly owner: string;
  readonly tenantId: unknown;
  readonly nodes: NodeMap;
  readonly ids: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, string>;
  /** Keys of objects that existed before they came into the tree: an apply does not count them as its own. */
  readonly adopted: ReadonlySet<string>;
  /** Keys of objects whose externalId does not name them yet, or no longer. */
  readonly unlinked: ReadonlySet<string>;
}

/** What the program says beside the nodes. */
export interface TreeChoices {
  readonly prune: boolean;
  readonly mode: DeletionMode;
  readonly adopt: boolean;
}

/** @param outputs as {@link outputsOf} makes them; those of an import may lack the names that begin with `__` */
export function knownTree(outputs: Properties, owner: string): KnownTree {
  const keys = (value: unknown) => new Set(Array.isArray(value) ? value.map(String) : []);
  return {
    owner: typeof outputs.owner === 'string' ? outputs.owner : owner,
    tenantId: outputs.tenantId,
    nodes: nodesIn(outputs.nodes),
    ids: mapIn(outputs.ids),
    codes: mapIn(outputs.codes),
    adopted: keys(outputs.__adopted),
    unlinked: keys(outputs.__unlinked),
  };
}

/** Before anything of it was written. */
export function emptyTree(owner: string): KnownTree {
  return knownTree({ owner }, owner);
}

export function choicesOf({ prune, deletionMode, adopt }: Properties): TreeChoices {
  const mode = deletionMode === 'cascade' || deletionMode === 'rehome' ? deletionMode : 'refuse';
  return { prune: prune !== false, mode, adopt: adopt === true };
}

/** @param inputs supply what the program says beside the nodes */
export function outputsOf(tree: KnownTree, { prune, deletionMode, adopt }: Properties): Properties {
  const { owner, tenantId, nodes, ids, codes, adopted, unlinked } = tree;
  return {
    prune,
    deletionMode,
    ...(adopt === undefined ? {} : { adopt }),
    owner,
    tenantId,
    nodes: canonicalText(nodes.values()),
    ids: mapText(ids),
    codes: mapText(codes),
    ...(adopted.size > 0 ? { __adopted: [...adopted] } : {}),
    ...(unlinked.size > 0 ? { __unlinked: [...unlinked] } : {}),
  };
}
