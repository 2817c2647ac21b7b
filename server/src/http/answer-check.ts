import { ApiError } from '../errors/api-error.ts';
import type { Answer } from './handler.ts';
import type { Operation } from './openapi-operations.ts';
import { validatorAt } from './validate.ts';

/** An answer that the schema does not describe: a fault of the server or of the schema. */
export class UndocumentedAnswerError extends Error {}

/**
 * Compares an answer with what the schema says of the operation: status, headers that must be there, body.
 *
 * @throws UndocumentedAnswerError
 */
export function assertAnswer(
  operation: Operation,
  answer: Pick<Answer, 'status' | 'body' | 'contentType'>,
  headers: Record<string, string>,
): void {
  const documented = operation.answers.get(answer.status);
  const fault = (why: string) =>
    new UndocumentedAnswerError(`${operation.id} answers ${answer.status}: ${why}`);
  if (!documented) throw fault('the schema does not list this status');
  const absent = documented.headers.find((name) => name !== 'x-correlation-id' && !(name in headers));
  if (absent !== undefined) throw fault(`the header ${absent} is missing`);
  if (documented.pointer === undefined || answer.contentType !== undefined) return;
  const validate = validatorAt(documented.pointer);
  // Through JSON, because that is what the caller sees: dates are text and undefined is absent.
  if (!validate(JSON.parse(JSON.stringify(answer.body ?? null))))
    throw fault(JSON.stringify(validate.errors?.slice(0, 5)));
}

/** Passes an error on, unless the operation does not list its code. */
export function refuseUndocumented(operation: Operation, error: unknown): never {
  if (error instanceof ApiError && !operation.errors.includes(error.code)) {
    throw new UndocumentedAnswerError(
      `${operation.id} answers ${error.code}, which its x-errors do not list`,
    );
  }
  throw error;
}
