import { sql } from 'kysely';
import { hashSecretToken } from '../auth/secret-token.ts';
import type { Session } from '../db/session.ts';
import { hashFamilyKey, type RefreshToken } from './oauth-secrets.ts';
import type { KnownAccess } from './token.store.ts';

interface AccessRow {
  tenant_id: string;
  tenant_slug: string;
  tenant_status: string;
  authorization_id: string;
  application_id: string;
  client_id: string;
  organization_unit_id: string;
  scopes: string[];
  expires_at: string;
  created_at: string;
}

/**
 * Finds an access token over all tenants; works on a session that is bound to none yet.
 *
 * @param hash - as `hashSecretToken` makes it
 * @returns undefined for one that is unknown or ended, or whose authorization, application or tenant is not as it must be; a
 *   suspended tenant is told by `isSuspended`
 */
export async function findAccess(
  session: Session,
  hash: string,
  now: Date,
): Promise<KnownAccess | undefined> {
  const row = await session.first(sql<AccessRow>`select * from find_access_token(${hash})`);
  if (!row || new Date(row.expires_at) <= now) return undefined;
  return {
    kind: 'access_token',
    tenantId: row.tenant_id,
    tenantSlug: row.tenant_slug,
    isSuspended: row.tenant_status === 'SUSPENDED',
    authorizationId: row.authorization_id,
    applicationId: row.application_id,
    clientId: row.client_id,
    organizationUnitId: row.organization_unit_id,
    scopes: row.scopes,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
  };
}

interface FamilyRow extends Omit<AccessRow, 'tenant_id' | 'tenant_slug' | 'tenant_status'> {
  current_hash: string;
  family_key_hash: string;
  rotated_at: string | null;
}

/** Finds the family of a refresh token of the bound tenant, as long as its authorization stands. */
async function findFamily(session: Session, token: RefreshToken): Promise<FamilyRow | undefined> {
  const row = await session.first(
    sql<FamilyRow>`select f.current_hash, f.family_key_hash, f.rotated_at, f.expires_at, f.created_at, a.id as authorization_id, a.application_id,
        p.client_id, a.organization_unit_id, array(select unnest(a.scopes) intersect select unnest(p.allowed_scopes) order by 1) as scopes
      from oauth_families f
      join authorizations a on a.tenant_id = f.tenant_id and a.id = f.authorization_id and a.status = 'active' and a.token_generation = f.token_generation
      join applications p on p.tenant_id = a.tenant_id and p.id = a.application_id and p.deleted_at is null
      join tenants n on n.id = f.tenant_id and n.status = 'ACTIVE' and n.deleted_at is null
      where f.tenant_id = ${session.tenantId} and f.id = ${token.familyId}`,
  );
  return row?.family_key_hash === hashFamilyKey(token.familyKey) ? row : undefined;
}

/** A family as one of its refresh tokens shows it. */
export interface KnownFamily extends KnownAccess {
  familyId: string;
  /** The token would be exchanged now; if not, it was, or the family's time is over. */
  works: boolean;
}

/** Finds the family of a refresh token, also of one that was exchanged already; the session is bound to its tenant. */
export async function findRefresh(
  session: Session,
  token: RefreshToken,
  now: Date,
): Promise<KnownFamily | undefined> {
  const row = await findFamily(session, token);
  if (!row) return undefined;
  return {
    kind: 'refresh_token',
    familyId: token.familyId,
    works: row.current_hash === hashSecretToken(token.text) && new Date(row.expires_at) > now,
    tenantId: session.tenantId,
    tenantSlug: '',
    isSuspended: false,
    authorizationId: row.authorization_id,
    applicationId: row.application_id,
    clientId: row.client_id,
    organizationUnitId: row.organization_unit_id,
    scopes: row.scopes,
    expiresAt: row.expires_at,
    createdAt: row.rotated_at ?? row.created_at,
  };
}
