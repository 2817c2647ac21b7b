import { isDeepStrictEqual } from 'node:util';
import { changesBetween } from '../audit/audit-trail.ts';
import { newId } from '../db/ids.ts';
import { fieldError } from '../errors/api-error.ts';
import { assertIfMatch } from '../http/etag.ts';
import { type Handlers, noContent, ok, resource } from '../http/handler.ts';
import { mapPage, readPage } from '../http/paging.ts';
import { getPartyRow } from '../parties/party.store.ts';
import { assertReferences } from '../parties/party-references.store.ts';
import { writerOf } from '../parties/party-write.ts';
import {
  deleteRelationship,
  getRelationship,
  insertRelationship,
  presentRelationship,
  type RelationshipView,
  relationshipList,
  updateRelationship,
} from './relationship.store.ts';
import {
  findRelationshipType,
  insertRelationshipType,
  isBuiltIn,
  relationshipTypeList,
} from './relationship-types.store.ts';

/** Timestamps in a body may be written in other ways than the API shows them. */
function normalTime(name: string, value: unknown): unknown {
  return typeof value === 'string' && /At$|Until$|From$/.test(name) ? new Date(value).toISOString() : value;
}

function changedFields(body: Record<string, unknown>, view: RelationshipView): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) => !isDeepStrictEqual(normalTime(name, value), view[name as keyof RelationshipView]),
    ),
  );
}

/** Relationships and their types. */
export const relationshipRoutes: Handlers = {
  listRelationshipTypes: async ({ session, cursors }, { query }) =>
    ok(await readPage(session, relationshipTypeList(session.tenantId), query, cursors)),
  createRelationshipType: async ({ session, audit, now }, { body }) => {
    if (isBuiltIn(body.type))
      throw fieldError('relationship_type_taken', '/type', `${body.type} is built in; choose another name`);
    const view = {
      type: body.type,
      leftToRight: body.leftToRight,
      rightToLeft: body.rightToLeft,
      symmetric: body.symmetric ?? false,
    };
    await insertRelationshipType(session, view, now);
    audit.append({
      action: 'relationship_type.created',
      resource: { type: 'relationship_type', id: null },
      changes: changesBetween({}, view),
    });
    return {
      status: 201,
      body: { ...view, builtIn: false },
      isResource: true,
      location: `/relationship-types`,
    };
  },
  listRelationships: async ({ session, cursors }, { query }) =>
    ok(
      mapPage(
        await readPage(session, relationshipList('/relationships', session.tenantId, query), query, cursors),
        presentRelationship,
      ),
    ),
  listPartyRelationships: async ({ session, cursors }, { path, query }) => {
    const { id } = await getPartyRow(session, path.id);
    const list = relationshipList(`/parties/${id}/relationships`, session.tenantId, {
      ...query,
      partyId: id,
    });
    return ok(mapPage(await readPage(session, list, query, cursors), presentRelationship));
  },
  createRelationship: async (context, { body }) => {
    const { session, audit, now } = context;
    const type = await findRelationshipType(session, body.relationshipType);
    if (!type)
      throw fieldError(
        'reference_not_found',
        '/relationshipType',
        `there is no relationship type ${body.relationshipType} in this tenant`,
      );
    await assertReferences(session, [
      { id: body.leftId, pointer: '/leftId' },
      { id: body.rightId, pointer: '/rightId' },
    ]);
    const id = newId(now);
    await insertRelationship(session, id, body, type.symmetric, writerOf(context));
    const view = presentRelationship(await getRelationship(session, id));
    audit.append({
      action: 'relationship.created',
      resource: { type: 'relationship', id },
      changes: changesBetween({}, view),
    });
    return {
      status: 201,
      body: view,
      isResource: true,
      location: `/relationships/${id}`,
      made: { type: 'relationship', ids: [id] },
    };
  },
  getRelationship: async ({ session }, { path }) =>
    resource(presentRelationship(await getRelationship(session, path.id))),
  updateRelationship: async (context, { path, body }) => {
    const { session, audit } = context;
    const before = presentRelationship(await getRelationship(session, path.id, true));
    assertIfMatch(context.ifMatch, before);
    const changed = changedFields(body, before);
    if (Object.keys(changed).length === 0) return resource(before);
    if (typeof changed.verifiedById === 'string')
      await assertReferences(session, [{ id: changed.verifiedById, pointer: '/verifiedById' }]);
    await updateRelationship(session, path.id, changed, writerOf(context));
    const after = presentRelationship(await getRelationship(session, path.id));
    audit.append({
      action: 'relationship.updated',
      resource: { type: 'relationship', id: path.id },
      changes: changesBetween(before, after),
    });
    return resource(after);
  },
  deleteRelationship: async ({ session, audit, ifMatch }, { path }) => {
    const before = presentRelationship(await getRelationship(session, path.id, true));
    assertIfMatch(ifMatch, before);
    await deleteRelationship(session, path.id);
    audit.append({
      action: 'relationship.deleted',
      resource: { type: 'relationship', id: path.id },
      changes: changesBetween(before, {}),
    });
    return noContent;
  },
};
