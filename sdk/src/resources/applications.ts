import type { Caller } from '../caller.ts';
import type { Body, ListQuery } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';
import { crud } from './crud.ts';

/** Integrators' applications (OAuth clients) and their overlapping secrets. */
export const applications = (caller: Caller) => ({
  /** `create` answers the first secret, this once; a repeat fails with `secret_already_shown`. */
  ...crud(caller, {
    create: 'createApplication',
    get: 'getApplication',
    list: 'listApplications',
    update: 'updateApplication',
    delete: 'deleteApplication',
  }),
  /** Adds a secret beside the live ones, of which there are at most five. Its text is in this answer only. */
  createSecret: (id: string, body: Body<'createApplicationSecret'> = {}, options?: RequestOptions) =>
    caller.call('createApplicationSecret', { path: { id }, body }, options),
  /** Ends a secret; the last live one stays. */
  deleteSecret: async (id: string, secretId: string, options?: RequestOptions): Promise<void> => {
    await caller.call('deleteApplicationSecret', { path: { id, sid: secretId } }, options);
  },
  /** What was sent to the webhook, newest first. */
  deliveries: (id: string, query?: ListQuery<'listApplicationDeliveries'>, options?: RequestOptions) =>
    caller.list('listApplicationDeliveries', { path: { id }, query }, options),
});
