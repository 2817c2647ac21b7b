import { isRetryable } from '../errors/pg-errors.ts';
import type { Session } from './session.ts';

const maxAttempts = 5;

/** Runs `work` in one transaction, repeated whole when it lost a race that a repeat settles. */
export async function repeatedTransaction<Result>(
  session: Session,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await session.transaction(work);
    } catch (error) {
      if (!isRetryable(error) || attempt === maxAttempts) throw error;
    }
  }
}
