/** An authorization request as it was sent: each parameter at most once, empty ones left out. */
export type AuthorizeParameters = Readonly<Record<string, string>>;

/** What the client may ask for. */
export interface AskingClient {
  allowedScopes: readonly string[];
}

/** The checked part of a request that says what is asked, beyond who asks and where the answer goes. */
export interface AskedAccess {
  /** What is asked for; where nothing is: all that the application may have. */
  scopes: string[];
  codeChallenge: string;
  /** Names the unit; undefined: the person chooses. */
  organizationUnitId: string | undefined;
}

/** An error that is told to the client by a redirect (RFC 6749, 4.1.2.1). */
export interface AuthorizeError {
  error: string;
  description: string;
}

/** Reads parameters. @returns them, and the names of those that were sent more than once (RFC 6749, 3.1 forbids it) */
export function readParameters(query: URLSearchParams): {
  parameters: AuthorizeParameters;
  repeated: string[];
} {
  const names = [...new Set(query.keys())];
  const repeated = names.filter((name) => query.getAll(name).length > 1);
  const single = names.filter((name) => !repeated.includes(name) && query.get(name) !== '');
  return { parameters: Object.fromEntries(single.map((name) => [name, query.get(name) ?? ''])), repeated };
}

const scopeForm = /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/;
const challengeForm = /^[\w-]{43}$/;
const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function wrong(error: string, description: string): AuthorizeError {
  return { error, description };
}

/** Scopes of a `scope` parameter; undefined where it has not the form of RFC 6749, 3.3. */
export function readScope(scope: string): string[] | undefined {
  return scopeForm.test(scope) ? [...new Set(scope.split(' '))] : undefined;
}

function scopesOf(given: string | undefined, client: AskingClient): string[] | AuthorizeError {
  if (given === undefined) return [...client.allowedScopes];
  const scopes = readScope(given);
  if (!scopes) return wrong('invalid_scope', 'scope is not a list of names separated by single spaces');
  const refused = scopes.filter((scope) => !client.allowedScopes.includes(scope));
  if (refused.length === 0) return scopes;
  return wrong('invalid_scope', 'the application may not have all of these scopes');
}

/** What is wrong with the form of the answer that the client wants; undefined: nothing. */
function formError(given: AuthorizeParameters): AuthorizeError | undefined {
  if (given.request !== undefined)
    return wrong('request_not_supported', 'send the parameters themselves, or push them');
  if (given.response_type === undefined) return wrong('invalid_request', 'response_type is missing');
  if (given.response_type !== 'code') return wrong('unsupported_response_type', 'response_type must be code');
  if (given.response_mode !== undefined && given.response_mode !== 'query')
    return wrong('invalid_request', 'response_mode must be query');
  return undefined;
}

/** PKCE, RFC 7636: S256 for every client, never plain, which is also what leaving out the method means. */
function proofError(given: AuthorizeParameters): AuthorizeError | undefined {
  if (given.code_challenge === undefined)
    return wrong('invalid_request', 'code_challenge is missing: PKCE is required');
  if (given.code_challenge_method !== 'S256')
    return wrong('invalid_request', 'code_challenge_method must be S256');
  if (!challengeForm.test(given.code_challenge))
    return wrong('invalid_request', 'code_challenge is not a SHA-256 in base64url (43 characters)');
  return undefined;
}

/**
 * Checks all of a request but the client and the redirect URI, which must be right before an error may be redirected.
 *
 * @param repeated - names of parameters that were sent more than once
 */
export function checkAuthorizeRequest(
  given: AuthorizeParameters,
  repeated: readonly string[],
  client: AskingClient,
): AskedAccess | AuthorizeError {
  if (repeated.length > 0) return wrong('invalid_request', 'a parameter was sent more than once');
  const error = formError(given) ?? proofError(given);
  if (error) return error;
  const unit = given.organization_unit_id;
  if (unit !== undefined && !uuidForm.test(unit))
    return wrong('invalid_request', 'organization_unit_id is not the id of a unit');
  const scopes = scopesOf(given.scope, client);
  if (!Array.isArray(scopes)) return scopes;
  return { scopes, codeChallenge: String(given.code_challenge), organizationUnitId: unit?.toLowerCase() };
}

/**
 * Where the browser is sent with the answer to a request: what the redirect URI's query holds already stays
 * (RFC 6749, 4.1.2), parameters without a value are left out.
 */
export function answerUri(redirectUri: string, parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${new URLSearchParams(given)}`;
}
