/** A tree as the body of POST /ou/apply, and what the directory says about that body in the words of the tree. */
import { EspalierError, validateBody } from '@espalier/sdk';
import { propertyPath } from '../body-check.ts';
import type { Body } from '../directory.ts';
import { type CheckFailure, ResourceFailure } from '../resource-handler.ts';
import { unknownPointers } from '../unknown-values.ts';
import { pathOf } from './tree-changes.ts';
import { externalIdOf } from './tree-identity.ts';
import { type NodeMap, partyTypeOf, type TreeNode } from './tree-node.ts';

/** Thousands of nodes take the directory a while; an attempt that took too long is asked for its answer again. */
export const busyPatience = { timeoutMs: 540_000, attemptTimeoutMs: 120_000 };

/** The body, nodes in the order of the map. */
export function applyBody(nodes: NodeMap, owner: string, prune: boolean): Body {
  const linkTo = (key: string) => {
    const node = nodes.get(key);
    return node === undefined ? `${owner}/${key}` : externalIdOf(node, owner);
  };
  return { owner, prune, nodes: [...nodes.values()].map((node) => applyNode(node, owner, linkTo)) };
}

function applyNode(node: TreeNode, owner: string, linkTo: (key: string) => string): Body {
  const { type, parent, members, fields } = node;
  const place = parent === null ? null : linkTo(parent);
  return {
    ...fields,
    externalId: externalIdOf(node, owner),
    ...(type === 'OrganizationUnit'
      ? { parentExternalId: place }
      : { type: partyTypeOf[type], organizationUnitExternalId: place }),
    ...(members ? { memberExternalIds: [...new Set(members)].map(linkTo) } : {}),
  };
}

/** What is wrong with the nodes, where only outputs of other resources could have told so late. */
export function applyFailures(nodes: NodeMap, owner: string): CheckFailure[] {
  const body = applyBody(nodes, owner, false);
  const unknown = unknownPointers(body);
  const isOpen = (pointer: string) => unknown.some((at) => pointer === at || pointer.startsWith(`${at}/`));
  return validateBody('applyOrganizationUnits', body)
    .filter(({ pointer }) => !isOpen(pointer))
    .map(({ pointer, message }) => ({ property: 'nodes', reason: placed(pointer, message, nodes) }));
}

/** The failure in terms of keys, paths and properties; errors that are not about the tree are given back as they are. */
export function treeFailure(error: unknown, nodes: NodeMap): unknown {
  if (!(error instanceof EspalierError)) return error;
  if (error.code === 'ou_not_empty') return notEmpty(error);
  const isAboutNodes = error.details.some(({ pointer }) => pointer.startsWith('/nodes/'));
  if (!isAboutNodes) return error;
  const texts = error.details.map(({ pointer, message }) => placed(pointer, message, nodes));
  const todo = advice[error.code];
  return new ResourceFailure(`${texts.join('; ')} (${error.code})${todo === undefined ? '' : `; ${todo}`}`);
}

const takeOver = 'to take over an object that exists already, set adopt: true';

const advice: { readonly [code: string]: string } = {
  ou_name_taken: `choose another displayName; ${takeOver}`,
  uri_taken: `choose another uri; ${takeOver}`,
  external_id_taken: `choose another externalId; ${takeOver}`,
  group_cycle: 'take one of the groups out',
};

function notEmpty(error: EspalierError): ResourceFailure {
  const { children, parties } = error as EspalierError & { children?: number; parties?: number };
  return new ResourceFailure(
    `units that leave the tree are not empty: ${children ?? 0} units below them and ${parties ?? 0} parties living in ` +
      `them are no nodes of it (ou_not_empty). Move or delete those, or set deletionMode to "rehome" (they go to the ` +
      `parent) or "cascade" (the units below go too, their parties go to the tenant root) and run pulumi up again`,
    'deletionMode',
  );
}

function placed(pointer: string, message: string, nodes: NodeMap): string {
  const [, , index, ...property] = pointer.split('/');
  const node = [...nodes.values()][Number(index)];
  if (node === undefined) return message;
  const name = propertyPath(['', ...property].join('/')).replace('memberExternalIds', 'members');
  const shown = ['parentExternalId', 'organizationUnitExternalId'].includes(name) ? '' : name;
  return `node "${node.key}" (${pathOf(node.key, nodes)}): ${shown === '' ? '' : `${shown}: `}${message}`;
}
