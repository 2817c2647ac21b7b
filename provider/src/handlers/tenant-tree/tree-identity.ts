/** How the nodes of a tree are told apart in the directory: by an externalId made of the tree and the key. */
import { createHash } from 'node:crypto';
import type { TreeNode } from './tree-node.ts';

/** Of the 255 characters of an externalId, 63 and a slash are for the key. */
const LONGEST_OWNER = 190;

/**
 * The name of a tree in the directory: `PROJECT/STACK/NAME`, with a digest where those do not make it unique, because
 * the tree stands in a component, or are too long.
 *
 * @param urn of the resource of the tree
 */
export function ownerOf(urn: string): string {
  const [start = '', project = '', types = '', ...name] = urn.split('::');
  const plain = [project, start.replace(/^urn:pulumi:/, ''), name.join('::')].join('/');
  // Beside the resource's own type there is always that of TenantTree.
  const isNested = types.split('$').length > 2;
  if (!isNested && plain.length <= LONGEST_OWNER) return plain;
  const digest = createHash('sha256').update(urn).digest('hex').slice(0, 12);
  return `${plain.slice(0, LONGEST_OWNER - digest.length - 1)}~${digest}`;
}

/** The externalId of a node: its own, where it names one. */
export function externalIdOf({ key, fields }: TreeNode, owner: string): string {
  return typeof fields.externalId === 'string' ? fields.externalId : `${owner}/${key}`;
}
