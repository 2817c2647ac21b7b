import { hashSecretToken } from '../auth/secret-token.ts';
import { readScope } from './authorize-request.rules.ts';
import { accessTokenSeconds, familyIdleSeconds } from './endpoints.ts';
import { inTransaction, type Outcome } from './grant-transaction.ts';
import { clientOf, type OAuthCall } from './oauth-call.ts';
import { invalidGrant, invalidRequest, invalidScope } from './oauth-error.ts';
import {
  hashFamilyKey,
  newRotationSalt,
  type RefreshToken,
  readRefreshToken,
  successorsOf,
} from './oauth-secrets.ts';
import { endReplayed } from './replay.ts';
import { findIssued, type LockedFamily, lockFamily, rotate } from './token.store.ts';
import { type IssuedPair, type TokenAnswer, toTokenAnswer } from './token-answer.rules.ts';

/** Parameters of the grant (RFC 6749, 6). */
export interface RefreshParameters {
  refresh_token?: string | undefined;
  scope?: string | undefined;
}

const unknownToken = 'the refresh token is unknown, has ended, or is of another application';

/** @throws `invalid_scope` where it has not the form of RFC 6749, 3.3 */
function wantedScopes(scope: string | undefined): string[] | undefined {
  if (scope === undefined) return undefined;
  const scopes = readScope(scope);
  if (!scopes) throw invalidScope('scope is not a list of names separated by single spaces', scope);
  return scopes;
}

/** The common case: the token is current. */
async function exchange(
  call: OAuthCall,
  token: RefreshToken,
  hash: string,
  wanted: string[] | undefined,
): Promise<TokenAnswer | undefined> {
  const { session, now } = call;
  const expiresAt = new Date(now.getTime() + accessTokenSeconds * 1_000);
  const salt = newRotationSalt();
  const pair: IssuedPair = { ...successorsOf(token, salt), expiresAt: expiresAt.toISOString() };
  const rotation = {
    presented: hash,
    familyKeyHash: hashFamilyKey(token.familyKey),
    successor: pair.refreshToken,
    salt,
    accessToken: pair.accessToken,
    scopes: wanted,
    expiresAt,
    endsAt: new Date(now.getTime() + familyIdleSeconds * 1_000),
  };
  const { applicationId } = clientOf(call);
  const rotated = await rotate(session, { familyId: token.familyId, applicationId }, rotation, now);
  return rotated && toTokenAnswer(pair, wanted ?? rotated.granted, rotated, now);
}

/** What the token was exchanged for a moment ago; undefined when that was revoked meanwhile. */
async function repeat(
  call: OAuthCall,
  family: LockedFamily,
  token: RefreshToken,
  salt: string,
): Promise<TokenAnswer | undefined> {
  const pair = successorsOf(token, salt);
  const access = await findIssued(call.session, pair.accessToken);
  return access && toTokenAnswer({ ...pair, expiresAt: access.expires_at }, access.scopes, family, call.now);
}

/** Whether a token is the one before the current one, and so shortly after that its user may just have asked twice. */
function isInGrace(family: LockedFamily, hash: string, now: Date, graceSeconds: number): boolean {
  if (family.previous_hash !== hash || family.rotated_at === null) return false;
  return now.getTime() - Date.parse(family.rotated_at) < graceSeconds * 1_000;
}

/** The family of a token whose holder proved to be its application. */
async function lockOwn(call: OAuthCall, token: RefreshToken): Promise<LockedFamily> {
  const family = await lockFamily(call.session, token.familyId);
  const isOwn =
    family?.application_id === clientOf(call).applicationId &&
    family.family_key_hash === hashFamilyKey(token.familyKey);
  if (!isOwn) throw invalidGrant(unknownToken);
  if (!family.works) throw invalidGrant('the authorization is not active');
  if (new Date(family.expires_at) <= call.now) throw invalidGrant(unknownToken);
  return family;
}

/** The token is current, and was not exchanged: only more scopes than are granted can be the reason. */
function tooMany(wanted: string[] | undefined, granted: string[]): Error {
  const missing = (wanted ?? []).filter((scope) => !granted.includes(scope));
  return invalidScope('these scopes are not granted', missing.join(' '));
}

/**
 * Exchanges a refresh token for its successor and an access token with all that the authorization has by now. Callers that ask
 * at the same time wait for each other and get the same answer; so does the direct predecessor for a few seconds more. Any
 * other token of the family ends it (RFC 9700, 4.14.2).
 *
 * @param graceSeconds - ESPALIER_REFRESH_GRACE_SECONDS
 * @throws the library's `invalid_grant`, `invalid_scope` and `invalid_request`
 */
export async function refreshTokens(
  call: OAuthCall,
  { refresh_token: text, scope }: RefreshParameters,
  graceSeconds: number,
): Promise<TokenAnswer> {
  if (text === undefined) throw invalidRequest('refresh_token is missing');
  const token = readRefreshToken(text);
  if (!token) throw invalidGrant(unknownToken);
  const hash = hashSecretToken(text);
  const wanted = wantedScopes(scope);
  const exchanged = await exchange(call, token, hash, wanted);
  if (exchanged) return exchanged;
  return inTransaction(call, async (): Promise<Outcome<TokenAnswer>> => {
    const family = await lockOwn(call, token);
    if (family.current_hash === hash) throw tooMany(wanted, family.granted);
    if (family.rotation_salt !== null && isInGrace(family, hash, call.now, graceSeconds)) {
      const answer = await repeat(call, family, token, family.rotation_salt);
      if (!answer) throw invalidGrant('what the refresh token was exchanged for was revoked');
      return { answer };
    }
    await endReplayed(call, family, family.id, 'refresh token');
    return { refusal: invalidGrant('the refresh token was used before; its family has ended') };
  });
}
