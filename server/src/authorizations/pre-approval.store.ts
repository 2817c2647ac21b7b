import { type RawBuilder, sql } from 'kysely';
import { changesBetween } from '../audit/audit-trail.ts';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import type { ListSource } from '../http/paging.ts';
import type { Writer } from '../parties/party.store.ts';
import type { AuthorizationContext } from './authorization-context.ts';

/** A pre-approval as the API shows it. */
export type PreApprovalView = components['schemas']['AuthorizationApproval'];

/** A row of `authorization_approvals`. */
export interface PreApprovalRow {
  id: string;
  tenant_id: string;
  organization_unit_id: string;
  application_id: string | null;
  publisher_unit_id: string | null;
  scopes: string[];
  expires_at: string | null;
  source: string | null;
  created_at: string;
  created_by_id: string | null;
  updated_at: string;
  updated_by_id: string | null;
}

const columns = sql<PreApprovalRow>`p.id, p.tenant_id, p.organization_unit_id, p.application_id, p.publisher_unit_id, p.scopes, p.expires_at,
  p.source, p.created_at, p.created_by_id, p.updated_at, p.updated_by_id`;

/** A row as the API shows it. */
export function presentPreApproval(row: PreApprovalRow): PreApprovalView {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    organizationUnitId: row.organization_unit_id,
    applicationId: row.application_id,
    publisherUnitId: row.publisher_unit_id,
    scopes: row.scopes,
    expiresAt: row.expires_at,
    source: row.source,
    createdAt: row.created_at,
    createdById: row.created_by_id,
    updatedAt: row.updated_at,
    updatedById: row.updated_by_id,
  };
}

/** Filters of the list. */
export interface PreApprovalFilter {
  organizationUnitId?: string;
  applicationId?: string;
  publisherUnitId?: string;
}

/** Pre-approvals of the tenant as a list. */
export function preApprovalList(
  tenantId: string,
  { organizationUnitId, applicationId, publisherUnitId }: PreApprovalFilter,
  beside: RawBuilder<unknown>[] = [],
): ListSource<PreApprovalRow> {
  return {
    name: '/authorization-approvals',
    columns,
    from: sql`from authorization_approvals p`,
    where: [
      sql`p.tenant_id = ${tenantId}`,
      ...(organizationUnitId === undefined ? [] : [sql`p.organization_unit_id = ${organizationUnitId}`]),
      ...(applicationId === undefined ? [] : [sql`p.application_id = ${applicationId}`]),
      ...(publisherUnitId === undefined ? [] : [sql`p.publisher_unit_id = ${publisherUnitId}`]),
      ...beside,
    ],
    id: sql`p.id`,
    idOf: (row) => row.id,
    sorts: {
      createdAt: { column: sql`p.id`, type: 'uuid', valueOf: (row) => row.id },
      updatedAt: { column: sql`p.updated_at`, type: 'timestamptz', valueOf: (row) => row.updated_at },
    },
    defaultSort: 'createdAt',
  };
}

/** @throws ApiError `resource_not_found` */
export async function getPreApproval(session: Session, id: string, lock = false): Promise<PreApprovalRow> {
  const row = await session.first(
    sql<PreApprovalRow>`select ${columns} from authorization_approvals p where p.tenant_id = ${session.tenantId} and p.id = ${id} ${lock ? sql`for update` : sql``}`,
  );
  if (!row) throw notFound('authorization approval', id);
  return row;
}

/** Inserts a pre-approval. */
export function insertPreApproval(
  session: Session,
  id: string,
  body: components['schemas']['AuthorizationApprovalCreate'],
  writer: Writer,
): void {
  session.send(
    statements.insertInto('authorization_approvals').values({
      tenant_id: session.tenantId,
      id,
      organization_unit_id: body.organizationUnitId,
      application_id: body.applicationId ?? null,
      publisher_unit_id: body.publisherUnitId ?? null,
      scopes: body.scopes,
      expires_at: body.expiresAt ? new Date(body.expiresAt) : null,
      source: writer.source,
      created_at: writer.now,
      created_by_id: writer.partyId,
      updated_at: writer.now,
      updated_by_id: writer.partyId,
    }),
  );
}

/** Writes the fields that are given. */
export function updatePreApproval(
  session: Session,
  id: string,
  { scopes, expiresAt }: components['schemas']['AuthorizationApprovalUpdate'],
  writer: Writer,
): void {
  session.send(
    statements
      .updateTable('authorization_approvals')
      .set({
        ...(scopes === undefined ? {} : { scopes }),
        ...(expiresAt === undefined ? {} : { expires_at: expiresAt === null ? null : new Date(expiresAt) }),
        source: writer.source,
        updated_at: writer.now,
        updated_by_id: writer.partyId,
      })
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', id),
  );
}

/** Removes a pre-approval. */
export function deletePreApproval(session: Session, id: string): void {
  session.send(
    statements
      .deleteFrom('authorization_approvals')
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', id),
  );
}

/**
 * The oldest pre-approval at a unit under whose ceiling a request stays; held, so that it is not withdrawn at this moment.
 *
 * @returns undefined when somebody has to be asked
 */
export function findPreApproval(
  session: Session,
  request: { organizationUnitId: string; applicationId: string; publisherUnitId: string; scopes: string[] },
  now: Date,
): Promise<PreApprovalRow | undefined> {
  const { organizationUnitId, applicationId, publisherUnitId, scopes } = request;
  return session.first(
    sql<PreApprovalRow>`select ${columns} from authorization_approvals p
      where p.tenant_id = ${session.tenantId} and p.organization_unit_id = ${organizationUnitId}
        and (p.application_id = ${applicationId} or p.publisher_unit_id = ${publisherUnitId})
        and p.scopes @> ${scopes}::text[] and (p.expires_at is null or p.expires_at > ${now}::timestamptz)
      order by p.id limit 1 for share`,
  );
}

/** Removes the pre-approvals that name applications or units that go. */
export async function deletePreApprovalsOf(
  { session, audit }: AuthorizationContext,
  {
    applicationIds = [],
    organizationUnitIds = [],
  }: { applicationIds?: string[]; organizationUnitIds?: string[] },
): Promise<void> {
  const gone = await session.rows(
    sql<PreApprovalRow>`delete from authorization_approvals p
      where p.tenant_id = ${session.tenantId} and (p.application_id = any(${applicationIds}::uuid[])
        or p.organization_unit_id = any(${organizationUnitIds}::uuid[]) or p.publisher_unit_id = any(${organizationUnitIds}::uuid[]))
      returning ${columns}`,
  );
  audit.append(
    ...gone.map((row) => ({
      action: 'authorization_approval.deleted' as const,
      resource: { type: 'authorization_approval', id: row.id },
      changes: changesBetween({ ...presentPreApproval(row) }, {}),
    })),
  );
}
