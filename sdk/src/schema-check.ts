/** Checks data that is no request body against a schema, in the words that the API uses. */
import type { ErrorDetail } from './errors.ts';
import { compile } from './request-validation.ts';
import { detailsOf } from './violations.ts';

/**
 * Compiles a JSON Schema 2020-12, formats included.
 *
 * @param schema a valid schema; it is not checked itself
 * @returns says what is wrong with a value: one entry per field, in the order in which they were met; empty when it fits
 */
export function schemaCheck(schema: object): (value: unknown) => readonly ErrorDetail[] {
  const validate = compile(schema);
  return (value) => (validate(value) ? [] : detailsOf(validate.errors ?? []));
}
