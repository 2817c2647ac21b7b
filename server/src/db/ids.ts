import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** Counts on from a random start, so that ids made in one millisecond still sort as they were made. */
let sequence = randomInt(2 ** 31);

/** A new identifier: UUID v7 (RFC 9562, 5.7 and 6.2) and the instant it holds, so that order by id is order by time. */
export function newId(now: Date): string {
  sequence = (sequence + 1) >>> 0;
  return v7({ msecs: now.getTime(), seq: sequence });
}
