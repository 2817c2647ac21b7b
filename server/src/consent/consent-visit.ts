import type { FastifyRequest } from 'fastify';
import { findAuthorizationOf } from '../authorizations/authorization.store.ts';
import type { Session } from '../db/session.ts';
import { messagePage } from '../pages/message-page.ts';
import type { Page } from '../pages/page.ts';
import { neutralBranding } from '../pages/page-branding.ts';
import { PageAnswer } from '../pages/page-scope.ts';
import { openIdPath } from '../sign-in/sign-in.pages.ts';
import { sessionKeyOf } from '../sign-in/sign-in-cookie.ts';
import { signInPage } from '../sign-in/sign-in-page.ts';
import { findSignInSession, type SignedIn } from '../sign-in/sign-in-session.store.ts';
import { approvableUnits } from './approvable-units.store.ts';
import { csrfTokenFor } from './consent-csrf.ts';
import { notApproverPage, overPage } from './consent-ends.ts';
import { consentPage } from './consent-page.ts';
import { type ConsentRequest, type FoundRequest, linkPath } from './consent-request.ts';
import { publisherName } from './publisher.store.ts';
import { type Surroundings, surroundingsOf } from './request-branding.ts';

/** Finds what a browser asks for, and binds the session to its tenant. */
export type FindRequest = (session: Session, request: FastifyRequest, now: Date) => Promise<FoundRequest>;
/** One request of a browser, with all that its answer needs. */
export interface Visit {
  session: Session;
  request: ConsentRequest;
  surroundings: Surroundings;
  /** undefined: not signed in, or to another tenant. */
  person: SignedIn | undefined;
  isOfOtherTenant: boolean;
  now: Date;
}

function redirectOriginOf({ answerTo }: ConsentRequest): string | undefined {
  return answerTo && new URL(answerTo.redirectUri).origin;
}

/** The sign-in page, that leads back to the request. */
export function askToSignIn(
  { request, surroundings, session, isOfOtherTenant }: Visit,
  given?: string,
): Page {
  const other = 'You are signed in to another organization. Sign in to the one that this request is for.';
  const problem = given ?? (isOfOtherTenant ? other : undefined);
  const { address, client } = request;
  const parameters = new URLSearchParams({ tenantId: session.tenantId, continueTo: address });
  return signInPage({
    branding: surroundings.branding,
    purpose: `${client.displayName} asks for access. Sign in to decide.`,
    action: address,
    openIdAddress: surroundings.hasOpenIdProvider ? `${openIdPath}?${parameters}` : undefined,
    redirectOrigin: redirectOriginOf(request),
    ...(problem === undefined ? {} : { problem }),
  });
}

/** What an active authorization grants already: a page that widens it shows what is new. */
async function grantedTo({ session, request }: Visit): Promise<string[]> {
  const { authorization, client, organizationUnitId } = request;
  if (organizationUnitId === undefined) return [];
  const pair = { applicationId: client.applicationId, organizationUnitId };
  const kept = authorization?.state ?? (await findAuthorizationOf(session, pair));
  return kept?.status === 'active' ? kept.scopes : [];
}

/** The consent page; who may not approve is told so. */
export async function askToDecide(visit: Visit, person: SignedIn, problem?: string): Promise<Page> {
  const { session, request, surroundings } = visit;
  const { client, organizationUnitId, address } = request;
  const units = await approvableUnits(session, person, organizationUnitId);
  if (units.length === 0) return notApproverPage(surroundings.branding);
  const grantedScopes = await grantedTo(visit);
  // A consent adds to what is granted, a link says the whole: both show everything that will hold.
  const scopes = request.authorization ? request.scopes : [...new Set([...grantedScopes, ...request.scopes])];
  return consentPage({
    branding: surroundings.branding,
    application: client,
    publisher: await publisherName(session, client.organizationUnitId),
    units,
    isUnitNamed: organizationUnitId !== undefined,
    scopes,
    grantedScopes,
    message: request.message,
    person: person.displayName,
    action: address,
    csrf: csrfTokenFor(person.key, address),
    redirectOrigin: redirectOriginOf(request),
    ...(problem === undefined ? {} : { problem }),
  });
}

/**
 * Who asks for what.
 *
 * @throws PageAnswer where there is nothing to decide
 */
export async function visitOf(
  session: Session,
  browser: FastifyRequest,
  find: FindRequest,
  now: Date,
): Promise<Visit | { location: string }> {
  const key = sessionKeyOf(browser);
  await session.bind('espalier_platform', '');
  const person = key === undefined ? undefined : await findSignInSession(session, key, now);
  const found = await find(session, browser, now);
  if (found.kind === 'redirect') return { location: found.location };
  if (found.kind === 'unknown') {
    const status = browser.url.startsWith(linkPath) ? 404 : 400;
    throw new PageAnswer(messagePage(neutralBranding, status, 'This request cannot be shown', found.message));
  }
  if (found.kind === 'over') {
    const { branding } = await surroundingsOf(session, undefined);
    throw new PageAnswer(overPage(branding, found.wasAnswered));
  }
  const { request } = found;
  const surroundings = await surroundingsOf(session, request.organizationUnitId);
  const isOfOtherTenant = person !== undefined && person.tenantId !== session.tenantId;
  return {
    session,
    request,
    surroundings,
    now,
    isOfOtherTenant,
    person: isOfOtherTenant ? undefined : person,
  };
}
