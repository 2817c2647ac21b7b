import type { Principal } from '../auth/principal.ts';

/**
 * Who acts when a signed-in person does. Signing in proves who the person is; what the person may do follows from roles,
 * not from the scopes of the token that was shown for it (docs/concepts/consent.md).
 */
export function signedInPrincipal(who: {
  tenantId: string;
  tenantSlug: string;
  partyId: string;
  isAdministrator: boolean;
}): Principal {
  return {
    tenantId: who.tenantId,
    tenantSlug: who.tenantSlug,
    tokenId: null,
    partyId: who.partyId,
    application: null,
    scopes: who.isAdministrator ? ['tenant:admin'] : ['directory:read', 'authorizations:write'],
    isPlatformAdministrator: false,
    isSuspended: false,
  };
}
