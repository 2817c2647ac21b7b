import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { fieldError } from '../errors/api-error.ts';
import type { PartyBody, SpecializationView } from './party.rules.ts';

/** A party that is about to get some fields. */
export interface KeyedParty {
  id: string;
  fields: PartyBody;
  /** Where the body names the party: `/units/3`. */
  pointer: string;
}

const keys = [
  { field: 'uri', column: sql.ref('uri'), code: 'uri_taken' },
  { field: 'externalId', column: sql.ref('external_id'), code: 'external_id_taken' },
] as const;

type Key = (typeof keys)[number];

function taken({ pointer }: KeyedParty, { field, code }: Key): never {
  throw fieldError(code, `${pointer}/${field}`, `another live party of the tenant has this ${field}`);
}

async function assertFree(
  session: Session,
  parties: KeyedParty[],
  key: Key,
  leaving: string[],
): Promise<void> {
  const byValue = new Map<string, KeyedParty>();
  for (const party of parties) {
    const value = party.fields[key.field];
    if (typeof value !== 'string') continue;
    if (byValue.has(value)) taken(party, key);
    byValue.set(value, party);
  }
  if (byValue.size === 0) return;
  // Those that get another value leave theirs.
  const changing = parties.filter(({ fields }) => key.field in fields).map(({ id }) => id);
  const row = await session.first(
    sql<{
      value: string;
    }>`select ${key.column} as value from parties where tenant_id = ${session.tenantId} and deleted_at is null
      and ${key.column} = any(${[...byValue.keys()]}::text[]) and id <> all(${[...leaving, ...changing]}::uuid[]) limit 1`,
  );
  const party = row && byValue.get(row.value);
  if (party) taken(party, key);
}

function assertDistinctRoles({ fields, pointer }: KeyedParty): void {
  const seen = new Set<string>();
  for (const { subtype, organizationUnitId } of (fields.specializations ?? []) as SpecializationView[]) {
    const role = `${organizationUnitId ?? ''} ${subtype}`;
    if (seen.has(role))
      throw fieldError(
        'specialization_duplicate',
        `${pointer}/specializations`,
        'two specializations have the same subtype and unit; keep one',
      );
    seen.add(role);
  }
}

/**
 * Checks what must be unique in many parties at once, so that an error names the one that is wrong; the constraints of
 * the store say the same to writers that come at the same moment, without naming it.
 *
 * @param leaving - parties that count no more
 * @throws ApiError `uri_taken`, `external_id_taken`, `specialization_duplicate`
 */
export async function assertFreeKeys(
  session: Session,
  parties: KeyedParty[],
  leaving: string[] = [],
): Promise<void> {
  for (const key of keys) await assertFree(session, parties, key, leaving);
  parties.forEach(assertDistinctRoles);
}

/** Takes their uris from parties that are about to get others: uris can then be exchanged in any order. */
export async function freeUris(session: Session, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await session.rows(
    sql`update parties set uri = null where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[]) and uri is not null`,
  );
}
