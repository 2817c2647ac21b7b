import { repeatedTransaction } from '../db/repeated-transaction.ts';
import type { OAuthCall } from './oauth-call.ts';

/** What a grant came to: an answer, or an error that is told after the transaction committed what the attempt led to. */
export type Outcome<Answer> = { answer: Answer } | { refusal: Error };

/**
 * Runs a grant in one transaction, repeated whole when it lost a race. A refusal that is thrown rolls back; one that is
 * returned lets what was written stand, such as the end of a family whose token was replayed.
 */
export async function inTransaction<Answer>(
  { session }: OAuthCall,
  work: () => Promise<Outcome<Answer>>,
): Promise<Answer> {
  const outcome = await repeatedTransaction(session, work);
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.answer;
}
