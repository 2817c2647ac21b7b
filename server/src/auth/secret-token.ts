import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new API token: 256 random bits behind a prefix that secret scanners can look for. */
export function newSecretToken(): string {
  return `esp_${randomBytes(32).toString('base64url')}`;
}

/** The form that a token is kept in; a plain hash is enough for 256 random bits. */
export function hashSecretToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/** Compares two hashes in constant time. */
export function equalHashes(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
