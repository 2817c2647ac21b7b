import { sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { lockSiblings } from '../db/tenant-locks.ts';
import { fieldError } from '../errors/api-error.ts';
import type { PartyBody } from '../parties/party.rules.ts';
import { levelOf } from './ou-code.rules.ts';
import { assertDepth, assertNoCycle, assignCode } from './ou-tree.rules.ts';

/** The code of a live unit; null for the root level. */
async function codeOfParent(session: Session, parentId: string | null): Promise<string | null> {
  if (parentId === null) return null;
  const row = await session.first(
    statements
      .selectFrom('organization_units')
      .select('code')
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', parentId)
      .where('deleted', '=', false),
  );
  if (!row)
    throw fieldError(
      'reference_not_found',
      '/parentOuId',
      `there is no live unit ${parentId} in this tenant`,
    );
  return row.code;
}

/**
 * The code of the next child of a parent, with the parent's own. Holds the siblings until the transaction ends, so that
 * no other gets the same.
 *
 * @param taken - a code to count as a sibling's though its unit is leaving
 */
export async function reserveCode(
  session: Session,
  parentId: string | null,
  taken?: string,
): Promise<{ code: string; parentCode: string | null }> {
  await lockSiblings(session, parentId);
  const parentCode = await codeOfParent(session, parentId);
  const row = await session.first(
    sql<{
      code: string | null;
    }>`select max(code) as code from organization_units where tenant_id = ${session.tenantId} and parent_id is not distinct from ${parentId}::uuid and not deleted`,
  );
  const live = row?.code ?? null;
  const highest = taken !== undefined && (live === null || taken > live) ? taken : live;
  return { code: assignCode(parentCode, highest), parentCode };
}

/** Puts a new unit into the tree. The tree lock is held by the caller. */
export async function insertUnit(session: Session, id: string, fields: PartyBody): Promise<void> {
  const parentId = fields.parentOuId as string | null;
  const { code } = await reserveCode(session, parentId);
  const branding = fields.branding as Record<string, unknown> | null;
  await session.rows(
    statements.insertInto('organization_units').values({
      tenant_id: session.tenantId,
      id,
      parent_id: parentId,
      display_name: fields.displayName as string,
      code,
      branding: branding === null ? null : JSON.stringify(branding),
      tos_uri: fields.tosUri as string | null,
      ou_inheritance_policy: fields.ouInheritancePolicy as string,
    }),
  );
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
  assertNoCycle(unit.code, await codeOfParent(session, parentId));
  const { code } = await reserveCode(session, parentId, taken);
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
