import type { Caller } from '../caller.ts';
import { crud } from './crud.ts';

/** Services. */
export const services = (caller: Caller) =>
  crud(caller, {
    create: 'createService',
    get: 'getService',
    list: 'listServices',
    update: 'updateService',
    delete: 'deleteService',
  });
