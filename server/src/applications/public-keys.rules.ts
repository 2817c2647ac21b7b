import type { ErrorDetail } from '../errors/api-error.ts';

const publicMembers: Record<string, string[]> = { RSA: ['n', 'e'], EC: ['crv', 'x', 'y'], OKP: ['crv', 'x'] };
/** Members of private and symmetric keys (RFC 7518, 6.2.2, 6.3.2 and 6.4). */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const maxKeys = 20;

function keyFault(key: unknown): { member?: string; message: string } | undefined {
  if (key === null || typeof key !== 'object' || Array.isArray(key))
    return { message: 'must be a JSON Web Key' };
  const members = key as Record<string, unknown>;
  const secret = privateMembers.find((name) => name in members);
  if (secret !== undefined)
    return {
      member: secret,
      message: 'belongs to a private key: send the public key, and replace a key that was sent',
    };
  const needed = publicMembers[String(members.kty)];
  if (!needed) return { member: 'kty', message: `must be one of ${Object.keys(publicMembers).join(', ')}` };
  const missing = needed.find((name) => typeof members[name] !== 'string');
  return missing === undefined ? undefined : { member: missing, message: 'is required: text in base64url' };
}

/** What is wrong with the public keys that an application signs with; private ones are refused. */
export function jwksFaults(jwks: object): ErrorDetail[] {
  const { keys } = jwks as { keys?: unknown };
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > maxKeys)
    return [
      {
        pointer: '/jwks/keys',
        code: 'not_allowed',
        message: `must list 1 to ${maxKeys} public keys (RFC 7517)`,
      },
    ];
  return keys.flatMap((key, index) => {
    const fault = keyFault(key);
    if (!fault) return [];
    const member = fault.member === undefined ? '' : `/${fault.member}`;
    return [{ pointer: `/jwks/keys/${index}${member}`, code: 'not_allowed', message: fault.message }];
  });
}
