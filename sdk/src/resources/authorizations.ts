import type { Caller } from '../caller.ts';
import type { Body } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';
import { crud } from './crud.ts';

/** Connections of applications to customers' units: one per pair. */
export const authorizations = (caller: Caller) => ({
  /** `create` asks, also again: the answer is pending or active, with the link for whoever decides. `delete` revokes. */
  ...crud(caller, {
    create: 'requestAuthorization',
    get: 'getAuthorization',
    list: 'listAuthorizations',
    update: 'updateAuthorization',
    delete: 'revokeAuthorization',
  }),
  /** Approves what is asked, or a part of it. */
  approve: (id: string, body: Body<'approveAuthorization'> = {}, options?: RequestOptions) =>
    caller.call('approveAuthorization', { path: { id }, body }, options),
  /** Denies what is asked; a denied widening leaves the old scopes as they work. */
  deny: (id: string, body: Body<'denyAuthorization'> = {}, options?: RequestOptions) =>
    caller.call('denyAuthorization', { path: { id }, body }, options),
  /** Makes a fresh action link; the old one dies. */
  link: (id: string, body: Body<'createAuthorizationLink'> = {}, options?: RequestOptions) =>
    caller.call('createAuthorizationLink', { path: { id }, body }, options),
});

/** Approvals given before anybody asks, with a ceiling of scopes. */
export const authorizationApprovals = (caller: Caller) =>
  crud(caller, {
    create: 'createAuthorizationApproval',
    get: 'getAuthorizationApproval',
    list: 'listAuthorizationApprovals',
    update: 'updateAuthorizationApproval',
    delete: 'deleteAuthorizationApproval',
  });
