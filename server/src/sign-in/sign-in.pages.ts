import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isCsrfToken } from '../consent/consent-csrf.ts';
import type { Session } from '../db/session.ts';
import { messagePage } from '../pages/message-page.ts';
import { neutralBranding } from '../pages/page-branding.ts';
import { PageAnswer, sendOn, sendPage } from '../pages/page-scope.ts';
import { getTenant } from '../tenants/tenant.store.ts';
import { readOpenIdAttempt, rememberOpenIdAttempt } from './openid-attempt.ts';
import { findPersonByEmail } from './openid-person.store.ts';
import {
  beginOpenIdSignIn,
  finishOpenIdSignIn,
  type OpenIdProvider,
  OpenIdSignInError,
} from './openid-provider.ts';
import type { SignInDependencies } from './sign-in.ts';
import { recordSignIn } from './sign-in-audit.ts';
import { clearSessionCookie, sessionKeyOf, setSessionCookie } from './sign-in-cookie.ts';
import { signInLinkPath } from './sign-in-link.routes.ts';
import { useSignInLink } from './sign-in-link.store.ts';
import { beginSignInSession, endSignInSession } from './sign-in-session.store.ts';

/** Where sign-in at a tenant's OpenID provider begins; parameters tenantId and continueTo. */
export const openIdPath = '/oauth/sign-in/openid';

const callbackPath = `${openIdPath}/callback`;
const signedInPath = '/oauth/signed-in';

/** Only our own pages: whoever made the link must not choose where a signed-in person ends up (RFC 9700, 4.11). */
export function isOwnPath(path: unknown): path is string {
  return typeof path === 'string' && /^\/oauth\/(?!\/)[^\\\p{Cc}]*$/u.test(path);
}

function refuse(status: number, title: string, text: string): never {
  throw new PageAnswer(messagePage(neutralBranding, status, title, text));
}

async function providerOf(
  session: Session,
  tenantId: string,
  { secrets }: SignInDependencies,
): Promise<OpenIdProvider> {
  await session.bind('espalier_platform', tenantId);
  const tenant = await getTenant(session, tenantId).catch(() => undefined);
  if (!tenant?.sign_in) return refuse(404, 'Not available', 'This organization has no OpenID provider here.');
  const { issuer, clientId, sealedClientSecret } = tenant.sign_in;
  return { issuer, clientId, clientSecret: secrets.open(sealedClientSecret) };
}

/** Keeps the failure of a provider from the person, who can do nothing about its details, and in the log. */
async function withProvider<Result>(request: FastifyRequest, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OpenIdSignInError)) throw error;
    request.log.warn({ err: error }, 'sign-in at an OpenID provider failed');
    return refuse(502, 'Sign-in failed', `${error.message}. Try again, or sign in another way.`);
  }
}

async function signInByLink(
  key: string,
  request: FastifyRequest,
  reply: FastifyReply,
  { store, clock, publicUrl }: SignInDependencies,
): Promise<FastifyReply> {
  const now = clock();
  const used = await store.withSession(async (session) => {
    await session.bind('espalier_platform', '');
    return session.transaction(async () => {
      const link = await useSignInLink(session, key, now);
      if (!link) return undefined;
      const who = { ...link, tokenId: null, isAdministrator: false };
      const cookie = await beginSignInSession(session, who, now);
      recordSignIn(session, who, { now, correlationId: request.id, means: 'link' });
      return { ...link, cookie };
    });
  });
  if (!used)
    return refuse(410, 'This link has been used or is over', 'Ask your administrator for a fresh one.');
  setSessionCookie(reply, used.cookie, publicUrl());
  return sendOn(reply, used.continueTo ?? signedInPath);
}

async function beginOpenId(
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: SignInDependencies,
): Promise<FastifyReply> {
  const { tenantId, continueTo } = request.query as Record<string, unknown>;
  if (typeof tenantId !== 'string' || !/^[0-9a-f-]{36}$/i.test(tenantId) || !isOwnPath(continueTo))
    return refuse(400, 'The link is incomplete', 'Open the link again that you were sent.');
  const provider = await dependencies.store.withSession((session) =>
    providerOf(session, tenantId, dependencies),
  );
  const { url, attempt } = await withProvider(request, () =>
    beginOpenIdSignIn(provider, dependencies.publicUrl() + callbackPath),
  );
  rememberOpenIdAttempt(reply, { ...attempt, tenantId, continueTo }, dependencies);
  return sendOn(reply, url);
}

async function finishOpenId(
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: SignInDependencies,
): Promise<FastifyReply> {
  const { store, clock, publicUrl } = dependencies;
  const attempt = readOpenIdAttempt(request, reply, dependencies);
  if (!attempt) return refuse(400, 'The sign-in took too long', 'Open the link again that you were sent.');
  const { tenantId, continueTo } = attempt;
  const provider = await store.withSession((session) => providerOf(session, tenantId, dependencies));
  const callback = new URL(request.url, `${publicUrl()}/`);
  const email = await withProvider(request, () => finishOpenIdSignIn(provider, callback, attempt));
  const now = clock();
  const cookie = await store.withSession(async (session) => {
    await session.bind('espalier_app', tenantId);
    return session.transaction(async () => {
      const partyId = await findPersonByEmail(session, email);
      if (partyId === undefined)
        return refuse(
          403,
          'Nobody here has your address',
          `No one person of this directory has the address ${email}.`,
        );
      const who = { tenantId, partyId, tokenId: null, isAdministrator: false };
      recordSignIn(session, who, { now, correlationId: request.id, means: 'openid' });
      return beginSignInSession(session, who, now);
    });
  });
  setSessionCookie(reply, cookie, publicUrl());
  return sendOn(reply, continueTo);
}

async function signOut(
  request: FastifyRequest,
  reply: FastifyReply,
  { store }: SignInDependencies,
): Promise<FastifyReply> {
  const { csrf, continueTo } = (request.body ?? {}) as Record<string, unknown>;
  const key = sessionKeyOf(request);
  if (key !== undefined && typeof continueTo === 'string' && isCsrfToken(csrf, key, continueTo)) {
    await store.withSession(async (session) => {
      await session.bind('espalier_platform', '');
      await endSignInSession(session, key);
    });
    clearSessionCookie(reply);
  }
  return sendOn(reply, isOwnPath(continueTo) ? continueTo : signedInPath);
}

/** Mounts the ways to sign in that are no form on the wanted page: links, an OpenID provider; and signing out. */
export function signInPages(scope: FastifyInstance, dependencies: SignInDependencies): void {
  scope.get(
    `${signInLinkPath}/:key`,
    // A HEAD would use the link up without anybody having seen it: mail scanners send them.
    { exposeHeadRoute: false },
    (request, reply) => signInByLink((request.params as { key: string }).key, request, reply, dependencies),
  );
  scope.get(openIdPath, (request, reply) => beginOpenId(request, reply, dependencies));
  scope.get(callbackPath, (request, reply) => finishOpenId(request, reply, dependencies));
  scope.post('/oauth/sign-out', (request, reply) => signOut(request, reply, dependencies));
  scope.get(signedInPath, (_request, reply) =>
    sendPage(
      reply,
      messagePage(neutralBranding, 200, 'You can go on', 'Open the link now that you were sent.'),
    ),
  );
}
