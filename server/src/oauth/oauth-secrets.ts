import { hash, hkdfSync, randomBytes } from 'node:crypto';
import { SecretBox, secretKeyBytes } from '../secrets/secret-box.ts';

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

/** A new refresh token of a family: its id, its key and 256 bits of its own. */
export function newRefreshToken(
  familyId: string,
  familyKey: Buffer = randomBytes(familyKeyBytes),
): RefreshToken {
  const id = Buffer.from(familyId.replaceAll('-', ''), 'hex');
  const bytes = Buffer.concat([id, familyKey, randomBytes(secretBytes)]);
  return { text: prefixes.refresh + bytes.toString('base64url'), familyId, familyKey };
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

function boxOf(token: string): SecretBox {
  const key = hkdfSync('sha256', token, '', 'espalier: answer to a refresh token', secretKeyBytes);
  return new SecretBox(Buffer.from(key).toString('base64url'));
}

/** Encrypts what a token was exchanged for, so that only who holds the token can read it again: the store cannot. */
export function sealForHolder(token: string, plain: string): string {
  return boxOf(token).seal(plain);
}

/** Reads what {@link sealForHolder} made with the same token. @throws Error when it is another one */
export function openAsHolder(token: string, sealed: string): string {
  return boxOf(token).open(sealed);
}
