import { changesBetween } from '../audit/audit-trail.ts';
import { newId } from '../db/ids.ts';
import { lockTree } from '../db/tenant-locks.ts';
import { fieldError } from '../errors/api-error.ts';
import { assertIfMatch } from '../http/etag.ts';
import {
  type Answer,
  type Handlers,
  type Input,
  noContent,
  ok,
  type RequestContext,
  resource,
} from '../http/handler.ts';
import { mapPage, readPage } from '../http/paging.ts';
import { assertReferences } from '../parties/party-references.store.ts';
import { writerOf } from '../parties/party-write.ts';
import { assertKnown, holdApplication } from './authorization-application.ts';
import { areSame } from './authorization-state.rules.ts';
import {
  deletePreApproval,
  getPreApproval,
  insertPreApproval,
  type PreApprovalView,
  preApprovalList,
  presentPreApproval,
  updatePreApproval,
} from './pre-approval.store.ts';

/** Everything that a pre-approval names must be there, and stay until the transaction ends. */
async function holdReferences(
  context: RequestContext,
  body: Input<'createAuthorizationApproval'>['body'],
): Promise<void> {
  const { organizationUnitId, applicationId, publisherUnitId } = body;
  if ((applicationId == null) === (publisherUnitId == null))
    throw fieldError('validation_failed', '/applicationId', 'name either applicationId or publisherUnitId');
  lockTree(context.session, 'shared');
  const type = 'organization_unit' as const;
  await assertReferences(context.session, [
    { id: organizationUnitId, pointer: '/organizationUnitId', type },
    ...(publisherUnitId ? [{ id: publisherUnitId, pointer: '/publisherUnitId', type, anywhere: true }] : []),
  ]);
  if (applicationId && !(await holdApplication(context, applicationId.toLowerCase())))
    throw fieldError(
      'reference_not_found',
      '/applicationId',
      `there is no application ${applicationId} in this tenant`,
    );
}

async function createAuthorizationApproval(
  context: RequestContext,
  { body }: Input<'createAuthorizationApproval'>,
): Promise<Answer> {
  const { session, audit, now } = context;
  assertKnown(body.scopes);
  await holdReferences(context, body);
  const id = newId(now);
  insertPreApproval(session, id, body, writerOf(context));
  const view = presentPreApproval(await getPreApproval(session, id));
  audit.append({
    action: 'authorization_approval.created',
    resource: { type: 'authorization_approval', id },
    changes: changesBetween({}, view),
  });
  return {
    status: 201,
    body: view,
    isResource: true,
    location: `/authorization-approvals/${id}`,
    made: { type: 'authorization_approval', ids: [id] },
  };
}

type Update = Input<'updateAuthorizationApproval'>['body'];

function changedFields({ scopes, expiresAt }: Update, view: PreApprovalView): Update {
  const end = expiresAt == null ? expiresAt : new Date(expiresAt).toISOString();
  return {
    ...(scopes === undefined || areSame(scopes, view.scopes) ? {} : { scopes }),
    ...(end === undefined || end === view.expiresAt ? {} : { expiresAt: end }),
  };
}

async function updateAuthorizationApproval(
  context: RequestContext,
  { path, body }: Input<'updateAuthorizationApproval'>,
): Promise<Answer> {
  const { session, audit, ifMatch } = context;
  assertKnown(body.scopes ?? []);
  const before = presentPreApproval(await getPreApproval(session, path.id, true));
  assertIfMatch(ifMatch, before);
  const changed = changedFields(body, before);
  if (Object.keys(changed).length === 0) return resource(before);
  updatePreApproval(session, path.id, changed, writerOf(context));
  const after = presentPreApproval(await getPreApproval(session, path.id));
  audit.append({
    action: 'authorization_approval.updated',
    resource: { type: 'authorization_approval', id: path.id },
    changes: changesBetween(before, after),
  });
  return resource(after);
}

async function deleteAuthorizationApproval(
  { session, audit, ifMatch }: RequestContext,
  { path }: Input<'deleteAuthorizationApproval'>,
): Promise<Answer> {
  const before = presentPreApproval(await getPreApproval(session, path.id, true));
  assertIfMatch(ifMatch, before);
  deletePreApproval(session, path.id);
  audit.append({
    action: 'authorization_approval.deleted',
    resource: { type: 'authorization_approval', id: path.id },
    changes: changesBetween(before, {}),
  });
  return noContent;
}

/** Approvals given before anybody asks: customers declare them, with a ceiling of scopes. */
export const preApprovalRoutes: Handlers = {
  listAuthorizationApprovals: async ({ session, cursors }, { query }) =>
    ok(
      mapPage(
        await readPage(session, preApprovalList(session.tenantId, query), query, cursors),
        presentPreApproval,
      ),
    ),
  createAuthorizationApproval,
  getAuthorizationApproval: async ({ session }, { path }) =>
    resource(presentPreApproval(await getPreApproval(session, path.id))),
  updateAuthorizationApproval,
  deleteAuthorizationApproval,
};
