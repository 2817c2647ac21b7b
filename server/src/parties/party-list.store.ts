import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../db/session.ts';
import type { CursorCodec } from '../http/cursor.ts';
import { type ListSource, mapPage, type Page, type PageQuery, readPage } from '../http/paging.ts';
import type { PartyView } from './party.rules.ts';
import { type PartyRow, partyColumns, partyFrom, presentParty } from './party.store.ts';

/** Filters that every list of parties takes. */
export interface PartyFilter {
  partyType?: string;
  organizationUnitId?: string;
  partySubtype?: string;
  origin?: string;
  q?: string;
  ownerId?: string;
  externalId?: string;
  includeDeleted?: boolean;
}

/** Sorts that lists of parties take. createdAt is in the id (UUID v7), so that order needs no index of its own. */
const partySorts: ListSource<PartyRow>['sorts'] = {
  createdAt: { column: sql`p.id`, type: 'uuid', valueOf: (row) => row.id },
  updatedAt: { column: sql`p.updated_at`, type: 'timestamptz', valueOf: (row) => row.updated_at },
  displayName: { column: sql`p.display_name`, type: 'text', valueOf: (row) => row.display_name },
  code: { column: sql`u.code`, type: 'text', valueOf: (row) => row.code ?? '' },
};

/** Looks in displayName and uri, not across the line break that keeps them apart in the store. */
function containsText(text: string): RawBuilder<unknown> {
  if (text.includes('\n')) return sql`false`;
  return sql`p.search_text like ${`%${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`}`;
}

/** SQL of the filters that are given. */
export function filterConditions(session: Session, filter: PartyFilter): RawBuilder<unknown>[] {
  const { partyType, organizationUnitId, partySubtype, origin, q, ownerId, externalId } = filter;
  return [
    sql`p.tenant_id = ${session.tenantId}`,
    ...(filter.includeDeleted ? [] : [sql`p.deleted_at is null`]),
    ...(partyType === undefined ? [] : [sql`p.party_type = ${partyType}`]),
    ...(organizationUnitId === undefined ? [] : [sql`p.organization_unit_id = ${organizationUnitId}`]),
    ...(origin === undefined ? [] : [sql`p.origin = ${origin}`]),
    ...(ownerId === undefined ? [] : [sql`p.owner_id = ${ownerId}`]),
    ...(externalId === undefined ? [] : [sql`p.external_id = ${externalId}`]),
    ...(q === undefined ? [] : [containsText(q)]),
    ...(partySubtype === undefined
      ? []
      : [
          sql`exists (select from party_specializations s where s.tenant_id = p.tenant_id and s.party_id = p.id and s.subtype = ${partySubtype})`,
        ]),
  ];
}

/** What a list of parties may differ in. */
export interface PartyListOptions {
  /** Names the list in its cursors. */
  name: string;
  conditions: RawBuilder<unknown>[];
  from?: RawBuilder<unknown>;
  defaultSort?: string;
  defaultDirection?: 'ASC' | 'DESC';
}

/** One page of parties, as the API shows them. */
export async function listParties(
  session: Session,
  options: PartyListOptions,
  query: PageQuery,
  cursors: CursorCodec,
): Promise<Page<PartyView>> {
  const source: ListSource<PartyRow> = {
    name: options.name,
    columns: partyColumns,
    from: options.from ?? partyFrom,
    where: options.conditions,
    id: sql`p.id`,
    idOf: (row) => row.id,
    sorts: partySorts,
    defaultSort: options.defaultSort ?? 'createdAt',
    ...(options.defaultDirection ? { defaultDirection: options.defaultDirection } : {}),
  };
  return mapPage(await readPage(session, source, query, cursors), presentParty);
}
