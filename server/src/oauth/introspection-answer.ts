import type { KnownAccess } from './token.store.ts';

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1_000);
}

/** What is said of a token that works (RFC 7662, 2.2), by our clock and with the scopes that count now. */
export function toIntrospection(known: KnownAccess): Record<string, unknown> {
  return {
    active: true,
    sub: known.organizationUnitId,
    client_id: known.clientId,
    scope: known.scopes.join(' '),
    exp: seconds(known.expiresAt),
    iat: seconds(known.createdAt),
    token_type: known.kind === 'access_token' ? 'bearer' : 'refresh_token',
    authorization_id: known.authorizationId,
  };
}
