import { randomBytes } from 'node:crypto';

/** A new clientId: public, needs no encoding in URLs, 128 random bits. */
export function newClientId(): string {
  return `app_${randomBytes(16).toString('base64url')}`;
}

/** A new client secret: 256 random bits behind a prefix that secret scanners can look for. */
export function newClientSecret(): string {
  return `esp_cs_${randomBytes(32).toString('base64url')}`;
}
