/** One connection to a directory, one request at a time, with as little around it as an HTTP client can have. */
import { Client } from 'undici';

export class BareHttp {
  readonly #client: Client;
  readonly #headers: Record<string, string>;

  constructor(baseUrl: string, token: string) {
    // A large apply takes longer than a request should.
    this.#client = new Client(new URL(baseUrl).origin, { headersTimeout: 0, bodyTimeout: 0 });
    this.#headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  }

  async get(path: string): Promise<unknown> {
    return this.#send('GET', path, undefined);
  }

  async post(path: string, body: object): Promise<unknown> {
    return this.#send('POST', path, body);
  }

  async put(path: string, body: object): Promise<unknown> {
    return this.#send('PUT', path, body);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #send(method: 'GET' | 'POST' | 'PUT', path: string, body: object | undefined): Promise<unknown> {
    const { statusCode, body: answer } = await this.#client.request({
      method,
      path: `/v1${path}`,
      headers: this.#headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (statusCode >= 400) throw new Error(`${method} ${path} answered ${statusCode}: ${text.slice(0, 500)}`);
    return JSON.parse(text);
  }
}
