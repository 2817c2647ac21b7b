import { sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import type { ListSource } from '../http/paging.ts';
import type { Writer } from '../parties/party.store.ts';

/** A provisioning rule as the API shows it. */
export type RuleView = components['schemas']['ProvisioningRule'];

/** A row of `provisioning_rules`. */
export interface RuleRow {
  id: string;
  tenant_id: string;
  organization_unit_id: string;
  mode: RuleView['mode'];
  directory_integration_id: string | null;
  directory_group: string | null;
  role: string;
  on_removed: RuleView['onRemoved'];
  source: string | null;
  created_at: string;
  created_by_id: string | null;
  updated_at: string;
  updated_by_id: string | null;
}

const columns = sql<RuleRow>`r.id, r.tenant_id, r.organization_unit_id, r.mode, r.directory_integration_id, r.directory_group, r.role, r.on_removed,
  r.source, r.created_at, r.created_by_id, r.updated_at, r.updated_by_id`;

/** A row as the API shows it. */
export function presentRule(row: RuleRow): RuleView {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    organizationUnitId: row.organization_unit_id,
    mode: row.mode,
    directoryIntegrationId: row.directory_integration_id,
    group: row.directory_group,
    role: row.role,
    onRemoved: row.on_removed,
    source: row.source,
    createdAt: row.created_at,
    createdById: row.created_by_id,
    updatedAt: row.updated_at,
    updatedById: row.updated_by_id,
  };
}

/** Rules of a unit as a list. */
export function ruleList(tenantId: string, unitId: string): ListSource<RuleRow> {
  return {
    name: `/ou/${unitId}/provisioning-rules`,
    columns,
    from: sql`from provisioning_rules r`,
    where: [sql`r.tenant_id = ${tenantId}`, sql`r.organization_unit_id = ${unitId}`],
    id: sql`r.id`,
    idOf: (row) => row.id,
    sorts: {
      createdAt: { column: sql`r.id`, type: 'uuid', valueOf: (row) => row.id },
      updatedAt: { column: sql`r.updated_at`, type: 'timestamptz', valueOf: (row) => row.updated_at },
    },
    defaultSort: 'createdAt',
  };
}

/** @throws ApiError `resource_not_found` */
export async function getRuleRow(session: Session, id: string, lock = false): Promise<RuleRow> {
  const row = await session.first(
    sql<RuleRow>`select ${columns} from provisioning_rules r where r.tenant_id = ${session.tenantId} and r.id = ${id} ${lock ? sql`for update` : sql``}`,
  );
  if (!row) throw notFound('provisioning rule', id);
  return row;
}

/** What is kept of a rule. */
export type RuleFields = Pick<RuleView, 'mode' | 'directoryIntegrationId' | 'group' | 'role' | 'onRemoved'>;

function fieldColumns({ mode, directoryIntegrationId, group, role, onRemoved }: RuleFields) {
  return {
    mode,
    directory_integration_id: directoryIntegrationId,
    directory_group: group,
    role,
    on_removed: onRemoved,
  };
}

/** Inserts a rule. */
export function insertRule(
  session: Session,
  id: string,
  unitId: string,
  fields: RuleFields,
  writer: Writer,
): void {
  session.send(
    statements.insertInto('provisioning_rules').values({
      tenant_id: session.tenantId,
      id,
      organization_unit_id: unitId,
      ...fieldColumns(fields),
      source: writer.source,
      created_at: writer.now,
      created_by_id: writer.partyId,
      updated_at: writer.now,
      updated_by_id: writer.partyId,
    }),
  );
}

/** Writes all fields of a rule. */
export function updateRuleRow(session: Session, id: string, fields: RuleFields, writer: Writer): void {
  session.send(
    statements
      .updateTable('provisioning_rules')
      .set({
        ...fieldColumns(fields),
        source: writer.source,
        updated_at: writer.now,
        updated_by_id: writer.partyId,
      })
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', id),
  );
}

/** Rules of some units, and those elsewhere that read directories of these units. */
export function rulesAround(session: Session, unitIds: string[]): Promise<RuleRow[]> {
  return session.rows(
    sql<RuleRow>`select ${columns} from provisioning_rules r where r.tenant_id = ${session.tenantId}
      and (r.organization_unit_id = any(${unitIds}::uuid[]) or r.directory_integration_id in (
        select i.id from integrations i where i.tenant_id = r.tenant_id and i.organization_unit_id = any(${unitIds}::uuid[]))) order by r.id`,
  );
}

/** Removes rules; what they gave stays, as if given by hand. */
export function deleteRuleRows(session: Session, ids: string[]): void {
  const { tenantId } = session;
  session.send(
    sql`update role_assignments set provisioning_rule_id = null where tenant_id = ${tenantId} and provisioning_rule_id = any(${ids}::uuid[])`,
  );
  session.send(
    sql`update directory_users set home_rule_id = null where tenant_id = ${tenantId} and home_rule_id = any(${ids}::uuid[])`,
  );
  session.send(
    sql`delete from provisioning_rules where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`,
  );
}
