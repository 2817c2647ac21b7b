import { sql } from 'kysely';
import type { Session } from '../db/session.ts';

/** Whose client a clientId is: all that can be known before its tenant is. */
export interface ClientOwner {
  tenantId: string;
  /** ACTIVE or SUSPENDED. */
  tenantStatus: string;
  applicationId: string;
}

/** An application as the OAuth endpoints need it. */
export interface Client {
  tenantId: string;
  applicationId: string;
  clientId: string;
  /** The application's own unit: the publisher. */
  organizationUnitId: string;
  displayName: string;
  redirectUris: string[];
  allowedScopes: string[];
  environment: string;
  homepageUrl: string | null;
  /** Public keys (RFC 7517); null: none. */
  jwks: Record<string, unknown> | null;
  /** Live secrets, oldest first. */
  secrets: LiveSecret[];
}

/** A secret that works now. */
export interface LiveSecret {
  id: string;
  /** As `hashSecretToken` makes it. */
  hash: string;
  /** For `context.secrets.open`: webhooks are signed with the text. */
  sealed: string;
  /** When it ends, in milliseconds since 1970; null: never. */
  expiresAt: number | null;
}

/**
 * Finds the application of a clientId over all tenants. Works on a session that is bound to no tenant yet, as either role.
 *
 * @returns undefined for an unknown clientId, a deleted application or a deleted tenant
 */
export async function findClientOwner(session: Session, clientId: string): Promise<ClientOwner | undefined> {
  const row = await session.first(
    sql<{
      tenant_id: string;
      tenant_status: string;
      application_id: string;
    }>`select * from find_client(${clientId})`,
  );
  return (
    row && { tenantId: row.tenant_id, tenantStatus: row.tenant_status, applicationId: row.application_id }
  );
}

interface ClientRow {
  client_id: string;
  organization_unit_id: string;
  display_name: string;
  redirect_uris: string[];
  allowed_scopes: string[];
  environment: string;
  homepage_url: string | null;
  jwks: Record<string, unknown> | null;
  secrets: LiveSecret[];
}

/**
 * A live application with its live secrets; the session is bound to its tenant.
 *
 * @param now - secrets that ended by then are left out
 * @returns undefined when it was deleted or is of another tenant
 */
export async function findClient(
  session: Session,
  applicationId: string,
  now: Date,
): Promise<Client | undefined> {
  const row = await session.first(
    sql<ClientRow>`select a.client_id, a.organization_unit_id, a.display_name, a.redirect_uris, a.allowed_scopes, a.environment,
        a.homepage_url, a.jwks, (select coalesce(json_agg(json_build_object('id', s.id, 'hash', s.secret_hash, 'sealed', s.sealed_secret,
            'expiresAt', floor(extract(epoch from s.expires_at) * 1000)::bigint) order by s.id), '[]')
          from application_secrets s where s.tenant_id = a.tenant_id and s.application_id = a.id
            and (s.expires_at is null or s.expires_at > ${now}::timestamptz)) as secrets
      from applications a where a.tenant_id = ${session.tenantId} and a.id = ${applicationId} and a.deleted_at is null`,
  );
  return (
    row && {
      tenantId: session.tenantId,
      applicationId,
      clientId: row.client_id,
      organizationUnitId: row.organization_unit_id,
      displayName: row.display_name,
      redirectUris: row.redirect_uris,
      allowedScopes: row.allowed_scopes,
      environment: row.environment,
      homepageUrl: row.homepage_url,
      jwks: row.jwks,
      secrets: row.secrets,
    }
  );
}
