import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { hashSecretToken } from '../auth/secret-token.ts';
import { type Session, statements } from '../db/session.ts';

/** How long a browser stays signed in. */
export const signInSessionSeconds = 3_600;

/** Whom a browser is signed in as. */
export interface SignedIn {
  tenantId: string;
  tenantSlug: string;
  partyId: string;
  displayName: string;
  /** Signed in with a token that has `tenant:admin`: administrator of every unit. */
  isAdministrator: boolean;
  /** What the browser holds in its cookie. */
  key: string;
}

interface SessionRow {
  tenant_id: string;
  tenant_slug: string;
  party_id: string;
  display_name: string;
  is_administrator: boolean;
}

/**
 * Signs a browser in. The session must act for the tenant, or for the platform.
 *
 * @param who.tokenId - the API token that it signed in with; its end is the end of the session
 * @returns what the cookie holds: 256 random bits, kept only as a hash
 */
export async function beginSignInSession(
  session: Session,
  who: { tenantId: string; partyId: string; tokenId: string | null; isAdministrator: boolean },
  now: Date,
): Promise<string> {
  const key = randomBytes(32).toString('base64url');
  await session.rows(
    statements.insertInto('sign_in_sessions').values({
      tenant_id: who.tenantId,
      session_hash: hashSecretToken(key),
      party_id: who.partyId,
      token_id: who.tokenId,
      is_administrator: who.isAdministrator,
      expires_at: new Date(now.getTime() + signInSessionSeconds * 1_000),
      created_at: now,
    }),
  );
  return key;
}

/**
 * Whom a cookie stands for; undefined when nobody: over, signed out, or the party, its token or its tenant is gone.
 * The session must act for the platform: the tenant is not known before.
 */
export async function findSignInSession(
  session: Session,
  key: string,
  now: Date,
): Promise<SignedIn | undefined> {
  const row = await session.first(
    sql<SessionRow>`select s.tenant_id, t.slug as tenant_slug, s.party_id, p.display_name, s.is_administrator
      from sign_in_sessions s
      join tenants t on t.id = s.tenant_id and t.deleted_at is null and t.status = 'ACTIVE'
      join parties p on p.tenant_id = s.tenant_id and p.id = s.party_id and p.deleted_at is null
      where s.session_hash = ${hashSecretToken(key)} and s.expires_at > ${now}
        and (s.token_id is null or exists (
          select from api_tokens a where a.tenant_id = s.tenant_id and a.id = s.token_id and (a.expires_at is null or a.expires_at > ${now})))`,
  );
  return (
    row && {
      tenantId: row.tenant_id,
      tenantSlug: row.tenant_slug,
      partyId: row.party_id,
      displayName: row.display_name,
      isAdministrator: row.is_administrator,
      key,
    }
  );
}

/** Signs a browser out. The session must act for the platform. */
export async function endSignInSession(session: Session, key: string): Promise<void> {
  await session.rows(sql`delete from sign_in_sessions where session_hash = ${hashSecretToken(key)}`);
}

/** Removes what is over: sessions and links. The session must act for the platform. */
export async function sweepSignIns(session: Session, now: Date): Promise<void> {
  session.send(sql`delete from sign_in_sessions where expires_at <= ${now}`);
  await session.rows(sql`delete from sign_in_links where expires_at <= ${now}`);
}
