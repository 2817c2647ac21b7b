import type { Caller } from '../caller.ts';
import { crud } from './crud.ts';

/** Organizations. */
export const organizations = (caller: Caller) =>
  crud(caller, {
    create: 'createOrganization',
    get: 'getOrganization',
    list: 'listOrganizations',
    update: 'updateOrganization',
    delete: 'deleteOrganization',
  });
