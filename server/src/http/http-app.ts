import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { ApiError } from '../errors/api-error.ts';
import { correlationIdOf } from './request-headers.ts';

interface LoggedError {
  [field: string]: unknown;
  type: string;
  message: string;
  stack: string;
  code?: string;
  constraint?: string;
}

/** Errors of the engine carry the statement's values; a log line gets only what says what failed. */
function loggedError(error: Error & { code?: string; constraint?: string }): LoggedError {
  const { code, constraint } = error;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
  };
}

/** JSON bodies; an empty one is the same as none, since many clients name the type whatever they send. */
function acceptJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, body as string, done);
  });
}

/** Answers paths that no route is even looked up for: wrongly percent-encoded, or with a segment that is far too long. */
function answerUnreadablePath(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const answer = new ApiError('resource_not_found');
  reply.code(answer.status).header('x-correlation-id', request.id).send(answer.toBody());
}

/**
 * The HTTP server below the API: correlation ids, JSON bodies, logs of errors only (a line for each request would cost a
 * third of the reads).
 *
 * @param logStream - where JSON log lines go
 */
export function createHttpApp(logStream: NodeJS.WritableStream): FastifyInstance {
  const app = Fastify({
    logger: { stream: logStream, level: 'info', serializers: { err: loggedError } },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => correlationIdOf(request.headers['x-correlation-id']),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: answerUnreadablePath,
    forceCloseConnections: 'idle',
  });
  acceptJsonOnly(app);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-correlation-id', request.id);
  });
  return app;
}
