import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.ts';
import type { Answer, Handler, Handlers } from './handler.ts';
import type { KeptAnswer } from './idempotency.ts';
import { listOperations, type Operation } from './openapi-operations.ts';
import { type ServeDependencies, serveOperation } from './serve-operation.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation that a route serves; absent on routes that only refuse. */
    operationId?: string;
  }
}

/** The schema and the handlers do not match; the server does not start. */
export class RouteMismatchError extends Error {}

function assertMatch(operations: Operation[], handlers: Handlers): void {
  const declared = new Set<string>(operations.map(({ id }) => id));
  const missing = [...declared].filter((id) => !(id in handlers));
  const surplus = Object.keys(handlers).filter((id) => !declared.has(id));
  if (missing.length + surplus.length === 0) return;
  throw new RouteMismatchError(
    `schema/openapi.yaml and the handlers differ: without a handler: ${missing.join(', ') || 'none'}; without an operation: ${surplus.join(', ') || 'none'}`,
  );
}

function send(
  reply: FastifyReply,
  answer: KeptAnswer,
  contentType = 'application/json; charset=utf-8',
): FastifyReply {
  reply.code(answer.status).headers(answer.headers);
  if (answer.status === 204) return reply.send();
  return reply.header('content-type', contentType).send(answer.body);
}

function register(
  app: FastifyInstance,
  operation: Operation,
  handler: Handler,
  dependencies: ServeDependencies,
): void {
  for (const url of operation.paths) {
    app.route({
      method: operation.method,
      url,
      bodyLimit: operation.bodyLimit,
      config: { operationId: operation.id },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const { kept, contentType }: { kept: KeptAnswer; contentType?: Answer['contentType'] } =
          await serveOperation(operation, handler, request, dependencies);
        return send(reply, kept, contentType);
      },
    });
  }
}

/** Answers 405 on methods that a known path lacks. */
function registerMissingMethods(app: FastifyInstance, operations: Operation[]): void {
  const methodsByPath = Map.groupBy(
    operations.flatMap(({ paths, method }) => paths.map((path) => ({ path, method }))),
    ({ path }) => path,
  );
  for (const [url, entries] of methodsByPath) {
    const present = new Set<string>(entries.map(({ method }) => method));
    if (present.has('GET')) present.add('HEAD');
    const missing = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !present.has(method));
    app.route({
      method: missing,
      url,
      handler: async (request, reply) => {
        reply.header('allow', [...present].join(', '));
        throw new ApiError(
          'method_not_allowed',
          `${request.method} is not allowed here; ${[...present].join(', ')} are`,
        );
      },
    });
  }
}

/**
 * Mounts every operation of `schema/openapi.yaml`: its path, validation, permission and transaction come from there.
 *
 * @throws RouteMismatchError when an operation has no handler, or a handler no operation
 */
export function mountOperations(
  app: FastifyInstance,
  handlers: Handlers,
  dependencies: ServeDependencies,
): void {
  const operations = listOperations(dependencies.basePath);
  assertMatch(operations, handlers);
  for (const operation of operations)
    register(app, operation, handlers[operation.id] as Handler, dependencies);
  registerMissingMethods(app, operations);
}
