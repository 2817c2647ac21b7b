import type { ErrorDetail } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import { isInternalHost, isLoopbackHost } from './network-address.rules.ts';

/** What a caller may say of an application. */
export type ApplicationFields = components['schemas']['ApplicationUpdate'];

/** Scopes that an application can be allowed (contract, section 7). */
export const applicationScopes = [
  'directory:read',
  'directory:write',
  'organizational_unit_scheduler',
] as const;

const schemeAndAuthority = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#\\]+)/;

interface Address {
  scheme: string;
  /** As written: a redirect URI is compared as a string, so no spelling of an address is made into another. */
  writtenHost: string;
  /** As a client would connect to it. */
  host: string;
}

function hostOf(authority: string): string {
  return authority.startsWith('[')
    ? authority.slice(0, authority.indexOf(']') + 1)
    : (authority.split(':')[0] ?? '');
}

/** The address of an absolute URL, or what is wrong with it whatever it is for. */
function readAddress(text: string): Address | string {
  const [, scheme, authority] = schemeAndAuthority.exec(text) ?? [];
  if (scheme === undefined || authority === undefined || !URL.canParse(text))
    return 'must be an absolute URL';
  if (authority.includes('@')) return 'must not hold user information';
  if (text.includes('#')) return 'must not hold a fragment';
  return { scheme: scheme.toLowerCase(), writtenHost: hostOf(authority), host: new URL(text).hostname };
}

const redirectLoopbacks = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * What is wrong with a redirect URI; undefined: nothing (contract, section 7; RFC 6749, 3.1.2; RFC 9700, 2.1: compared as a
 * string, hence no wildcard).
 */
export function redirectUriFault(uri: string): string | undefined {
  const address = readAddress(uri);
  if (typeof address === 'string') return address;
  if (uri.includes('*')) return 'must not hold a wildcard: name each URI';
  if (address.scheme === 'https') return undefined;
  if (address.scheme === 'http' && redirectLoopbacks.has(address.writtenHost)) return undefined;
  return 'must be https, or http on 127.0.0.1, [::1] or localhost';
}

/**
 * What is wrong with an address that events are posted to; undefined: nothing. Private and link-local addresses are refused:
 * whoever registers an application must not make the directory call into the network it runs in. What a name leads to is
 * known only when it is called, and checked there.
 */
export function webhookUrlFault(url: string): string | undefined {
  const address = readAddress(url);
  if (typeof address === 'string') return address;
  const isLoopback = isLoopbackHost(address.host);
  if (address.scheme !== 'https' && !(address.scheme === 'http' && isLoopback))
    return 'must be https, or http on a loopback address';
  if (!isLoopback && isInternalHost(address.host))
    return 'must not name a private, link-local or reserved address';
  return undefined;
}

/** What is wrong with a home page, which is shown as a link; undefined: nothing. */
export function homepageUrlFault(url: string): string | undefined {
  const address = readAddress(url.split('#')[0] ?? '');
  if (typeof address === 'string') return address;
  return address.scheme === 'https' || address.scheme === 'http' ? undefined : 'must be https or http';
}

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

function jwksFaults(jwks: object): ErrorDetail[] {
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

function urlFault(pointer: string, message: string | undefined): ErrorDetail[] {
  return message === undefined ? [] : [{ pointer, code: 'not_allowed', message }];
}

/** Everything that is wrong with the fields of an application beside their form, each with its pointer. */
export function applicationFaults(fields: ApplicationFields): ErrorDetail[] {
  const { redirectUris = [], webhookUrl, homepageUrl, jwks } = fields;
  return [
    ...redirectUris.flatMap((uri, index) => urlFault(`/redirectUris/${index}`, redirectUriFault(uri))),
    ...(webhookUrl ? urlFault('/webhookUrl', webhookUrlFault(webhookUrl)) : []),
    ...(homepageUrl ? urlFault('/homepageUrl', homepageUrlFault(homepageUrl)) : []),
    ...(jwks ? jwksFaults(jwks) : []),
  ];
}

/** Scopes that no application can have, each with its pointer. */
export function unknownScopes(scopes: readonly string[]): ErrorDetail[] {
  const known: readonly string[] = applicationScopes;
  return scopes.flatMap((scope, index) =>
    known.includes(scope)
      ? []
      : [
          {
            pointer: `/allowedScopes/${index}`,
            code: 'scope_unknown',
            message: `is no scope for applications; those are ${known.join(', ')}`,
          },
        ],
  );
}
