import { changesBetween } from '../audit/audit-trail.ts';
import { fieldError, notFound } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import { type Handlers, ok, resource } from '../http/handler.ts';
import { mapPage, readPage } from '../http/paging.ts';
import { compileProfileSchema } from './json-schema.ts';
import { findProfile, insertProfile, type ProfileRow, profileList } from './profile.store.ts';

type ProfileView = components['schemas']['Profile'];

function present(row: ProfileRow): ProfileView {
  return {
    id: row.id,
    version: String(row.version),
    schema: row.schema as ProfileView['schema'],
    partyTypes: row.party_types as ProfileView['partyTypes'],
    createdAt: row.created_at,
  };
}

/** Profiles: added, never changed. */
export const profileRoutes: Handlers = {
  listProfiles: async ({ session, cursors }, { query }) =>
    ok(mapPage(await readPage(session, profileList(session.tenantId), query, cursors), present)),
  getProfile: async ({ session }, { path, query }) => {
    const row = await findProfile(session, path.id, query.version);
    if (!row) throw notFound('profile', query.version ? `${path.id} of version ${query.version}` : path.id);
    return resource(present(row));
  },
  createProfile: async ({ session, audit, now }, { body }) => {
    compileProfileSchema(body.schema as object | boolean);
    const newest = await findProfile(session, body.id, undefined);
    const version = Number(body.version);
    if (newest && newest.version >= version) {
      throw fieldError(
        'profile_version_taken',
        '/version',
        `the newest version of ${body.id} is ${newest.version}; choose a higher one`,
      );
    }
    await insertProfile(
      session,
      { id: body.id, version, schema: body.schema as object, party_types: body.partyTypes },
      now,
    );
    const row = await findProfile(session, body.id, body.version);
    if (!row) throw new Error('the profile just written is not there');
    const view = present(row);
    audit.append({
      action: 'profile.created',
      resource: { type: 'profile', id: null },
      changes: { id: { before: null, after: view.id }, ...changesBetween({}, view) },
    });
    return {
      status: 201,
      body: view,
      isResource: true,
      location: `/profiles/${view.id}?version=${view.version}`,
    };
  },
};
