/** Sends one request until it is answered for good: attempts, pauses, a renewed token, one deadline. */
import { setTimeout as sleep } from 'node:timers/promises';
import { headerOf } from './answer-error.ts';
import { EspalierConnectionError } from './errors.ts';
import { type Backoff, type Failure, mayPass, retryAfterMs, retryPauseMs } from './retry.ts';
import type { TokenSource } from './token-source.ts';
import { NoAnswer, type Transport, type WireAnswer, type WireRequest } from './transport.ts';

/** With what a client sends. */
export interface Sender {
  readonly transport: Transport;
  readonly tokens: TokenSource;
  readonly backoff: Backoff;
  readonly retries: number;
}

/** Bounds of one call. */
export interface Bounds {
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Method and address, for messages. */
  readonly label: string;
}

/**
 * Sends a request. Repeats it only where that cannot do the thing twice: an idempotent method, or a key.
 *
 * @returns the last answer, whatever its status
 * @throws EspalierConnectionError when there is none; the signal's reason when it aborts; what `getToken` throws
 */
export async function answerTo(sender: Sender, request: WireRequest, bounds: Bounds): Promise<WireAnswer> {
  const deadline = performance.now() + bounds.timeoutMs;
  await authorize(sender.tokens, request, bounds, deadline);
  let mayRenew = sender.tokens.renewable;
  let attempts = 0;
  for (;;) {
    const outcome = await attempt(sender, request, bounds, deadline);
    if ('status' in outcome && outcome.status < 400) return outcome;
    if ('status' in outcome && outcome.status === 401 && mayRenew) {
      mayRenew = false;
      await authorize(sender.tokens, request, bounds, deadline);
      continue;
    }
    attempts += 1;
    const remainingMs = deadline - performance.now();
    const standing = { attempts, retries: sender.retries, repeatable: isRepeatable(request), remainingMs };
    const pauseMs = retryPauseMs(failureOf(outcome), standing, sender.backoff);
    if (pauseMs === undefined) {
      if ('status' in outcome) return outcome;
      throw connectionError(outcome, attempts, bounds.label);
    }
    await pause(pauseMs, bounds.signal);
  }
}

async function attempt(
  sender: Sender,
  request: WireRequest,
  { signal, attemptTimeoutMs }: Bounds,
  deadline: number,
): Promise<WireAnswer | NoAnswer> {
  const limitMs = Math.max(1, Math.min(attemptTimeoutMs, deadline - performance.now()));
  try {
    return await sender.transport.exchange(request, limitMs, signal);
  } catch (error) {
    if (error instanceof NoAnswer) return error;
    throw error;
  }
}

function isRepeatable({ method, headers }: WireRequest): boolean {
  return (
    method === 'GET' || method === 'PUT' || method === 'DELETE' || headers['idempotency-key'] !== undefined
  );
}

function failureOf(outcome: WireAnswer | NoAnswer): Failure {
  if (outcome instanceof NoAnswer) return outcome;
  return { status: outcome.status, retryAfterMs: retryAfterMs(headerOf(outcome, 'retry-after'), Date.now()) };
}

function connectionError(failure: NoAnswer, attempts: number, label: string): EspalierConnectionError {
  const times = attempts > 1 ? ` (${attempts} attempts)` : '';
  return new EspalierConnectionError({
    message: `${label}: ${failure.message}${times}`,
    causeCode: failure.causeCode,
    timeout: failure.causeCode === undefined,
    retryable: mayPass(failure),
  });
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return sleep(milliseconds);
  await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}

async function authorize(
  tokens: TokenSource,
  request: WireRequest,
  bounds: Bounds,
  deadline: number,
): Promise<void> {
  bounds.signal?.throwIfAborted();
  const pending = tokens.authorization();
  const value = pending instanceof Promise ? await inTime(pending, bounds, deadline) : pending;
  if (value !== undefined) request.headers.authorization = value;
}

/** Waits for `getToken`, but neither past the deadline nor after an abort. */
function inTime<Value>(work: Promise<Value>, { signal, label }: Bounds, deadline: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const late = () => {
      const message = `${label}: getToken gave no token in time`;
      settle(() => reject(new EspalierConnectionError({ message, timeout: true, retryable: true })));
    };
    const abort = () => settle(() => reject(signal?.reason));
    const timer = setTimeout(late, Math.max(0, deadline - performance.now()));
    signal?.addEventListener('abort', abort);
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      finish();
    };
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
