import type { Caller } from '../caller.ts';
import type { ListQuery } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';

/** The audit trail, for reading. */
export const audit = (caller: Caller) => ({
  /** Events, newest first. */
  list: (query?: ListQuery<'listAuditEvents'>, options?: RequestOptions) =>
    caller.list('listAuditEvents', { query }, options),
});
