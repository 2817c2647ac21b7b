/** One exchange over the wire: a request goes out, an answer comes back, or it is known why not. */
import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, Pool } from 'undici';
import type { Method } from './operations.ts';

export interface WireRequest {
  readonly method: Method;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The whole body; empty when there is none. */
  readonly text: string;
}

/** Why there was no answer. Not thrown to callers: it becomes an `EspalierConnectionError`. */
export class NoAnswer extends Error {
  /** For example `ECONNREFUSED`; undefined when the time ran out. */
  readonly causeCode: string | undefined;

  constructor(message: string, causeCode: string | undefined) {
    super(message);
    this.causeCode = causeCode;
  }
}

/** The connections to one origin. */
export class Transport {
  readonly #pool: Pool;
  #closing: Promise<void> | undefined;

  constructor(origin: string, maxConnections: number, connectTimeoutMs: number) {
    // Own timers bound the whole exchange; undici's only see single phases, and coarsely.
    const untimed = { headersTimeout: 0, bodyTimeout: 0 };
    this.#pool = new Pool(origin, {
      connections: maxConnections,
      connect: { timeout: connectTimeoutMs },
      ...untimed,
    });
  }

  /**
   * Sends one request and reads the whole answer.
   *
   * @param limitMs time for all of it, waiting for a free connection included, milliseconds
   * @throws NoAnswer when none came; the signal's reason, at once, when it aborts
   */
  exchange(request: WireRequest, limitMs: number, signal: AbortSignal | undefined): Promise<WireAnswer> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const exchange = new Exchange(resolve, reject);
      exchange.limit(limitMs, signal);
      this.#pool.dispatch(request, exchange);
    });
  }

  /** Waits for what is under way, then closes the connections. A second call waits for the same. */
  close(): Promise<void> {
    this.#closing ??= this.#pool.close();
    return this.#closing;
  }
}

/**
 * Collects one answer. Written against `dispatch`, below `pool.request`: that costs an AbortSignal per request
 * and a stream per body, an eighth of the time of a small call, for what a timer and an array do here.
 */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: WireAnswer) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #timer: NodeJS.Timeout | undefined;
  #signal: AbortSignal | undefined;
  /** Set when given up: whatever still happens on the connection is of no interest. */
  #given: Error | undefined;

  constructor(resolve: (answer: WireAnswer) => void, reject: (reason: unknown) => void) {
    this.#resolve = resolve;
    this.#reject = reject;
  }

  limit(limitMs: number, signal: AbortSignal | undefined): void {
    this.#timer = setTimeout(
      () => this.#giveUp(new NoAnswer(`no answer within ${Math.round(limitMs)} ms`, undefined)),
      limitMs,
    );
    if (signal === undefined) return;
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#given !== undefined) controller.abort(this.#given);
  }

  onResponseStart(_controller: unknown, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#release();
    const [first] = this.#chunks;
    const bytes = this.#chunks.length > 1 ? Buffer.concat(this.#chunks) : first;
    this.#resolve({ status: this.#status, headers: this.#headers, text: bytes?.toString('utf8') ?? '' });
  }

  onResponseError(_controller: unknown, error: Error & { code?: unknown }): void {
    this.#release();
    if (this.#given !== undefined) return;
    // Only its words: the error itself may hold parts of the answer, and so a secret.
    this.#reject(new NoAnswer(error.message, typeof error.code === 'string' ? error.code : error.name));
  }

  readonly #onAbort = (): void => this.#giveUp(this.#signal?.reason);

  #giveUp(reason: unknown): void {
    this.#release();
    this.#given = reason instanceof Error ? reason : new Error('aborted');
    this.#reject(reason);
    this.#controller?.abort(this.#given);
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }
}
