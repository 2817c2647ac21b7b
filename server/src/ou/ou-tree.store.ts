import { sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { lockSiblings } from '../db/tenant-locks.ts';
import { fieldError } from '../errors/api-error.ts';
import type { PartyBody } from '../parties/party.rules.ts';
import { levelOf } from './ou-code.rules.ts';
import { assertDepth, assertNoCycle, assignCode } from './ou-tree.rules.ts';

/** Where one more child would stand. */
interface Place {
  /** null: the root level. */
  parentCode: string | null;
  /** Highest code among live children; null: there is none. */
  highest: string | null;
}

/**
 * The place below a parent. Holds the siblings until the transaction ends, so that no other gets the same code.
 *
 * @throws ApiError `reference_not_found`
 */
async function holdPlace(session: Session, parentId: string | null): Promise<Place> {
  lockSiblings(session, parentId);
  const live = sql`tenant_id = ${session.tenantId} and not deleted`;
  // Not `is not distinct from`, which no index serves.
  const isChild = parentId === null ? sql`parent_id is null` : sql`parent_id = ${parentId}`;
  const place = await session.first(
    sql<Place>`select (select code from organization_units where ${live} and id = ${parentId}) as "parentCode",
      (select max(code) from organization_units where ${live} and ${isChild}) as highest`,
  );
  if (!place || (parentId !== null && place.parentCode === null))
    throw fieldError(
      'reference_not_found',
      '/parentOuId',
      `there is no live unit ${parentId} in this tenant`,
    );
  return place;
}

/**
 * The code of the next child of a parent. No other gets it before the transaction ends.
 *
 * @throws ApiError `reference_not_found`, `ou_children_exceeded`, `ou_depth_exceeded`
 */
export async function reserveCode(session: Session, parentId: string | null): Promise<string> {
  const { parentCode, highest } = await holdPlace(session, parentId);
  return assignCode(parentCode, highest);
}

/** Levels below a unit. */
async function heightBelow(session: Session, code: string): Promise<number> {
  const row = await session.first(
    sql<{
      length: number | null;
    }>`select max(length(code)) as length from organization_units where tenant_id = ${session.tenantId} and code >= ${code} and code < ${`${code}/`} and not deleted`,
  );
  return levelOf('0'.repeat(row?.length ?? code.length)) - levelOf(code);
}

/**
 * Moves a unit with everything below it: a new code under the new parent, the same relative codes below (seed 2, Move).
 * The tree lock is held exclusively by the caller.
 *
 * @param taken - a code to count as a sibling's though its unit is leaving
 * @throws ApiError `ou_cycle`, `ou_depth_exceeded`, `ou_children_exceeded`, `ou_name_taken`
 */
export async function moveUnit(
  session: Session,
  unit: { id: string; code: string },
  parentId: string | null,
  renamed?: string,
  taken?: string,
): Promise<string> {
  const { parentCode, highest } = await holdPlace(session, parentId);
  assertNoCycle(unit.code, parentCode);
  const isHigher = taken !== undefined && (highest === null || taken > highest);
  const code = assignCode(parentCode, isHigher ? taken : highest);
  assertDepth(levelOf(code), await heightBelow(session, unit.code));
  // The unit first: a sibling with its name refuses the whole move before any code is rewritten.
  await session.rows(
    sql`update organization_units set parent_id = ${parentId}, display_name = coalesce(${renamed ?? null}::text, display_name) where tenant_id = ${session.tenantId} and id = ${unit.id}`,
  );
  // '/' is the character after '.', so this range is the subtree and nothing else.
  await session.rows(
    sql`update organization_units set code = ${code} || substr(code, ${unit.code.length + 1}::int)
      where tenant_id = ${session.tenantId} and code >= ${unit.code} and code < ${`${unit.code}/`} and not deleted`,
  );
  return code;
}

const unitColumns = {
  displayName: 'display_name',
  tosUri: 'tos_uri',
  ouInheritancePolicy: 'ou_inheritance_policy',
} as const;

/** Writes changed fields of a unit that are not its place. */
export async function updateUnit(session: Session, id: string, changed: PartyBody): Promise<void> {
  const columns = Object.fromEntries(
    Object.entries(unitColumns).flatMap(([field, column]) =>
      field in changed ? [[column, changed[field]]] : [],
    ),
  );
  if ('branding' in changed)
    columns.branding = changed.branding === null ? null : JSON.stringify(changed.branding);
  if (Object.keys(columns).length === 0) return;
  await session.rows(
    statements
      .updateTable('organization_units')
      .set(columns)
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', id),
  );
}
