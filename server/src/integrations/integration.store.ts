import { type RawBuilder, sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import type { ListSource } from '../http/paging.ts';
import type { Writer } from '../parties/party.store.ts';
import { statusOf } from './integration-status.rules.ts';
import { maskSettings, type Settings } from './secret-settings.ts';

/** An integration as the API shows it: its secrets masked. */
export type IntegrationView = components['schemas']['Integration'];

/** A row of `integrations` with what decides its status. */
export interface IntegrationRow {
  id: string;
  tenant_id: string;
  organization_unit_id: string;
  kind: IntegrationView['kind'];
  provider: string;
  display_name: string;
  /** Secrets encrypted. */
  settings: Settings;
  application_id: string | null;
  disabled: boolean;
  source: string | null;
  created_at: string;
  created_by_id: string | null;
  updated_at: string;
  updated_by_id: string | null;
  authorization_status: string | null;
  application_deleted: boolean;
}

/** A pending authorization whose time is over counts as expired in every read. */
function columns(now: Date): RawBuilder<IntegrationRow> {
  return sql<IntegrationRow>`i.id, i.tenant_id, i.organization_unit_id, i.kind, i.provider, i.display_name, i.settings, i.application_id, i.disabled,
    i.source, i.created_at, i.created_by_id, i.updated_at, i.updated_by_id,
    case when z.status = 'pending' and z.action_expires_at <= ${now}::timestamptz then 'expired' else z.status end as authorization_status,
    i.application_id is not null and is_deleted_application(i.application_id) as application_deleted`;
}

const from = sql`from integrations i
  left join authorizations z on z.tenant_id = i.tenant_id and z.application_id = i.application_id and z.organization_unit_id = i.organization_unit_id`;

/** A row as the API shows it. */
export function presentIntegration(row: IntegrationRow): IntegrationView {
  const { status, statusReason } = statusOf({
    kind: row.kind,
    disabled: row.disabled,
    applicationDeleted: row.application_deleted,
    authorizationStatus: row.authorization_status,
  });
  return {
    id: row.id,
    tenantId: row.tenant_id,
    organizationUnitId: row.organization_unit_id,
    kind: row.kind,
    provider: row.provider,
    displayName: row.display_name,
    settings: maskSettings(row.settings),
    status,
    statusReason,
    source: row.source,
    createdAt: row.created_at,
    createdById: row.created_by_id,
    updatedAt: row.updated_at,
    updatedById: row.updated_by_id,
  };
}

const sorts: ListSource<IntegrationRow>['sorts'] = {
  createdAt: { column: sql`i.id`, type: 'uuid', valueOf: (row) => row.id },
  updatedAt: { column: sql`i.updated_at`, type: 'timestamptz', valueOf: (row) => row.updated_at },
};

/** Integrations of a unit as a list. */
export function integrationList(
  tenantId: string,
  unitId: string,
  kind: string | undefined,
  now: Date,
): ListSource<IntegrationRow> {
  return {
    name: `/ou/${unitId}/integrations`,
    columns: columns(now),
    from,
    where: [
      sql`i.tenant_id = ${tenantId}`,
      sql`i.organization_unit_id = ${unitId}`,
      ...(kind === undefined ? [] : [sql`i.kind = ${kind}`]),
    ],
    id: sql`i.id`,
    idOf: (row) => row.id,
    sorts,
    defaultSort: 'createdAt',
  };
}

/** Integrations that a member of a unit uses, as a list. */
export function memberIntegrationList(
  tenantId: string,
  unitId: string,
  partyId: string,
  now: Date,
): ListSource<IntegrationRow> {
  return {
    ...integrationList(tenantId, unitId, undefined, now),
    name: `/ou/${unitId}/members/${partyId}/integrations`,
    from: sql`${from} join member_integrations m on m.tenant_id = i.tenant_id and m.integration_id = i.id`,
    where: [
      sql`m.tenant_id = ${tenantId}`,
      sql`m.organization_unit_id = ${unitId}`,
      sql`m.party_id = ${partyId}`,
    ],
  };
}

/** How a read keeps others out until the transaction ends. */
export type IntegrationLock = 'for key share' | 'for no key update' | 'for update';

/** @throws ApiError `resource_not_found` */
export async function getIntegrationRow(
  session: Session,
  id: string,
  now: Date,
  lock?: IntegrationLock,
): Promise<IntegrationRow> {
  const row = await findIntegrationRow(session, id, now, lock);
  if (!row) throw notFound('integration', id);
  return row;
}

/** An integration of the tenant; undefined where there is none. */
export function findIntegrationRow(
  session: Session,
  id: string,
  now: Date,
  lock?: IntegrationLock,
): Promise<IntegrationRow | undefined> {
  const locking = lock === undefined ? sql`` : sql`${sql.raw(lock)} of i`;
  return session.first(
    sql<IntegrationRow>`select ${columns(now)} ${from} where i.tenant_id = ${session.tenantId} and i.id = ${id} ${locking}`,
  );
}

/** What is kept of a new integration. */
export interface NewIntegration {
  unitId: string;
  kind: IntegrationView['kind'];
  provider: string;
  displayName: string;
  settings: Settings;
  applicationId: string | null;
}

/** Inserts an integration. */
export function insertIntegration(session: Session, id: string, made: NewIntegration, writer: Writer): void {
  session.send(
    statements.insertInto('integrations').values({
      tenant_id: session.tenantId,
      id,
      organization_unit_id: made.unitId,
      kind: made.kind,
      provider: made.provider,
      display_name: made.displayName,
      settings: JSON.stringify(made.settings),
      application_id: made.applicationId,
      source: writer.source,
      created_at: writer.now,
      created_by_id: writer.partyId,
      updated_at: writer.now,
      updated_by_id: writer.partyId,
    }),
  );
}

/** What of an integration may change. */
export interface IntegrationChange {
  provider?: string;
  displayName?: string;
  settings?: Settings;
  applicationId?: string | null;
  disabled?: boolean;
}

/** Writes the fields that are given. */
export function updateIntegrationRow(
  session: Session,
  id: string,
  { provider, displayName, settings, applicationId, disabled }: IntegrationChange,
  writer: Writer,
): void {
  session.send(
    statements
      .updateTable('integrations')
      .set({
        ...(provider === undefined ? {} : { provider }),
        ...(displayName === undefined ? {} : { display_name: displayName }),
        ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
        ...(applicationId === undefined ? {} : { application_id: applicationId }),
        ...(disabled === undefined ? {} : { disabled }),
        source: writer.source,
        updated_at: writer.now,
        updated_by_id: writer.partyId,
      })
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', id),
  );
}

/** Whether rules read a directory. */
export async function isRead(session: Session, id: string): Promise<boolean> {
  const row = await session.first(
    sql`select from provisioning_rules where tenant_id = ${session.tenantId} and directory_integration_id = ${id} limit 1`,
  );
  return row !== undefined;
}

/** Removes integrations with what members have of them. */
export function deleteIntegrationRows(session: Session, ids: string[]): void {
  session.send(
    sql`delete from integrations where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[])`,
  );
}

/** Integrations of some units, locked until the transaction ends. */
export function integrationsOfUnits(
  session: Session,
  unitIds: string[],
  now: Date,
): Promise<IntegrationRow[]> {
  return session.rows(
    sql<IntegrationRow>`select ${columns(now)} ${from}
      where i.tenant_id = ${session.tenantId} and i.organization_unit_id = any(${unitIds}::uuid[]) order by i.id for update of i`,
  );
}
