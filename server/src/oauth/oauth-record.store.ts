import { sql } from 'kysely';
import { hashSecretToken } from '../auth/secret-token.ts';
import { type Session, statements } from '../db/session.ts';

/** What is kept for a minute or so: pushed requests until they are used, client assertions that were. */
export type RecordKind = 'PushedAuthorizationRequest' | 'ReplayDetection';

/** A record that has not ended. */
export interface OAuthRecord {
  payload: Record<string, unknown>;
  /** RFC 3339. */
  expiresAt: string;
}

/** Keeps a record; one with this id that has ended makes room. @returns false when there is one that has not ended */
export async function keepRecord(
  session: Session,
  kind: RecordKind,
  id: string,
  payload: Record<string, unknown>,
  expiresAt: Date,
  now: Date,
): Promise<boolean> {
  const hash = hashSecretToken(id);
  await session.rows(
    sql`delete from oauth_records where tenant_id = ${session.tenantId} and kind = ${kind} and id_hash = ${hash} and expires_at <= ${now}::timestamptz`,
  );
  const row = {
    tenant_id: session.tenantId,
    kind,
    id_hash: hash,
    payload: JSON.stringify(payload),
    expires_at: expiresAt,
  };
  const kept = await session.rows(
    statements
      .insertInto('oauth_records')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('kind'),
  );
  return kept.length > 0;
}

/** Finds a record that has not ended. */
export async function findRecord(
  session: Session,
  kind: RecordKind,
  id: string,
  now: Date,
): Promise<OAuthRecord | undefined> {
  const row = await session.first(
    sql<{
      payload: Record<string, unknown>;
      expires_at: string;
    }>`select payload, expires_at from oauth_records
      where tenant_id = ${session.tenantId} and kind = ${kind} and id_hash = ${hashSecretToken(id)} and expires_at > ${now}::timestamptz`,
  );
  return row && { payload: row.payload, expiresAt: row.expires_at };
}

/** Takes a record away. @returns whether it was there and had not ended: only one caller hears so */
export async function takeRecord(
  session: Session,
  kind: RecordKind,
  id: string,
  now: Date,
): Promise<boolean> {
  const rows = await session.rows(
    sql<{ live: boolean }>`delete from oauth_records
      where tenant_id = ${session.tenantId} and kind = ${kind} and id_hash = ${hashSecretToken(id)} returning expires_at > ${now}::timestamptz as live`,
  );
  return rows[0]?.live ?? false;
}
