import type { Caller } from '../caller.ts';
import { crud } from './crud.ts';

/** Natural persons. */
export const persons = (caller: Caller) =>
  crud(caller, {
    create: 'createPerson',
    get: 'getPerson',
    list: 'listPersons',
    update: 'updatePerson',
    delete: 'deletePerson',
  });
