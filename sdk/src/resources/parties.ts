import type { Caller } from '../caller.ts';
import type { ListQuery, Query } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';

/** Parties of every type, for reading. */
export const parties = (caller: Caller) => ({
  /** Reads one; `partyType` tells which type it is. */
  get: (id: string, query?: Query<'getParty'>, options?: RequestOptions) =>
    caller.call('getParty', { path: { id }, query }, options),
  /** As `get`, with the etag for `ifMatch`. */
  getWithMeta: (id: string, query?: Query<'getParty'>, options?: RequestOptions) =>
    caller.callWithMeta('getParty', { path: { id }, query }, options),
  /** Lists them: iterate, or ask for one page with `.page()`. */
  list: (query?: ListQuery<'listParties'>, options?: RequestOptions) =>
    caller.list('listParties', { query }, options),
  /** Branding and terms that hold for a party, from its home unit upward. */
  effective: (id: string, options?: RequestOptions) =>
    caller.call('getPartyEffective', { path: { id } }, options),
  /** Groups that it is a member of; `transitive` follows nesting. */
  groups: (id: string, query?: ListQuery<'listPartyGroups'>, options?: RequestOptions) =>
    caller.list('listPartyGroups', { path: { id }, query }, options),
  /** Relationships on either side of it. */
  relationships: (id: string, query?: ListQuery<'listPartyRelationships'>, options?: RequestOptions) =>
    caller.list('listPartyRelationships', { path: { id }, query }, options),
});
