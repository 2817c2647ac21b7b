import { Pool } from 'undici';

/** A client at the token endpoint: as little around it as an HTTP client can have. */
export class TokenClient {
  readonly #pool: Pool;
  readonly #paths: { token: string; introspection: string };
  readonly #headers: Record<string, string>;

  constructor(
    origin: string,
    credentials: { clientId: string; clientSecret: string },
    paths: { token: string; introspection: string },
    connections: number,
  ) {
    this.#pool = new Pool(origin, { connections });
    this.#paths = paths;
    const { clientId, clientSecret } = credentials;
    this.#headers = {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    };
  }

  /** Exchanges a code or a refresh token. */
  async exchange(form: Record<string, string>): Promise<{ access_token: string; refresh_token: string }> {
    return (await this.#post(this.#paths.token, form)) as { access_token: string; refresh_token: string };
  }

  refresh(token: string): Promise<{ access_token: string; refresh_token: string }> {
    return this.exchange({ grant_type: 'refresh_token', refresh_token: token });
  }

  /** @throws Error when the token is not active: nothing would be measured */
  async introspect(token: string): Promise<void> {
    const { active } = (await this.#post(this.#paths.introspection, { token })) as { active: boolean };
    if (!active) throw new Error('the token is not active');
  }

  /** Reads below /v1 with a bearer token. */
  async read(path: string, token: string): Promise<void> {
    const { statusCode, body } = await this.#pool.request({
      method: 'GET',
      path: `/v1${path}`,
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${text}`);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #post(path: string, form: Record<string, string>): Promise<unknown> {
    const { statusCode, body } = await this.#pool.request({
      method: 'POST',
      path,
      headers: this.#headers,
      body: new URLSearchParams(form).toString(),
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${text}`);
    return JSON.parse(text);
  }
}
