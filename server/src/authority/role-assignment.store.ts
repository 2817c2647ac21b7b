import { type RawBuilder, sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import type { ListSource } from '../http/paging.ts';
import type { Writer } from '../parties/party.store.ts';

/** A role assignment as the API shows it. */
export type AssignmentView = components['schemas']['RoleAssignment'];

/** A row of `role_assignments`. */
export interface AssignmentRow {
  id: string;
  tenant_id: string;
  party_id: string;
  organization_unit_id: string;
  role: string;
  application_id: string | null;
  subtree: boolean;
  status: string;
  provisioning_rule_id: string | null;
  source: string | null;
  created_at: string;
  created_by_id: string | null;
  updated_at: string;
  updated_by_id: string | null;
}

const columns = sql<AssignmentRow>`a.id, a.tenant_id, a.party_id, a.organization_unit_id, a.role, a.application_id, a.subtree, a.status,
  a.provisioning_rule_id, a.source, a.created_at, a.created_by_id, a.updated_at, a.updated_by_id`;

/** A row as the API shows it. */
export function presentAssignment(row: AssignmentRow): AssignmentView {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    partyId: row.party_id,
    organizationUnitId: row.organization_unit_id,
    role: row.role,
    applicationId: row.application_id,
    subtree: row.subtree,
    status: row.status as AssignmentView['status'],
    provisioningRuleId: row.provisioning_rule_id,
    source: row.source,
    createdAt: row.created_at,
    createdById: row.created_by_id,
    updatedAt: row.updated_at,
    updatedById: row.updated_by_id,
  };
}

/** Filters of the list. */
export interface AssignmentFilter {
  partyId?: string;
  organizationUnitId?: string;
  role?: string;
  applicationId?: string;
}

/** Role assignments of the tenant as a list. */
export function assignmentList(tenantId: string, filter: AssignmentFilter): ListSource<AssignmentRow> {
  const { partyId, organizationUnitId, role, applicationId } = filter;
  return {
    name: '/role-assignments',
    columns,
    from: sql`from role_assignments a`,
    where: [
      sql`a.tenant_id = ${tenantId}`,
      ...(partyId === undefined ? [] : [sql`a.party_id = ${partyId}`]),
      ...(organizationUnitId === undefined ? [] : [sql`a.organization_unit_id = ${organizationUnitId}`]),
      ...(role === undefined ? [] : [sql`a.role = ${role}`]),
      ...(applicationId === undefined ? [] : [sql`a.application_id = ${applicationId}`]),
    ],
    id: sql`a.id`,
    idOf: (row) => row.id,
    sorts: {
      createdAt: { column: sql`a.id`, type: 'uuid', valueOf: (row) => row.id },
      updatedAt: { column: sql`a.updated_at`, type: 'timestamptz', valueOf: (row) => row.updated_at },
    },
    defaultSort: 'createdAt',
  };
}

/** Assignments that a condition on `a` selects, oldest first, locked until the transaction ends. */
export function lockAssignments(session: Session, condition: RawBuilder<unknown>): Promise<AssignmentRow[]> {
  return session.rows(
    sql<AssignmentRow>`select ${columns} from role_assignments a where a.tenant_id = ${session.tenantId} and ${condition} order by a.id for update`,
  );
}

/**
 * One assignment.
 *
 * @param lock - keep others from writing it until the transaction ends
 * @throws ApiError `resource_not_found`
 */
export async function getAssignment(session: Session, id: string, lock = false): Promise<AssignmentRow> {
  const row = await session.first(
    sql<AssignmentRow>`select ${columns} from role_assignments a where a.tenant_id = ${session.tenantId} and a.id = ${id} ${lock ? sql`for update` : sql``}`,
  );
  if (!row) throw notFound('role assignment', id);
  return row;
}

/** What makes two assignments the same. */
export interface AssignmentKey {
  partyId: string;
  organizationUnitId: string;
  role: string;
  applicationId: string | null;
}

/** The assignment that gives a party the same role in the same place; undefined: there is none. */
export async function findSame(session: Session, key: AssignmentKey): Promise<AssignmentRow | undefined> {
  const { partyId, organizationUnitId, role, applicationId } = key;
  return session.first(
    sql<AssignmentRow>`select ${columns} from role_assignments a where a.tenant_id = ${session.tenantId} and a.party_id = ${partyId}
      and a.organization_unit_id = ${organizationUnitId} and a.role = ${role} and a.application_id is not distinct from ${applicationId}::uuid`,
  );
}

/** An assignment to make. */
export interface NewAssignment extends AssignmentKey {
  id: string;
  subtree: boolean;
  provisioningRuleId: string | null;
}

/**
 * Inserts those that are not there yet; waits for others that insert the same at the moment.
 *
 * @returns those that were inserted
 */
export function insertAssignments(
  session: Session,
  assignments: NewAssignment[],
  writer: Writer,
): Promise<AssignmentRow[]> {
  if (assignments.length === 0) return Promise.resolve([]);
  const { tenantId } = session;
  const { source, now, partyId } = writer;
  return session.rows(
    sql<AssignmentRow>`insert into role_assignments as a (tenant_id, id, party_id, organization_unit_id, role, application_id, subtree,
        provisioning_rule_id, source, created_at, created_by_id, updated_at, updated_by_id)
      select ${tenantId}::uuid, n.id, n."partyId", n."organizationUnitId", n.role, n."applicationId", n.subtree, n."provisioningRuleId",
        ${source}, ${now}::timestamptz, ${partyId}::uuid, ${now}::timestamptz, ${partyId}::uuid
      from jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb)
        as n(id uuid, "partyId" uuid, "organizationUnitId" uuid, role text, "applicationId" uuid, subtree boolean, "provisioningRuleId" uuid)
      order by n.id
      on conflict on constraint role_assignments__once do nothing returning ${columns}`,
  );
}

/** Writes role and reach of an assignment. */
export async function updateAssignment(
  session: Session,
  id: string,
  { role, subtree }: { role: string; subtree: boolean },
  writer: Writer,
): Promise<void> {
  await session.rows(
    statements
      .updateTable('role_assignments')
      .set({ role, subtree, source: writer.source, updated_at: writer.now, updated_by_id: writer.partyId })
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', id),
  );
}

/** Writes the status of assignments. */
export async function setStatus(
  session: Session,
  ids: string[],
  status: AssignmentView['status'],
  writer: Writer,
): Promise<void> {
  await session.rows(
    sql`update role_assignments set status = ${status}, source = ${writer.source}, updated_at = ${writer.now}, updated_by_id = ${writer.partyId}
      where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[])`,
  );
}

/** Removes assignments. */
export async function deleteAssignments(session: Session, ids: string[]): Promise<void> {
  await session.rows(
    sql`delete from role_assignments where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[])`,
  );
}
