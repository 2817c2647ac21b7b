import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { ApiError } from '../errors/api-error.ts';

/** An issuer whose signed tokens are taken. */
export interface JwtIssuer {
  issuer: string;
  /** What the token must be for; undefined: anything. */
  audience?: string;
  /** Where its keys are; undefined: found by its discovery document. */
  jwksUri?: string;
}

/** Asymmetric algorithms only: a shared secret would let anyone who checks tokens make them. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const timeoutMs = 5_000;

async function discoverKeys(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
  const { jwks_uri: uri } = (await answer.json()) as { jwks_uri?: unknown };
  if (typeof uri !== 'string') throw new Error(`${address} names no jwks_uri`);
  return uri;
}

function claimedIssuer(token: string): string | undefined {
  try {
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload;
    return payload.iss;
  } catch {
    return undefined;
  }
}

/** What says nothing about the token: an issuer that does not answer, answers an error, or answers nonsense. */
function isIssuerAtFault(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'].includes(error.code);
}

/** Whether a bearer token has the form of a JWT (RFC 7519) rather than of an API token. */
export function looksSigned(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
}

/** Checks tokens of the configured issuers. Keys are fetched when first needed and again when a token names an unknown one. */
export class JwtIssuers {
  readonly #issuers: Map<string, JwtIssuer>;
  readonly #keys = new Map<string, Promise<JWTVerifyGetKey>>();

  constructor(issuers: JwtIssuer[]) {
    this.#issuers = new Map(issuers.map((each) => [each.issuer, each]));
  }

  /**
   * The claims of a token whose signature, issuer, audience and times are right.
   *
   * @throws ApiError `unauthenticated`; `store_unavailable` when the issuer's keys cannot be had
   */
  async verify(token: string, now: Date): Promise<JWTPayload> {
    const known = this.#issuers.get(claimedIssuer(token) ?? '');
    if (!known) throw new ApiError('unauthenticated', 'the token is of no issuer that this directory knows');
    const keys = await this.#keysOf(known);
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: known.issuer,
        ...(known.audience === undefined ? {} : { audience: known.audience }),
        algorithms,
        requiredClaims: ['exp', 'tenant_id'],
        currentDate: now,
      });
      return payload;
    } catch (error) {
      if (isIssuerAtFault(error))
        throw new ApiError('store_unavailable', `the keys of ${known.issuer} cannot be had at the moment`);
      throw new ApiError('unauthenticated', `the token is not valid: ${(error as Error).message}`);
    }
  }

  #keysOf({ issuer, jwksUri }: JwtIssuer): Promise<JWTVerifyGetKey> {
    const known = this.#keys.get(issuer);
    if (known) return known;
    const keys = (async () => {
      const uri = jwksUri ?? (await discoverKeys(issuer));
      return createRemoteJWKSet(new URL(uri), { timeoutDuration: timeoutMs, cooldownDuration: 1_000 });
    })();
    this.#keys.set(issuer, keys);
    keys.catch(() => this.#keys.delete(issuer));
    return keys.catch(() => {
      throw new ApiError('store_unavailable', `the keys of ${issuer} cannot be had at the moment`);
    });
  }
}
