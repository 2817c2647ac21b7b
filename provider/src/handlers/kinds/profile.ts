import { sameSet } from '../object/comparisons.ts';
import type { ObjectKind } from '../object/object-kind.ts';

/** One version of a profile. The API neither changes nor deletes one. The API's `id` is `profileId` here: Pulumi keeps the name `id` for itself. */
export const profile: ObjectKind = {
  noun: 'profile',
  operations: { create: 'createProfile', get: 'getProfile', list: 'listProfiles' },
  fields: { profileId: 'id' },
  replacedBy: ['profileId', 'version'],
  naturalKey: ['profileId', 'version'],
  comparisons: { partyTypes: sameSet },
  identityOf: ({ profileId, version }) => `${profileId} version ${version}`,
  getCall: (id, { version }) => ({ path: { id }, query: version === undefined ? {} : { version } }),
};
