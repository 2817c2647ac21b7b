import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import type { PartyBody, PartyKind, SpecializationView } from './party.rules.ts';
import type { Writer } from './party.store.ts';
import { partyColumnsOf, roleColumnsOf, unitColumnsOf } from './party-columns.rules.ts';

/** A party to insert or to overwrite, with all its fields. */
export interface BulkParty {
  id: string;
  kind: PartyKind;
  fields: PartyBody;
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
    codes.has(party.id) ? [unitColumnsOf(party.id, party.fields, codes.get(party.id) as string)] : [],
  );
  const records = JSON.stringify({
    parties: parties.map(({ kind, id, fields }) => partyColumnsOf(kind, id, fields)),
    units,
    roles: parties.flatMap(({ id, fields }) =>
      roleColumnsOf(id, (fields.specializations ?? []) as SpecializationView[]),
    ),
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
