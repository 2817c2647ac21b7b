import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenIdAttempt } from './openid-provider.ts';
import type { SignInDependencies } from './sign-in.ts';

/** What the browser keeps, encrypted, while it is at the provider. */
export interface KeptAttempt extends OpenIdAttempt {
  tenantId: string;
  continueTo: string;
}

const attemptCookie = 'espalier_openid';
const attemptPath = '/oauth/sign-in/openid';
const attemptSeconds = 600;

/** Gives the browser the attempt to keep: only the browser that left can come back (RFC 9700, 4.7). */
export function rememberOpenIdAttempt(
  reply: FastifyReply,
  attempt: KeptAttempt,
  { secrets, clock, publicUrl }: SignInDependencies,
): void {
  const until = clock().getTime() + attemptSeconds * 1_000;
  reply.setCookie(attemptCookie, secrets.seal(JSON.stringify({ ...attempt, until })), {
    path: attemptPath,
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl().startsWith('https:'),
    maxAge: attemptSeconds,
  });
}

/** Takes the attempt back from the browser, once; undefined when there is none, or it is over. */
export function readOpenIdAttempt(
  request: FastifyRequest,
  reply: FastifyReply,
  { secrets, clock }: SignInDependencies,
): KeptAttempt | undefined {
  const sealed = request.cookies[attemptCookie];
  reply.clearCookie(attemptCookie, { path: attemptPath });
  if (!sealed) return undefined;
  try {
    const { until, ...attempt } = JSON.parse(secrets.open(sealed)) as KeptAttempt & { until: number };
    return until > clock().getTime() ? attempt : undefined;
  } catch {
    return undefined;
  }
}
