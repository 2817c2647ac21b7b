import type { Caller } from '../caller.ts';
import type { Body, ListQuery, Query } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';

/** Profiles: JSON schemas that the attributes of roles are checked against. A version never changes. */
export const profiles = (caller: Caller) => ({
  /** Adds a profile, or a higher version of one. */
  create: (body: Body<'createProfile'>, options?: RequestOptions) =>
    caller.call('createProfile', { body }, options),
  /** Reads a version, the newest by default. */
  get: (id: string, query?: Query<'getProfile'>, options?: RequestOptions) =>
    caller.call('getProfile', { path: { id }, query }, options),
  /** Every version of every profile, by name. */
  list: (query?: ListQuery<'listProfiles'>, options?: RequestOptions) =>
    caller.list('listProfiles', { query }, options),
});
