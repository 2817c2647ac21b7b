/** Paths that the OAuth library serves, below the root of the host. */
export const endpointPaths = {
  token: '/oauth/token',
  introspection: '/oauth/introspect',
  revocation: '/oauth/revoke',
  pushed_authorization_request: '/oauth/par',
} as const;

/** What each is called in `schema/openapi.yaml`, and in metrics. */
export const endpointOperations = {
  token: 'exchangeToken',
  introspection: 'introspectToken',
  revocation: 'revokeToken',
  pushed_authorization_request: 'pushAuthorizationRequest',
} as const;

/** Name of an endpoint, as the library calls it. */
export type EndpointName = keyof typeof endpointPaths | 'discovery';

/** Where the metadata are (RFC 8414). */
export const metadataPath = '/.well-known/oauth-authorization-server';

/** Where a browser is sent to; the pages serve it. */
export const authorizePath = '/oauth/authorize';

/** Scopes that an application may have (contract, section 7). */
export const applicationScopes = [
  'directory:read',
  'directory:write',
  'organizational_unit_scheduler',
] as const;

/** How long an access token works, in seconds. */
export const accessTokenSeconds = 3_600;

/** How long a token family lives without being used, in seconds: 90 days. */
export const familyIdleSeconds = 90 * 24 * 3_600;

/** Revocation by unit: no grant that anybody may ask for, but the library's way to a handler behind its client authentication. */
export const revocationGrant = 'urn:espalier:revoke-authorization';
