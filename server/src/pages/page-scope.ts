import fastifyCookie from '@fastify/cookie';
import fastifyFormbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isConnectionFailure } from '../db/store.ts';
import { messagePage } from './message-page.ts';
import { type Page, renderPage } from './page.ts';
import { neutralBranding } from './page-branding.ts';

const bodyLimitBytes = 64 * 1024;
const retryAfterSeconds = 5;

/** Ends a request with a page; thrown where the answer is known deep inside. */
export class PageAnswer extends Error {
  readonly page: Page;

  constructor(page: Page) {
    super(page.title);
    this.page = page;
  }
}

/** Sends a page. */
export async function sendPage(reply: FastifyReply, page: Page): Promise<FastifyReply> {
  const { status, headers, body } = await renderPage(page);
  return reply.code(status).headers(headers).send(body);
}

/** Sends the browser on by GET, whatever it came with: 307 would send a secret or a decision again (RFC 9700, 4.12). */
export function sendOn(reply: FastifyReply, address: string): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(address, 303);
}

/** Forms sent by other sites are refused before they are read (RFC 9700, 4.7); browsers say where a form comes from. */
function refuseForeignForms(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (request.method !== 'POST' || site === undefined || site === 'same-origin' || site === 'none') return;
  throw new PageAnswer(
    messagePage(
      neutralBranding,
      403,
      'This form came from another site',
      'Open the link again and decide there.',
    ),
  );
}

function pageOf(error: unknown, request: FastifyRequest): Page {
  if (error instanceof PageAnswer) return error.page;
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (status < 500)
    return messagePage(neutralBranding, status, 'The request cannot be read', 'Open the link again.');
  request.log.error({ err: error }, 'a page failed');
  return isConnectionFailure(error)
    ? messagePage(
        neutralBranding,
        503,
        'Not available at the moment',
        'Nothing was changed. Try again in a minute.',
      )
    : messagePage(
        neutralBranding,
        500,
        'Something failed on our side',
        `Nothing was changed. Tell your administrator this number: ${request.id}`,
      );
}

/** A part of the server whose requests are forms and whose answers, errors too, are pages. */
export function mountPages(app: FastifyInstance, routes: (scope: FastifyInstance) => void): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(fastifyFormbody, { bodyLimit: bodyLimitBytes });
    await scope.register(fastifyCookie);
    scope.addHook('onRequest', async (request) => refuseForeignForms(request));
    scope.setErrorHandler(async (error, request, reply) => {
      const page = pageOf(error, request);
      if (page.status === 503) reply.header('retry-after', retryAfterSeconds);
      return sendPage(reply, page);
    });
    routes(scope);
  });
}
