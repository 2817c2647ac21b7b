/** Decides whether a failed attempt is repeated, and after how long. Pure: no clock, no chance of its own. */

/** How long pauses between attempts grow. */
export interface Backoff {
  /** Upper bound of the first pause, milliseconds; doubles with every attempt. */
  readonly baseMs: number;
  /** Upper bound of every pause, milliseconds. */
  readonly capMs: number;
  /** A number in [0, 1). */
  readonly random: () => number;
}

export const defaultBackoff: Backoff = { baseMs: 100, capMs: 5_000, random: Math.random };

/** What came of an attempt: an error status, or no answer with the name of its cause. */
export type Failure =
  | { readonly status: number; readonly retryAfterMs: number | undefined }
  | { readonly causeCode: string | undefined };

/** Where a call stands after an attempt failed. */
export interface Standing {
  /** Attempts made so far, from 1. */
  readonly attempts: number;
  /** Further attempts allowed in all. */
  readonly retries: number;
  /** The method is idempotent, or the request carries an Idempotency-Key. */
  readonly repeatable: boolean;
  /** Milliseconds until the deadline of the call. */
  readonly remainingMs: number;
}

const passingStatuses = new Set([429, 502, 503, 504]);
const passingCauses = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Tells whether a failure may pass by itself: the same call may succeed later. */
export function mayPass(failure: Failure): boolean {
  if ('status' in failure) return passingStatuses.has(failure.status);
  // No cause: the time of the attempt ran out.
  return failure.causeCode === undefined || passingCauses.has(failure.causeCode);
}

/**
 * Pause before the next attempt in milliseconds, or undefined when there shall be none: the failure is final,
 * repeating could do the thing twice, the attempts are used up, or the pause would pass the deadline.
 *
 * Full jitter over a doubling bound; at least as long as the server's Retry-After.
 */
export function retryPauseMs(failure: Failure, standing: Standing, backoff: Backoff): number | undefined {
  if (!standing.repeatable || standing.attempts > standing.retries || !mayPass(failure)) return undefined;
  const bound = Math.min(backoff.capMs, backoff.baseMs * 2 ** (standing.attempts - 1));
  const jitter = backoff.random() * bound;
  const asked = 'status' in failure ? (failure.retryAfterMs ?? 0) : 0;
  const pause = Math.max(jitter, asked);
  return pause < standing.remainingMs ? pause : undefined;
}

/**
 * Reads a Retry-After header: seconds or an HTTP date.
 *
 * @param now milliseconds since the epoch
 * @returns milliseconds from now, at least 0; undefined when absent or unreadable
 */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
