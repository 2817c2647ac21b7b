import type { Caller } from '../caller.ts';
import type { Body, ListQuery } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';
import { crud } from './crud.ts';

/** Tenants and their tokens, for the platform administrator. */
export const tenants = (caller: Caller) => ({
  ...crud(caller, {
    create: 'createTenant',
    get: 'getTenant',
    list: 'listTenants',
    update: 'updateTenant',
    delete: 'deleteTenant',
  }),
  /** Makes a token. Its secret is in this answer only; a repeat fails with `secret_already_shown`. */
  createToken: (tenantId: string, body: Body<'createToken'>, options?: RequestOptions) =>
    caller.call('createToken', { path: { id: tenantId }, body }, options),
  /** Tokens of a tenant, without their secrets. */
  listTokens: (tenantId: string, query?: ListQuery<'listTokens'>, options?: RequestOptions) =>
    caller.list('listTokens', { path: { id: tenantId }, query }, options),
  /** Reads a token, without its secret. */
  getToken: (tenantId: string, tokenId: string, options?: RequestOptions) =>
    caller.call('getToken', { path: { id: tenantId, tokenId } }, options),
  /** Revokes a token at once. */
  deleteToken: (tenantId: string, tokenId: string, options?: RequestOptions) =>
    caller.call('deleteToken', { path: { id: tenantId, tokenId } }, options),
});
