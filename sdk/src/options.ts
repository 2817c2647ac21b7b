/** What a client and a single call can be told, and what holds when they are told nothing. */

/** How a client reaches a directory. */
export interface EspalierOptions {
  /** `http://host:port` or `https://host`, with or without a path; without one, `/v1` is meant. */
  baseUrl: string;
  /** Bearer token of every call. Left out together with `getToken`: calls carry none. */
  token?: string | undefined;
  /** Gives the token of a call; asked once per call, and once more when the server answers 401. Caching is yours. */
  getToken?: (() => string | Promise<string>) | undefined;
  /** Milliseconds for one call with all its attempts and pauses; then it fails with `timeout`. Default 30000 (30 s). */
  timeoutMs?: number | undefined;
  /** Milliseconds for a single attempt; then it counts as failed and may be repeated. Default 10000 (10 s). */
  attemptTimeoutMs?: number | undefined;
  /** Attempts after the first, for calls that are safe to repeat; 0: none. Default 4. */
  retries?: number | undefined;
  /** Check bodies and queries against the schema before sending. Default true. */
  validate?: boolean | undefined;
  /** `Espalier-Source` of writes: who writes, free text, at most 512 bytes. Default none. */
  source?: string | undefined;
  /** Connections to the directory at a time; further calls wait for a free one, within their deadline. Default 64. */
  maxConnections?: number | undefined;
  /** `User-Agent` header. Default `espalier-sdk/VERSION`. */
  userAgent?: string | undefined;
}

/** What a single call can be told. */
export interface RequestOptions {
  /** Aborting it rejects the call at once with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for this call with all its attempts; default the client's. */
  timeoutMs?: number | undefined;
  /** Milliseconds for each attempt at it; default the client's. For calls that keep the server busy for long. */
  attemptTimeoutMs?: number | undefined;
  /** Makes a POST safe to repeat, also by a later process: 1 to 255 printable ASCII characters. Default a random one. */
  idempotencyKey?: string | undefined;
  /** The `etag` of the version to change; a newer one is refused with `version_mismatch`. */
  ifMatch?: string | undefined;
  /** `Espalier-Source` of this write; default the client's. */
  source?: string | undefined;
  /** `X-Correlation-ID` to use instead of one made by the server: at most 128 printable ASCII characters. */
  correlationId?: string | undefined;
}

/** The options of a client with the defaults filled in; no token. */
export interface Settings {
  readonly origin: string;
  /** Path before the operations' own, without a slash at the end: `/v1`. */
  readonly basePath: string;
  /** Path before operations at the root of the host, such as `/healthz`. */
  readonly rootPath: string;
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly retries: number;
  readonly validate: boolean;
  readonly source: string | undefined;
  readonly maxConnections: number;
  readonly userAgent: string;
}

/** Longest time that a timer of Node takes; a longer one would fire at once. */
const longestMs = 2 ** 31 - 1;

/**
 * Fills in the defaults.
 *
 * @throws TypeError naming the option that cannot be used; it never shows a value
 */
export function settingsFrom(options: EspalierOptions): Settings {
  const { origin, path } = parseBaseUrl(options.baseUrl);
  return {
    origin,
    basePath: path,
    rootPath: path.replace(/\/v1$/, ''),
    timeoutMs: milliseconds('timeoutMs', options.timeoutMs, 30_000),
    attemptTimeoutMs: milliseconds('attemptTimeoutMs', options.attemptTimeoutMs, 10_000),
    retries: wholeNumber('retries', options.retries, 0, 4),
    validate: options.validate ?? true,
    source: options.source,
    maxConnections: wholeNumber('maxConnections', options.maxConnections, 1, 64),
    userAgent: options.userAgent ?? `espalier-sdk/${ownVersion()}`,
  };
}

/**
 * Reads a number of milliseconds.
 *
 * @throws TypeError when it is not a positive number
 */
export function milliseconds(name: string, value: number | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value !== 'number' || !(value > 0))
    throw new TypeError(`${name} must be a positive number of milliseconds`);
  return Math.min(value, longestMs);
}

function wholeNumber(name: string, value: number | undefined, least: number, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!Number.isSafeInteger(value) || value < least)
    throw new TypeError(`${name} must be a whole number from ${least}`);
  return value;
}

function parseBaseUrl(baseUrl: string): { origin: string; path: string } {
  const url = URL.parse(baseUrl);
  const fits =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    !(url.username || url.password || url.search || url.hash);
  // Not echoed: an address with a password in it is just what lands here.
  if (!fits) throw new TypeError('baseUrl must be an http or https address without user, query and fragment');
  return { origin: url.origin, path: url.pathname.replace(/\/+$/, '') || '/v1' };
}

function ownVersion(): string {
  return (require('@espalier/sdk/package.json') as { version: string }).version;
}
