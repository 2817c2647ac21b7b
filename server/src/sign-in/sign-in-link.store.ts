import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { hashSecretToken } from '../auth/secret-token.ts';
import { type Session, statements } from '../db/session.ts';

/** What a used link leads to. */
export interface UsedSignInLink {
  tenantId: string;
  partyId: string;
  continueTo: string | null;
}

/** Keeps a link that signs a person in once; only its hash. */
export async function insertSignInLink(
  session: Session,
  link: { partyId: string; continueTo: string | null; expiresAt: Date },
  now: Date,
): Promise<string> {
  const key = randomBytes(32).toString('base64url');
  await session.rows(
    statements.insertInto('sign_in_links').values({
      tenant_id: session.tenantId,
      link_hash: hashSecretToken(key),
      party_id: link.partyId,
      continue_to: link.continueTo,
      expires_at: link.expiresAt,
      created_at: now,
    }),
  );
  return key;
}

/**
 * Uses a link up; of two that try at once one wins. The session must act for the platform.
 *
 * @returns undefined when the link is unknown, used, over, or its person or tenant is gone
 */
export async function useSignInLink(
  session: Session,
  key: string,
  now: Date,
): Promise<UsedSignInLink | undefined> {
  const row = await session.first(
    sql<{
      tenant_id: string;
      party_id: string;
      continue_to: string | null;
    }>`update sign_in_links l set used_at = ${now}
      from tenants t, parties p
      where l.link_hash = ${hashSecretToken(key)} and l.used_at is null and l.expires_at > ${now}
        and t.id = l.tenant_id and t.deleted_at is null and t.status = 'ACTIVE'
        and p.tenant_id = l.tenant_id and p.id = l.party_id and p.deleted_at is null
      returning l.tenant_id, l.party_id, l.continue_to`,
  );
  return row && { tenantId: row.tenant_id, partyId: row.party_id, continueTo: row.continue_to };
}
