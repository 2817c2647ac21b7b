const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long an event is tried before it is given up, in milliseconds (contract, section 7). */
const tryForMs = 24 * hour;

/** Pauses after the first, second, ... attempt; the last one repeats. */
const pausesMs = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, hour];

/** By how much a pause varies in both directions, so that a receiver that comes back is not met by all at once. */
const jitter = 0.2;

/** How often an event is tried before later events of the same authorization no longer wait for it. */
export const attemptsInOrder = 3;

/**
 * When an event that was not taken is tried again; the last attempt is when its time is over.
 *
 * @param attempts - made so far, at least one
 * @param createdAt - of the event
 * @param random - from 0 to 1
 * @returns null: it is given up
 */
export function nextAttempt(attempts: number, createdAt: Date, now: Date, random: number): Date | null {
  const end = createdAt.getTime() + tryForMs;
  if (now.getTime() >= end) return null;
  const pause = pausesMs[Math.min(attempts, pausesMs.length) - 1] ?? hour;
  const varied = pause * (1 + jitter * (2 * random - 1));
  return new Date(Math.min(now.getTime() + varied, end));
}
