import { createHmac, hash, randomBytes } from 'node:crypto';

const secretBytes = 32;
const familyKeyBytes = 16;
const idBytes = 16;

/** Prefixes that say what a secret is: to the server, and to scanners that look for leaked ones. */
const prefixes = { code: 'espc_', access: 'espa_', refresh: 'espr_' } as const;

/** What a client holds of its token family; {@link RefreshToken.text} is what it sends. */
export interface RefreshToken {
  text: string;
  familyId: string;
  /** The same in every token of the family: proves that a token which is no longer current once was. */
  familyKey: Buffer;
}

/** A new authorization code: 256 random bits. */
export function newCode(): string {
  return prefixes.code + randomBytes(secretBytes).toString('base64url');
}

/** A new access token: 256 random bits. */
export function newAccessToken(): string {
  return prefixes.access + randomBytes(secretBytes).toString('base64url');
}

/** Whether a bearer token is an access token of an application, rather than an API token. */
export function looksLikeAccessToken(token: string): boolean {
  return token.startsWith(prefixes.access);
}

function refreshText(familyId: string, familyKey: Buffer, secret: Buffer): string {
  const id = Buffer.from(familyId.replaceAll('-', ''), 'hex');
  return prefixes.refresh + Buffer.concat([id, familyKey, secret]).toString('base64url');
}

/** The first refresh token of a family: its id, its key, which is new, and 256 bits of its own. */
export function newRefreshToken(familyId: string): RefreshToken {
  const familyKey = randomBytes(familyKeyBytes);
  return { text: refreshText(familyId, familyKey, randomBytes(secretBytes)), familyId, familyKey };
}

/** Reads the family from a refresh token; undefined for what has not the form of one. */
export function readRefreshToken(text: string): RefreshToken | undefined {
  if (!text.startsWith(prefixes.refresh)) return undefined;
  const body = text.slice(prefixes.refresh.length);
  const bytes = Buffer.from(body, 'base64url');
  // Spelled in the one way that we spell it: two texts are never one token.
  if (bytes.length !== idBytes + familyKeyBytes + secretBytes || bytes.toString('base64url') !== body)
    return undefined;
  const hex = bytes.subarray(0, idBytes).toString('hex');
  const familyId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { text, familyId, familyKey: bytes.subarray(idBytes, idBytes + familyKeyBytes) };
}

/** The form in which a family's key is kept. */
export function hashFamilyKey(key: Buffer): string {
  return hash('sha256', key, 'hex');
}

/** A new salt for {@link successorsOf}. */
export function newRotationSalt(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/**
 * What a refresh token is exchanged for: an access token and the next refresh token. Both follow from the token and a salt of
 * 256 random bits (HMAC with the token as key), so that who holds the token can be given the same pair again, while the store,
 * which has the salt only, holds nothing that would tell them.
 */
export function successorsOf(
  token: RefreshToken,
  salt: string,
): { accessToken: string; refreshToken: string } {
  const bytes = createHmac('sha512', token.text).update(`espalier successors ${salt}`).digest();
  const [access, refresh] = [bytes.subarray(0, secretBytes), bytes.subarray(secretBytes)];
  return {
    accessToken: prefixes.access + access.toString('base64url'),
    refreshToken: refreshText(token.familyId, token.familyKey, refresh),
  };
}
