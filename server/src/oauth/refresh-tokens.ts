import { hashSecretToken } from '../auth/secret-token.ts';
import { readScope } from './authorize-request.rules.ts';
import { accessTokenSeconds, familyIdleSeconds } from './endpoints.ts';
import { inTransaction, type Outcome } from './grant-transaction.ts';
import { clientOf, type OAuthCall } from './oauth-call.ts';
import { invalidGrant, invalidRequest, invalidScope } from './oauth-error.ts';
import {
  hashFamilyKey,
  newAccessToken,
  newRefreshToken,
  openAsHolder,
  type RefreshToken,
  readRefreshToken,
  sealForHolder,
} from './oauth-secrets.ts';
import { endReplayed } from './replay.ts';
import { type LockedFamily, lockFamily, rotate } from './token.store.ts';
import { type IssuedPair, type TokenAnswer, toTokenAnswer } from './token-answer.rules.ts';

/** Parameters of the grant (RFC 6749, 6). */
export interface RefreshParameters {
  refresh_token?: string | undefined;
  scope?: string | undefined;
}

const unknownToken = 'the refresh token is unknown, has ended, or is of another application';

/** All that the authorization has by now, or the part of it that the client wants. */
function scopesOf(wanted: string | undefined, granted: string[]): string[] {
  if (wanted === undefined) return granted;
  const scopes = readScope(wanted);
  if (!scopes) throw invalidScope('scope is not a list of names separated by single spaces', wanted);
  const missing = scopes.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) throw invalidScope('these scopes are not granted', missing.join(' '));
  return scopes;
}

function exchange(
  call: OAuthCall,
  family: LockedFamily,
  token: RefreshToken,
  wanted: string | undefined,
): TokenAnswer {
  const { session, now } = call;
  const expiresAt = new Date(now.getTime() + accessTokenSeconds * 1_000);
  const endsAt = new Date(now.getTime() + familyIdleSeconds * 1_000);
  const successor = newRefreshToken(family.id, token.familyKey).text;
  const pair: IssuedPair = {
    accessToken: newAccessToken(),
    refreshToken: successor,
    scopes: scopesOf(wanted, family.granted),
    expiresAt: expiresAt.toISOString(),
  };
  const sealedAnswer = sealForHolder(token.text, JSON.stringify(pair));
  const access = { token: pair.accessToken, scopes: pair.scopes, expiresAt };
  rotate(session, family.id, { successor, sealedAnswer }, access, { now, endsAt });
  return toTokenAnswer(pair, family, now);
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
  return inTransaction(call, async (): Promise<Outcome<TokenAnswer>> => {
    const family = await lockOwn(call, token);
    if (family.current_hash === hash) return { answer: exchange(call, family, token, scope) };
    if (family.sealed_answer !== null && isInGrace(family, hash, call.now, graceSeconds)) {
      const pair = JSON.parse(openAsHolder(text, family.sealed_answer)) as IssuedPair;
      return { answer: toTokenAnswer(pair, family, call.now) };
    }
    await endReplayed(call, family, family.id, 'refresh token');
    return { refusal: invalidGrant('the refresh token was used before; its family has ended') };
  });
}
