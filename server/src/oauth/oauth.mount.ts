import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TokenMemory } from '../auth/token-memory.ts';
import type { Session } from '../db/session.ts';
import type { Store } from '../db/store.ts';
import { ClientMemory } from './client-memory.ts';
import {
  type EndpointName,
  endpointOperations,
  endpointPaths,
  metadataPath,
  revocationGrant,
} from './endpoints.ts';
import { toIntrospection } from './introspection-answer.ts';
import { type LibraryAnswer, LibraryDoor } from './library-request.ts';
import { toMetadata } from './metadata.ts';
import { type OAuthCall, withCall } from './oauth-call.ts';
import { answerOAuthError } from './oauth-error-answer.ts';
import { createProvider } from './oauth-provider.ts';
import { readBodyParameters } from './request-body.rules.ts';

/** Largest body in bytes: the largest honest one is a client assertion of a few thousand. */
const bodyLimit = 64 * 1024;

/** What the OAuth server needs. */
export interface OAuthDependencies {
  store: Store;
  tokens: TokenMemory;
  clock: () => Date;
  /** Known once the server listens; the issuer. */
  publicUrl: () => string;
  /** How long the direct predecessor of a refresh token is answered again, in seconds. */
  refreshGraceSeconds: number;
}

/** Headers of the library's answers that are meant for callers; it also allows browsers of any site to read them. */
const passedHeaders = ['cache-control', 'pragma', 'www-authenticate'];

class OAuthServer {
  readonly #dependencies: OAuthDependencies;
  readonly #memory: ClientMemory;
  #door: { issuer: string; door: LibraryDoor } | undefined;

  constructor(dependencies: OAuthDependencies) {
    this.#dependencies = dependencies;
    this.#memory = new ClientMemory(dependencies.tokens);
  }

  /** The issuer is known once the server listens, which is before it is asked anything. */
  #openDoor(): LibraryDoor {
    const issuer = this.#dependencies.publicUrl();
    if (this.#door?.issuer !== issuer) {
      const { refreshGraceSeconds } = this.#dependencies;
      const provider = createProvider({ issuer, refreshGraceSeconds, memory: this.#memory });
      this.#door = { issuer, door: new LibraryDoor(provider) };
    }
    return this.#door.door;
  }

  async metadata(): Promise<Record<string, unknown>> {
    const none = new URLSearchParams();
    const request = {
      method: 'GET',
      path: metadataPath,
      authorization: undefined,
      parameters: none,
    } as const;
    return toMetadata((await this.#openDoor().ask(request)).body as Record<string, unknown>);
  }

  async serve(endpoint: keyof typeof endpointPaths, request: FastifyRequest): Promise<LibraryAnswer> {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const parameters = readBodyParameters(request.headers['content-type'], body);
    return this.#dependencies.store.withSession((session) =>
      this.#ask(endpoint, request, parameters, session),
    );
  }

  async #ask(
    endpoint: keyof typeof endpointPaths,
    request: FastifyRequest,
    parameters: URLSearchParams,
    session: Session,
  ): Promise<LibraryAnswer> {
    const call: OAuthCall = {
      endpoint,
      session,
      now: this.#dependencies.clock(),
      correlationId: request.id,
      issuer: this.#dependencies.publicUrl(),
      sendsAssertion: parameters.has('client_assertion'),
      client: undefined,
      known: undefined,
      hasEndedTokens: false,
      failure: undefined,
    };
    const path = routeOf(endpoint, parameters);
    const { authorization } = request.headers;
    if (endpoint === 'pushed_authorization_request') nameClient(parameters, authorization);
    const answer = await withCall(call, () =>
      this.#openDoor().ask({ method: 'POST', path, authorization, parameters }),
    );
    // Thrown here, so that a broken connection is not used again, and so that an outage is answered as one.
    if (call.failure !== undefined) throw call.failure;
    if (endpoint !== 'introspection') this.#dependencies.store.wrote();
    // Before the answer: who reads it may count on an ended token being refused.
    if (call.hasEndedTokens) this.#dependencies.tokens.forget();
    return finish(call, answer);
  }
}

/** Revocation by unit goes through the token endpoint, where the library lets handlers of ours stand behind its checks. */
function routeOf(endpoint: keyof typeof endpointPaths, parameters: URLSearchParams): string {
  if (endpoint !== 'revocation' || !parameters.has('sub') || parameters.has('token'))
    return endpointPaths[endpoint];
  parameters.set('grant_type', revocationGrant);
  return endpointPaths.token;
}

/** The library wants a pushed request to name its client also where the client proves who it is by the header; we do not. */
function nameClient(parameters: URLSearchParams, authorization = ''): void {
  const encoded = /^basic +(\S+)$/i.exec(authorization)?.[1];
  if (encoded === undefined || parameters.has('client_id')) return;
  const [clientId = ''] = Buffer.from(encoded, 'base64').toString().split(':');
  // Percent-encoded as RFC 6749, 2.3.1 has it; our ids need no encoding, so that any other form is no id of ours.
  parameters.set('client_id', clientId);
}

/** A request without any client authentication is `invalid_client` too (RFC 6749, 5.2); the library calls it malformed. */
const noAuthentication = 'no client authentication mechanism provided';

function finish(call: OAuthCall, answer: LibraryAnswer): LibraryAnswer {
  const { status, body } = answer;
  const said = (body ?? {}) as Record<string, unknown>;
  if (call.endpoint === 'introspection' && status === 200 && said.active === true && call.known)
    return { ...answer, body: toIntrospection(call.known) };
  if (status === 400 && said.error_description === noAuthentication)
    return {
      ...answer,
      status: 401,
      body: { error: 'invalid_client', error_description: 'client authentication failed' },
    };
  if (status >= 400 && said.error_description === undefined)
    return { ...answer, body: { ...said, error_description: String(said.error).replaceAll('_', ' ') } };
  return answer;
}

function send(reply: FastifyReply, { status, headers, body }: LibraryAnswer): FastifyReply {
  reply.code(status).header('cache-control', 'no-store').header('pragma', 'no-cache');
  for (const name of passedHeaders) {
    const value = headers[name];
    if (value !== undefined) reply.header(name, value);
  }
  if (body === '' || body === undefined || body === null) return reply.send();
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(body));
}

function refuseOtherMethods(app: FastifyInstance, url: string, allowed: string): void {
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
    (method) => !allowed.includes(method),
  );
  app.route({
    method: methods,
    url,
    handler: async (request, reply) =>
      reply
        .code(405)
        .header('allow', allowed)
        .header('cache-control', 'no-store')
        .send({
          error: 'invalid_request',
          error_description: `${request.method} is not allowed here; ${allowed} is`,
        }),
  });
}

/** Mounts what the OAuth library serves, at the root of the host (contract, section 7; RFC 6749, 7009, 7662, 8414, 9126). */
export async function mountOAuth(app: FastifyInstance, dependencies: OAuthDependencies): Promise<void> {
  const server = new OAuthServer(dependencies);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.setErrorHandler(answerOAuthError);
    for (const [name, url] of Object.entries(endpointPaths)) {
      const endpoint = name as Exclude<EndpointName, 'discovery'>;
      scope.post(
        url,
        { bodyLimit, config: { operationId: endpointOperations[endpoint] } },
        async (request, reply) => send(reply, await server.serve(endpoint, request)),
      );
      refuseOtherMethods(scope, url, 'POST');
    }
    scope.get(
      metadataPath,
      { config: { operationId: 'getAuthorizationServerMetadata' } },
      async (_request, reply) => {
        reply.header('cache-control', 'public, max-age=300').header('access-control-allow-origin', '*');
        return reply.send(await server.metadata());
      },
    );
    refuseOtherMethods(scope, metadataPath, 'GET, HEAD');
  });
}
