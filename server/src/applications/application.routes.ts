import { isDeepStrictEqual } from 'node:util';
import { changesBetween } from '../audit/audit-trail.ts';
import { endAssignmentsOfApplication } from '../authority/role-assignments.ts';
import { newId } from '../db/ids.ts';
import { lockTree } from '../db/tenant-locks.ts';
import { ApiError } from '../errors/api-error.ts';
import { assertIfMatch } from '../http/etag.ts';
import {
  type Answer,
  type Handlers,
  type Input,
  ok,
  type RequestContext,
  resource,
} from '../http/handler.ts';
import { mapPage, readPage } from '../http/paging.ts';
import { assertReferences } from '../parties/party-references.store.ts';
import { writerOf } from '../parties/party-write.ts';
import {
  type ApplicationView,
  applicationList,
  getApplicationRow,
  hasAuthorizations,
  insertApplication,
  presentApplication,
  updateApplicationRow,
} from './application.store.ts';
import { type ApplicationFields, applicationFaults, unknownScopes } from './application-fields.ts';
import { deleteApplication } from './application-removal.ts';
import { addSecret, applicationSecretRoutes } from './application-secret.routes.ts';
import { newClientId } from './client-credentials.ts';

function assertFields(fields: ApplicationFields): void {
  const faults = applicationFaults(fields);
  if (faults.length > 0)
    throw new ApiError('validation_failed', `${faults[0]?.pointer} ${faults[0]?.message}`, faults);
  const unknown = unknownScopes(fields.allowedScopes ?? []);
  if (unknown.length > 0) throw new ApiError('scope_unknown', undefined, unknown);
}

/** The unit that a body names must be there, and stay until the transaction ends. */
async function holdUnit(
  { session }: RequestContext,
  { organizationUnitId }: ApplicationFields,
): Promise<void> {
  if (organizationUnitId === undefined) return;
  lockTree(session, 'shared');
  const reference = {
    id: organizationUnitId,
    pointer: '/organizationUnitId',
    type: 'organization_unit',
  } as const;
  await assertReferences(session, [reference]);
}

async function createApplication(
  context: RequestContext,
  { body }: Input<'createApplication'>,
): Promise<Answer> {
  const { session, audit, now } = context;
  assertFields(body);
  await holdUnit(context, body);
  const id = newId(now);
  insertApplication(session, id, newClientId(), body, writerOf(context));
  const { clientSecret, entry } = addSecret(context, id, null);
  const view = presentApplication(await getApplicationRow(session, id, now));
  const resourceOf = { type: 'application', id };
  audit.append(
    { action: 'application.created', resource: resourceOf, changes: changesBetween({}, view) },
    entry,
  );
  return {
    status: 201,
    body: { ...view, clientSecret },
    isResource: true,
    version: view,
    location: `/applications/${id}`,
    made: { type: 'application', ids: [id] },
  };
}

/** What a body would make different. */
function changedFields(body: ApplicationFields, view: ApplicationView): ApplicationFields {
  const sameId = body.organizationUnitId?.toLowerCase() === view.organizationUnitId;
  const entries = Object.entries(body).filter(
    ([name, value]) =>
      !isDeepStrictEqual(value, view[name as keyof ApplicationView]) &&
      !(name === 'organizationUnitId' && sameId),
  );
  return Object.fromEntries(entries);
}

/**
 * Readies an application for another unit. Roles that reach it alone stay behind in a unit that it leaves, so they end.
 *
 * @throws ApiError `application_has_authorizations`
 */
async function leaveUnit(context: RequestContext, id: string): Promise<void> {
  if (await hasAuthorizations(context.session, id, context.now))
    throw new ApiError(
      'application_has_authorizations',
      'an authorization of the application is pending or active; revoke it before the application moves',
    );
  await endAssignmentsOfApplication(context, id);
}

async function updateApplication(
  context: RequestContext,
  { path, body }: Input<'updateApplication'>,
): Promise<Answer> {
  const { session, audit, now } = context;
  assertFields(body);
  await holdUnit(context, body);
  const before = presentApplication(await getApplicationRow(session, path.id, now, true));
  assertIfMatch(context.ifMatch, before);
  const changed = changedFields(body, before);
  if (Object.keys(changed).length === 0) return resource(before);
  if (changed.organizationUnitId !== undefined) await leaveUnit(context, before.id);
  updateApplicationRow(session, before.id, changed, writerOf(context));
  const after = presentApplication(await getApplicationRow(session, before.id, now));
  audit.append({
    action: 'application.updated',
    resource: { type: 'application', id: before.id },
    changes: changesBetween(before, after),
  });
  return resource(after);
}

/** Applications and their secrets. */
export const applicationRoutes: Handlers = {
  ...applicationSecretRoutes,
  createApplication,
  updateApplication,
  deleteApplication,
  listApplications: async ({ session, cursors, now }, { query }) =>
    ok(
      mapPage(
        await readPage(session, applicationList(session.tenantId, query, now), query, cursors),
        presentApplication,
      ),
    ),
  getApplication: async ({ session, now }, { path }) =>
    resource(presentApplication(await getApplicationRow(session, path.id, now))),
};
