import type { Caller } from '../caller.ts';
import type { Body, ListQuery } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';
import { crud } from './crud.ts';

/** Groups and their members. */
export const groups = (caller: Caller) => ({
  ...crud(caller, {
    create: 'createGroup',
    get: 'getGroup',
    list: 'listGroups',
    update: 'updateGroup',
    delete: 'deleteGroup',
  }),
  /** Members, parties of any type; `transitive` walks nested groups and lists them too. */
  members: (id: string, query?: ListQuery<'listGroupMembers'>, options?: RequestOptions) =>
    caller.list('listGroupMembers', { path: { id }, query }, options),
  /** Makes `memberIds` the whole set; answers the first page of it. */
  replaceMembers: (id: string, body: Body<'replaceGroupMembers'>, options?: RequestOptions) =>
    caller.call('replaceGroupMembers', { path: { id }, body }, options),
  /** Adds one; nothing happens when it is a member already. */
  addMember: (id: string, partyId: string, options?: RequestOptions) =>
    caller.call('addGroupMember', { path: { id, partyId } }, options),
  /** Takes one out; nothing happens when it is no member. */
  removeMember: (id: string, partyId: string, options?: RequestOptions) =>
    caller.call('removeGroupMember', { path: { id, partyId } }, options),
});
