/** Typed client of the Espalier directory. */
export type { WithMeta } from './caller.ts';
export { createEspalier, type Espalier } from './client.ts';
export {
  type ClientErrorCode,
  type ErrorCategory,
  type ErrorDetail,
  EspalierConflictError,
  EspalierConnectionError,
  EspalierError,
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
export type { ErrorCode } from './generated/error-catalog.ts';
export type {
  Answer,
  Body,
  CallInput,
  Item,
  ListInput,
  ListOperationId,
  OperationId,
} from './operation-types.ts';
export type { EspalierOptions, RequestOptions } from './options.ts';
export type { List } from './pagination.ts';
export { schemaCheck } from './schema-check.ts';
export type * from './types.ts';
export { validateBody } from './validate-body.ts';
