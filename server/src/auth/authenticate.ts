import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { ApiError } from '../errors/api-error.ts';
import { findAccess } from '../oauth/known-access.store.ts';
import { looksLikeAccessToken } from '../oauth/oauth-secrets.ts';
import { type JwtIssuers, looksSigned } from './jwt-issuers.ts';
import type { Principal, Scope } from './principal.ts';
import { equalHashes, hashSecretToken } from './secret-token.ts';
import type { TokenMemory } from './token-memory.ts';

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
  application: null,
  scopes: ['tenant:admin'],
  isPlatformAdministrator: true,
  isSuspended: false,
};

function bearerToken(header: string | undefined): string {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined)
    throw new ApiError('unauthenticated', 'send the header Authorization: Bearer TOKEN');
  return token;
}

/** What tokens are checked against. */
export interface Credentials {
  /** Hash of the platform administrator's token; undefined: there is none. */
  administratorHash: string | undefined;
  issuers: JwtIssuers;
  tokens: TokenMemory;
}

/** Scopes of tokens. */
const tokenScopes: readonly Scope[] = [
  'directory:read',
  'directory:write',
  'authorizations:write',
  'audit:read',
  'tenant:admin',
];

/** Scopes of a signed token (RFC 8693, 4.2: a list separated by spaces); those that are none of ours say nothing here. */
function scopesOf(claim: unknown): Scope[] {
  const named = new Set(typeof claim === 'string' ? claim.split(' ') : []);
  return tokenScopes.filter((scope) => named.has(scope));
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface TenantRow {
  tenant_slug: string;
  tenant_status: string;
  party_lives: boolean;
}

function readId(claim: unknown, name: string): string {
  if (typeof claim === 'string' && uuidForm.test(claim)) return claim.toLowerCase();
  throw new ApiError('unauthenticated', `the claim ${name} is no id`);
}

async function ofSignedToken(
  session: Session,
  token: string,
  issuers: JwtIssuers,
  now: Date,
): Promise<Principal> {
  const claims = await issuers.verify(token, now);
  const tenantId = readId(claims.tenant_id, 'tenant_id');
  const partyId = claims.party_id === undefined ? null : readId(claims.party_id, 'party_id');
  const tenant = await session.first(sql<TenantRow>`select * from find_tenant(${tenantId}, ${partyId})`);
  if (!tenant) throw new ApiError('unauthenticated', 'the claim tenant_id names no tenant');
  if (partyId !== null && !tenant.party_lives)
    throw new ApiError('unauthenticated', 'the claim party_id names no live party');
  return {
    tenantId,
    tenantSlug: tenant.tenant_slug,
    tokenId: null,
    partyId,
    application: null,
    scopes: scopesOf(claims.scope),
    isPlatformAdministrator: false,
    isSuspended: tenant.tenant_status === 'SUSPENDED',
  };
}

async function ofApiToken(
  session: Session,
  hash: string,
  tokens: TokenMemory,
  now: Date,
): Promise<Principal> {
  const known = tokens.recall(hash, now);
  if (known) return known;
  const { generation } = tokens;
  const row = await session.first(sql<TokenRow>`select * from find_token(${hash})`);
  if (!row || (row.expires_at !== null && new Date(row.expires_at) <= now)) {
    throw new ApiError('unauthenticated', 'the token is unknown, expired or revoked; use another one');
  }
  const principal = {
    tenantId: row.tenant_id,
    tenantSlug: row.tenant_slug,
    tokenId: row.token_id,
    partyId: row.party_id,
    application: null,
    scopes: row.scopes,
    isPlatformAdministrator: false,
    isSuspended: row.tenant_status === 'SUSPENDED',
  };
  tokens.remember(hash, principal, row.expires_at, generation);
  return principal;
}

/** An application's access token: what it may do is decided by its authorization, as that is now. */
async function ofAccessToken(
  session: Session,
  hash: string,
  tokens: TokenMemory,
  now: Date,
): Promise<Principal> {
  const known = tokens.recall(hash, now);
  if (known) return known;
  const { generation } = tokens;
  const access = await findAccess(session, hash, now);
  if (!access) throw new ApiError('unauthenticated', 'the access token is unknown or has ended; refresh it');
  const { applicationId, authorizationId, organizationUnitId } = access;
  const principal: Principal = {
    tenantId: access.tenantId,
    tenantSlug: access.tenantSlug,
    tokenId: null,
    partyId: null,
    application: { applicationId, authorizationId, organizationUnitId },
    scopes: access.scopes as Scope[],
    isPlatformAdministrator: false,
    isSuspended: access.isSuspended,
  };
  tokens.remember(hash, principal, access.expiresAt, generation);
  return principal;
}

/**
 * Who a request comes from: the platform administrator, an API token, an application's access token, or a signed token of a
 * configured issuer with the claims `tenant_id`, `scope` and, if a party acts, `party_id`.
 *
 * @throws ApiError `unauthenticated`
 */
export async function authenticate(
  session: Session,
  header: string | undefined,
  { administratorHash, issuers, tokens }: Credentials,
  now: Date,
): Promise<Principal> {
  const token = bearerToken(header);
  const hash = hashSecretToken(token);
  if (administratorHash !== undefined && equalHashes(hash, administratorHash)) return administrator;
  if (looksLikeAccessToken(token)) return ofAccessToken(session, hash, tokens, now);
  return looksSigned(token)
    ? ofSignedToken(session, token, issuers, now)
    : ofApiToken(session, hash, tokens, now);
}
