/** A browser without script: cookies, links, forms and redirects, for tests of pages; it stops where a page leaves the server. */
import { strict as assert } from 'node:assert';
import { type HTMLElement, parse } from 'node-html-parser';
import { Agent, request } from 'undici';

/** Where a browser stands. */
export interface Visit {
  status: number;
  headers: Record<string, string>;
  /** The address that answered, or the foreign one that it was sent to. */
  url: URL;
  /** The page; undefined after leaving the server. */
  page: HTMLElement | undefined;
  text: string;
}

interface Submission {
  method: string;
  body?: string;
  headers?: Record<string, string>;
}

const maxRedirects = 10;

/** One person's browser. */
export class PageBrowser {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  readonly #agent = new Agent();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The cookies that the server set, by name. */
  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  close(): Promise<void> {
    return this.#agent.close();
  }

  /** Opens an address of the server. */
  open(address: string): Promise<Visit> {
    return this.#go(new URL(address, this.#origin), { method: 'GET' });
  }

  /**
   * Sends a form of a page, filled in.
   *
   * @param fields - what the person types or chooses; hidden fields go along; null leaves one out
   * @param selector - which form, where there are several
   */
  submit(visit: Visit, fields: Record<string, string | null>, selector = 'main form'): Promise<Visit> {
    const form = visit.page?.querySelector(selector);
    assert.ok(form, `no form at ${visit.url}: ${visit.text}`);
    const values = new Map<string, string>();
    for (const input of form.querySelectorAll('input[type=hidden], input[checked]'))
      values.set(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '');
    for (const [name, value] of Object.entries(fields)) {
      if (value === null) values.delete(name);
      else values.set(name, value);
    }
    return this.post(new URL(form.getAttribute('action') ?? '', visit.url).href, Object.fromEntries(values));
  }

  /** Sends a form by hand, also one that no page has. */
  post(
    address: string,
    fields: Record<string, string>,
    headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
  ): Promise<Visit> {
    return this.#go(new URL(address, this.#origin), {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  }

  async #go(url: URL, submission: Submission, redirects = 0): Promise<Visit> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await request(url, {
      method: submission.method as 'GET',
      body: submission.body ?? null,
      headers: { ...submission.headers, ...(cookie === '' ? {} : { cookie }) },
      dispatcher: this.#agent,
    });
    const text = await answer.body.text();
    this.#keepCookies(answer.headers['set-cookie']);
    const location = answer.headers.location;
    const headers = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
    );
    if (location === undefined) return { status: answer.statusCode, headers, url, page: parse(text), text };
    assert.ok(redirects < maxRedirects, `redirected in circles at ${url}`);
    const next = new URL(String(location), url);
    if (next.origin !== new URL(this.#origin).origin)
      return { status: answer.statusCode, headers, url: next, page: undefined, text };
    return this.#go(next, { method: 'GET' }, redirects + 1);
  }

  #keepCookies(header: string | string[] | undefined): void {
    for (const line of [header ?? []].flat()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = '', value = ''] = pair.split('=');
      const isOver = attributes.some(
        (each) => /^max-age=0$/i.test(each) || /^expires=thu, 01 jan 1970/i.test(each),
      );
      if (isOver || value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}
