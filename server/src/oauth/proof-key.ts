import { createHash, timingSafeEqual } from 'node:crypto';

const verifierForm = /^[\w.~-]{43,128}$/;

/** Whether a verifier has the form of RFC 7636, 4.1 and is the one that a challenge of method S256 was made of. */
export function provesKey(verifier: string, challenge: string): boolean {
  if (!verifierForm.test(verifier)) return false;
  const made = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  const expected = Buffer.from(challenge);
  return made.length === expected.length && timingSafeEqual(made, expected);
}
