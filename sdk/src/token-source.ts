/** Where the token of a call comes from. Keeps it out of reach of logs, errors and inspection. */
import type { EspalierOptions } from './options.ts';

/** Gives the `Authorization` header of a call. */
export class TokenSource {
  readonly #fixed: string | undefined;
  readonly #getToken: (() => string | Promise<string>) | undefined;

  /** @throws TypeError when both a token and a getToken are given, or the token cannot be sent */
  constructor({ token, getToken }: Pick<EspalierOptions, 'token' | 'getToken'>) {
    if (token !== undefined && getToken !== undefined)
      throw new TypeError('Give token or getToken, not both');
    if (getToken !== undefined && typeof getToken !== 'function')
      throw new TypeError('getToken must be a function');
    this.#fixed = token === undefined ? undefined : bearer(token);
    this.#getToken = getToken;
  }

  /** True when asking again may give another token. */
  get renewable(): boolean {
    return this.#getToken !== undefined;
  }

  /**
   * The header's value; undefined when there is no token. A promise only where `getToken` returns one.
   *
   * @throws whatever `getToken` throws; TypeError when what it gives cannot be sent
   */
  authorization(): string | undefined | Promise<string> {
    if (this.#getToken === undefined) return this.#fixed;
    const token = this.#getToken();
    return typeof token === 'string' ? bearer(token) : Promise.resolve(token).then(bearer);
  }
}

function bearer(token: unknown): string {
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError('The token must be printable ASCII without spaces and line breaks, and not empty');
  }
  return `Bearer ${token}`;
}
