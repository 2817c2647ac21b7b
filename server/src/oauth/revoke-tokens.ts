import { sql } from 'kysely';
import type { ActingApplication } from '../auth/principal.ts';
import { revokeAuthorization } from '../authorizations/authorization-decisions.ts';
import { inTransaction } from './grant-transaction.ts';
import type { KnownFamily } from './known-access.store.ts';
import { clientOf, contextOf, type OAuthCall } from './oauth-call.ts';
import { invalidRequest } from './oauth-error.ts';
import { endAccessToken, endFamily, type KnownAccess } from './token.store.ts';

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function end(call: OAuthCall, known: KnownAccess, what: string, work: () => void): Promise<void> {
  const acting: ActingApplication = known;
  await inTransaction(call, async () => {
    work();
    call.hasEndedTokens = true;
    contextOf(call, acting).audit.append({
      action: 'authorization.token_revoked',
      resource: { type: 'authorization', id: known.authorizationId },
      changes: { revoked: { before: null, after: what } },
    });
    return { answer: undefined };
  });
}

/** Ends one access token (RFC 7009); its family and the authorization go on. */
export function revokeAccessToken(call: OAuthCall, known: KnownAccess, token: string): Promise<void> {
  return end(call, known, 'access token', () => endAccessToken(call.session, token));
}

/** Ends the family of a refresh token with its access tokens (RFC 7009, 2.1); the authorization stays as it is. */
export function revokeFamily(call: OAuthCall, known: KnownFamily): Promise<void> {
  return end(call, known, 'token family', () => endFamily(call.session, known.familyId));
}

/**
 * Revokes the client's authorization for a unit, for which no token is needed. Like any revocation it succeeds also where
 * there is nothing (left) to revoke (RFC 7009, 2.2).
 *
 * @param unitId - what tokens call `sub`
 * @throws the library's `invalid_request` when that is no id
 */
export async function revokeForUnit(call: OAuthCall, unitId: string | undefined): Promise<void> {
  if (unitId === undefined || !uuidForm.test(unitId)) throw invalidRequest('sub is not the id of a unit');
  const { applicationId } = clientOf(call);
  const { session } = call;
  await inTransaction(call, async () => {
    const row = await session.first(
      sql<{ id: string }>`select id from authorizations
        where tenant_id = ${session.tenantId} and application_id = ${applicationId} and organization_unit_id = ${unitId} and status <> 'revoked'`,
    );
    if (row) {
      call.hasEndedTokens = true;
      const acting = { applicationId, authorizationId: row.id, organizationUnitId: unitId.toLowerCase() };
      await revokeAuthorization(contextOf(call, acting), row.id, 'revoked_by_application');
    }
    return { answer: undefined };
  });
}
