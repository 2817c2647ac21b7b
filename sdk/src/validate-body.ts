/** The check that every call makes before it sends, for those who want to know earlier. */
import { type ErrorDetail, EspalierValidationError } from './errors.ts';
import type { OperationId } from './operation-types.ts';
import { operationOf } from './operations.ts';
import { bodyText } from './request-body.ts';
import { bodyDetails } from './request-validation.ts';

/**
 * Says what is wrong with a body, without a client and without sending anything.
 *
 * @param operationId operation of the schema that the body is meant for, for example `createPerson`
 * @param body the body; undefined fields count as left out
 * @returns one entry per field that does not fit, with the pointers and codes that the server would answer; empty when it fits
 */
export function validateBody(operationId: OperationId, body: unknown): readonly ErrorDetail[] {
  try {
    const text = bodyText(body);
    return bodyDetails(operationOf(operationId), text === null ? undefined : JSON.parse(text));
  } catch (error) {
    if (error instanceof EspalierValidationError) return error.details;
    throw error;
  }
}
