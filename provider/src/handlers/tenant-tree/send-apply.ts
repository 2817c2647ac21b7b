import type { Answer } from '@espalier/sdk';
import type { Directory } from '../directory.ts';
import { applyBody, busyPatience, treeFailure } from './apply-body.ts';
import { externalIdOf } from './tree-identity.ts';
import type { NodeMap } from './tree-node.ts';

/** What an apply did. */
export interface Applied {
  /** Ids by key. */
  readonly ids: ReadonlyMap<string, string>;
  /** Ids of what it deleted. */
  readonly deleted: ReadonlySet<string>;
}

/**
 * One POST /ou/apply, one transaction.
 *
 * @param named nodes by which a failure names what it is about
 * @throws ResourceFailure in terms of the tree; any error of the SDK that is not about nodes
 */
export async function sendApply(
  nodes: NodeMap,
  owner: string,
  prune: boolean,
  directory: Directory,
  named = nodes,
): Promise<Applied> {
  try {
    const body = applyBody(nodes, owner, prune);
    const { data } = await directory.operations.write('applyOrganizationUnits', { body }, busyPatience);
    const { ids, changes } = data as Answer<'applyOrganizationUnits'>;
    const deletions = changes.filter(({ action }) => action === 'delete');
    return {
      ids: new Map([...nodes.values()].map((node) => [node.key, String(ids[externalIdOf(node, owner)])])),
      deleted: new Set(deletions.map(({ id }) => id)),
    };
  } catch (error) {
    throw treeFailure(error, named);
  }
}
