import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signInSessionSeconds } from './sign-in-session.store.ts';

/** Name of the cookie that holds a browser's session. */
export const sessionCookie = 'espalier_session';

/** What the browser sent. */
export function sessionKeyOf(request: FastifyRequest): string | undefined {
  return request.cookies[sessionCookie] || undefined;
}

/** Gives the browser its session; over https only where the server is reached by https. */
export function setSessionCookie(reply: FastifyReply, key: string, publicUrl: string): void {
  reply.setCookie(sessionCookie, key, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: signInSessionSeconds,
  });
}

/** Takes the session from the browser. */
export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, { path: '/' });
}
