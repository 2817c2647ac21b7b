import { strict as assert } from 'node:assert';
import type { Body, Caller, ErrorBody, Reply } from './call.ts';
import type { Method } from './schema.ts';

export type Headers = Record<string, string>;

/** A tenant made for one test, and calls with one of its tokens. Paths start below /v1. */
export class TestTenant {
  readonly id: string;
  readonly slug: string;
  readonly token: string;
  readonly #caller: Caller;

  constructor(id: string, slug: string, token: string, caller: Caller) {
    this.id = id;
    this.slug = slug;
    this.token = token;
    this.#caller = caller;
  }

  /** The same tenant with another token. */
  as(token: string): TestTenant {
    return new TestTenant(this.id, this.slug, token, this.#caller);
  }

  call(method: Method, path: string, body?: unknown, headers: Headers = {}): Promise<Reply> {
    return this.#caller.call(method, `/v1${path}`, body, { token: this.token, headers });
  }

  /** A call that must succeed; gives the body. */
  async ok(method: Method, path: string, body?: unknown, headers: Headers = {}): Promise<Body> {
    const reply = await this.call(method, path, body, headers);
    assert.ok(reply.status < 300, `${method} ${path} answered ${reply.status}: ${reply.text}`);
    return reply.body;
  }

  get(path: string): Promise<Body> {
    return this.ok('GET', path);
  }

  /** POST that must answer 201. */
  async make(path: string, body: unknown, headers: Headers = {}): Promise<Body> {
    const reply = await this.call('POST', path, body, headers);
    assert.equal(reply.status, 201, `POST ${path} answered ${reply.status}: ${reply.text}`);
    return reply.body;
  }

  /** A root unit, or one below `parent`. */
  unit(displayName: string, parent?: { id: string } | null, fields: object = {}): Promise<Body> {
    return this.make('/ou', { displayName, parentOuId: parent?.id ?? null, ...fields });
  }

  person(displayName: string, fields: object = {}): Promise<Body> {
    return this.make('/persons', { displayName, ...fields });
  }

  /** A call that must be refused with a status and code; gives the error. */
  async refused(
    expected: `${number} ${string}`,
    method: Method,
    path: string,
    body?: unknown,
    headers: Headers = {},
  ): Promise<ErrorBody> {
    const reply = await this.call(method, path, body, headers);
    assert.equal(`${reply.status} ${reply.body.error?.code}`, expected, `${method} ${path}: ${reply.text}`);
    return reply.body.error;
  }

  /** Every item of a list, by cursor. */
  async all(path: string): Promise<Body[]> {
    const items: Body[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const start: string = path + (path.includes('?') ? '&' : '?');
      const page: Body = await this.get(`${start}limit=100&cursor=${encodeURIComponent(cursor)}`);
      items.push(...page.data);
      cursor = page.pagination.nextCursor;
    }
    return items;
  }

  /** The trail, newest first. */
  events(query = ''): Promise<Body[]> {
    return this.all(`/audit/events${query}`);
  }
}

/** Names of a list in its order. */
export function namesOf(items: Body[]): string[] {
  return items.map(({ displayName }) => displayName);
}

export function idsOf(items: { id: string }[]): string[] {
  return items.map(({ id }) => id);
}
