import type { AuditTrail } from '../audit/audit-trail.ts';
import type { Principal } from '../auth/principal.ts';
import type { Session } from '../db/session.ts';
import type { operations } from '../generated/openapi.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import type { CursorCodec } from './cursor.ts';
import type { MadeType } from './made-types.ts';
import type { OperationId } from './openapi-operations.ts';

/** Everything that a handler may use while it serves one request. */
export interface RequestContext {
  session: Session;
  principal: Principal;
  /** Appends to the trail in the transaction of the request. */
  audit: AuditTrail;
  cursors: CursorCodec;
  /** Encrypts what must be read again. */
  secrets: SecretBox;
  /** Where the server is reached from outside: the issuer of its tokens, without a slash at the end. */
  publicUrl: string;
  /** The instant that the request counts as made at. */
  now: Date;
  correlationId: string;
  /** `Espalier-Source`. */
  source: string | null;
  ifMatch: string | undefined;
  /** The query as it was sent, undecoded. */
  queryText: string;
  /** What stands before paths in `Location`. */
  basePath: string;
}

type PathOf<Op> = Op extends { parameters: { path: infer Path } } ? Path : Record<string, never>;
type QueryOf<Op> = Op extends { parameters: { query?: infer Query } }
  ? NonNullable<Query>
  : Record<string, never>;
type JsonOf<RequestBody> = RequestBody extends { content: { 'application/json': infer Body } }
  ? Body
  : undefined;
type BodyOf<Op> = Op extends { requestBody: infer RequestBody }
  ? JsonOf<RequestBody>
  : Op extends { requestBody?: infer RequestBody }
    ? JsonOf<NonNullable<RequestBody>> | undefined
    : undefined;

/** What an operation is given, validated by its schema. */
export interface Input<Id extends OperationId = OperationId> {
  path: PathOf<operations[Id]>;
  query: QueryOf<operations[Id]>;
  body: BodyOf<operations[Id]>;
}

/** What a handler answers. */
export interface Answer {
  status: number;
  body?: unknown;
  /** The body is one resource: an ETag goes with it. */
  isResource?: boolean;
  /** What the ETag is of, where the body shows more than later reads do: a secret that is shown once. */
  version?: unknown;
  /** Path of the made resource below the base path. */
  location?: string;
  /** What the call made, for a repeat with the same Idempotency-Key. */
  made?: { type: MadeType; ids: string[] };
  /** The body is plain text of this type, not JSON. */
  contentType?: string;
  /** Nothing may stay of what the call did: the transaction is rolled back. */
  dryRun?: boolean;
}

/** Serves one operation. */
export type Handler<Id extends OperationId = OperationId> = (
  context: RequestContext,
  input: Input<Id>,
) => Promise<Answer>;

/** Handlers by operation id; typed by the schema where written out by hand. */
export type Handlers = { [Id in OperationId]?: Handler<Id> };

/** 200 with one resource. */
export function resource(body: unknown): Answer {
  return { status: 200, body, isResource: true };
}

/** 200 with a list or another answer that is no resource. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 204. */
export const noContent: Answer = { status: 204 };
