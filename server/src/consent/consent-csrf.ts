import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A value that only a page made for this session and this request holds: a form from elsewhere, from another person's
 * session or from another request has none (RFC 9700, section 4.7; contract, section 7, Consent form).
 *
 * @param sessionKey - what the browser's cookie holds
 * @param request - the address of the request that is decided on
 */
export function csrfTokenFor(sessionKey: string, request: string): string {
  return createHmac('sha256', sessionKey).update(`csrf\n${request}`).digest('base64url');
}

/** Whether a form came from a page that {@link csrfTokenFor} made the value for. */
export function isCsrfToken(given: unknown, sessionKey: string, request: string): boolean {
  const expected = Buffer.from(csrfTokenFor(sessionKey, request));
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
