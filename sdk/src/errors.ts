/** The errors that the client throws: one base class, one class per category of the schema, one for no answer at all. */

import type { ErrorCode } from './generated/error-catalog.ts';
import type { components } from './generated/openapi.ts';

type ErrorBody = components['schemas']['Error']['error'];

/** What is wrong with one field, parameter or header of a request. */
export type ErrorDetail = ErrorBody['details'][number];

/** Category of an error: those of the schema, and two for what is no answer of a directory. */
export type ErrorCategory = ErrorBody['category'] | 'CONNECTION' | 'UNEXPECTED';

/** Codes that only the client gives: nothing answered in time, or what answered was no directory. */
export type ClientErrorCode = 'connection_failed' | 'timeout' | 'unexpected_answer';

/** What an error is made of. */
export interface EspalierErrorInit {
  code: EspalierError['code'];
  message: string;
  status: number;
  category: ErrorCategory;
  details?: readonly ErrorDetail[] | undefined;
  correlationId?: string | undefined;
  retryable?: boolean | undefined;
  /** Further fields of the error body, such as `resourceId`; those that an error has already are passed over. */
  fields?: object | undefined;
}

/**
 * Base class of every error that a call throws, except an abort (that rejects with the signal's own reason).
 *
 * Switch on `code`, a stable lower_snake_case word; the text of `message` may change. Named fields of the
 * error body (`resourceId`, `children`, ...) are properties of the error. It never holds a token.
 */
export class EspalierError extends Error {
  /** Stable word for what went wrong; the server's are listed in the schema's `x-error-catalog`. */
  readonly code: ErrorCode | ClientErrorCode | (string & {});
  /** HTTP status; 400 also for a request refused before it was sent, 0 when nothing answered. */
  readonly status: number;
  readonly category: ErrorCategory;
  /** Per field what is wrong: JSON pointers into the body, or `query:NAME`, `path:NAME`, `header:NAME`. */
  readonly details: readonly ErrorDetail[];
  /** `X-Correlation-ID` of the answer: finds the request in the server's logs and in the audit trail. */
  readonly correlationId: string | undefined;
  /** Whether the same call may succeed later without any change to it. */
  readonly retryable: boolean;
  /** The resource that is in the way, where one is. */
  declare readonly resourceId?: NonNullable<ErrorBody['resourceId']>;
  /** `ou_not_empty`: live units directly below. */
  declare readonly children?: NonNullable<ErrorBody['children']>;
  /** `ou_not_empty`: live parties that live there. */
  declare readonly parties?: NonNullable<ErrorBody['parties']>;

  constructor(init: EspalierErrorInit) {
    super(init.message);
    // Not enumerable, as the name of a built-in error: it says nothing that the class does not.
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true, writable: true });
    this.code = init.code;
    this.status = init.status;
    this.category = init.category;
    this.details = init.details ?? [];
    this.correlationId = init.correlationId;
    this.retryable = init.retryable ?? false;
    this.#adopt(init.fields ?? {});
  }

  #adopt(fields: object): void {
    for (const [key, value] of Object.entries(fields)) {
      // Pulumi takes an error with an `id` for a resource that was made in part.
      if (key === 'id' || key in this) continue;
      Object.defineProperty(this, key, { value, enumerable: true, configurable: true, writable: true });
    }
  }
}

/** 400: the request does not fit the schema. Also thrown before sending, with the same `details`. */
export class EspalierValidationError extends EspalierError {}
/** 401: no token, or one that is unknown, expired or deleted. */
export class EspalierUnauthorizedError extends EspalierError {}
/** 403: the token lacks a right; `details` name it. */
export class EspalierForbiddenError extends EspalierError {}
/** 404, said by a directory: it does not exist for this tenant. */
export class EspalierNotFoundError extends EspalierError {}
/** 405: the path exists, the method does not. */
export class EspalierMethodNotAllowedError extends EspalierError {}
/** 409: it collides with what is there; `code` says how. */
export class EspalierConflictError extends EspalierError {}
/** 412: `ifMatch` names another version than the current one. */
export class EspalierPreconditionFailedError extends EspalierError {}
/** 413: the body is over the server's limit. */
export class EspalierPayloadTooLargeError extends EspalierError {}
/** 415: the server takes JSON only. */
export class EspalierUnsupportedMediaTypeError extends EspalierError {}
/** 422: well formed, but it refers to something that is not there or not fitting. */
export class EspalierUnprocessableEntityError extends EspalierError {}
/** 500: the server failed. */
export class EspalierInternalError extends EspalierError {}
/** 502, 503 or 504: the server, or something before it, cannot answer now. */
export class EspalierUnavailableError extends EspalierError {}

/** 429: too many requests, and waiting longer would pass the deadline or the number of retries. */
export class EspalierRateLimitedError extends EspalierError {
  /** Seconds to wait, as the server says; undefined when it does not. */
  readonly retryAfterSeconds: number | undefined;

  constructor(init: EspalierErrorInit & { retryAfterSeconds?: number | undefined }) {
    super(init);
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}

/** No answer: refused, reset, unreachable, or out of time. `status` is 0. */
export class EspalierConnectionError extends EspalierError {
  /** What the system or the HTTP client called it, for example `ECONNREFUSED`; undefined on a timeout. */
  readonly causeCode: string | undefined;
  /** True when the time of the attempt or of the whole call ran out. */
  readonly timeout: boolean;

  constructor(init: {
    message: string;
    causeCode?: string | undefined;
    timeout: boolean;
    retryable: boolean;
  }) {
    super({
      code: init.timeout ? 'timeout' : 'connection_failed',
      message: init.message,
      status: 0,
      category: 'CONNECTION',
      retryable: init.retryable,
    });
    this.causeCode = init.causeCode;
    this.timeout = init.timeout;
  }
}
