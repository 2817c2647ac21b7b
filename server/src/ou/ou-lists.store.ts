import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../db/session.ts';
import type { PartyView } from '../parties/party.rules.ts';
import { getPartyRow, type PartyRow, partyColumns, partyFrom, presentParty } from '../parties/party.store.ts';
import { partyKinds } from '../parties/party-kinds.ts';

/** The id of a live unit. */
export async function getUnit(session: Session, id: string): Promise<string> {
  return (await getPartyRow(session, id, { kind: partyKinds.OrganizationUnit })).id;
}

/**
 * The code of a live unit, as part of the statement that needs it: read on its own before, it would be stale when the
 * unit moves in between, and the statement would find nothing.
 */
export function codeOf(session: Session, id: string): RawBuilder<string> {
  return sql`(select r.code from organization_units r where r.tenant_id = ${session.tenantId} and r.id = ${id} and not r.deleted)`;
}

/** Conditions for units strictly below another, at most `depth` levels. */
export function belowUnit(session: Session, id: string, depth: number | undefined): RawBuilder<unknown>[] {
  const code = codeOf(session, id);
  return [
    sql`p.tenant_id = ${session.tenantId}`,
    sql`u.tenant_id = ${session.tenantId}`,
    sql`not u.deleted`,
    sql`u.code > ${code}`,
    sql`u.code < ${code} || '/'`,
    ...(depth === undefined ? [] : [sql`length(u.code) <= length(${code}) + ${6 * depth}::int`]),
  ];
}

/** Units only, driven from the tree's index. */
export const unitFrom = sql`from organization_units u join parties p on p.tenant_id = u.tenant_id and p.id = u.id`;

/** Units above one, root first, ending with the parent. */
export async function ancestorsOf(session: Session, id: string): Promise<PartyView[]> {
  const rows = await session.rows(
    sql<PartyRow>`select ${partyColumns} ${partyFrom} where u.tenant_id = ${session.tenantId} and p.tenant_id = ${session.tenantId} and not u.deleted
      and u.code = any(array(select left(r.code, 6 * above - 1) from organization_units r, generate_series(1, 15) above
        where r.tenant_id = ${session.tenantId} and r.id = ${id} and not r.deleted and 6 * above - 1 < length(r.code)))
      order by u.code`,
  );
  return rows.map(presentParty);
}

/** The id of the live unit with a path of displayNames; undefined where there is none. Names are unique among siblings. */
export async function findUnitByPath(session: Session, names: string[]): Promise<string | undefined> {
  const row = await session.first(
    sql<{ id: string }>`with recursive walk as (
        select id, 1 as depth from organization_units where tenant_id = ${session.tenantId} and parent_id is null and display_name = (${names}::text[])[1] and not deleted
        union all
        select u.id, walk.depth + 1 from walk
        join organization_units u on u.tenant_id = ${session.tenantId} and u.parent_id = walk.id and u.display_name = (${names}::text[])[walk.depth + 1] and not u.deleted
      )
      select id from walk where depth = ${names.length}`,
  );
  return row?.id;
}

/** Condition for the subtree of a unit, itself included, as home of parties. */
export function livesWithin(session: Session, unitId: string, recursive: boolean): RawBuilder<unknown> {
  if (!recursive) return sql`p.organization_unit_id = ${unitId}`;
  const code = codeOf(session, unitId);
  return sql`p.organization_unit_id in (select h.id from organization_units h where h.tenant_id = ${session.tenantId} and not h.deleted and h.code >= ${code} and h.code < ${code} || '/')`;
}
