import type { Caller } from '../caller.ts';
import type { Body, ListQuery } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';

/** Typed connections between two parties. */
export const relationships = (caller: Caller) => ({
  /** Connects two parties. */
  create: (body: Body<'createRelationship'>, options?: RequestOptions) =>
    caller.call('createRelationship', { body }, options),
  get: (id: string, options?: RequestOptions) => caller.call('getRelationship', { path: { id } }, options),
  /** Those of deleted parties are hidden. */
  list: (query?: ListQuery<'listRelationships'>, options?: RequestOptions) =>
    caller.list('listRelationships', { query }, options),
  /** Changes status, end or verification; both sides and the type stay. */
  update: (id: string, body: Body<'updateRelationship'>, options?: RequestOptions) =>
    caller.call('updateRelationship', { path: { id }, body }, options),
  delete: async (id: string, options?: RequestOptions): Promise<void> => {
    await caller.call('deleteRelationship', { path: { id } }, options);
  },
});

/** The kinds of relationships: built-in ones, and those of the tenant. */
export const relationshipTypes = (caller: Caller) => ({
  create: (body: Body<'createRelationshipType'>, options?: RequestOptions) =>
    caller.call('createRelationshipType', { body }, options),
  list: (query?: ListQuery<'listRelationshipTypes'>, options?: RequestOptions) =>
    caller.list('listRelationshipTypes', { query }, options),
});
