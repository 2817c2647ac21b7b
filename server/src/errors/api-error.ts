import { type ErrorCode, errorCatalog } from '../generated/error-catalog.ts';

/** One thing that is wrong, and where: an RFC 6901 pointer from the body's root, or `query:NAME`, `path:NAME`, `header:NAME`. */
export interface ErrorDetail {
  pointer: string;
  code: string;
  message: string;
}

/** Fields beside code, message and details that the contract gives some errors. */
export type ErrorFields = Record<string, string | number>;

const categories: Record<number, string> = {
  400: 'VALIDATION',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  412: 'PRECONDITION_FAILED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_ENTITY',
  429: 'RATE_LIMITED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

/** The one error that rules, stores and routes throw: everything in it may be shown to the caller. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetail[];
  readonly fields: ErrorFields;

  /**
   * @param code - one of the catalogue in `schema/openapi.yaml`, which gives the status
   * @param message - what is wrong and what to do; left out: the catalogue's meaning
   * @param details - where it is wrong
   * @param fields - named fields beside them, such as `resourceId`
   */
  constructor(code: ErrorCode, message?: string, details: ErrorDetail[] = [], fields: ErrorFields = {}) {
    super(message ?? errorCatalog[code].meaning);
    this.code = code;
    this.details = details;
    this.fields = fields;
  }

  /** HTTP status of the code. */
  get status(): number {
    return errorCatalog[this.code].status;
  }

  /** The body as the contract shapes it. */
  toBody(): { error: Record<string, unknown> } {
    const category = categories[this.status];
    return {
      error: { code: this.code, message: this.message, category, details: this.details, ...this.fields },
    };
  }
}

/** An error about one field of the body, pointing at it. */
export function fieldError(
  code: ErrorCode,
  pointer: string,
  message: string,
  fields: ErrorFields = {},
): ApiError {
  return new ApiError(code, message, [{ pointer, code, message }], fields);
}

/** Nothing with this id in this tenant: also the answer for what belongs to another one. */
export function notFound(what: string, id: string): ApiError {
  return new ApiError('resource_not_found', `there is no ${what} ${id}`);
}
