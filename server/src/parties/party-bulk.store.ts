import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { type PartyBody, type PartyKind, type SpecializationView, searchText } from './party.rules.ts';
import type { Writer } from './party.store.ts';

/** A party to insert or to overwrite, with all its fields. */
export interface BulkParty {
  id: string;
  kind: PartyKind;
  fields: PartyBody;
}

/** A new unit's place in the tree. */
export interface BulkUnit {
  id: string;
  code: string;
}

function partyRecord({ id, kind, fields }: BulkParty): Record<string, unknown> {
  const details = Object.fromEntries(
    kind.detailFields.map((name) => [name, fields[name]]).filter(([, value]) => value != null),
  );
  return {
    id,
    party_type: kind.type,
    origin: fields.origin,
    display_name: fields.displayName,
    search_text: searchText(fields.displayName as string, fields.uri as string | null),
    uri: fields.uri,
    external_id: fields.externalId,
    jurisdiction: fields.jurisdiction,
    owner_id: fields.ownerId,
    organization_unit_id: fields.organizationUnitId,
    details,
  };
}

function unitRecord({ id, fields }: BulkParty, code: string): Record<string, unknown> {
  return {
    id,
    parent_id: fields.parentOuId,
    display_name: fields.displayName,
    code,
    branding: fields.branding,
    tos_uri: fields.tosUri,
    ou_inheritance_policy: fields.ouInheritancePolicy,
  };
}

function roleRecords({ id, fields }: BulkParty): Record<string, unknown>[] {
  return ((fields.specializations ?? []) as SpecializationView[]).map((role, position) => ({
    party_id: id,
    position,
    subtype: role.subtype,
    profile_id: role.profileId,
    profile_version: role.profileVersion,
    organization_unit_id: role.organizationUnitId,
    attributes: role.attributes,
  }));
}

const recordType = sql.raw(
  'id uuid, party_type text, origin text, display_name text, search_text text, uri text, external_id text, jurisdiction text, owner_id uuid, organization_unit_id uuid, details jsonb',
);

/**
 * Inserts many parties in one statement, units with their places and roles among them: references between new rows are
 * checked at its end, so their order does not matter.
 */
export async function insertParties(
  session: Session,
  parties: BulkParty[],
  codes: Map<string, string>,
  writer: Writer,
): Promise<void> {
  if (parties.length === 0) return;
  const { tenantId } = session;
  const units = parties.flatMap((party) =>
    codes.has(party.id) ? [unitRecord(party, codes.get(party.id) as string)] : [],
  );
  const records = JSON.stringify({
    parties: parties.map(partyRecord),
    units,
    roles: parties.flatMap(roleRecords),
  });
  await session.rows(
    sql`with input as (select ${records}::jsonb as all_rows), new_parties as (
        insert into parties (tenant_id, id, party_type, origin, display_name, search_text, uri, external_id, jurisdiction, owner_id,
          organization_unit_id, details, source, created_at, created_by_id, updated_at, updated_by_id)
        select ${tenantId}, r.*, ${writer.source}, ${writer.now}::timestamptz, ${writer.partyId}::uuid, ${writer.now}::timestamptz, ${writer.partyId}::uuid
        from input, jsonb_to_recordset(all_rows -> 'parties') as r(${recordType})
      ), new_units as (
        insert into organization_units (tenant_id, id, parent_id, display_name, code, branding, tos_uri, ou_inheritance_policy)
        select ${tenantId}, r.id, r.parent_id, r.display_name, r.code, nullif(r.branding, 'null'::jsonb), r.tos_uri, r.ou_inheritance_policy
        from input, jsonb_to_recordset(all_rows -> 'units')
          as r(id uuid, parent_id uuid, display_name text, code text, branding jsonb, tos_uri text, ou_inheritance_policy text)
      )
      insert into party_specializations (tenant_id, party_id, position, subtype, profile_id, profile_version, organization_unit_id, attributes)
      select ${tenantId}, r.party_id, r.position, r.subtype, r.profile_id, r.profile_version, r.organization_unit_id, nullif(r.attributes, 'null'::jsonb)
      from input, jsonb_to_recordset(all_rows -> 'roles')
        as r(party_id uuid, position integer, subtype text, profile_id text, profile_version text, organization_unit_id uuid, attributes jsonb)`,
  );
}
