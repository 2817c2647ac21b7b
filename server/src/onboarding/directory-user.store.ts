import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../db/session.ts';

/** A link of a directory's user to a person. */
export interface LinkRow {
  external_id: string;
  party_id: string;
  directory_groups: string[];
  present: boolean;
  home_rule_id: string | null;
  updated_at: string;
}

/**
 * Links of a directory.
 *
 * @param externalIds - of these users only; null: of all
 */
export function findLinks(
  session: Session,
  integrationId: string,
  externalIds: string[] | null,
): Promise<LinkRow[]> {
  const named = externalIds === null ? sql`true` : sql`external_id = any(${externalIds}::text[])`;
  return session.rows(
    sql<LinkRow>`select external_id, party_id, directory_groups, present, home_rule_id, updated_at from directory_users
      where tenant_id = ${session.tenantId} and integration_id = ${integrationId} and ${named} order by external_id`,
  );
}

/** Which of some persons are linked to users of a directory. */
export async function linkedAmong(
  session: Session,
  integrationId: string,
  partyIds: string[],
): Promise<Set<string>> {
  const rows = await session.rows(
    sql<{
      party_id: string;
    }>`select party_id from directory_users where tenant_id = ${session.tenantId} and integration_id = ${integrationId} and party_id = any(${partyIds}::uuid[])`,
  );
  return new Set(rows.map(({ party_id }) => party_id));
}

/** A link to keep. */
export interface KeptLink {
  externalId: string;
  partyId: string;
  groups: string[];
  present: boolean;
  homeRuleId: string | null;
}

/** Inserts links or overwrites them. */
export function saveLinks(session: Session, integrationId: string, links: KeptLink[], now: Date): void {
  if (links.length === 0) return;
  session.send(
    sql`insert into directory_users (tenant_id, integration_id, external_id, party_id, directory_groups, present, home_rule_id, updated_at)
      select ${session.tenantId}::uuid, ${integrationId}::uuid, n."externalId", n."partyId", n.groups, n.present, n."homeRuleId", ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
        as n("externalId" text, "partyId" uuid, groups text[], present boolean, "homeRuleId" uuid)
      on conflict on constraint directory_users__pkey do update set party_id = excluded.party_id, directory_groups = excluded.directory_groups,
        present = excluded.present, home_rule_id = excluded.home_rule_id, updated_at = excluded.updated_at`,
  );
}

/** Removes what directories know of some parties. */
export function deleteLinksOfParties(session: Session, partyIds: string[]): void {
  session.send(
    sql`delete from directory_users where tenant_id = ${session.tenantId} and party_id = any(${partyIds}::uuid[])`,
  );
}

/** Units of a directory's reach: its own and those below, as `u`; the integration is `i`. */
export const unitsInReach: RawBuilder<unknown> = sql`integrations i
  join organization_units o on o.tenant_id = i.tenant_id and o.id = i.organization_unit_id and not o.deleted
  join organization_units u on u.tenant_id = i.tenant_id and not u.deleted and (u.code = o.code or starts_with(u.code, o.code || '.'))`;

/** The oldest rule of another directory that takes each of some persons. */
export async function foreignRules(
  session: Session,
  integrationId: string,
  partyIds: string[],
): Promise<Map<string, string>> {
  const rows = await session.rows(
    sql<{
      party_id: string;
      rule_id: string;
    }>`select d.party_id, (array_agg(r.id order by r.id))[1] as rule_id
      from directory_users d
      join provisioning_rules r on r.tenant_id = d.tenant_id and r.directory_integration_id = d.integration_id
        and (r.directory_group is null or r.directory_group = any(d.directory_groups))
      join (${sql`select i.id as integration_id, u.id as unit_id, i.tenant_id from ${unitsInReach}`}) reach
        on reach.tenant_id = d.tenant_id and reach.integration_id = d.integration_id and reach.unit_id = r.organization_unit_id
      where d.tenant_id = ${session.tenantId} and d.integration_id <> ${integrationId} and d.present and d.party_id = any(${partyIds}::uuid[])
      group by d.party_id`,
  );
  return new Map(rows.map(({ party_id, rule_id }) => [party_id, rule_id]));
}
