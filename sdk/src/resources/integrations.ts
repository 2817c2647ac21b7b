import type { Caller } from '../caller.ts';
import type { Answer, Body, ListQuery, Query } from '../operation-types.ts';
import type { RequestOptions } from '../options.ts';

/** What is connected to units: calendars, conferencing, directories, applications; and which members use it. */
export const integrations = (caller: Caller) => ({
  /** Connects something to a unit. Secret settings are answered as `***`. */
  create: (unitId: string, body: Body<'createIntegration'>, options?: RequestOptions) =>
    caller.call('createIntegration', { path: { id: unitId }, body }, options),
  get: (id: string, options?: RequestOptions) => caller.call('getIntegration', { path: { id } }, options),
  /** Those of one unit. */
  list: (unitId: string, query?: ListQuery<'listIntegrations'>, options?: RequestOptions) =>
    caller.list('listIntegrations', { path: { id: unitId }, query }, options),
  /** Settings are replaced as a whole; a secret sent as `***` stays. */
  update: (id: string, body: Body<'updateIntegration'>, options?: RequestOptions) =>
    caller.call('updateIntegration', { path: { id }, body }, options),
  /** Disconnects one, for all members; a directory that rules read stays. */
  delete: async (id: string, options?: RequestOptions): Promise<void> => {
    await caller.call('deleteIntegration', { path: { id } }, options);
  },
  /** What a member of a unit uses. */
  ofMember: (
    unitId: string,
    partyId: string,
    query?: ListQuery<'listMemberIntegrations'>,
    options?: RequestOptions,
  ) => caller.list('listMemberIntegrations', { path: { id: unitId, partyId }, query }, options),
  /** Lets a member use one; `replace` exchanges the calendar that the member has. */
  assign: async (
    place: { unitId: string; partyId: string; integrationId: string },
    query?: Query<'assignMemberIntegration'>,
    options?: RequestOptions,
  ): Promise<void> => {
    const { unitId: id, partyId, integrationId } = place;
    await caller.call('assignMemberIntegration', { path: { id, partyId, integrationId }, query }, options);
  },
  /** Takes one from a member; nothing happens when it was not assigned. */
  unassign: async (
    place: { unitId: string; partyId: string; integrationId: string },
    options?: RequestOptions,
  ): Promise<void> => {
    const { unitId: id, partyId, integrationId } = place;
    await caller.call('unassignMemberIntegration', { path: { id, partyId, integrationId } }, options);
  },
  /** Hands over a full snapshot of a directory: who is not named has left. Safe to repeat. */
  replaceDirectory: (
    id: string,
    body: Body<'replaceDirectory'>,
    query?: Query<'replaceDirectory'>,
    options?: RequestOptions,
  ): Promise<Answer<'replaceDirectory'>> =>
    caller.call('replaceDirectory', { path: { id }, body, query }, options),
  /** Hands over a change of a directory: only those named change. */
  changeDirectory: (
    id: string,
    body: Body<'changeDirectory'>,
    query?: Query<'changeDirectory'>,
    options?: RequestOptions,
  ): Promise<Answer<'changeDirectory'>> =>
    caller.call('changeDirectory', { path: { id }, body, query }, options),
});
