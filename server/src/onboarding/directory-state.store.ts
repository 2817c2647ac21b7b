import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import type { Writer } from '../parties/party.store.ts';
import { type Candidate, foldEmail } from './directory-matching.rules.ts';
import type { HeldRole, PlanRule } from './directory-plan.rules.ts';
import { unitsInReach } from './directory-user.store.ts';

/** Rules that read a directory, oldest first, also those whose unit was moved out of its reach since. */
export function findRules(session: Session, integrationId: string): Promise<PlanRule[]> {
  return session.rows(
    sql<PlanRule>`select r.id, r.organization_unit_id as "unitId", r.role, r.directory_group as "group", r.on_removed as "onRemoved", r.updated_at as "updatedAt",
        exists (select from ${unitsInReach} where i.tenant_id = r.tenant_id and i.id = r.directory_integration_id and u.id = r.organization_unit_id) as "isInReach"
      from provisioning_rules r where r.tenant_id = ${session.tenantId} and r.directory_integration_id = ${integrationId} order by r.id`,
  );
}

/** A live person as far as a directory is concerned. */
export interface PersonRow {
  id: string;
  display_name: string;
  uri: string | null;
  organization_unit_id: string | null;
  email: string | null;
  first_name: string | null;
  last_name: string | null;
}

const personColumns = sql<PersonRow>`p.id, p.display_name, p.uri, p.organization_unit_id, p.details ->> 'email' as email,
  p.details ->> 'firstName' as first_name, p.details ->> 'lastName' as last_name`;

/** Live persons among some parties, by id. */
export async function findPersons(session: Session, ids: string[]): Promise<Map<string, PersonRow>> {
  const rows = await session.rows(
    sql<PersonRow>`select ${personColumns} from parties p
      where p.tenant_id = ${session.tenantId} and p.id = any(${ids}::uuid[]) and p.party_type = 'natural_person' and p.deleted_at is null`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A live person that may be a user's, with where it lives. */
export interface CandidateRow extends Candidate {
  homeUnitId: string | null;
}

/** Live persons with some addresses, oldest first. */
export function findByEmail(session: Session, emails: string[]): Promise<CandidateRow[]> {
  if (emails.length === 0) return Promise.resolve([]);
  return session.rows(
    sql<CandidateRow>`select p.id, p.details ->> 'email' as email, p.organization_unit_id as "homeUnitId" from parties p
      where p.tenant_id = ${session.tenantId} and p.party_type = 'natural_person' and p.deleted_at is null and p.details ? 'email'
        and lower((p.details ->> 'email') collate "C") = any(${[...new Set(emails.map(foldEmail))]}::text[]) order by p.id`,
  );
}

interface HeldRow extends HeldRole {
  partyId: string;
}

/** Roles that some persons hold in some units, for the units as a whole. */
export async function findHeldRoles(
  session: Session,
  partyIds: string[],
  unitIds: string[],
): Promise<Map<string, HeldRole[]>> {
  const rows = await session.rows(
    sql<HeldRow>`select a.id, a.party_id as "partyId", a.organization_unit_id as "unitId", a.role, a.status = 'ACTIVE' as "isActive", a.provisioning_rule_id as "ruleId"
      from role_assignments a where a.tenant_id = ${session.tenantId} and a.party_id = any(${partyIds}::uuid[])
        and a.organization_unit_id = any(${unitIds}::uuid[]) and a.application_id is null order by a.id`,
  );
  return Map.groupBy(rows, ({ partyId }) => partyId);
}

/** A role that another rule gives from now on. */
export interface Transfer {
  assignmentId: string;
  fromRuleId: string | null;
  toRuleId: string;
}

/** Makes rules the givers of roles that others gave. */
export function transferRoles(session: Session, transfers: Transfer[], writer: Writer): void {
  if (transfers.length === 0) return;
  session.send(
    sql`update role_assignments a set provisioning_rule_id = n."toRuleId", source = ${writer.source}, updated_at = ${writer.now}::timestamptz, updated_by_id = ${writer.partyId}::uuid
      from jsonb_to_recordset(${JSON.stringify(transfers)}::jsonb) as n("assignmentId" uuid, "toRuleId" uuid)
      where a.tenant_id = ${session.tenantId} and a.id = n."assignmentId"`,
  );
}
