import { type Insertable, sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import type { PartyBody, SpecializationView } from './party.rules.ts';
import { getPartyRow, type PartyRow, partyColumns, type Writer } from './party.store.ts';
import { partyColumnsOf, roleColumnsOf, unitColumnsOf } from './party-columns.rules.ts';
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
  const columns = partyColumnsOf(kind, id, fields);
  return {
    ...columns,
    tenant_id: session.tenantId,
    details: JSON.stringify(columns.details),
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
  const columns = unitColumnsOf(id, fields, code);
  return { ...columns, tenant_id: session.tenantId, branding: jsonText(columns.branding) };
}

function jsonText(value: Record<string, unknown> | null): string | null {
  return value === null ? null : JSON.stringify(value);
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
      roleColumnsOf(partyId, specializations).map((role) => ({
        ...role,
        tenant_id: session.tenantId,
        attributes: jsonText(role.attributes),
      })),
    ),
  );
}
