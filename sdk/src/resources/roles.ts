import type { Caller } from '../caller.ts';
import type { Body, ListQuery } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';
import { crud } from './crud.ts';

/** What holders of a role may do: built-in ones, and those of the tenant. Roles go by their names. */
export const roles = (caller: Caller) => ({
  create: (body: Body<'createRole'>, options?: RequestOptions) =>
    caller.call('createRole', { body }, options),
  get: (name: string, options?: RequestOptions) => caller.call('getRole', { path: { name } }, options),
  /** The built-in ones first. */
  list: (query?: ListQuery<'listRoles'>, options?: RequestOptions) =>
    caller.list('listRoles', { query }, options),
  /** Holders have the new rights at once; built-in ones refuse. */
  update: (name: string, body: Body<'updateRole'>, options?: RequestOptions) =>
    caller.call('updateRole', { path: { name }, body }, options),
  delete: async (name: string, options?: RequestOptions): Promise<void> => {
    await caller.call('deleteRole', { path: { name } }, options);
  },
});

/** Who holds which role in which unit. */
export const roleAssignments = (caller: Caller) =>
  crud(caller, {
    create: 'createRoleAssignment',
    get: 'getRoleAssignment',
    list: 'listRoleAssignments',
    update: 'updateRoleAssignment',
    delete: 'deleteRoleAssignment',
  });
