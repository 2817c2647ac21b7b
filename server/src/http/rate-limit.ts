import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { hashSecretToken } from '../auth/secret-token.ts';
import { ApiError } from '../errors/api-error.ts';

/** Requests per second and token where nothing else is set and the store is a server. */
export const defaultRateLimit = 1_000;

/**
 * Limits how many requests a token makes; what needs no token is not limited.
 *
 * @param perSecond - requests per second and token; 0: no limit
 */
export async function limitRate(app: FastifyInstance, perSecond: number): Promise<void> {
  if (perSecond === 0) return;
  await app.register(rateLimit, {
    global: true,
    max: perSecond,
    timeWindow: 1_000,
    keyGenerator: (request) => hashSecretToken(request.headers.authorization ?? ''),
    allowList: (request) => request.headers.authorization === undefined,
    errorResponseBuilder: () => new ApiError('rate_limited'),
  });
}
