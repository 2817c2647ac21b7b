import { sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { lockSiblings } from '../db/tenant-locks.ts';
import { fieldError } from '../errors/api-error.ts';
import type { PartyBody } from '../parties/party.rules.ts';
import { levelOf } from './ou-code.rules.ts';
import { assertDepth, assertNoCycle, assignCode } from './ou-tree.rules.ts';

/** A place for one more child. */
export interface Place {
  /** Of the new child. */
  code: string;
  /** Of the parent; null: the root level. */
  parentCode: string | null;
}

/**
 * The code of the next child of a parent, with the parent's own. Holds the siblings until the transaction ends, so that
 * no other gets the same.
 *
 * @param taken - a code to count as a sibling's though its unit is leaving
 * @throws ApiError `reference_not_found`, `ou_children_exceeded`, `ou_depth_exceeded`
 */
export async function reserveCode(
  session: Session,
  parentId: string | null,
  taken?: string,
): Promise<Place> {
  lockSiblings(session, parentId);
  const ofTenant = sql`tenant_id = ${session.tenantId} and not deleted`;
  // Not `is not distinct from`, which no index serves.
  const isChild = parentId === null ? sql`parent_id is null` : sql`parent_id = ${parentId}`;
  const row = await session.first(
    sql<{ parent: string | null; highest: string | null }>`select
      (select code from organization_units where ${ofTenant} and id = ${parentId}) as parent,
      (select max(code) from organization_units where ${ofTenant} and ${isChild}) as highest`,
  );
  const parentCode = row?.parent ?? null;
  if (parentId !== null && parentCode === null)
    throw fieldError(
      'reference_not_found',
      '/parentOuId',
      `there is no live unit ${parentId} in this tenant`,
    );
  const live = row?.highest ?? null;
  const highest = taken !== undefined && (live === null || taken > live) ? taken : live;
  return { code: assignCode(parentCode, highest), parentCode };
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
 * @throws ApiError `ou_cycle`, `ou_depth_exceeded`, `ou_children_exceeded`, `ou_name_taken`
 */
export async function moveUnit(
  session: Session,
  unit: { id: string; code: string },
  parentId: string | null,
  renamed?: string,
  taken?: string,
): Promise<string> {
  const { code, parentCode } = await reserveCode(session, parentId, taken);
  assertNoCycle(unit.code, parentCode);
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
