import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.ts';
import { meaningOf } from '../errors/pg-errors.ts';
import { UnreadableBodyError } from './request-body.rules.ts';

/** An error in the form of RFC 6749, 5.2. */
interface OAuthErrorAnswer {
  status: number;
  error: string;
  description: string;
}

const retryAfterSeconds = 1;

function ofFastify(error: FastifyError): OAuthErrorAnswer | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return { status: 413, error: 'invalid_request', description: 'the body is too large' };
  if (typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500)
    return { status: 400, error: 'invalid_request', description: 'the request cannot be read' };
  return undefined;
}

function ofApi(error: ApiError): OAuthErrorAnswer {
  if (error.status === 429)
    return { status: 429, error: 'slow_down', description: 'too many requests; wait and try again' };
  if (error.status === 503)
    return { status: 503, error: 'temporarily_unavailable', description: 'try again in a moment' };
  return { status: 500, error: 'server_error', description: 'something went wrong here' };
}

function toAnswer(error: unknown): OAuthErrorAnswer {
  if (error instanceof UnreadableBodyError)
    return { status: 400, error: 'invalid_request', description: error.message };
  if (error instanceof ApiError) return ofApi(error);
  const meaning = meaningOf(error);
  if (meaning) return ofApi(meaning);
  return ofFastify(error as FastifyError) ?? ofApi(new ApiError('internal_error'));
}

/** Answers what broke before or behind the library as the library answers: RFC 6749, 5.2, never kept by a cache. */
export function answerOAuthError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, error: code, description } = toAnswer(error);
  if (status >= 500) request.log.error({ err: error }, code);
  if (status === 429 || status === 503) reply.header('retry-after', retryAfterSeconds);
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('pragma', 'no-cache')
    .send({ error: code, error_description: description });
}
