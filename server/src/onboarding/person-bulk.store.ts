import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import type { Writer } from '../parties/party.store.ts';

/** What of a person is written. */
export interface PersonChange {
  id: string;
  displayName: string;
  searchText: string;
  homeUnitId: string | null;
  /** Fields beside the name; null takes one away. */
  details: Record<string, string | null>;
}

/**
 * Keeps persons from being written by others until the transaction ends.
 *
 * @returns how many of them are still there
 */
export async function lockPersons(session: Session, ids: string[]): Promise<number> {
  const rows = await session.rows(
    sql`select id from parties where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[]) and deleted_at is null order by id for no key update`,
  );
  return rows.length;
}

/** Writes many persons in one statement. */
export function updatePersons(session: Session, changes: PersonChange[], writer: Writer): void {
  if (changes.length === 0) return;
  session.send(
    sql`update parties p set display_name = n."displayName", search_text = n."searchText", organization_unit_id = n."homeUnitId",
        details = jsonb_strip_nulls(p.details || n.details), source = ${writer.source}, updated_at = ${writer.now}::timestamptz, updated_by_id = ${writer.partyId}::uuid
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
        as n(id uuid, "displayName" text, "searchText" text, "homeUnitId" uuid, details jsonb)
      where p.tenant_id = ${session.tenantId} and p.id = n.id`,
  );
}
