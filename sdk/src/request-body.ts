/** Writes the body of a request. */
import { refusal } from './request-validation.ts';

/**
 * The JSON text of a body; null when there is none. Fields that are undefined are left out by this, so what is
 * checked against the schema is what the text says.
 *
 * @throws EspalierValidationError when it cannot be written as JSON
 */
export function bodyText(body: unknown): string | null {
  try {
    return JSON.stringify(body) ?? null;
  } catch {
    throw refusal([{ pointer: '', code: 'wrong_type', message: 'must be JSON: no cycle and no bigint' }]);
  }
}
