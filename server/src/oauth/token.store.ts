import { type RawBuilder, sql } from 'kysely';
import { hashSecretToken } from '../auth/secret-token.ts';
import { type Session, statements } from '../db/session.ts';
import type { RefreshToken } from './oauth-secrets.ts';
import { hashFamilyKey } from './oauth-secrets.ts';

/** What decides whether tokens work: the authorization, its application and its tenant, as they are now. */
export interface Standing {
  authorization_id: string;
  application_id: string;
  organization_unit_id: string;
  /** Active, of the tokens' generation, of an active tenant. */
  works: boolean;
  /** What the authorization has and the application may still have. */
  granted: string[];
}

/** A family that is locked until the transaction ends, and what it stands on. */
export interface LockedFamily extends Standing {
  id: string;
  family_key_hash: string;
  current_hash: string;
  previous_hash: string | null;
  rotated_at: string | null;
  rotation_salt: string | null;
  expires_at: string;
}

/** A code that is locked until the transaction ends, and what it stands on. */
export interface LockedCode extends Standing {
  code_hash: string;
  token_generation: number;
  scopes: string[];
  redirect_uri: string;
  code_challenge: string;
  expires_at: string;
  family_id: string | null;
  used_at: string | null;
}

/** A token that works, and for whom. */
export interface KnownAccess {
  kind: 'access_token' | 'refresh_token';
  tenantId: string;
  tenantSlug: string;
  isSuspended: boolean;
  authorizationId: string;
  applicationId: string;
  clientId: string;
  organizationUnitId: string;
  scopes: string[];
  /** RFC 3339. */
  expiresAt: string;
  createdAt: string;
}

/** A new access token, to be kept. */
export interface NewAccess {
  token: string;
  scopes: string[];
  expiresAt: Date;
}

/** Columns of {@link Standing}; the tables are joined by {@link standingTables}. */
function standing(generation: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`a.id as authorization_id, a.application_id, a.organization_unit_id,
    (a.status = 'active' and a.token_generation = ${generation} and n.status = 'ACTIVE' and n.deleted_at is null) as works,
    array(select unnest(a.scopes) intersect select unnest(p.allowed_scopes) order by 1) as granted`;
}

function standingTables(authorizationId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`join authorizations a on a.tenant_id = current_tenant_id() and a.id = ${authorizationId}
    join applications p on p.tenant_id = a.tenant_id and p.id = a.application_id and p.deleted_at is null
    join tenants n on n.id = a.tenant_id`;
}

/** Locks a code of the bound tenant. */
export function lockCode(session: Session, code: string): Promise<LockedCode | undefined> {
  return session.first(
    sql<LockedCode>`select c.code_hash, c.token_generation, c.scopes, c.redirect_uri, c.code_challenge, c.expires_at, c.family_id, c.used_at,
      ${standing(sql`c.token_generation`)} from oauth_codes c ${standingTables(sql`c.authorization_id`)}
      where c.tenant_id = ${session.tenantId} and c.code_hash = ${hashSecretToken(code)} for update of c`,
  );
}

/** Locks a family of the bound tenant: one exchange of its refresh token at a time. */
export function lockFamily(session: Session, familyId: string): Promise<LockedFamily | undefined> {
  return session.first(
    sql<LockedFamily>`select f.id, f.family_key_hash, f.current_hash, f.previous_hash, f.rotated_at, f.rotation_salt, f.expires_at,
      ${standing(sql`f.token_generation`)} from oauth_families f ${standingTables(sql`f.authorization_id`)}
      where f.tenant_id = ${session.tenantId} and f.id = ${familyId} for update of f`,
  );
}

function accessRow(session: Session, familyId: string, { token, scopes, expiresAt }: NewAccess, now: Date) {
  return {
    tenant_id: session.tenantId,
    token_hash: hashSecretToken(token),
    family_id: familyId,
    scopes,
    expires_at: expiresAt,
    created_at: now,
  };
}

/** Exchanges a locked code for a family and its first access token. Sent ahead. */
export function useCode(
  session: Session,
  code: LockedCode,
  refresh: RefreshToken,
  access: NewAccess,
  { now, endsAt }: { now: Date; endsAt: Date },
): void {
  const family = {
    tenant_id: session.tenantId,
    id: refresh.familyId,
    authorization_id: code.authorization_id,
    token_generation: code.token_generation,
    family_key_hash: hashFamilyKey(refresh.familyKey),
    current_hash: hashSecretToken(refresh.text),
    expires_at: endsAt,
    created_at: now,
  };
  session.send(statements.insertInto('oauth_families').values(family));
  session.send(
    statements.insertInto('oauth_access_tokens').values(accessRow(session, family.id, access, now)),
  );
  session.send(
    sql`update oauth_codes set used_at = ${now}::timestamptz, family_id = ${family.id}
      where tenant_id = ${session.tenantId} and code_hash = ${code.code_hash}`,
  );
}

/** What a refresh token is exchanged for, made before it is known whether it will be. */
export interface Rotation {
  /** Hash of the token that is presented. */
  presented: string;
  familyKeyHash: string;
  successor: string;
  salt: string;
  accessToken: string;
  /** Those of the access token; undefined: all that is granted. */
  scopes: string[] | undefined;
  /** When the access token ends. */
  expiresAt: Date;
  /** When the family ends if nobody uses it. */
  endsAt: Date;
}

/** What an exchanged token was exchanged for. */
export interface Rotated {
  authorization_id: string;
  organization_unit_id: string;
  granted: string[];
}

/**
 * Exchanges the current token of a family of an application, in one statement: the common case needs no transaction around
 * it, and of callers with one token one gets it.
 *
 * @returns undefined when it is not the current one of a living family of this application, or the authorization does not
 *   stand, or has not all the scopes; nothing was changed then
 */
export function rotate(
  session: Session,
  { familyId, applicationId }: { familyId: string; applicationId: string },
  rotation: Rotation,
  now: Date,
): Promise<Rotated | undefined> {
  const { presented, familyKeyHash, successor, salt, accessToken, expiresAt, endsAt } = rotation;
  const scopes = rotation.scopes ?? null;
  return session.first(
    sql<Rotated>`with rotated as (
        update oauth_families f set previous_hash = f.current_hash, current_hash = ${hashSecretToken(successor)}, rotated_at = ${now}::timestamptz,
          rotation_salt = ${salt}, expires_at = ${endsAt}::timestamptz
        from authorizations a join applications p on p.tenant_id = a.tenant_id and p.id = a.application_id and p.deleted_at is null
        join tenants n on n.id = a.tenant_id and n.status = 'ACTIVE' and n.deleted_at is null
        where f.tenant_id = ${session.tenantId} and f.id = ${familyId} and f.current_hash = ${presented} and f.family_key_hash = ${familyKeyHash}
          and f.expires_at > ${now}::timestamptz and a.tenant_id = f.tenant_id and a.id = f.authorization_id and a.application_id = ${applicationId}
          and a.status = 'active' and a.token_generation = f.token_generation
          and (${scopes}::text[] is null or (a.scopes @> ${scopes}::text[] and p.allowed_scopes @> ${scopes}::text[]))
        returning f.tenant_id, f.id, f.authorization_id, a.organization_unit_id,
          array(select unnest(a.scopes) intersect select unnest(p.allowed_scopes) order by 1) as granted
      ), issued as (
        insert into oauth_access_tokens (tenant_id, token_hash, family_id, scopes, expires_at, created_at)
        select tenant_id, ${hashSecretToken(accessToken)}, id, coalesce(${scopes}::text[], granted), ${expiresAt}::timestamptz, ${now}::timestamptz from rotated)
      select authorization_id, organization_unit_id, granted from rotated`,
  );
}

/** A kept access token of the bound tenant; undefined when it has ended. */
export function findIssued(
  session: Session,
  token: string,
): Promise<{ scopes: string[]; expires_at: string } | undefined> {
  return session.first(
    sql<{ scopes: string[]; expires_at: string }>`select scopes, expires_at from oauth_access_tokens
      where tenant_id = ${session.tenantId} and token_hash = ${hashSecretToken(token)}`,
  );
}

/** Makes every server look tokens up again; they are told when the transaction commits. */
function tellServers(session: Session): void {
  session.send(sql`select pg_notify('espalier_tokens', '')`);
}

/** Ends a family with all its tokens, at once. Sent ahead. */
export function endFamily(session: Session, familyId: string): void {
  session.send(sql`delete from oauth_families where tenant_id = ${session.tenantId} and id = ${familyId}`);
  tellServers(session);
}

/** Ends one access token; its family goes on. Sent ahead. */
export function endAccessToken(session: Session, token: string): void {
  session.send(
    sql`delete from oauth_access_tokens where tenant_id = ${session.tenantId} and token_hash = ${hashSecretToken(token)}`,
  );
  tellServers(session);
}

/** Whether an authorization has a family that has not ended, beside one. */
export async function hasOtherFamily(
  session: Session,
  authorizationId: string,
  familyId: string,
  now: Date,
): Promise<boolean> {
  const rows = await session.rows(
    sql`select 1 from oauth_families f join authorizations a on a.tenant_id = f.tenant_id and a.id = f.authorization_id and a.token_generation = f.token_generation
      where f.tenant_id = ${session.tenantId} and f.authorization_id = ${authorizationId} and f.id <> ${familyId} and f.expires_at > ${now}::timestamptz limit 1`,
  );
  return rows.length > 0;
}
