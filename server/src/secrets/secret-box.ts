import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** Length of the key in bytes: AES-256. */
export const secretKeyBytes = 32;

/** Encrypts the secrets that the server must be able to read again (AES-256-GCM); those that it only compares are hashed. */
export class SecretBox {
  readonly #key: Buffer;

  /** @param key - {@link secretKeyBytes} bytes as base64url or base64 */
  constructor(key: string) {
    this.#key = Buffer.from(key, 'base64url');
  }

  /** Makes text that only {@link open} with the same key can read. */
  seal(plain: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @throws Error when the text was sealed with another key, or changed */
  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, nonceBytes));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
      'utf8',
    );
  }
}
