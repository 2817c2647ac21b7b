import type { FastifyRequest } from 'fastify';
import { AuditTrail } from '../audit/audit-trail.ts';
import { authenticate, type Credentials } from '../auth/authenticate.ts';
import { isBounded, isPlatformOperation, missingScope, type Principal } from '../auth/principal.ts';
import { loadGrants } from '../authority/grant.store.ts';
import { RightsCheck, rightMissing } from '../authority/rights-check.ts';
import { repeatedTransaction } from '../db/repeated-transaction.ts';
import type { Session } from '../db/session.ts';
import type { Store } from '../db/store.ts';
import { ApiError } from '../errors/api-error.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import { assertAnswer, refuseUndocumented } from './answer-check.ts';
import type { CursorCodec } from './cursor.ts';
import { etagOf } from './etag.ts';
import type { Answer, Handler, Input, RequestContext } from './handler.ts';
import { fingerprintOf, IdempotencyRecord, type KeptAnswer } from './idempotency.ts';
import type { Operation } from './openapi-operations.ts';
import { sourceOf } from './request-headers.ts';
import { assertBody, assertHeaders, assertPath, isWellFormedPath, readQuery } from './validate.ts';

/** What serving any operation needs. */
export interface ServeDependencies {
  store: Store;
  cursors: CursorCodec;
  credentials: Credentials;
  secrets: SecretBox;
  /** Known once the server listens. */
  publicUrl: () => string;
  basePath: string;
  clock: () => Date;
  /** Compare each answer with the schema, for tests; costs a third of the throughput. */
  checkAnswers: boolean;
}

/** An answer ready to send. */
export interface Served {
  kept: KeptAnswer;
  contentType?: string;
}

/** Carries the answer of a dry run past the rollback of its transaction. */
class DryRunDone {
  readonly served: Served;

  constructor(served: Served) {
    this.served = served;
  }
}

function toServed(
  operation: Operation,
  answer: Answer,
  { basePath, checkAnswers }: ServeDependencies,
): Served {
  const headers: Record<string, string> = {};
  if (answer.isResource) headers.etag = etagOf(answer.version ?? answer.body);
  if (answer.location !== undefined) headers.location = basePath + answer.location;
  if (checkAnswers) assertAnswer(operation, answer, headers);
  const isText = answer.contentType !== undefined;
  const body = isText ? String(answer.body) : JSON.stringify(answer.body ?? null);
  return {
    kept: { status: answer.status, headers, body },
    ...(isText ? { contentType: answer.contentType } : {}),
  };
}

function readInput(operation: Operation, request: FastifyRequest): Input {
  const path = request.params as Record<string, string>;
  assertPath(operation, path);
  return readRest(operation, request, path);
}

function readRest(operation: Operation, request: FastifyRequest, path: Record<string, string>): Input {
  assertHeaders(operation, request.headers);
  const query = readQuery(operation, request.query as Record<string, unknown>);
  assertBody(operation, request.body);
  return { path, query, body: request.body } as Input;
}

function contextOf(
  session: Session,
  principal: Principal,
  operation: Operation,
  request: FastifyRequest,
  dependencies: ServeDependencies,
): RequestContext {
  const now = dependencies.clock();
  const source = operation.isRead ? null : sourceOf(request.headers['espalier-source']);
  const made = { now, correlationId: request.id, source };
  return {
    ...made,
    session,
    principal,
    audit: new AuditTrail(session, principal, made),
    cursors: dependencies.cursors,
    secrets: dependencies.secrets,
    publicUrl: dependencies.publicUrl(),
    ifMatch: request.headers['if-match'],
    queryText: request.url.split('?')[1] ?? '',
    basePath: dependencies.basePath,
  };
}

async function runOnce(
  operation: Operation,
  handler: Handler,
  request: FastifyRequest,
  context: RequestContext,
  input: Input,
  dependencies: ServeDependencies,
): Promise<Served> {
  const key = request.headers['idempotency-key'];
  const record =
    operation.method === 'POST' && typeof key === 'string'
      ? new IdempotencyRecord(
          context.session,
          key,
          fingerprintOf(request.method, request.url.split('?')[0] ?? '', request.body),
          context.now,
        )
      : undefined;
  const first = await record?.claim();
  if (first) return { kept: { ...first, headers: { ...first.headers, 'idempotency-replayed': 'true' } } };
  const answer = await handler(context, input);
  const served = toServed(operation, answer, dependencies);
  if (answer.dryRun) throw new DryRunDone(served);
  record?.keep(served.kept, answer.made, operation.holdsSecret);
  return served;
}

/** One transaction per write; a dry run is rolled back and answers all the same. */
async function runInTransaction(session: Session, work: () => Promise<Served>): Promise<Served> {
  try {
    return await repeatedTransaction(session, work);
  } catch (error) {
    if (error instanceof DryRunDone) return error.served;
    throw error;
  }
}

/** Reads the input of a write of a bounded caller, and checks its rights as soon as it is known what they are needed for. */
async function readWithRights(
  operation: Operation,
  request: FastifyRequest,
  { session, principal }: RequestContext,
): Promise<Input> {
  const path = request.params as Record<string, string>;
  const query = request.query as Record<string, unknown>;
  const check = new RightsCheck(session, await loadGrants(session, principal), operation.needs);
  assertPath(operation, path);
  await check.checkPath({ path, query, body: undefined });
  const input = readRest(operation, request, path);
  await check.checkBody({ path, query, body: input.body });
  return input;
}

async function recordRefusal(
  operation: Operation,
  context: RequestContext,
  path: Record<string, string>,
): Promise<void> {
  const id = path.id !== undefined && isWellFormedPath(operation, path) ? path.id : null;
  const denied = { action: 'access.denied', resource: { type: operation.id, id }, result: 'denied' } as const;
  await context.session.transaction(async () => context.audit.append(denied));
}

/** Why the caller may not; undefined: it may. */
function refusalOf(principal: Principal, operation: Operation): ApiError | undefined {
  if (principal.isSuspended) return new ApiError('tenant_suspended');
  const missing = missingScope(principal, operation.scopes);
  if (missing === undefined)
    return principal.application && !operation.isOpenToApplications ? rightMissing(undefined) : undefined;
  const detail = { pointer: 'header:Authorization', code: 'scope_missing', message: missing };
  return new ApiError('scope_missing', `the token lacks the scope ${missing}`, [detail]);
}

async function bind(session: Session, principal: Principal, operation: Operation): Promise<void> {
  if (isBounded(principal)) return session.bindReader(principal.tenantId, principal, operation.isRead);
  const role = isPlatformOperation(operation.scopes) ? 'espalier_platform' : 'espalier_app';
  return session.bind(role, principal.tenantId);
}

async function serveWrite(
  operation: Operation,
  handler: Handler,
  request: FastifyRequest,
  context: RequestContext,
  dependencies: ServeDependencies,
): Promise<Served> {
  const { session, principal } = context;
  const read = isBounded(principal) ? undefined : readInput(operation, request);
  const served = await runInTransaction(session, async () => {
    const input = read ?? (await readWithRights(operation, request, context));
    return runOnce(operation, handler, request, context, input, dependencies);
  });
  dependencies.store.wrote();
  // Before the answer: who reads it may count on a revoked token being refused.
  if (isPlatformOperation(operation.scopes) || context.audit.touchesTokens)
    dependencies.credentials.tokens.forget();
  return served;
}

/**
 * Reads for a caller that is held to roles or to an authorization. What a person does not see, but the tenant has, is refused
 * (contract 7: a read needs a right, lacking it is 403); to an application it is not there.
 *
 * @throws ApiError `right_missing`, besides what the handler throws
 */
async function readBounded(
  { session, principal }: RequestContext,
  read: () => Promise<Served>,
): Promise<Served> {
  try {
    return await read();
  } catch (error) {
    if (principal.application || !isNotFound(error)) throw error;
    const isThere = await session.asTenant(read).then(
      () => true,
      (other: unknown) => {
        if (isNotFound(other)) return false;
        throw other;
      },
    );
    throw isThere ? rightMissing('unit:read') : error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'resource_not_found';
}

async function serveAuthenticated(
  operation: Operation,
  handler: Handler,
  request: FastifyRequest,
  session: Session,
  dependencies: ServeDependencies,
): Promise<Served> {
  const { credentials, clock } = dependencies;
  const principal = await authenticate(session, request.headers.authorization, credentials, clock());
  await bind(session, principal, operation);
  const context = contextOf(session, principal, operation, request, dependencies);
  try {
    const refusal = refusalOf(principal, operation);
    if (refusal) throw refusal;
    if (!operation.isRead) return await serveWrite(operation, handler, request, context, dependencies);
    const input = readInput(operation, request);
    const read = async () => toServed(operation, await handler(context, input), dependencies);
    return await (isBounded(principal) ? readBounded(context, read) : read());
  } catch (error) {
    if (error instanceof ApiError && error.status === 403) {
      await session.bind('espalier_app', principal.tenantId);
      await recordRefusal(operation, context, request.params as Record<string, string>);
    }
    throw error;
  }
}

/** Health, metrics and the description answer without the store: they must, above all, when it does not. */
async function servePublic(
  operation: Operation,
  handler: Handler,
  request: FastifyRequest,
  dependencies: ServeDependencies,
): Promise<Served> {
  const input = readInput(operation, request);
  const made = { now: dependencies.clock(), basePath: dependencies.basePath };
  const answer = operation.errors.includes('store_unavailable')
    ? await dependencies.store.withSession((session) =>
        handler({ ...made, session } as RequestContext, input),
      )
    : await handler(made as RequestContext, input);
  return toServed(operation, answer, dependencies);
}

/**
 * Serves one request: authentication, permission, validation, then the handler in its transaction. The order is the
 * contract's: a caller without the right learns nothing about the body.
 *
 * @throws ApiError for everything that the caller can mend; other errors are ours
 */
export async function serveOperation(
  operation: Operation,
  handler: Handler,
  request: FastifyRequest,
  dependencies: ServeDependencies,
): Promise<Served> {
  const { store } = dependencies;
  const served = operation.isPublic
    ? servePublic(operation, handler, request, dependencies)
    : store.withSession((session) => serveAuthenticated(operation, handler, request, session, dependencies));
  return dependencies.checkAnswers ? served.catch((error) => refuseUndocumented(operation, error)) : served;
}
