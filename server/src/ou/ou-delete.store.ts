import { sql } from 'kysely';
import type { Session } from '../db/session.ts';

/** A unit that a delete touches. */
export interface DoomedUnit {
  id: string;
  code: string;
  display_name: string;
}

/** A party or role that a delete takes out of a unit. */
export interface Rehoming {
  party_id: string;
  party_type: string;
  /** The role; null: the home unit. */
  subtype: string | null;
  from_id: string;
  to_id: string | null;
}

/** Live units directly below, in code order. */
export function childrenOf(session: Session, id: string): Promise<DoomedUnit[]> {
  return session.rows(
    sql<DoomedUnit>`select id, code, display_name from organization_units where tenant_id = ${session.tenantId} and parent_id = ${id} and not deleted order by code`,
  );
}

/** A unit and everything below it, in code order. */
export function subtreeOf(session: Session, code: string): Promise<DoomedUnit[]> {
  return session.rows(
    sql<DoomedUnit>`select id, code, display_name from organization_units where tenant_id = ${session.tenantId} and code >= ${code} and code < ${`${code}/`} and not deleted order by code`,
  );
}

/** Direct counts: live units below, live parties living there. */
export async function countContents(
  session: Session,
  id: string,
): Promise<{ children: number; parties: number }> {
  const row = await session.first(
    sql<{ children: number; parties: number }>`select
      (select count(*) from organization_units where tenant_id = ${session.tenantId} and parent_id = ${id} and not deleted) as children,
      (select count(*) from parties where tenant_id = ${session.tenantId} and organization_unit_id = ${id} and deleted_at is null) as parties`,
  );
  return row ?? { children: 0, parties: 0 };
}

/** Takes units out of the tree; their codes and names are free. */
export async function markUnitsDeleted(session: Session, ids: string[]): Promise<void> {
  await session.rows(
    sql`update organization_units set deleted = true where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[])`,
  );
}

/** Gives live parties that live in some units another home unit (null: the tenant root). */
export function rehomeParties(session: Session, fromIds: string[], toId: string | null): Promise<Rehoming[]> {
  return session.rows(
    sql<Rehoming>`with moved as (
        select id, party_type, organization_unit_id from parties
        where tenant_id = ${session.tenantId} and organization_unit_id = any(${fromIds}::uuid[]) and deleted_at is null for no key update
      ), written as (
        update parties p set organization_unit_id = ${toId} from moved where p.tenant_id = ${session.tenantId} and p.id = moved.id
      )
      select id as party_id, party_type, null as subtype, organization_unit_id as from_id, ${toId}::uuid as to_id from moved order by id`,
  );
}

/**
 * Gives roles placed in some units another unit (null: none). A role that the party then would play twice in the same
 * unit collapses into the one it has there.
 */
export async function rehomeRoles(
  session: Session,
  fromIds: string[],
  toId: string | null,
): Promise<Rehoming[]> {
  const placed = sql`tenant_id = ${session.tenantId} and organization_unit_id = any(${fromIds}::uuid[])`;
  const rows = await session.rows(
    sql<
      Rehoming & { position: number }
    >`select s.party_id, p.party_type, s.subtype, s.organization_unit_id as from_id, ${toId}::uuid as to_id
      from party_specializations s join parties p on p.tenant_id = s.tenant_id and p.id = s.party_id
      where s.tenant_id = ${session.tenantId} and s.organization_unit_id = any(${fromIds}::uuid[]) and p.deleted_at is null order by s.party_id, s.position`,
  );
  await session.rows(
    sql`delete from party_specializations s where ${placed} and exists (
        select from party_specializations o where o.tenant_id = s.tenant_id and o.party_id = s.party_id and o.subtype = s.subtype and o.position <> s.position
          and (o.organization_unit_id is not distinct from ${toId}::uuid or (o.organization_unit_id = any(${fromIds}::uuid[]) and o.position < s.position)))`,
  );
  await session.rows(sql`update party_specializations set organization_unit_id = ${toId} where ${placed}`);
  return rows;
}
