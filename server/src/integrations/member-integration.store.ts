import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';

/** A member's place: the unit and the party. */
export interface Membership {
  unitId: string;
  partyId: string;
}

/**
 * A live party that lives in a live unit or holds a role there, suspended or not (contract, section 7).
 *
 * @param lock - keep it from being deleted, and others from assigning it anything, until the transaction ends
 * @throws ApiError `resource_not_found` for anybody else
 */
export async function getMember(
  session: Session,
  unitId: string,
  partyId: string,
  lock = false,
): Promise<Membership> {
  const row = await session.first(
    sql<Membership>`select u.id as "unitId", p.id as "partyId" from organization_units u, parties p
      where u.tenant_id = ${session.tenantId} and u.id = ${unitId} and not u.deleted
        and p.tenant_id = ${session.tenantId} and p.id = ${partyId} and p.deleted_at is null
        and (p.organization_unit_id = u.id or exists (select from role_assignments r
          where r.tenant_id = p.tenant_id and r.party_id = p.id and r.organization_unit_id = u.id)) ${lock ? sql`for no key update of p` : sql``}`,
  );
  if (!row) throw notFound('member', partyId);
  return row;
}

/** Whether an integration belongs to a unit or to one above it. */
export async function isInReach(session: Session, integrationId: string, unitId: string): Promise<boolean> {
  const row = await session.first(
    sql`select from integrations i
      join organization_units o on o.tenant_id = i.tenant_id and o.id = i.organization_unit_id
      join organization_units u on u.tenant_id = i.tenant_id and u.id = ${unitId}
      where i.tenant_id = ${session.tenantId} and i.id = ${integrationId} and (u.code = o.code or starts_with(u.code, o.code || '.'))`,
  );
  return row !== undefined;
}

/** What a member uses. */
export interface Use {
  integration_id: string;
  kind: string;
}

/** Everything that a member of a unit uses there. */
export function usesOf(session: Session, { unitId, partyId }: Membership): Promise<Use[]> {
  return session.rows(
    sql<Use>`select integration_id, kind from member_integrations
      where tenant_id = ${session.tenantId} and organization_unit_id = ${unitId} and party_id = ${partyId}`,
  );
}

/** Lets a member use an integration. */
export function insertUse(
  session: Session,
  { unitId, partyId }: Membership,
  { integration_id, kind }: Use,
  now: Date,
): void {
  session.send(
    sql`insert into member_integrations (tenant_id, organization_unit_id, party_id, integration_id, kind, created_at)
      values (${session.tenantId}, ${unitId}, ${partyId}, ${integration_id}, ${kind}, ${now})`,
  );
}

/** Takes an integration from a member. @returns whether the member used it */
export async function deleteUse(
  session: Session,
  { unitId, partyId }: Membership,
  integrationId: string,
): Promise<boolean> {
  const row = await session.first(
    sql`delete from member_integrations where tenant_id = ${session.tenantId} and organization_unit_id = ${unitId} and party_id = ${partyId}
      and integration_id = ${integrationId} returning integration_id`,
  );
  return row !== undefined;
}

/** A use that ended, with whose it was. */
export interface EndedUse {
  integration_id: string;
  organization_unit_id: string;
  party_id: string;
}

/** Takes everything from some parties, wherever they are members. */
export function deleteUsesOfParties(session: Session, partyIds: string[]): Promise<EndedUse[]> {
  return session.rows(
    sql<EndedUse>`delete from member_integrations where tenant_id = ${session.tenantId} and party_id = any(${partyIds}::uuid[])
      returning integration_id, organization_unit_id, party_id`,
  );
}

/** Takes everything from the members of some units. */
export function deleteUsesOfUnits(session: Session, unitIds: string[]): Promise<EndedUse[]> {
  return session.rows(
    sql<EndedUse>`delete from member_integrations where tenant_id = ${session.tenantId} and organization_unit_id = any(${unitIds}::uuid[])
      returning integration_id, organization_unit_id, party_id`,
  );
}
