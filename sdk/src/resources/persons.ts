import type { Caller } from '../caller.ts';
import type { Body } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';
import { crud } from './crud.ts';

/** Natural persons. */
export const persons = (caller: Caller) => ({
  ...crud(caller, {
    create: 'createPerson',
    get: 'getPerson',
    list: 'listPersons',
    update: 'updatePerson',
    delete: 'deletePerson',
  }),
  /** Makes a link that signs the person in, once. Its address is in this answer only. */
  createSignInLink: (id: string, body: Body<'createSignInLink'> = {}, options?: RequestOptions) =>
    caller.call('createSignInLink', { path: { id }, body }, options),
});
