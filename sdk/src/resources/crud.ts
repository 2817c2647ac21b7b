/** The five calls that most resources have, typed by their operations. */
import type { Caller, WithMeta } from '../caller.ts';
import type {
  Answer,
  Body,
  CallInput,
  Item,
  ListInput,
  ListOperationId,
  ListQuery,
  OperationId,
  Query,
} from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';
import type { List } from '../pagination.ts';

/** The operations behind one resource. */
export interface CrudOperations<
  Create extends OperationId,
  Get extends OperationId,
  Listing extends ListOperationId,
  Update extends OperationId,
  Delete extends OperationId,
> {
  readonly create: Create;
  readonly get: Get;
  readonly list: Listing;
  readonly update: Update;
  readonly delete: Delete;
}

/** Create, read, list, change and delete one kind of resource. All fail with an `EspalierError`. */
export interface Crud<
  Create extends OperationId,
  Get extends OperationId,
  Listing extends ListOperationId,
  Update extends OperationId,
  Delete extends OperationId,
> {
  /** Makes one. Safe to repeat: it carries an Idempotency-Key, a random one unless the options give it. */
  create(body: Body<Create>, options?: RequestOptions): Promise<Answer<Create>>;
  /** As `create`, with etag, status and whether this is the answer of an earlier call with the same key. */
  createWithMeta(body: Body<Create>, options?: RequestOptions): Promise<WithMeta<Answer<Create>>>;
  /** Reads one; `EspalierNotFoundError` when there is none (any more). */
  get(id: string, query?: Query<Get>, options?: RequestOptions): Promise<Answer<Get>>;
  /** As `get`, with the etag for `ifMatch`. */
  getWithMeta(id: string, query?: Query<Get>, options?: RequestOptions): Promise<WithMeta<Answer<Get>>>;
  /** Lists them: iterate, or ask for one page with `.page()`. */
  list(
    query?: ListQuery<Listing>,
    options?: RequestOptions,
  ): List<Item<Listing>, Query<Listing>, Answer<Listing>>;
  /** Changes what the body names: a field left out stays, null clears it. */
  update(id: string, body: Body<Update>, options?: RequestOptions): Promise<Answer<Update>>;
  /** As `update`, with the new etag. */
  updateWithMeta(id: string, body: Body<Update>, options?: RequestOptions): Promise<WithMeta<Answer<Update>>>;
  /** Deletes one; `EspalierNotFoundError` when it is not there, also when it was deleted before. */
  delete(id: string, query?: Omit<Query<Delete>, 'dryRun'>, options?: RequestOptions): Promise<void>;
}

/** Makes the five calls of a resource from its operationIds. */
export function crud<
  Create extends OperationId,
  Get extends OperationId,
  Listing extends ListOperationId,
  Update extends OperationId,
  Delete extends OperationId,
>(
  caller: Caller,
  operations: CrudOperations<Create, Get, Listing, Update, Delete>,
): Crud<Create, Get, Listing, Update, Delete> {
  return {
    create: (body, options) => caller.call(operations.create, inputOf<Create>({ body }), options),
    createWithMeta: (body, options) =>
      caller.callWithMeta(operations.create, inputOf<Create>({ body }), options),
    get: (id, query, options) => caller.call(operations.get, inputOf<Get>({ path: { id }, query }), options),
    getWithMeta: (id, query, options) =>
      caller.callWithMeta(operations.get, inputOf<Get>({ path: { id }, query }), options),
    list: (query, options) => caller.list(operations.list, { query } as ListInput<Listing>, options),
    update: (id, body, options) =>
      caller.call(operations.update, inputOf<Update>({ path: { id }, body }), options),
    updateWithMeta: (id, body, options) =>
      caller.callWithMeta(operations.update, inputOf<Update>({ path: { id }, body }), options),
    delete: async (id, query, options) => {
      await caller.call(operations.delete, inputOf<Delete>({ path: { id }, query }), options);
    },
  };
}

/** The compiler cannot see that every get takes an id and nothing else: said here once, proven by a test that calls each. */
function inputOf<Id extends OperationId>(input: unknown): CallInput<Id> {
  return input as CallInput<Id>;
}
