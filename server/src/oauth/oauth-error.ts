import { errors } from 'oidc-provider';

type OAuthError = InstanceType<typeof errors.OIDCProviderError>;

/** An error of the library with a description that helps who calls; nothing secret may be in it. */
function described(error: OAuthError, description: string): OAuthError {
  error.error_description = description;
  return error;
}

/** What was presented cannot be exchanged (RFC 6749, 5.2). */
export function invalidGrant(description: string): OAuthError {
  return described(new errors.InvalidGrant(description), description);
}

/** A parameter is missing or wrong (RFC 6749, 5.2). */
export function invalidRequest(description: string): OAuthError {
  return new errors.InvalidRequest(description);
}

/** More is asked for than was granted (RFC 6749, 5.2 and 6). */
export function invalidScope(description: string, scope: string): OAuthError {
  return new errors.InvalidScope(description, scope);
}

/** The client did not prove who it is, whatever the reason (RFC 6749, 5.2). */
export function invalidClient(detail: string): OAuthError {
  return new errors.InvalidClientAuth(detail);
}
