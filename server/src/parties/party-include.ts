import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import type { PartyView } from './party.rules.ts';
import { findParties } from './party.store.ts';

interface Edge {
  from_id: string;
  to_id: string;
}

const edgeQueries = {
  children: (tenantId: string, ids: string[]) =>
    sql<Edge>`select parent_id as from_id, id as to_id from organization_units where tenant_id = ${tenantId} and parent_id = any(${ids}::uuid[]) and not deleted order by code`,
  residents: (tenantId: string, ids: string[]) =>
    sql<Edge>`select organization_unit_id as from_id, id as to_id from parties where tenant_id = ${tenantId} and organization_unit_id = any(${ids}::uuid[]) and deleted_at is null order by id`,
  members: (tenantId: string, ids: string[]) =>
    sql<Edge>`select group_id as from_id, party_id as to_id from group_members where tenant_id = ${tenantId} and group_id = any(${ids}::uuid[]) order by party_id`,
};

async function attach(
  session: Session,
  parties: PartyView[],
  type: string,
  field: string,
  edges: keyof typeof edgeQueries,
): Promise<void> {
  const owners = parties.filter((party) => party.partyType === type);
  if (owners.length === 0) return;
  const rows = await session.rows(
    edgeQueries[edges](
      session.tenantId,
      owners.map(({ id }) => id),
    ),
  );
  const found = new Map(
    (
      await findParties(
        session,
        rows.map(({ to_id }) => to_id),
      )
    ).map((party) => [party.id, party]),
  );
  const byOwner = Map.groupBy(rows, ({ from_id }) => from_id);
  for (const owner of owners) {
    owner[field] = (byOwner.get(owner.id) ?? []).flatMap(({ to_id }) => found.get(to_id) ?? []);
  }
}

/**
 * Adds what `include` asks for: `members` of groups and units, `children` of units. Roles are always shown, so
 * `specializations` adds nothing; what does not apply to a party is passed over.
 */
export async function withIncludes(
  session: Session,
  parties: PartyView[],
  include: string | undefined,
): Promise<PartyView[]> {
  const wanted = new Set((include ?? '').split(','));
  if (wanted.has('children')) await attach(session, parties, 'organization_unit', 'children', 'children');
  if (wanted.has('members')) {
    await attach(session, parties, 'organization_unit', 'members', 'residents');
    await attach(session, parties, 'group', 'members', 'members');
  }
  return parties;
}
