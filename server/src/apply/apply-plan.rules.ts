import { ApiError, type ErrorDetail, fieldError } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import { assertDepth } from '../ou/ou-tree.rules.ts';
import {
  changedFields,
  fieldsOf,
  fieldsOfNew,
  type PartyBody,
  type PartyKind,
  type PartyView,
} from '../parties/party.rules.ts';

/** A node of the wanted tree, as the body gives it. */
export type ApplyNode = components['schemas']['ApplyNode'];

/** A node with what it is matched to and what it wants. */
export interface PlannedNode {
  index: number;
  node: ApplyNode;
  kind: PartyKind;
  id: string;
  /** What is there now; undefined: it will be made. */
  view: PartyView | undefined;
  /** Every field of a new party, or the fields that change. */
  fields: PartyBody;
}

/** Where in the body a node stands. */
export function pointerOf({ index }: { index: number }): string {
  return `/nodes/${index}`;
}

/** @throws ApiError `external_id_repeated` */
export function assertUniqueKeys(nodes: ApplyNode[]): void {
  const seen = new Set<string>();
  for (const [index, { externalId }] of nodes.entries()) {
    if (seen.has(externalId))
      throw fieldError(
        'external_id_repeated',
        `/nodes/${index}/externalId`,
        `the externalId ${externalId} stands twice; give each node its own`,
      );
    seen.add(externalId);
  }
}

const linkFields = ['type', 'parentExternalId', 'organizationUnitExternalId', 'memberExternalIds'];
const linksByType: Record<string, string[]> = {
  organization_unit: ['type', 'parentExternalId'],
  group: ['type', 'organizationUnitExternalId', 'memberExternalIds'],
};

/**
 * Checks that a node has only fields of its type, and all that a new one needs.
 *
 * @throws ApiError `unknown_field` or `validation_failed`
 */
export function assertNodeFields(index: number, node: ApplyNode, kind: PartyKind, isNew: boolean): void {
  // Groups never have roles (contract, section 5).
  const known = new Set([...fieldsOf(kind), ...(kind.type === 'group' ? [] : ['specializations'])]);
  if (node.organizationUnitId !== undefined && node.organizationUnitExternalId !== undefined)
    throw fieldError(
      'validation_failed',
      `/nodes/${index}/organizationUnitExternalId`,
      'must not stand beside organizationUnitId: both say where the party lives',
    );
  const links = linksByType[kind.type] ?? ['type', 'organizationUnitExternalId'];
  const surplus = Object.keys(node).filter((name) => !known.has(name) && !links.includes(name));
  const details = surplus.map(
    (name): ErrorDetail => ({
      pointer: `/nodes/${index}/${name}`,
      code: 'unknown_field',
      message: `is not a field of a ${kind.type}`,
    }),
  );
  if (details.length > 0)
    throw new ApiError('unknown_field', `${details[0]?.pointer} ${details[0]?.message}`, details);
  const needed = isNew ? ['displayName', ...(kind.type === 'organization' ? ['legalName'] : [])] : [];
  const missing = needed.filter((name) => !(name in node));
  if (missing.length === 0) return;
  const absent = missing.map(
    (name): ErrorDetail => ({
      pointer: `/nodes/${index}/${name}`,
      code: 'field_required',
      message: 'is required: there is no such party yet',
    }),
  );
  throw new ApiError('validation_failed', `${absent[0]?.pointer} ${absent[0]?.message}`, absent);
}

/** The fields of a node without its links to other nodes. */
export function ownFields(node: ApplyNode): PartyBody {
  return Object.fromEntries(Object.entries(node).filter(([name]) => !linkFields.includes(name)));
}

/** What a node changes: everything for a new party, else the fields that differ. */
export function wantedFields(kind: PartyKind, body: PartyBody, view: PartyView | undefined): PartyBody {
  return view === undefined ? fieldsOfNew(kind, body) : changedFields(kind, body, view);
}

/** The level of a unit; a loop, because a body can hold a chain longer than any stack. */
function levelIn(
  levels: Map<string, number>,
  parentOf: Map<string, string | null>,
  unit: PlannedNode,
): number {
  const chain = new Set<string>();
  let at: string | null = unit.id;
  while (at !== null && !levels.has(at)) {
    if (chain.has(at))
      throw fieldError(
        'ou_cycle',
        `${pointerOf(unit)}/parentExternalId`,
        `${unit.node.externalId} would stand below itself`,
      );
    chain.add(at);
    at = parentOf.get(at) ?? null;
  }
  let level = at === null ? 0 : (levels.get(at) as number);
  for (const id of [...chain].toReversed()) {
    level += 1;
    levels.set(id, level);
  }
  return level;
}

/**
 * Units of the wanted tree by their final level, from the top. A level is complete before the next begins, so that each
 * parent is in its place before its children come.
 *
 * @param parentOf - final parent of every unit that is a node or stands above one; null: a root
 * @throws ApiError `ou_cycle` or `ou_depth_exceeded`
 */
export function unitsByLevel(units: PlannedNode[], parentOf: Map<string, string | null>): PlannedNode[][] {
  const levels = new Map<string, number>();
  const result: PlannedNode[][] = [];
  for (const unit of units) {
    const level = levelIn(levels, parentOf, unit);
    assertDepth(level, 0, `${pointerOf(unit)}/parentExternalId`);
    const peers = result[level] ?? [];
    peers.push(unit);
    result[level] = peers;
  }
  return result.filter((level) => level !== undefined);
}
