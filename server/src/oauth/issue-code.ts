import { sql } from 'kysely';
import { hashSecretToken } from '../auth/secret-token.ts';
import type { Session } from '../db/session.ts';
import { ApiError } from '../errors/api-error.ts';
import { newCode } from './oauth-secrets.ts';

/** How long a code works (RFC 6749, 4.1.2 asks for at most ten minutes; contract, section 7). */
const codeSeconds = 60;

/** What a code stands for. */
export interface CodeRequest {
  authorizationId: string;
  /** Those of the access token that the code is exchanged for, as far as the authorization has them by then. */
  scopes: string[];
  /** Must be repeated when the code is exchanged, exactly. */
  redirectUri: string;
  /** Of method S256. */
  codeChallenge: string;
}

/**
 * Makes an authorization code for an active authorization of the bound tenant, in the caller's transaction: 60 s, once, for
 * this application only. It dies with the authorization's token generation.
 *
 * @returns the code, which is kept as a hash only
 * @throws ApiError `authorization_not_active`
 */
export async function issueCode(
  session: Session,
  { authorizationId, scopes, redirectUri, codeChallenge }: CodeRequest,
  now: Date,
): Promise<string> {
  const code = newCode();
  const expiresAt = new Date(now.getTime() + codeSeconds * 1_000);
  const rows = await session.rows(
    sql`insert into oauth_codes (tenant_id, code_hash, authorization_id, token_generation, scopes, redirect_uri, code_challenge, expires_at, created_at)
      select tenant_id, ${hashSecretToken(code)}, id, token_generation, ${scopes}::text[], ${redirectUri}, ${codeChallenge}, ${expiresAt}::timestamptz, ${now}::timestamptz
      from authorizations where tenant_id = ${session.tenantId} and id = ${authorizationId} and status = 'active' returning 1`,
  );
  if (rows.length === 0) throw new ApiError('authorization_not_active');
  return code;
}
