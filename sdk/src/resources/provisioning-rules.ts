import type { Caller } from '../caller.ts';
import type { Body, ListQuery } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';

/** Who is onboarded into units: by hand, everyone of a directory, or a group of it. */
export const provisioningRules = (caller: Caller) => ({
  /** Adds a rule to a unit; it acts from the next call of the directory on. */
  create: (unitId: string, body: Body<'createProvisioningRule'>, options?: RequestOptions) =>
    caller.call('createProvisioningRule', { path: { id: unitId }, body }, options),
  get: (id: string, options?: RequestOptions) =>
    caller.call('getProvisioningRule', { path: { id } }, options),
  /** Those of one unit. */
  list: (unitId: string, query?: ListQuery<'listProvisioningRules'>, options?: RequestOptions) =>
    caller.list('listProvisioningRules', { path: { id: unitId }, query }, options),
  update: (id: string, body: Body<'updateProvisioningRule'>, options?: RequestOptions) =>
    caller.call('updateProvisioningRule', { path: { id }, body }, options),
  /** What the rule gave stays, as if given by hand. */
  delete: async (id: string, options?: RequestOptions): Promise<void> => {
    await caller.call('deleteProvisioningRule', { path: { id } }, options);
  },
});
