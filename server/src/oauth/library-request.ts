import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';

/** What the library is given: nothing of the caller's but its credentials and its parameters. */
export interface LibraryRequest {
  method: 'GET' | 'POST';
  path: string;
  authorization: string | undefined;
  parameters: URLSearchParams;
}

/** What the library answered. */
export interface LibraryAnswer {
  status: number;
  headers: Record<string, string>;
  /** Not JSON yet; undefined: nothing. */
  body: unknown;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Headers by which the library learns that it is reached at its issuer, whatever address the caller used. */
function headersOf(issuer: URL, { authorization }: LibraryRequest, length: number): IncomingHttpHeaders {
  return {
    host: issuer.host,
    'x-forwarded-proto': issuer.protocol.slice(0, -1),
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(length),
    ...(authorization === undefined ? {} : { authorization }),
  };
}

/** Makes the library answer requests that did not come off a socket of its own, and give the answer instead of sending it. */
export class LibraryDoor {
  readonly #issuer: URL;
  readonly #handle: Handle;
  readonly #answers = new WeakMap<object, LibraryAnswer>();

  constructor(provider: Provider) {
    this.#issuer = new URL(provider.issuer);
    provider.use(async (ctx, next) => {
      await next();
      const headers = Object.entries(ctx.response.headers).map(([name, value]) => [name, String(value)]);
      this.#answers.set(ctx.req, {
        status: ctx.status,
        headers: Object.fromEntries(headers),
        body: ctx.body,
      });
      ctx.respond = false;
    });
    this.#handle = provider.callback() as Handle;
  }

  /** Hands a request to the library. */
  async ask(request: LibraryRequest): Promise<LibraryAnswer> {
    const body = Buffer.from(request.method === 'POST' ? request.parameters.toString() : '');
    const url = request.path;
    // What the library reads of a request is little: a stream for each would cost more than the rest of this.
    const message = {
      readable: true,
      readableEncoding: null,
      iterator: async function* () {
        yield body;
      },
      method: request.method,
      url,
      originalUrl: this.#issuer.pathname.replace(/\/$/, '') + url,
      headers: headersOf(this.#issuer, request, body.length),
      httpVersion: '1.1',
      httpVersionMajor: 1,
      httpVersionMinor: 1,
      socket: { remoteAddress: undefined, encrypted: false },
    } as unknown as IncomingMessage;
    await this.#handle(message, new ServerResponse(message));
    const answer = this.#answers.get(message);
    if (!answer) throw new Error('the OAuth library gave no answer');
    return answer;
  }
}
