/** A real HTTP server whose answers a test writes down beforehand, one step per request. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { createEspalier, Espalier, EspalierOptions } from '@espalier/sdk';
import { newClient } from '../../sdk/dist/client.js';

export interface SeenRequest {
  readonly method: string;
  /** Path with query, as on the wire. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What happens to one request. */
export type Step = (response: ServerResponse, request: SeenRequest) => void;

export interface ScriptedServer {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Step {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

/** Answers with an error body of the directory. */
export function refuse(
  status: number,
  code: string,
  category: string,
  more: object = {},
  headers = {},
): Step {
  return json(
    status,
    { error: { code, message: `because of ${code}`, category, details: [], ...more } },
    headers,
  );
}

/** Answers with no body. */
export const empty: Step = (response) => void response.writeHead(204).end();
/** Breaks the connection before a word is said. */
export const reset: Step = (response) => (response.socket as Socket).resetAndDestroy();
/** Never answers. */
export const hang: Step = () => undefined;
/** Announces more than it sends, then breaks the connection. */
export const truncate: Step = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"id":');
  setTimeout(() => response.socket?.destroy(), 5);
};

/** Starts a server on a free port. A request beyond the last step is answered with that step again. */
export async function serve(...steps: [Step, ...Step[]]): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk) => (body += chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body };
      const step = steps[Math.min(requests.length, steps.length - 1)] ?? hang;
      requests.push(request);
      step(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

type Options = Omit<EspalierOptions, 'baseUrl'>;

/** Runs a test with a server and a client that pauses 1 to 4 ms between attempts; both are closed at the end. */
export function withServer(
  steps: [Step, ...Step[]],
  test: (client: Espalier, server: ScriptedServer) => Promise<void>,
  options: Options = { token: 'test-token' },
): () => Promise<void> {
  return async () => {
    const server = await serve(...steps);
    const backoff = { baseMs: 1, capMs: 4, random: () => 0.99 };
    const client = newClient({ baseUrl: server.url, ...options }, backoff) satisfies ReturnType<
      typeof createEspalier
    >;
    try {
      await test(client, server);
    } finally {
      await server.close();
      await client.close();
    }
  };
}

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** What a promise rejects with; fails when it does not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`should have failed, but gave ${JSON.stringify(value)}`);
}
