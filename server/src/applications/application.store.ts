import { type RawBuilder, sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import type { ListSource } from '../http/paging.ts';
import type { Writer } from '../parties/party.store.ts';
import type { ApplicationFields } from './application-fields.ts';
import type { SecretView } from './application-secret.store.ts';

/** An application as the API shows it: never the text of a secret. */
export type ApplicationView = components['schemas']['Application'];

/** A row of `applications` with its live secrets. */
export interface ApplicationRow {
  id: string;
  tenant_id: string;
  organization_unit_id: string;
  display_name: string;
  client_id: string;
  redirect_uris: string[];
  allowed_scopes: string[];
  environment: string;
  webhook_url: string | null;
  homepage_url: string | null;
  jwks: Record<string, unknown> | null;
  source: string | null;
  created_at: string;
  created_by_id: string | null;
  updated_at: string;
  updated_by_id: string | null;
  secrets: SecretView[];
}

/** JSON made by the engine writes times in another form than columns are read in. */
function rfcTime(column: string): RawBuilder<unknown> {
  return sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function columns(now: Date): RawBuilder<ApplicationRow> {
  return sql<ApplicationRow>`a.id, a.tenant_id, a.organization_unit_id, a.display_name, a.client_id, a.redirect_uris, a.allowed_scopes,
    a.environment, a.webhook_url, a.homepage_url, a.jwks, a.source, a.created_at, a.created_by_id, a.updated_at, a.updated_by_id,
    (select coalesce(json_agg(json_build_object('id', s.id, 'createdAt', ${rfcTime('s.created_at')}, 'expiresAt', ${rfcTime('s.expires_at')},
       'lastUsedAt', ${rfcTime('s.last_used_at')}) order by s.id), '[]')
     from application_secrets s where s.tenant_id = a.tenant_id and s.application_id = a.id and (s.expires_at is null or s.expires_at > ${now}::timestamptz)) as secrets`;
}

/** A row as the API shows it. */
export function presentApplication(row: ApplicationRow): ApplicationView {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    organizationUnitId: row.organization_unit_id,
    displayName: row.display_name,
    clientId: row.client_id,
    redirectUris: row.redirect_uris,
    allowedScopes: row.allowed_scopes,
    environment: row.environment as ApplicationView['environment'],
    webhookUrl: row.webhook_url,
    homepageUrl: row.homepage_url,
    jwks: row.jwks,
    secrets: row.secrets,
    source: row.source,
    createdAt: row.created_at,
    createdById: row.created_by_id,
    updatedAt: row.updated_at,
    updatedById: row.updated_by_id,
  };
}

/** Filters of the list. */
export interface ApplicationFilter {
  organizationUnitId?: string;
  environment?: string;
  q?: string;
}

/** Applications of the tenant as a list. */
export function applicationList(
  tenantId: string,
  { organizationUnitId, environment, q }: ApplicationFilter,
  now: Date,
  beside: RawBuilder<unknown>[] = [],
): ListSource<ApplicationRow> {
  const like = q === undefined ? undefined : `%${q.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  return {
    name: '/applications',
    columns: columns(now),
    from: sql`from applications a`,
    where: [
      sql`a.tenant_id = ${tenantId}`,
      sql`a.deleted_at is null`,
      ...(organizationUnitId === undefined ? [] : [sql`a.organization_unit_id = ${organizationUnitId}`]),
      ...(environment === undefined ? [] : [sql`a.environment = ${environment}`]),
      ...(like === undefined ? [] : [sql`a.search_text like ${like}`]),
      ...beside,
    ],
    id: sql`a.id`,
    idOf: (row) => row.id,
    sorts: {
      createdAt: { column: sql`a.id`, type: 'uuid', valueOf: (row) => row.id },
      updatedAt: { column: sql`a.updated_at`, type: 'timestamptz', valueOf: (row) => row.updated_at },
      displayName: { column: sql`a.display_name`, type: 'text', valueOf: (row) => row.display_name },
    },
    defaultSort: 'createdAt',
  };
}

/**
 * One live application.
 *
 * @param lock - keep others from writing it, and its secrets from being counted, until the transaction ends
 * @throws ApiError `resource_not_found`
 */
export async function getApplicationRow(
  session: Session,
  id: string,
  now: Date,
  lock = false,
): Promise<ApplicationRow> {
  // Two statements: the secrets are those after the wait for the lock.
  if (lock)
    session.send(
      sql`select from applications where tenant_id = ${session.tenantId} and id = ${id} for no key update`,
    );
  const row = await session.first(
    sql<ApplicationRow>`select ${columns(now)} from applications a where a.tenant_id = ${session.tenantId} and a.id = ${id} and a.deleted_at is null`,
  );
  if (!row) throw notFound('application', id);
  return row;
}

/** Inserts an application. */
export function insertApplication(
  session: Session,
  id: string,
  clientId: string,
  body: components['schemas']['ApplicationCreate'],
  writer: Writer,
): void {
  session.send(
    statements.insertInto('applications').values({
      tenant_id: session.tenantId,
      id,
      organization_unit_id: body.organizationUnitId,
      display_name: body.displayName,
      search_text: body.displayName.toLowerCase(),
      client_id: clientId,
      redirect_uris: body.redirectUris,
      allowed_scopes: body.allowedScopes,
      environment: body.environment ?? 'production',
      webhook_url: body.webhookUrl ?? null,
      homepage_url: body.homepageUrl ?? null,
      jwks: body.jwks ? JSON.stringify(body.jwks) : null,
      source: writer.source,
      created_at: writer.now,
      created_by_id: writer.partyId,
      updated_at: writer.now,
      updated_by_id: writer.partyId,
    }),
  );
}

function changedColumns(changed: ApplicationFields) {
  const { organizationUnitId, displayName, redirectUris, allowedScopes, environment } = changed;
  const { webhookUrl, homepageUrl, jwks } = changed;
  return {
    ...(organizationUnitId === undefined ? {} : { organization_unit_id: organizationUnitId }),
    ...(displayName === undefined
      ? {}
      : { display_name: displayName, search_text: displayName.toLowerCase() }),
    ...(redirectUris === undefined ? {} : { redirect_uris: redirectUris }),
    ...(allowedScopes === undefined ? {} : { allowed_scopes: allowedScopes }),
    ...(environment === undefined ? {} : { environment }),
    ...(webhookUrl === undefined ? {} : { webhook_url: webhookUrl }),
    ...(homepageUrl === undefined ? {} : { homepage_url: homepageUrl }),
    ...(jwks === undefined ? {} : { jwks: jwks === null ? null : JSON.stringify(jwks) }),
  };
}

/** Writes the fields that are given. */
export function updateApplicationRow(
  session: Session,
  id: string,
  changed: ApplicationFields,
  writer: Writer,
): void {
  session.send(
    statements
      .updateTable('applications')
      .set({
        ...changedColumns(changed),
        source: writer.source,
        updated_at: writer.now,
        updated_by_id: writer.partyId,
      })
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', id),
  );
}

/** Marks applications as deleted: kept for the authorizations that name them, shown by nothing. */
export function markApplicationsDeleted(session: Session, ids: string[], writer: Writer): void {
  session.send(
    sql`update applications set deleted_at = ${writer.now}, updated_at = ${writer.now}, updated_by_id = ${writer.partyId}, source = ${writer.source}
      where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[])`,
  );
}

/** Live applications of some units, locked until the transaction ends. */
export function applicationsOfUnits(
  session: Session,
  unitIds: string[],
  now: Date,
): Promise<ApplicationRow[]> {
  return session.rows(
    sql<ApplicationRow>`select ${columns(now)} from applications a
      where a.tenant_id = ${session.tenantId} and a.organization_unit_id = any(${unitIds}::uuid[]) and a.deleted_at is null order by a.id for no key update of a`,
  );
}

/** Whether an authorization of the application waits for a decision or is active. */
export async function hasAuthorizations(session: Session, id: string, now: Date): Promise<boolean> {
  const row = await session.first(
    sql`select from authorizations where tenant_id = ${session.tenantId} and application_id = ${id}
      and (status = 'active' or (status = 'pending' and action_expires_at > ${now}::timestamptz)) limit 1`,
  );
  return row !== undefined;
}
