import { applicationScopes } from './endpoints.ts';

/** Members of RFC 8414 (and 9126, 9207, 7636) that are true of this server. */
const served = new Set([
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
  'pushed_authorization_request_endpoint',
  'response_types_supported',
  'code_challenge_methods_supported',
  'authorization_response_iss_parameter_supported',
  'token_endpoint_auth_methods_supported',
  'token_endpoint_auth_signing_alg_values_supported',
  'request_uri_parameter_supported',
]);

/** What the library says of itself, less what is not served here, and with what it leaves unsaid. */
export function toMetadata(said: Record<string, unknown>): Record<string, unknown> {
  const methods = said.token_endpoint_auth_methods_supported;
  const algorithms = said.token_endpoint_auth_signing_alg_values_supported;
  return {
    ...Object.fromEntries(Object.entries(said).filter(([name]) => served.has(name))),
    scopes_supported: applicationScopes,
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    introspection_endpoint_auth_methods_supported: methods,
    introspection_endpoint_auth_signing_alg_values_supported: algorithms,
    revocation_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_signing_alg_values_supported: algorithms,
  };
}
