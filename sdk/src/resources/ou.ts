import type { Caller } from '../caller.ts';
import type { Body, ListQuery, Query } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';
import type { Schemas } from '../types.ts';
import { crud } from './crud.ts';

/** Organizational units and the tree that they make. */
export const ou = (caller: Caller) => ({
  ...crud(caller, {
    create: 'createOrganizationUnit',
    get: 'getOrganizationUnit',
    list: 'listOrganizationUnits',
    update: 'updateOrganizationUnit',
    delete: 'deleteOrganizationUnit',
  }),
  /** Moves a unit with everything below it; ids stay, codes follow. The same parent: nothing changes. */
  move: async (id: string, body: Body<'moveOrganizationUnit'>, options?: RequestOptions) =>
    (await caller.call(
      'moveOrganizationUnit',
      { path: { id }, body },
      options,
    )) as Schemas['OrganizationUnit'],
  /** The codes and effective values that `move` would change; writes nothing, is refused as the real call is. */
  planMove: async (id: string, body: Body<'moveOrganizationUnit'>, options?: RequestOptions) => {
    const input = { path: { id }, query: { dryRun: true }, body };
    return (await caller.call('moveOrganizationUnit', input, options)) as Schemas['MovePlan'];
  },
  /** Makes up to 1,000 units in one transaction, all or none; the answer is in input order. */
  createBatch: (body: Body<'batchCreateOrganizationUnits'>, options?: RequestOptions) =>
    caller.call('batchCreateOrganizationUnits', { body }, options),
  /** Makes a subtree what the nodes say, in one transaction; `ifMatch` takes the `version` of an earlier answer. */
  apply: (body: Body<'applyOrganizationUnits'>, options?: RequestOptions) =>
    caller.call('applyOrganizationUnits', { body }, options),
  /** What `apply` would do; writes nothing. */
  planApply: (body: Body<'applyOrganizationUnits'>, options?: RequestOptions) =>
    caller.call('applyOrganizationUnits', { query: { dryRun: true }, body }, options),
  /** What `delete` with the same `mode` would do; writes nothing, is refused as the real call is. */
  planDelete: (
    id: string,
    query?: Omit<Query<'deleteOrganizationUnit'>, 'dryRun'>,
    options?: RequestOptions,
  ) => caller.call('deleteOrganizationUnit', { path: { id }, query: { ...query, dryRun: true } }, options),
  /** Units directly below. */
  children: (id: string, query?: ListQuery<'listOrganizationUnitChildren'>, options?: RequestOptions) =>
    caller.list('listOrganizationUnitChildren', { path: { id }, query }, options),
  /** Parties whose home unit this is; `recursive`: or one below it. */
  members: (id: string, query?: ListQuery<'listOrganizationUnitMembers'>, options?: RequestOptions) =>
    caller.list('listOrganizationUnitMembers', { path: { id }, query }, options),
  /** Units below without this one, by code; `depth` levels. */
  descendants: (id: string, query?: ListQuery<'listOrganizationUnitDescendants'>, options?: RequestOptions) =>
    caller.list('listOrganizationUnitDescendants', { path: { id }, query }, options),
  /** Units above, root first, ending with the parent. */
  ancestors: (id: string, options?: RequestOptions) =>
    caller.list('listOrganizationUnitAncestors', { path: { id } }, options),
  /** The nested tree below `rootId`, or all roots, `depth` levels. */
  tree: (query?: Query<'getOrganizationUnitTree'>, options?: RequestOptions) =>
    caller.call('getOrganizationUnitTree', { query }, options),
  /** Branding and terms that hold for a unit, and which unit they come from. */
  effective: (id: string, options?: RequestOptions) =>
    caller.call('getOrganizationUnitEffective', { path: { id } }, options),
});
