import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { ApiError } from '../errors/api-error.ts';
import type { Principal, Scope } from './principal.ts';
import { equalHashes, hashSecretToken } from './secret-token.ts';

/** The tenant that the platform administrator's token acts in outside `/tenants`. */
export const hostTenant = { id: '00000000-0000-7000-8000-000000000000', slug: 'host' } as const;

interface TokenRow {
  tenant_id: string;
  tenant_slug: string;
  tenant_status: string;
  token_id: string;
  scopes: Scope[];
  party_id: string | null;
  expires_at: string | null;
}

const administrator: Principal = {
  tenantId: hostTenant.id,
  tenantSlug: hostTenant.slug,
  tokenId: null,
  partyId: null,
  scopes: ['tenant:admin'],
  isPlatformAdministrator: true,
};

function bearerToken(header: string | undefined): string {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined)
    throw new ApiError('unauthenticated', 'send the header Authorization: Bearer TOKEN');
  return token;
}

/**
 * Who a request comes from.
 *
 * @param administratorHash - hash of the platform administrator's token; undefined: there is none
 * @throws ApiError `unauthenticated`, or `tenant_suspended`
 */
export async function authenticate(
  session: Session,
  header: string | undefined,
  administratorHash: string | undefined,
  now: Date,
): Promise<Principal> {
  const hash = hashSecretToken(bearerToken(header));
  if (administratorHash !== undefined && equalHashes(hash, administratorHash)) return administrator;
  const row = await session.first(sql<TokenRow>`select * from find_token(${hash})`);
  if (!row || (row.expires_at !== null && new Date(row.expires_at) <= now)) {
    throw new ApiError('unauthenticated', 'the token is unknown, expired or revoked; use another one');
  }
  if (row.tenant_status === 'SUSPENDED') throw new ApiError('tenant_suspended');
  return {
    tenantId: row.tenant_id,
    tenantSlug: row.tenant_slug,
    tokenId: row.token_id,
    partyId: row.party_id,
    scopes: row.scopes,
    isPlatformAdministrator: false,
  };
}
