import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.ts';
import { meaningOf } from '../errors/pg-errors.ts';

const retryAfterSeconds = 1;

/** Errors that the HTTP layer itself raises, by Fastify's code. */
function ofHttpLayer(error: FastifyError): ApiError | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ApiError('body_too_large');
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new ApiError('media_type_unsupported');
  if (error.statusCode === 400)
    return new ApiError('body_malformed', `the body is not valid JSON: ${error.message}`);
  return undefined;
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return ofHttpLayer(error as FastifyError) ?? meaningOf(error) ?? new ApiError('internal_error');
}

/** Makes every failure the one error body of the contract: the only place where an error becomes an answer. */
export function installErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const answer = toApiError(error);
    if (answer.status >= 500)
      request.log.error({ err: error, operation: request.routeOptions.config }, answer.code);
    if (answer.status === 401) reply.header('www-authenticate', 'Bearer');
    if (answer.status === 429 || answer.status === 503) reply.header('retry-after', retryAfterSeconds);
    return reply.code(answer.status).send(answer.toBody());
  });
  app.setNotFoundHandler((request, reply) => {
    const answer = new ApiError(
      'resource_not_found',
      `there is nothing at ${request.method} ${request.url.split('?')[0]}`,
    );
    return reply.code(answer.status).send(answer.toBody());
  });
}
