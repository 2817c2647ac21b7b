import { Agent, type Dispatcher, request } from 'undici';
import { assertConforms } from './conformance.ts';
import type { Method } from './schema.ts';

/** Fields that tests look at; the schema check has seen to their types. */
export interface Body {
  [field: string]: unknown;
  id: string;
  displayName: string;
  code: string;
  level: number;
  parentOuId: string | null;
  organizationUnitId: string | null;
  specializations: Record<string, unknown>[];
  token: string;
  clientId: string;
  clientSecret: string;
  secrets: Body[];
  data: Body[];
  children: Body[];
  members: Body[];
  pagination: {
    limit: number;
    offset: number;
    page: number;
    size: number;
    total: number;
    totalPages: number;
    hasMore: boolean;
    nextCursor: string | null;
  };
  error: ErrorBody;
}

export interface ErrorBody {
  [field: string]: unknown;
  code: string;
  category: string;
  message: string;
  details: { pointer: string; code: string; message: string }[];
}

/** What came back. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Body;
  text: string;
}

export interface CallOptions {
  token?: string | undefined;
  headers?: Record<string, string>;
}

function encode(body: unknown): { text?: string | Buffer; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} };
  // Text and bytes go as they are, for tests of what no JSON encoder would write.
  if (typeof body === 'string' || Buffer.isBuffer(body))
    return { text: body, headers: { 'content-type': 'application/json' } };
  return { text: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

function parseBody(text: string, contentType: string): unknown {
  return contentType.startsWith('application/json') ? JSON.parse(text) : {};
}

/** Connections to one server, closed with it. */
export class Caller {
  readonly origin: string;
  readonly #agent = new Agent({ connections: 32, keepAliveTimeout: 60_000 });

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Calls the server, and fails when the answer is not one the schema documents. */
  async call(method: Method, path: string, body?: unknown, options: CallOptions = {}): Promise<Reply> {
    const reply = await this.callUnchecked(method, path, body, options);
    assertConforms(method, path, reply);
    return reply;
  }

  /** Calls the server and takes whatever comes. */
  async callUnchecked(
    method: string,
    path: string,
    body?: unknown,
    { token, headers = {} }: CallOptions = {},
  ): Promise<Reply> {
    const encoded = encode(body);
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await request(this.origin + path, {
      method: method as Dispatcher.HttpMethod,
      body: encoded.text ?? null,
      headers: { ...encoded.headers, ...authorization, ...headers },
      dispatcher: this.#agent,
    });
    const text = await answer.body.text();
    const flat = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
    );
    const parsed = parseBody(text, flat['content-type'] ?? '');
    return { status: answer.statusCode, headers: flat, body: parsed as Body, text };
  }

  close(): Promise<void> {
    return this.#agent.close();
  }
}
