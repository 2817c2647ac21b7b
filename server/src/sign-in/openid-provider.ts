import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

/** A tenant's OpenID provider. */
export interface OpenIdProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** What must be remembered between leaving for the provider and coming back. */
export interface OpenIdAttempt {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** The provider did not say, or not convincingly, who the person is. */
export class OpenIdSignInError extends Error {}

const timeoutSeconds = 10;

function isLoopback(address: string): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(address).hostname);
}

async function configurationOf({ issuer, clientId, clientSecret }: OpenIdProvider): Promise<Configuration> {
  try {
    return await discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: timeoutSeconds,
      // Without TLS only where nobody can listen in.
      execute: isLoopback(issuer) ? [allowInsecureRequests] : [],
    });
  } catch (error) {
    throw new OpenIdSignInError('the OpenID provider cannot be reached', { cause: error });
  }
}

/** Starts a sign-in (OpenID Connect Core 1.0, section 3.1, with PKCE and nonce). */
export async function beginOpenIdSignIn(
  provider: OpenIdProvider,
  redirectUri: string,
): Promise<{ url: string; attempt: OpenIdAttempt }> {
  const configuration = await configurationOf(provider);
  const attempt = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid email',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.codeVerifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, attempt };
}

/**
 * Ends a sign-in.
 *
 * @param callback - the address that the provider sent the browser to
 * @returns the verified e-mail address
 * @throws OpenIdSignInError when the answer does not fit the attempt, or the address is not verified
 */
export async function finishOpenIdSignIn(
  provider: OpenIdProvider,
  callback: URL,
  attempt: OpenIdAttempt,
): Promise<string> {
  const configuration = await configurationOf(provider);
  const claims = await authorizationCodeGrant(configuration, callback, {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.codeVerifier,
    idTokenExpected: true,
  }).then(
    (tokens) => tokens.claims(),
    (error: unknown) => {
      throw new OpenIdSignInError('the OpenID provider did not confirm the sign-in', { cause: error });
    },
  );
  const email = claims?.email;
  if (typeof email !== 'string' || claims?.email_verified !== true)
    throw new OpenIdSignInError('the OpenID provider gave no verified e-mail address');
  return email;
}
