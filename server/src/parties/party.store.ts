import { type RawBuilder, sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import type { PartyBody, PartyView, SpecializationView } from './party.rules.ts';
import { searchText } from './party.rules.ts';
import { insertSpecializations } from './party-insert.store.ts';
import { kindOf, type PartyKind } from './party-kinds.ts';

/** A party with what a unit has beside it. */
export interface PartyRow {
  id: string;
  tenant_id: string;
  party_type: string;
  origin: string;
  display_name: string;
  uri: string | null;
  external_id: string | null;
  jurisdiction: string | null;
  owner_id: string | null;
  organization_unit_id: string | null;
  details: Record<string, unknown>;
  source: string | null;
  created_at: string;
  created_by_id: string | null;
  updated_at: string;
  updated_by_id: string | null;
  deleted_at: string | null;
  deleted_by_id: string | null;
  specializations: SpecializationView[];
  parent_id: string | null;
  code: string | null;
  branding: Record<string, unknown> | null;
  tos_uri: string | null;
  ou_inheritance_policy: string | null;
}

/** Columns of a {@link PartyRow}; `p` is the party, `u` the unit. */
export const partyColumns: RawBuilder<PartyRow> = sql<PartyRow>`
  p.id, p.tenant_id, p.party_type, p.origin, p.display_name, p.uri, p.external_id, p.jurisdiction, p.owner_id, p.organization_unit_id,
  p.details, p.source, p.created_at, p.created_by_id, p.updated_at, p.updated_by_id, p.deleted_at, p.deleted_by_id,
  u.parent_id, u.code, u.branding, u.tos_uri, u.ou_inheritance_policy,
  (select coalesce(json_agg(json_build_object('subtype', s.subtype, 'profileId', s.profile_id, 'profileVersion', s.profile_version,
     'organizationUnitId', s.organization_unit_id, 'attributes', s.attributes) order by s.position), '[]')
   from party_specializations s where s.tenant_id = p.tenant_id and s.party_id = p.id) as specializations`;

/** Where {@link partyColumns} come from. */
export const partyFrom: RawBuilder<unknown> = sql`from parties p left join organization_units u on u.tenant_id = p.tenant_id and u.id = p.id`;

/** Levels of a code: 1 for a root. */
function levelOf(code: string): number {
  return (code.length + 1) / 6;
}

function unitFieldsOf(row: PartyRow): Record<string, unknown> {
  const { parent_id, tos_uri, branding, ou_inheritance_policy, code } = row;
  return {
    parentOuId: parent_id,
    tosUri: tos_uri,
    branding,
    ouInheritancePolicy: ou_inheritance_policy,
    code,
    level: levelOf(code ?? ''),
  };
}

/** A row as the API shows it. Order of fields is fixed: the ETag is made of it. */
export function presentParty(row: PartyRow): PartyView {
  const kind = kindOf(row.party_type);
  return {
    id: row.id,
    tenantId: row.tenant_id,
    partyType: row.party_type,
    origin: row.origin,
    displayName: row.display_name,
    uri: row.uri,
    externalId: row.external_id,
    jurisdiction: row.jurisdiction,
    ownerId: row.owner_id,
    organizationUnitId: row.organization_unit_id,
    ...Object.fromEntries(kind.detailFields.map((name) => [name, row.details[name] ?? null])),
    ...(kind.schema === 'OrganizationUnit' ? unitFieldsOf(row) : {}),
    specializations: row.specializations,
    source: row.source,
    createdAt: row.created_at,
    createdById: row.created_by_id,
    updatedAt: row.updated_at,
    updatedById: row.updated_by_id,
    deletedAt: row.deleted_at,
    deletedById: row.deleted_by_id,
  };
}

/** What of a party to look for. */
export interface PartySelection {
  /** Left out: any type. */
  kind?: PartyKind;
  includeDeleted?: boolean;
  /** Keep others from writing it until the transaction ends. */
  lock?: boolean;
}

function selectionConditions(
  session: Session,
  { kind, includeDeleted }: PartySelection,
): RawBuilder<unknown> {
  const type = kind === undefined ? sql`` : sql` and p.party_type = ${kind.type}`;
  const live = includeDeleted ? sql`` : sql` and p.deleted_at is null`;
  return sql`p.tenant_id = ${session.tenantId}${type}${live}`;
}

/**
 * One party.
 *
 * @throws ApiError `resource_not_found`, also for one of another type, another tenant, or a deleted one
 */
export async function getPartyRow(
  session: Session,
  id: string,
  selection: PartySelection = {},
): Promise<PartyRow> {
  const where = selectionConditions(session, selection);
  const lock = selection.lock ? sql`for no key update of p` : sql``;
  const row = await session.first(
    sql<PartyRow>`select ${partyColumns} ${partyFrom} where ${where} and p.id = ${id} ${lock}`,
  );
  if (!row) throw notFound(selection.kind?.auditName ?? 'party', id);
  return row;
}

/** Parties by id, as the API shows them; those that are gone are left out. */
export async function findParties(session: Session, ids: string[]): Promise<PartyView[]> {
  const rows = await session.rows(
    sql<PartyRow>`select ${partyColumns} ${partyFrom} where ${selectionConditions(session, {})} and p.id = any(${ids}::uuid[]) order by p.id`,
  );
  return rows.map(presentParty);
}

/** Who writes and when. */
export interface Writer {
  now: Date;
  partyId: string | null;
  source: string | null;
}

const columnByField: Record<
  string,
  'origin' | 'display_name' | 'uri' | 'external_id' | 'jurisdiction' | 'owner_id' | 'organization_unit_id'
> = {
  origin: 'origin',
  displayName: 'display_name',
  uri: 'uri',
  externalId: 'external_id',
  jurisdiction: 'jurisdiction',
  ownerId: 'owner_id',
  organizationUnitId: 'organization_unit_id',
};

/** Writes changed fields of a party; `before` is what it was, locked. */
export async function updatePartyRow(
  session: Session,
  before: PartyRow,
  changed: PartyBody,
  writer: Writer,
): Promise<void> {
  const kind = kindOf(before.party_type);
  const columns = Object.fromEntries(
    Object.entries(changed).flatMap(([name, value]) =>
      columnByField[name] ? [[columnByField[name], value]] : [],
    ),
  );
  const detailNames = kind.detailFields.filter((name) => name in changed);
  const details = {
    ...before.details,
    ...Object.fromEntries(detailNames.map((name) => [name, changed[name]])),
  };
  const displayName = (changed.displayName ?? before.display_name) as string;
  const uri = ('uri' in changed ? changed.uri : before.uri) as string | null;
  await session.rows(
    statements
      .updateTable('parties')
      .set({
        ...columns,
        ...(detailNames.length > 0 ? { details: JSON.stringify(details) } : {}),
        search_text: searchText(displayName, uri),
        source: writer.source,
        updated_at: writer.now,
        updated_by_id: writer.partyId,
      })
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', before.id),
  );
  if ('specializations' in changed) {
    await session.rows(
      statements
        .deleteFrom('party_specializations')
        .where('tenant_id', '=', session.tenantId)
        .where('party_id', '=', before.id),
    );
    await insertSpecializations(session, before.id, changed.specializations as SpecializationView[]);
  }
}

/** Marks parties as deleted (soft): their uri and externalId are free, and no read shows them unless asked to. */
export async function markDeleted(session: Session, ids: string[], writer: Writer): Promise<void> {
  await session.rows(
    sql`update parties set deleted_at = ${writer.now}, deleted_by_id = ${writer.partyId}, updated_at = ${writer.now}, updated_by_id = ${writer.partyId}, source = ${writer.source}
      where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[])`,
  );
}

/** Records a write on parties whose place was changed by the write of another resource. */
export async function markWritten(session: Session, ids: string[], writer: Writer): Promise<void> {
  await session.rows(
    sql`update parties set updated_at = ${writer.now}, updated_by_id = ${writer.partyId}, source = ${writer.source} where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[])`,
  );
}
