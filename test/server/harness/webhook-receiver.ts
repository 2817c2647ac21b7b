import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A delivery as it arrived. */
export interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  /** As sent: what is signed. */
  text: string;
  event: { id: string; type: string; time: string; authorization: Record<string, unknown> };
}

type Answerer = (received: Received, response: ServerResponse) => void;

/** An integrator's server that takes events. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** What it answers; replaced by tests. */
  answer: Answerer = (_received, response) => response.writeHead(204).end();
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const body = await text(request);
      const received = {
        path: request.url ?? '',
        headers: request.headers,
        text: body,
        event: JSON.parse(body),
      };
      this.received.push(received);
      this.answer(received, response);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Types of the events that arrived, in their order, without the prefix. */
  get types(): string[] {
    return this.received.map(({ event }) => event.type.replace('authorization.', ''));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Which of some secrets an event is signed with, as an integrator would find out. */
export function signersOf({ headers, text }: Received, secrets: string[]): string[] {
  const parts = String(headers['espalier-signature']).split(',');
  const t = parts[0]?.replace('t=', '');
  const marks = parts.slice(1).map((part) => part.replace('v1=', ''));
  return secrets.filter((secret) =>
    marks.includes(createHmac('sha256', secret).update(`${t}.${text}`).digest('hex')),
  );
}
