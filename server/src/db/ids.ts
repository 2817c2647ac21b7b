import { v7 } from 'uuid';

/** A new identifier: UUID v7 (RFC 9562, 5.7) and the instant it holds, so that order by id is order by time. */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() });
}
