/** What each operation of the schema takes and answers, looked up by its operationId. */
import type { operations } from './generated/openapi.ts';

/** The operationId of one operation of the schema. */
export type OperationId = keyof operations;

/** Query of an operation that declares none. */
export type NoQuery = Record<string, never>;

type QueryOf<Parameters> = Parameters extends { query?: infer Query } ? NonNullable<Query> : never;

/** Query parameters of an operation. */
export type Query<Id extends OperationId> = [QueryOf<operations[Id]['parameters']>] extends [never]
  ? NoQuery
  : QueryOf<operations[Id]['parameters']>;

/** Path parameters of an operation; never when it has none. */
export type PathParameters<Id extends OperationId> = operations[Id]['parameters'] extends { path: infer Path }
  ? Path
  : never;

/** JSON body that an operation takes; never when it takes none. */
export type Body<Id extends OperationId> = operations[Id] extends { requestBody?: infer Taken }
  ? JsonOf<NonNullable<Taken>>
  : never;

type JsonOf<Carrier> = Carrier extends { content: { 'application/json': infer Json } } ? Json : never;
type Successes<Id extends OperationId> = Pick<
  operations[Id]['responses'],
  keyof operations[Id]['responses'] & (200 | 201)
>;

/** JSON body of a success of an operation; undefined when every success is empty (204). */
export type Answer<Id extends OperationId> = [JsonOf<Successes<Id>[keyof Successes<Id>]>] extends [never]
  ? undefined
  : JsonOf<Successes<Id>[keyof Successes<Id>]>;

/** Operations that answer with a page `{ data: [...] }`. */
export type ListOperationId = {
  [Id in OperationId]: Answer<Id> extends { data: readonly unknown[]; pagination: unknown } ? Id : never;
}[OperationId];

/** One row of a page. */
export type Item<Id extends OperationId> = Answer<Id> extends { data: readonly (infer Row)[] } ? Row : never;

/** Query of a list whose paging is done for the caller. */
export type ListQuery<Id extends OperationId> = Omit<Query<Id>, 'cursor' | 'offset' | 'page'>;

type PathPart<Id extends OperationId> = [PathParameters<Id>] extends [never]
  ? unknown
  : { path: PathParameters<Id> };
type BodyPart<Id extends OperationId> = [Body<Id>] extends [never] ? unknown : { body: Body<Id> };

/** Everything that one call of an operation needs: path parameters, query and body, as far as it declares them. */
export type CallInput<Id extends OperationId> = { query?: Query<Id> | undefined } & PathPart<Id> &
  BodyPart<Id>;

/** What a list needs whose paging is done for the caller. */
export type ListInput<Id extends ListOperationId> = { query?: ListQuery<Id> | undefined } & PathPart<Id>;
