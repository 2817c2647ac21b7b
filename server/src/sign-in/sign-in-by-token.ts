import { authenticate } from '../auth/authenticate.ts';
import { ApiError } from '../errors/api-error.ts';
import type { SignInDependencies } from './sign-in.ts';
import { recordSignIn } from './sign-in-audit.ts';
import { beginSignInSession } from './sign-in-session.store.ts';

/** A session begun, or why not, in words for the person. */
export type TokenSignIn = { key: string } | { problem: string };

const unusable = 'This token is unknown or over. Use another one, or ask your administrator.';
const nobody = 'This token belongs to no person. Use one that your administrator made for you.';

/** Signs a person in by an API token with a party, or a signed token of a configured issuer. */
export async function signInByToken(
  token: string,
  correlationId: string,
  { store, credentials, clock }: SignInDependencies,
): Promise<TokenSignIn> {
  const now = clock();
  return store.withSession(async (session) => {
    const principal = await authenticate(session, `Bearer ${token}`, credentials, now).catch(
      (error: unknown) => {
        if (error instanceof ApiError && error.status === 401) return undefined;
        throw error;
      },
    );
    if (!principal || principal.isSuspended || principal.application !== null) return { problem: unusable };
    const { tenantId, partyId, tokenId, scopes } = principal;
    if (partyId === null) return { problem: nobody };
    const who = { tenantId, partyId, tokenId, isAdministrator: scopes.includes('tenant:admin') };
    await session.bind('espalier_app', tenantId);
    const key = await session.transaction(async () => {
      recordSignIn(session, who, { now, correlationId, means: 'token' });
      return beginSignInSession(session, who, now);
    });
    return { key };
  });
}
