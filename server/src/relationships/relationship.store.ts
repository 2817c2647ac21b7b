import { type RawBuilder, sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import type { ListSource } from '../http/paging.ts';
import type { Writer } from '../parties/party.store.ts';

/** A relationship as the API shows it. */
export type RelationshipView = components['schemas']['Relationship'];

/** A row of `relationships`. */
export interface RelationshipRow {
  id: string;
  tenant_id: string;
  left_id: string;
  right_id: string;
  relationship_type: string;
  status: string;
  valid_from: string | null;
  valid_until: string | null;
  verified_at: string | null;
  verified_by_id: string | null;
  source: string | null;
  created_at: string;
  created_by_id: string | null;
  updated_at: string;
  updated_by_id: string | null;
}

const columns = sql<RelationshipRow>`r.id, r.tenant_id, r.left_id, r.right_id, r.relationship_type, r.status, r.valid_from, r.valid_until,
  r.verified_at, r.verified_by_id, r.source, r.created_at, r.created_by_id, r.updated_at, r.updated_by_id`;

/** Only relationships whose both sides live. */
const from = sql`from relationships r
  join parties l on l.tenant_id = r.tenant_id and l.id = r.left_id and l.deleted_at is null
  join parties g on g.tenant_id = r.tenant_id and g.id = r.right_id and g.deleted_at is null`;

/** A row as the API shows it. */
export function presentRelationship(row: RelationshipRow): RelationshipView {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    leftId: row.left_id,
    rightId: row.right_id,
    relationshipType: row.relationship_type,
    status: row.status as RelationshipView['status'],
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    verifiedAt: row.verified_at,
    verifiedById: row.verified_by_id,
    source: row.source,
    createdAt: row.created_at,
    createdById: row.created_by_id,
    updatedAt: row.updated_at,
    updatedById: row.updated_by_id,
  };
}

/** Filters of lists. */
export interface RelationshipFilter {
  partyId?: string;
  leftId?: string;
  rightId?: string;
  relationshipType?: string;
  status?: string;
  validAt?: string;
}

/** Condition for a window that holds an instant: from is inclusive, until exclusive. */
export function holdsInstant(instant: string | Date): RawBuilder<unknown> {
  return sql`(r.valid_from is null or r.valid_from <= ${instant}::timestamptz) and (r.valid_until is null or r.valid_until > ${instant}::timestamptz)`;
}

/** Relationships of the tenant as a list. */
export function relationshipList(
  name: string,
  tenantId: string,
  filter: RelationshipFilter,
): ListSource<RelationshipRow> {
  const { partyId, leftId, rightId, relationshipType, status, validAt } = filter;
  return {
    name,
    columns,
    from,
    where: [
      sql`r.tenant_id = ${tenantId}`,
      ...(partyId === undefined ? [] : [sql`(r.left_id = ${partyId} or r.right_id = ${partyId})`]),
      ...(leftId === undefined ? [] : [sql`r.left_id = ${leftId}`]),
      ...(rightId === undefined ? [] : [sql`r.right_id = ${rightId}`]),
      ...(relationshipType === undefined ? [] : [sql`r.relationship_type = ${relationshipType}`]),
      ...(status === undefined ? [] : [sql`r.status = ${status}`]),
      ...(validAt === undefined ? [] : [holdsInstant(validAt)]),
    ],
    id: sql`r.id`,
    idOf: (row) => row.id,
    sorts: {
      createdAt: { column: sql`r.id`, type: 'uuid', valueOf: (row) => row.id },
      updatedAt: { column: sql`r.updated_at`, type: 'timestamptz', valueOf: (row) => row.updated_at },
    },
    defaultSort: 'createdAt',
  };
}

/** @throws ApiError `resource_not_found`, also when a side of it was deleted */
export async function getRelationship(session: Session, id: string, lock = false): Promise<RelationshipRow> {
  const row = await session.first(
    sql<RelationshipRow>`select ${columns} ${from} where r.tenant_id = ${session.tenantId} and r.id = ${id} ${lock ? sql`for update of r` : sql``}`,
  );
  if (!row) throw notFound('relationship', id);
  return row;
}

function toDate(text: string | null | undefined): Date | null {
  return text == null ? null : new Date(text);
}

/** Inserts a relationship. */
export async function insertRelationship(
  session: Session,
  id: string,
  body: components['schemas']['RelationshipCreate'],
  symmetric: boolean,
  writer: Writer,
): Promise<void> {
  await session.rows(
    statements.insertInto('relationships').values({
      tenant_id: session.tenantId,
      id,
      left_id: body.leftId,
      right_id: body.rightId,
      relationship_type: body.relationshipType,
      is_symmetric: symmetric,
      status: body.status ?? 'ACTIVE',
      valid_from: toDate(body.validFrom),
      valid_until: toDate(body.validUntil),
      source: writer.source,
      created_at: writer.now,
      created_by_id: writer.partyId,
      updated_at: writer.now,
      updated_by_id: writer.partyId,
    }),
  );
}

/** Writes the fields that are given. */
export async function updateRelationship(
  session: Session,
  id: string,
  changed: components['schemas']['RelationshipUpdate'],
  writer: Writer,
): Promise<void> {
  const { status, validUntil, verifiedAt, verifiedById } = changed;
  await session.rows(
    statements
      .updateTable('relationships')
      .set({
        ...(status === undefined ? {} : { status }),
        ...(validUntil === undefined ? {} : { valid_until: toDate(validUntil) }),
        ...(verifiedAt === undefined ? {} : { verified_at: toDate(verifiedAt) }),
        ...(verifiedById === undefined ? {} : { verified_by_id: verifiedById }),
        source: writer.source,
        updated_at: writer.now,
        updated_by_id: writer.partyId,
      })
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', id),
  );
}

/** Removes a relationship. */
export async function deleteRelationship(session: Session, id: string): Promise<void> {
  await session.rows(
    statements.deleteFrom('relationships').where('tenant_id', '=', session.tenantId).where('id', '=', id),
  );
}
