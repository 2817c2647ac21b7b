import { type Insertable, sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import { type PartyBody, type SpecializationView, searchText } from './party.rules.ts';
import { getPartyRow, type PartyRow, partyColumns, type Writer } from './party.store.ts';
import type { PartyKind } from './party-kinds.ts';

/**
 * Inserts a party, a unit with its place in the tree, and gives it as it is read.
 *
 * @param code - of a new unit; undefined for other parties
 */
export async function insertPartyRow(
  session: Session,
  kind: PartyKind,
  id: string,
  fields: PartyBody,
  writer: Writer,
  code: string | undefined,
): Promise<PartyRow> {
  const party = statements.insertInto('parties').values(partyValues(session, kind, id, fields, writer));
  const unit =
    code === undefined
      ? sql`select null::uuid as parent_id, null as code, null::jsonb as branding, null as tos_uri, null as ou_inheritance_policy`
      : statements
          .insertInto('organization_units')
          .values(unitValues(session, id, fields, code))
          .returningAll();
  const row = await session.first(
    sql<PartyRow>`with p as (${party.returningAll()}), u as (${unit}) select ${partyColumns} from p, u`,
  );
  const roles = fields.specializations as SpecializationView[];
  if (row && roles.length === 0) return row;
  await insertSpecializations(session, id, roles);
  return getPartyRow(session, id);
}

function partyValues(
  session: Session,
  kind: PartyKind,
  id: string,
  fields: PartyBody,
  writer: Writer,
): Insertable<Tables['parties']> {
  const details = Object.fromEntries(
    kind.detailFields.map((name) => [name, fields[name]]).filter(([, value]) => value !== null),
  );
  return {
    tenant_id: session.tenantId,
    id,
    party_type: kind.type,
    origin: fields.origin as string,
    display_name: fields.displayName as string,
    search_text: searchText(fields.displayName as string, fields.uri as string | null),
    uri: fields.uri as string | null,
    external_id: fields.externalId as string | null,
    jurisdiction: fields.jurisdiction as string | null,
    owner_id: fields.ownerId as string | null,
    organization_unit_id: fields.organizationUnitId as string | null,
    details: JSON.stringify(details),
    source: writer.source,
    created_at: writer.now,
    created_by_id: writer.partyId,
    updated_at: writer.now,
    updated_by_id: writer.partyId,
  };
}

function unitValues(
  session: Session,
  id: string,
  fields: PartyBody,
  code: string,
): Insertable<Tables['organization_units']> {
  const branding = fields.branding as Record<string, unknown> | null;
  return {
    tenant_id: session.tenantId,
    id,
    parent_id: fields.parentOuId as string | null,
    display_name: fields.displayName as string,
    code,
    branding: branding === null ? null : JSON.stringify(branding),
    tos_uri: fields.tosUri as string | null,
    ou_inheritance_policy: fields.ouInheritancePolicy as string,
  };
}

/** Inserts the roles of a party. */
export async function insertSpecializations(
  session: Session,
  partyId: string,
  specializations: SpecializationView[],
): Promise<void> {
  if (specializations.length === 0) return;
  await session.rows(
    statements.insertInto('party_specializations').values(
      specializations.map((each, position) => ({
        tenant_id: session.tenantId,
        party_id: partyId,
        position,
        subtype: each.subtype,
        profile_id: each.profileId,
        profile_version: each.profileVersion,
        organization_unit_id: each.organizationUnitId,
        attributes: each.attributes === null ? null : JSON.stringify(each.attributes),
      })),
    ),
  );
}
