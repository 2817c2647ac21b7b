import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { type PartyRow, partyColumns, partyFrom } from '../parties/party.store.ts';

/** Live parties with some externalIds. */
export function findByExternalIds(session: Session, externalIds: string[]): Promise<PartyRow[]> {
  return session.rows(
    sql<PartyRow>`select ${partyColumns} ${partyFrom}
      where p.tenant_id = ${session.tenantId} and p.external_id = any(${externalIds}::text[]) and p.deleted_at is null`,
  );
}

/** A live party that nodes refer to without naming it as a node. */
export interface Referenced {
  id: string;
  external_id: string;
  party_type: string;
}

/** A live party that an earlier call made. */
export interface Owned extends Referenced {
  display_name: string;
}

/** Live parties with some externalIds: only what a reference needs. */
export function findReferenced(session: Session, externalIds: string[]): Promise<Referenced[]> {
  return session.rows(
    sql<Referenced>`select id, external_id, party_type from parties
      where tenant_id = ${session.tenantId} and external_id = any(${externalIds}::text[]) and deleted_at is null`,
  );
}

/** Some units and everything above them, each with its parent. */
export function findChains(
  session: Session,
  unitIds: string[],
): Promise<{ id: string; parent_id: string | null }[]> {
  return session.rows(
    sql<{ id: string; parent_id: string | null }>`with recursive chain as (
        select id, parent_id from organization_units where tenant_id = ${session.tenantId} and id = any(${unitIds}::uuid[])
        union
        select u.id, u.parent_id from chain join organization_units u on u.tenant_id = ${session.tenantId} and u.id = chain.parent_id
      ) select id, parent_id from chain`,
  );
}

/** Live parties that earlier calls of an owner made. */
export function findOwned(session: Session, owner: string): Promise<Owned[]> {
  return session.rows(
    sql<Owned>`select p.id, p.external_id, p.party_type, p.display_name
      from apply_owners o join parties p on p.tenant_id = o.tenant_id and p.id = o.party_id
      where o.tenant_id = ${session.tenantId} and o.owner = ${owner} and p.deleted_at is null order by p.id`,
  );
}

/** Records who made some parties. */
export async function insertOwned(session: Session, owner: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await session.rows(
    sql`insert into apply_owners (tenant_id, party_id, owner) select ${session.tenantId}::uuid, unnest(${ids}::uuid[]), ${owner}`,
  );
}

/** Live things in some units that are not leaving: units directly below, and parties. */
export async function countStaying(
  session: Session,
  unitIds: string[],
  leavingIds: string[],
): Promise<{ children: number; parties: number }> {
  const row = await session.first(
    sql<{ children: number; parties: number }>`select
      (select count(*) from organization_units where tenant_id = ${session.tenantId} and parent_id = any(${unitIds}::uuid[]) and not deleted and id <> all(${leavingIds}::uuid[])) as children,
      (select count(*) from parties where tenant_id = ${session.tenantId} and organization_unit_id = any(${unitIds}::uuid[]) and deleted_at is null and id <> all(${leavingIds}::uuid[])) as parties`,
  );
  return row ?? { children: 0, parties: 0 };
}

/** Conditions for what stands below a unit (null: the tenant): its parties, its units, the members of its groups. */
function below(
  tenantId: string,
  rootCode: string | null,
): Record<'parties' | 'units' | 'members', RawBuilder<unknown>> {
  const units = sql`u.tenant_id = ${tenantId} and not u.deleted`;
  const parties = sql`p.tenant_id = ${tenantId} and p.deleted_at is null`;
  const members = sql`m.tenant_id = ${tenantId}`;
  if (rootCode === null) return { parties, units, members };
  const within = sql`${units} and u.code >= ${rootCode} and u.code < ${`${rootCode}/`}`;
  const ids = sql`select u.id from organization_units u where ${within}`;
  const partiesWithin = sql`${parties} and (p.id in (${ids}) or p.organization_unit_id in (${ids}))`;
  return {
    parties: partiesWithin,
    units: within,
    members: sql`${members} and m.group_id in (select p.id from parties p where ${partiesWithin})`,
  };
}

/**
 * A version of everything below a unit (null: the tenant): another one after any write to it. xmin is the transaction that
 * wrote a row last, so no column can be forgotten.
 */
export async function treeVersion(session: Session, rootCode: string | null): Promise<string> {
  const { parties, units, members } = below(session.tenantId, rootCode);
  const row = await session.first(
    sql<{
      version: string;
    }>`select md5(coalesce(string_agg(mark, ',' order by mark collate "C"), '')) as version from (
        select p.id::text || p.xmin::text as mark from parties p where ${parties}
        union all
        select u.id::text || u.code || u.xmin::text from organization_units u where ${units}
        union all
        select m.group_id::text || m.party_id::text || m.xmin::text from group_members m where ${members}
      ) marks`,
  );
  return row?.version ?? '';
}
