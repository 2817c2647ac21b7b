import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerUri } from '../oauth/authorize-request.rules.ts';
import { authorizePath } from '../oauth/endpoints.ts';
import { messagePage } from '../pages/message-page.ts';
import type { Page } from '../pages/page.ts';
import type { PageBranding } from '../pages/page-branding.ts';
import { sendOn, sendPage } from '../pages/page-scope.ts';
import type { SignInDependencies } from '../sign-in/sign-in.ts';
import { signInByToken } from '../sign-in/sign-in-by-token.ts';
import { setSessionCookie } from '../sign-in/sign-in-cookie.ts';
import type { SignedIn } from '../sign-in/sign-in-session.store.ts';
import { isCsrfToken } from './consent-csrf.ts';
import { carryOut, isOverError, NotApproverError, RequestUsedError } from './consent-decision.ts';
import { notApproverPage, overPage } from './consent-ends.ts';
import { type AnswerTo, findLinkRequest, findSentRequest, linkPath } from './consent-request.ts';
import { askToDecide, askToSignIn, type FindRequest, type Visit, visitOf } from './consent-visit.ts';

type Form = Record<string, unknown>;

function wordsOfEnd(error: unknown, branding: PageBranding): Page {
  if (error instanceof NotApproverError) return notApproverPage(branding);
  if (error instanceof RequestUsedError || isOverError(error)) return overPage(branding, true);
  throw error;
}

async function decideIn(
  visit: Visit,
  person: SignedIn,
  form: Form,
  settings: { issuer: string; correlationId: string },
): Promise<Page | { location: string }> {
  const { session, request, surroundings, now } = visit;
  const { branding } = surroundings;
  if (!isCsrfToken(form.csrf, person.key, request.address))
    return messagePage(
      branding,
      403,
      'This form is not from your session',
      'Open the link again and decide there.',
    );
  const { decision } = form;
  if (decision !== 'approve' && decision !== 'deny')
    return askToDecide(visit, person, 'Choose Approve or Deny.');
  const organizationUnitId = request.organizationUnitId ?? form.organizationUnitId;
  if (typeof organizationUnitId !== 'string' || !/^[0-9a-f-]{36}$/i.test(organizationUnitId)) {
    if (decision === 'deny' && request.answerTo) return refusal(request.answerTo, settings.issuer);
    return askToDecide(visit, person, 'Choose a unit.');
  }
  try {
    const location = await carryOut(
      session,
      request,
      person,
      { decision, organizationUnitId },
      { ...settings, now },
    );
    if (location !== undefined) return { location };
  } catch (error) {
    return wordsOfEnd(error, branding);
  }
  const { displayName } = request.client;
  return decision === 'approve'
    ? messagePage(branding, 200, `${displayName} has access`, 'You can close this page.')
    : messagePage(branding, 200, `${displayName} has no access`, 'You refused. You can close this page.');
}

/** Who refuses without choosing a unit refuses for all of them: nothing is recorded, the application is told. */
function refusal({ redirectUri, state }: AnswerTo, issuer: string): { location: string } {
  return { location: answerUri(redirectUri, { error: 'access_denied', state, iss: issuer }) };
}

async function answer(
  browser: FastifyRequest,
  reply: FastifyReply,
  find: FindRequest,
  dependencies: SignInDependencies,
): Promise<FastifyReply> {
  const form = browser.method === 'POST' ? ((browser.body ?? {}) as Form) : undefined;
  const signedIn =
    typeof form?.token === 'string' ? await signInByToken(form.token, browser.id, dependencies) : undefined;
  const outcome = await dependencies.store.withSession(async (session) => {
    const visit = await visitOf(session, browser, find, dependencies.clock());
    if ('location' in visit) return visit;
    if (signedIn && 'problem' in signedIn) return askToSignIn(visit, signedIn.problem);
    if (signedIn) {
      setSessionCookie(reply, signedIn.key, dependencies.publicUrl());
      return { location: visit.request.address };
    }
    if (!visit.person) return askToSignIn(visit);
    if (!form) return askToDecide(visit, visit.person);
    const settings = { issuer: dependencies.publicUrl(), correlationId: browser.id };
    return decideIn(visit, visit.person, form, settings);
  });
  return 'location' in outcome ? sendOn(reply, outcome.location) : sendPage(reply, outcome);
}

/** Mounts the authorization endpoint (RFC 6749, 3.1) and action links: sign-in, choice of the unit, consent, outcome. */
export function consentPages(scope: FastifyInstance, dependencies: SignInDependencies): void {
  const findSent: FindRequest = (session, { url }, now) => {
    const queryText = url.split('?').slice(1).join('?');
    return findSentRequest(session, queryText, { issuer: dependencies.publicUrl(), now });
  };
  const findLink: FindRequest = (session, { params }, now) =>
    findLinkRequest(session, (params as { key: string }).key, now);
  for (const [url, find] of [
    [authorizePath, findSent],
    [`${linkPath}/:key`, findLink],
  ] as const) {
    scope.route({
      method: ['GET', 'POST'],
      url,
      handler: (browser, reply) => answer(browser, reply, find, dependencies),
    });
  }
}
