/** Stands between a program and the directory: counts requests, and fails those that a test wants to fail. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedRequest {
  method: string;
  /** Without `/v1` and the query. */
  path: string;
  query: string;
  source: string | undefined;
  status: number;
  /** Of what a POST has made. */
  location: string | undefined;
}

/** What to do with a request instead of passing it on and its answer back. */
export type Fault =
  | { kind: 'answer'; status: number; code: string }
  /** The directory does it, but its answer never arrives. */
  | { kind: 'drop-answer' }
  /** The answer comes, but so many milliseconds late. */
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'reset' }
  | { kind: 'hang' };

export class RequestRecorder {
  readonly requests: RecordedRequest[] = [];
  /** Decides for each request; undefined lets it pass. */
  fault: (method: string, path: string, source: string) => Fault | undefined = () => undefined;
  readonly #target: URL;
  readonly #server: Server;

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((incoming, outgoing) => this.#serve(incoming, outgoing));
  }

  static async start(target: string): Promise<RequestRecorder> {
    const recorder = new RequestRecorder(target);
    await new Promise<void>((resolve) => recorder.#server.listen(0, '127.0.0.1', resolve));
    return recorder;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Requests since the last call. */
  take(): RecordedRequest[] {
    return this.requests.splice(0);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = '', url = '', headers } = incoming;
    const [path = '', query = ''] = url.replace(/^\/v1/, '').split('?');
    const source = headers['espalier-source'] as string | undefined;
    const fault = this.fault(method, path, source ?? '');
    const record = (status: number, location?: string) =>
      this.requests.push({
        method,
        path,
        query,
        source,
        status,
        location,
      });
    if (fault?.kind === 'hang' || fault?.kind === 'reset') {
      record(0);
      if (fault.kind === 'reset') incoming.socket.destroy();
      return;
    }
    if (fault?.kind === 'answer') {
      record(fault.status);
      incoming.resume().on('end', () => answerError(outgoing, fault.status, fault.code));
      return;
    }
    const passed = request(new URL(url, this.#target), { method, headers }, (answer) => {
      record(answer.statusCode ?? 0, answer.headers.location);
      if (fault?.kind === 'drop-answer')
        return void answer.resume().on('end', () => incoming.socket.destroy());
      const late = setTimeout(
        () => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
        fault?.kind === 'delay' ? fault.milliseconds : 0,
      );
      // Nobody waits for the answer of a caller that was killed.
      outgoing.once('close', () => clearTimeout(late));
    });
    passed.on('error', () => incoming.socket.destroy());
    incoming.pipe(passed);
  }
}

const categories: Record<number, string> = {
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

function answerError(outgoing: ServerResponse, status: number, code: string): void {
  const error = {
    code,
    message: `injected ${code}`,
    category: categories[status] ?? 'INTERNAL',
    details: [],
  };
  outgoing.writeHead(status, { 'content-type': 'application/json', 'x-correlation-id': 'injected' });
  outgoing.end(JSON.stringify({ error }));
}
