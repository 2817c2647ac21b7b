import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { fieldError } from '../errors/api-error.ts';

/** Ids of the live direct members of a group. */
export async function memberIdsOf(session: Session, groupId: string): Promise<string[]> {
  const rows = await session.rows(
    sql<{
      id: string;
    }>`select m.party_id as id from group_members m join parties p on p.tenant_id = m.tenant_id and p.id = m.party_id
      where m.tenant_id = ${session.tenantId} and m.group_id = ${groupId} and p.deleted_at is null order by m.party_id`,
  );
  return rows.map(({ id }) => id);
}

/** Adds members; those already in the group stay. */
export async function insertMembers(session: Session, groupId: string, partyIds: string[]): Promise<void> {
  await session.rows(
    sql`insert into group_members (tenant_id, group_id, party_id) select ${session.tenantId}::uuid, ${groupId}::uuid, unnest(${partyIds}::uuid[]) on conflict do nothing`,
  );
}

/** Takes members out; unknown ones are passed over. */
export async function deleteMembers(session: Session, groupId: string, partyIds: string[]): Promise<void> {
  await session.rows(
    sql`delete from group_members where tenant_id = ${session.tenantId} and group_id = ${groupId} and party_id = any(${partyIds}::uuid[])`,
  );
}

/**
 * Checks that the group is not among what its members hold, however nested. The groups lock is held by the caller.
 *
 * @throws ApiError `group_cycle`
 */
export async function assertNoGroupCycle(session: Session, groupId: string): Promise<void> {
  const row = await session.first(
    sql`with recursive reached as (
        select party_id from group_members where tenant_id = ${session.tenantId} and group_id = ${groupId}
        union
        select m.party_id from reached
          join parties g on g.tenant_id = ${session.tenantId} and g.id = reached.party_id and g.deleted_at is null
          join group_members m on m.tenant_id = ${session.tenantId} and m.group_id = reached.party_id
      )
      select 1 from reached where party_id = ${groupId}`,
  );
  if (row)
    throw fieldError(
      'group_cycle',
      '/memberIds',
      'one of the members holds this group, directly or nested; leave it out',
    );
}

/** Condition for the members of a group: direct, or through nested groups too. */
export function isMemberOf(session: Session, groupId: string, transitive: boolean): RawBuilder<unknown> {
  if (!transitive) {
    return sql`p.id in (select m.party_id from group_members m where m.tenant_id = ${session.tenantId} and m.group_id = ${groupId})`;
  }
  return sql`p.id in (with recursive reached as (
      select party_id from group_members where tenant_id = ${session.tenantId} and group_id = ${groupId}
      union
      select m.party_id from reached
        join parties g on g.tenant_id = ${session.tenantId} and g.id = reached.party_id and g.deleted_at is null
        join group_members m on m.tenant_id = ${session.tenantId} and m.group_id = reached.party_id
    ) select party_id from reached)`;
}

/** Condition for the groups that a party is in: directly, or through nested groups too. */
export function holdsParty(session: Session, partyId: string, transitive: boolean): RawBuilder<unknown> {
  if (!transitive) {
    return sql`p.id in (select m.group_id from group_members m where m.tenant_id = ${session.tenantId} and m.party_id = ${partyId})`;
  }
  return sql`p.id in (with recursive holding as (
      select group_id from group_members where tenant_id = ${session.tenantId} and party_id = ${partyId}
      union
      select m.group_id from holding
        join parties g on g.tenant_id = ${session.tenantId} and g.id = holding.group_id and g.deleted_at is null
        join group_members m on m.tenant_id = ${session.tenantId} and m.party_id = holding.group_id
    ) select group_id from holding)`;
}
