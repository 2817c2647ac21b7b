/** Turns an answer that is no success into the error of its category. */
import {
  EspalierConflictError,
  EspalierError,
  type EspalierErrorInit,
  EspalierForbiddenError,
  EspalierInternalError,
  EspalierMethodNotAllowedError,
  EspalierNotFoundError,
  EspalierPayloadTooLargeError,
  EspalierPreconditionFailedError,
  EspalierRateLimitedError,
  EspalierUnauthorizedError,
  EspalierUnavailableError,
  EspalierUnprocessableEntityError,
  EspalierUnsupportedMediaTypeError,
  EspalierValidationError,
} from './errors.ts';
import type { components } from './generated/openapi.ts';
import { mayPass, retryAfterMs } from './retry.ts';
import type { WireAnswer } from './transport.ts';

type ErrorBody = components['schemas']['Error']['error'];
type Category = ErrorBody['category'];

const classes: Readonly<Record<Category, new (init: EspalierErrorInit) => EspalierError>> = {
  VALIDATION: EspalierValidationError,
  UNAUTHORIZED: EspalierUnauthorizedError,
  FORBIDDEN: EspalierForbiddenError,
  NOT_FOUND: EspalierNotFoundError,
  METHOD_NOT_ALLOWED: EspalierMethodNotAllowedError,
  CONFLICT: EspalierConflictError,
  PRECONDITION_FAILED: EspalierPreconditionFailedError,
  PAYLOAD_TOO_LARGE: EspalierPayloadTooLargeError,
  UNSUPPORTED_MEDIA_TYPE: EspalierUnsupportedMediaTypeError,
  UNPROCESSABLE_ENTITY: EspalierUnprocessableEntityError,
  RATE_LIMITED: EspalierRateLimitedError,
  INTERNAL: EspalierInternalError,
  UNAVAILABLE: EspalierUnavailableError,
};

/**
 * The error that an answer stands for.
 *
 * @param request what was asked, for the message: method and address
 */
export function errorFromAnswer(answer: WireAnswer, request: string): EspalierError {
  const body = errorBodyOf(answer.text);
  const correlationId = headerOf(answer, 'x-correlation-id');
  if (body === undefined) return foreignAnswer(answer, request, correlationId);
  const { code, message, category, details, ...fields } = body;
  const init = {
    code,
    message,
    status: answer.status,
    category,
    details: Array.isArray(details) ? details : [],
  };
  return newError(answer, { ...init, fields, correlationId });
}

/** A success whose body is not what was asked for: something other than a directory answered. */
export function unreadableAnswer(answer: WireAnswer, request: string): EspalierError {
  return foreignAnswer(answer, request, headerOf(answer, 'x-correlation-id'));
}

/** The value of a header; the first when there are several. */
export function headerOf(answer: WireAnswer, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/**
 * An answer that no directory gave. Only statuses that proxies use for themselves keep their class: the 404 of
 * a wrong address must not pass for "this unit does not exist".
 */
function foreignAnswer(
  answer: WireAnswer,
  request: string,
  correlationId: string | undefined,
): EspalierError {
  const { status } = answer;
  const category =
    status === 429 ? 'RATE_LIMITED' : [502, 503, 504].includes(status) ? 'UNAVAILABLE' : 'UNEXPECTED';
  const type = headerOf(answer, 'content-type') ?? 'no content type';
  const message = `${request} was answered with ${status} (${type}), but not by an Espalier directory`;
  return newError(answer, { code: 'unexpected_answer', message, status, category, correlationId });
}

function newError(answer: WireAnswer, init: EspalierErrorInit): EspalierError {
  const pause = retryAfterMs(headerOf(answer, 'retry-after'), Date.now());
  const complete = { ...init, retryable: mayPass({ status: answer.status, retryAfterMs: pause }) };
  if (init.category === 'RATE_LIMITED') {
    const retryAfterSeconds = pause === undefined ? undefined : Math.ceil(pause / 1000);
    return new EspalierRateLimitedError({ ...complete, retryAfterSeconds });
  }
  const known = Object.hasOwn(classes, init.category) ? classes[init.category as Category] : EspalierError;
  return new known(complete);
}

function errorBodyOf(text: string): ErrorBody | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: Partial<ErrorBody> };
    const complete = typeof error?.code === 'string' && typeof error.message === 'string' && error.category;
    return complete ? (error as ErrorBody) : undefined;
  } catch {
    return undefined;
  }
}
