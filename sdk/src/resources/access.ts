import type { Caller } from '../caller.ts';
import type { Body } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';

/** Access rules as relation paths, and questions to them. */
export const access = (caller: Caller) => ({
  /** The rules, in the order in which they are tried. */
  rules: (options?: RequestOptions) => caller.call('getAccessRules', {}, options),
  /** Replaces all rules. */
  replaceRules: (body: Body<'replaceAccessRules'>, options?: RequestOptions) =>
    caller.call('replaceAccessRules', { body }, options),
  /** May a party do something to another? Denied unless a rule leads from the resource to the subject. */
  check: (body: Body<'checkAccess'>, options?: RequestOptions) =>
    caller.call('checkAccess', { body }, options),
});
