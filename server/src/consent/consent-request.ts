import { type Client, findClient } from '../applications/client.store.ts';
import { findByLink } from '../authorizations/authorization.store.ts';
import {
  type AuthorizationState,
  askedScopes,
  liveLink,
} from '../authorizations/authorization-state.rules.ts';
import type { Session } from '../db/session.ts';
import { readAuthorizeRequest } from '../oauth/authorize-request.ts';
import { authorizePath } from '../oauth/endpoints.ts';
import { keepOpenedRequest } from '../oauth/opened-request.store.ts';

/** Where the browser goes with the answer. */
export interface AnswerTo {
  redirectUri: string;
  state: string | undefined;
  codeChallenge: string;
}

/** What a person is asked to decide on, however they came to it. */
export interface ConsentRequest {
  /** Path and query of the page, also where its forms are sent. */
  address: string;
  client: Client;
  /** Named by the request; undefined: the person chooses. */
  organizationUnitId: string | undefined;
  scopes: string[];
  message: string | null;
  /** undefined: the answer is a page. */
  answerTo: AnswerTo | undefined;
  /** What the link belongs to; undefined: the application sent the person. */
  authorization: { state: AuthorizationState; linkKey: string } | undefined;
  pushedId: string | undefined;
}

/** A request to show, or what to tell instead. */
export type FoundRequest =
  | { kind: 'request'; request: ConsentRequest }
  | { kind: 'redirect'; location: string }
  | { kind: 'unknown'; message: string }
  | { kind: 'over'; wasAnswered: boolean };

/** Where action links lead. */
export const linkPath = '/oauth/requests';

/** Finds the request of an action link; binds the session to its tenant. */
export async function findLinkRequest(session: Session, linkKey: string, now: Date): Promise<FoundRequest> {
  await session.bind('espalier_platform', '');
  const state = await findByLink(session, linkKey, now);
  const client = state && (await findClient(session, state.applicationId, now));
  if (!state || !client)
    return { kind: 'unknown', message: 'It was replaced by a newer one, or never made.' };
  const link = liveLink(state, now.toISOString());
  if (!link) return { kind: 'over', wasAnswered: state.status !== 'expired' && !state.upgradeMissed };
  const { redirectUri, codeChallenge, state: returned } = link;
  return {
    kind: 'request',
    request: {
      address: `${linkPath}/${linkKey}`,
      client,
      organizationUnitId: state.organizationUnitId,
      scopes: askedScopes(state),
      message: state.message,
      // An address that the application gave up since then is none of its any more.
      answerTo:
        redirectUri === null || codeChallenge === null || !client.redirectUris.includes(redirectUri)
          ? undefined
          : { redirectUri, codeChallenge, state: returned ?? undefined },
      authorization: { state, linkKey },
      pushedId: undefined,
    },
  };
}

/** Finds the request that an application sent the browser with; binds the session to its tenant. */
export async function findSentRequest(
  session: Session,
  queryText: string,
  settings: { issuer: string; now: Date },
): Promise<FoundRequest> {
  await session.bind('espalier_platform', '');
  const read = await readAuthorizeRequest(session, new URLSearchParams(queryText), settings);
  if (read.kind === 'page') return { kind: 'unknown', message: read.message };
  if (read.kind === 'redirect') return read;
  const { client, organizationUnitId, scopes, redirectUri, state, codeChallenge, pushedId } = read.request;
  if (pushedId !== undefined) await keepOpenedRequest(session, pushedId, settings.now);
  return {
    kind: 'request',
    request: {
      address: `${authorizePath}?${queryText}`,
      client,
      organizationUnitId,
      scopes,
      message: null,
      answerTo: { redirectUri, state, codeChallenge },
      authorization: undefined,
      pushedId,
    },
  };
}
