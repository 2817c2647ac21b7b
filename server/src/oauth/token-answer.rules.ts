/** The answer of the token endpoint (RFC 6749, 5.1), with the unit that the tokens are for and their authorization. */
export interface TokenAnswer {
  access_token: string;
  token_type: 'bearer';
  /** Seconds. */
  expires_in: number;
  refresh_token: string;
  scope: string;
  /** The customer's unit, never a person. */
  sub: string;
  authorization_id: string;
}

/** What an exchange gave. */
export interface IssuedPair {
  accessToken: string;
  refreshToken: string;
  /** RFC 3339. */
  expiresAt: string;
}

/** Whom tokens are for. */
export interface TokenSubject {
  authorization_id: string;
  organization_unit_id: string;
  /** Scopes that count now. */
  granted: readonly string[];
}

/**
 * What a pair is told as, now: its remaining time, and its scopes as far as they are still granted.
 *
 * @param scopes - of the access token
 */
export function toTokenAnswer(
  pair: IssuedPair,
  scopes: readonly string[],
  subject: TokenSubject,
  now: Date,
): TokenAnswer {
  return {
    access_token: pair.accessToken,
    token_type: 'bearer',
    expires_in: Math.max(0, Math.ceil((Date.parse(pair.expiresAt) - now.getTime()) / 1_000)),
    refresh_token: pair.refreshToken,
    scope: scopes.filter((scope) => subject.granted.includes(scope)).join(' '),
    sub: subject.organization_unit_id,
    authorization_id: subject.authorization_id,
  };
}
