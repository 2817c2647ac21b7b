import { newId } from '../db/ids.ts';
import { accessTokenSeconds, familyIdleSeconds } from './endpoints.ts';
import { inTransaction, type Outcome } from './grant-transaction.ts';
import { clientOf, contextOf, type OAuthCall } from './oauth-call.ts';
import { invalidGrant, invalidRequest } from './oauth-error.ts';
import { newAccessToken, newRefreshToken } from './oauth-secrets.ts';
import { provesKey } from './proof-key.ts';
import { endReplayed } from './replay.ts';
import { type LockedCode, lockCode, useCode } from './token.store.ts';
import { type IssuedPair, type TokenAnswer, toTokenAnswer } from './token-answer.rules.ts';

/** Parameters of the grant (RFC 6749, 4.1.3; RFC 7636, 4.5). */
export interface CodeParameters {
  code?: string | undefined;
  redirect_uri?: string | undefined;
  code_verifier?: string | undefined;
}

const unknownCode = 'the code is unknown, has ended, or is of another application';

/** Why a code that exists and was not used cannot be exchanged; undefined: it can. */
function refusalOf(code: LockedCode, parameters: CodeParameters, now: Date): Error | undefined {
  if (new Date(code.expires_at) <= now) return invalidGrant(unknownCode);
  if (code.redirect_uri !== parameters.redirect_uri)
    return invalidGrant('redirect_uri is not the one that the code was sent to');
  if (parameters.code_verifier === undefined || !provesKey(parameters.code_verifier, code.code_challenge))
    return invalidGrant('code_verifier is missing or does not fit the code_challenge');
  if (!code.works) return invalidGrant('the authorization is not active');
  return undefined;
}

function issue(call: OAuthCall, code: LockedCode): TokenAnswer {
  const { session, now } = call;
  const scopes = code.scopes.filter((scope) => code.granted.includes(scope));
  const refresh = newRefreshToken(newId(now));
  const expiresAt = new Date(now.getTime() + accessTokenSeconds * 1_000);
  const endsAt = new Date(now.getTime() + familyIdleSeconds * 1_000);
  const token = newAccessToken();
  useCode(session, code, refresh, { token, scopes, expiresAt }, { now, endsAt });
  const acting = {
    applicationId: code.application_id,
    authorizationId: code.authorization_id,
    organizationUnitId: code.organization_unit_id,
  };
  contextOf(call, acting).audit.append({
    action: 'authorization.token_issued',
    resource: { type: 'authorization', id: code.authorization_id },
    changes: { scopes: { before: null, after: scopes } },
  });
  const pair: IssuedPair = {
    accessToken: token,
    refreshToken: refresh.text,
    expiresAt: expiresAt.toISOString(),
  };
  return toTokenAnswer(pair, scopes, code, now);
}

/**
 * Exchanges an authorization code for tokens: one transaction, so that a code is never used up without them. A used code ends
 * what it was exchanged for (RFC 6749, 4.1.2).
 *
 * @throws the library's `invalid_grant` and `invalid_request`
 */
export async function exchangeCode(call: OAuthCall, parameters: CodeParameters): Promise<TokenAnswer> {
  const { code: text, redirect_uri: redirectUri } = parameters;
  if (text === undefined) throw invalidRequest('code is missing');
  if (redirectUri === undefined) throw invalidRequest('redirect_uri is missing');
  return inTransaction(call, async (): Promise<Outcome<TokenAnswer>> => {
    const code = await lockCode(call.session, text);
    if (code?.application_id !== clientOf(call).applicationId) throw invalidGrant(unknownCode);
    if (code.used_at !== null) {
      await endReplayed(call, code, code.family_id, 'code');
      return { refusal: invalidGrant('the code was used before; what it was exchanged for has ended') };
    }
    const refusal = refusalOf(code, parameters, call.now);
    if (refusal) throw refusal;
    return { answer: issue(call, code) };
  });
}
