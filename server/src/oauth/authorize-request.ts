import { type Client, findClient, findClientOwner } from '../applications/client.store.ts';
import type { Session } from '../db/session.ts';
import {
  type AskedAccess,
  type AuthorizeParameters,
  answerUri,
  checkAuthorizeRequest,
  readParameters,
} from './authorize-request.rules.ts';
import { findRecord, takeRecord } from './oauth-record.store.ts';

const pushedPrefix = 'urn:ietf:params:oauth:request_uri:';

/** An authorization request that may be shown to a person. */
export interface AuthorizeRequest extends AskedAccess {
  client: Client;
  /** One of the application's, exactly. */
  redirectUri: string;
  /** Returned unchanged. */
  state: string | undefined;
  /** The pushed request that it is, for {@link usePushedRequest}; undefined: it came in the query itself. */
  pushedId: string | undefined;
}

/**
 * What became of an authorization request: it is right; or it is not, and the client may be told by a redirect; or not even
 * where to redirect can be trusted, and only the person is told, by a page with status 400.
 */
export type ReadAuthorizeRequest =
  | { kind: 'request'; request: AuthorizeRequest }
  | { kind: 'redirect'; location: string }
  | { kind: 'page'; message: string };

/** What reading a request needs beside the session. */
export interface AuthorizeSettings {
  /** `context.publicUrl`. */
  issuer: string;
  now: Date;
}

interface Sent {
  parameters: AuthorizeParameters;
  repeated: string[];
  pushedId: string | undefined;
}

function page(message: string): ReadAuthorizeRequest {
  return { kind: 'page', message };
}

/** A pushed request is kept by the OAuth library as a JWT without signature: its claims are the parameters. */
function pushedParameters(payload: Record<string, unknown>): AuthorizeParameters {
  const [, claims = ''] = String(payload.request).split('.');
  const given = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  const texts = Object.entries(given).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

/** The parameters that count: those of the pushed request where one is named (RFC 9126, 4). */
async function sentBy(session: Session, query: URLSearchParams, now: Date): Promise<Sent | undefined> {
  const { parameters, repeated } = readParameters(query);
  if (parameters.request_uri === undefined && !repeated.includes('request_uri'))
    return { parameters, repeated, pushedId: undefined };
  if (!parameters.request_uri?.startsWith(pushedPrefix)) return undefined;
  const pushedId = parameters.request_uri.slice(pushedPrefix.length);
  const record = await findRecord(session, 'PushedAuthorizationRequest', pushedId, now);
  if (!record) return undefined;
  const pushed = pushedParameters(record.payload);
  return pushed.client_id === parameters.client_id
    ? { parameters: pushed, repeated: [], pushedId }
    : undefined;
}

async function clientOf(session: Session, query: URLSearchParams, now: Date): Promise<Client | undefined> {
  const [clientId, ...others] = query.getAll('client_id');
  if (clientId === undefined || others.length > 0) return undefined;
  const owner = await findClientOwner(session, clientId);
  if (owner?.tenantStatus !== 'ACTIVE') return undefined;
  await session.bind('espalier_app', owner.tenantId);
  return findClient(session, owner.applicationId, now);
}

/**
 * Checks the query of `/oauth/authorize` (RFC 6749, 4.1.1; RFC 7636; RFC 9126, 4; RFC 9207): client, exact redirect URI, code
 * only, PKCE with S256, scopes that the application may have, no parameter twice. Whether the named unit exists and the person
 * may approve for it is not looked at. Unless a page is the answer, the session is bound to the client's tenant afterwards; not inside a transaction.
 *
 * A pushed request is only read: call {@link usePushedRequest} when it is decided on.
 *
 * @param query - as it was sent
 */
export async function readAuthorizeRequest(
  session: Session,
  query: URLSearchParams,
  { issuer, now }: AuthorizeSettings,
): Promise<ReadAuthorizeRequest> {
  const client = await clientOf(session, query, now);
  if (!client) return page('The application is not known here: client_id is missing or wrong.');
  const sent = await sentBy(session, query, now);
  if (!sent)
    return page('The request has ended or was used already: request_uri works for a minute, and once.');
  const { parameters, repeated, pushedId } = sent;
  const redirectUri = parameters.redirect_uri;
  if (redirectUri === undefined || !client.redirectUris.includes(redirectUri))
    return page('The address to return to is not one of the application: redirect_uri is missing or wrong.');
  const state = parameters.state;
  const asked = checkAuthorizeRequest(parameters, repeated, client);
  if (!('error' in asked))
    return { kind: 'request', request: { ...asked, client, redirectUri, state, pushedId } };
  const answer = { error: asked.error, error_description: asked.description, state, iss: issuer };
  return { kind: 'redirect', location: answerUri(redirectUri, answer) };
}

/**
 * Uses up a pushed request, in the transaction of the decision on it.
 *
 * @returns false when it was used before, or its minute is over
 */
export function usePushedRequest(session: Session, pushedId: string, now: Date): Promise<boolean> {
  return takeRecord(session, 'PushedAuthorizationRequest', pushedId, now);
}
