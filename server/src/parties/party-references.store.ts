import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { fieldError } from '../errors/api-error.ts';
import type { PartyBody, PartyType, SpecializationView } from './party.rules.ts';

/** A party that a body refers to. */
export interface Reference {
  id: string;
  /** Where the body names it. */
  pointer: string;
  /** The type it must be of; left out: any. */
  type?: PartyType;
  /** It is of the other side of an agreement: the caller names it though it may not read it. */
  anywhere?: boolean;
}

/** References that the fields of any party hold. */
export function referencesOf(fields: PartyBody): Reference[] {
  const result: Reference[] = [];
  const add = (id: unknown, pointer: string, type?: PartyType) => {
    if (typeof id === 'string') result.push({ id, pointer, ...(type ? { type } : {}) });
  };
  add(fields.ownerId, '/ownerId');
  add(fields.organizationUnitId, '/organizationUnitId', 'organization_unit');
  add(fields.parentOuId, '/parentOuId', 'organization_unit');
  const specializations = (fields.specializations ?? []) as SpecializationView[];
  for (const [index, each] of specializations.entries()) {
    add(each.organizationUnitId, `/specializations/${index}/organizationUnitId`, 'organization_unit');
  }
  return result;
}

/** Whether some reference says where something lives, so that no unit may vanish before the transaction ends. */
export function refersToUnits(references: Reference[]): boolean {
  return references.some(({ type }) => type === 'organization_unit');
}

type TypeRow = { id: string; party_type: string };

async function typesOf(session: Session, references: Reference[]): Promise<TypeRow[]> {
  const ids = [...new Set(references.map(({ id }) => id.toLowerCase()))];
  if (ids.length === 0) return [];
  return session.rows(
    sql<TypeRow>`select id, party_type from parties where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[]) and deleted_at is null`,
  );
}

/**
 * Checks that all referenced parties live in the tenant and are of the right type, in one query. What the caller may not
 * read counts as not there.
 *
 * @returns types of the parties by id
 * @throws ApiError `reference_not_found` or `reference_wrong_type`, naming the field
 */
export async function assertReferences(
  session: Session,
  references: Reference[],
): Promise<Map<string, string>> {
  if (references.length === 0) return new Map();
  const own = references.filter(({ anywhere }) => !anywhere);
  const others = references.filter(({ anywhere }) => anywhere);
  const rows = [
    ...(await session.asReader(() => typesOf(session, own))),
    ...(await typesOf(session, others)),
  ];
  const typeById = new Map(rows.map((row) => [row.id, row.party_type]));
  for (const { id, pointer, type } of references) {
    const found = typeById.get(id.toLowerCase());
    if (found === undefined)
      throw fieldError('reference_not_found', pointer, `there is no live party ${id} in this tenant`);
    if (type !== undefined && found !== type)
      throw fieldError('reference_wrong_type', pointer, `${id} is a ${found}, here a ${type} is needed`);
  }
  return typeById;
}
