import type { ErrorDetail } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import { isInternalHost, isLoopbackHost } from './network-address.ts';
import { jwksFaults } from './public-keys.rules.ts';
import { homepageUrlFault, readAddress, redirectUriFault } from './redirect-uri.rules.ts';

/** What a caller may say of an application. */
export type ApplicationFields = components['schemas']['ApplicationUpdate'];

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

/** Scopes that an application can be allowed (contract, section 7). */
export const applicationScopes = [
  'directory:read',
  'directory:write',
  'organizational_unit_scheduler',
] as const;

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
