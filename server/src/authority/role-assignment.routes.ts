import { sql } from 'kysely';
import { changesBetween } from '../audit/audit-trail.ts';
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
import { lastOwner } from './departures.ts';
import { assertRole } from './role.store.ts';
import {
  type AssignmentView,
  assignmentList,
  findSame,
  getAssignment,
  presentAssignment,
  updateAssignment,
} from './role-assignment.store.ts';
import { assignRoles, lastOwnersAmong, lockParties, removeAssignments } from './role-assignments.ts';

async function alreadyAssigned(
  { session }: RequestContext,
  key: Parameters<typeof findSame>[1],
): Promise<void> {
  const same = await findSame(session, key);
  if (!same) return;
  throw fieldError('role_already_assigned', '/role', `the party is ${key.role} there already`, {
    resourceId: same.id,
  });
}

/** @throws ApiError `reference_not_found`, `application_not_in_unit` */
async function assertApplication(
  { session }: RequestContext,
  applicationId: string,
  unitId: string,
): Promise<void> {
  const row = await session.first(
    sql<{ organization_unit_id: string }>`select organization_unit_id from applications
      where tenant_id = ${session.tenantId} and id = ${applicationId} and deleted_at is null for share`,
  );
  if (!row)
    throw fieldError(
      'reference_not_found',
      '/applicationId',
      `there is no application ${applicationId} in this tenant`,
    );
  if (row.organization_unit_id !== unitId)
    throw fieldError(
      'application_not_in_unit',
      '/applicationId',
      `the application ${applicationId} belongs to another unit than ${unitId}`,
    );
}

async function createRoleAssignment(
  context: RequestContext,
  { body }: Input<'createRoleAssignment'>,
): Promise<Answer> {
  const { session } = context;
  const key = {
    partyId: body.partyId.toLowerCase(),
    organizationUnitId: body.organizationUnitId.toLowerCase(),
    role: body.role,
    applicationId: body.applicationId?.toLowerCase() ?? null,
  };
  lockTree(session, 'shared');
  lockParties(session, [key.partyId]);
  await assertReferences(session, [
    // Whoever is taken into a unit may live in another one, which the caller does not see.
    { id: key.partyId, pointer: '/partyId', anywhere: true },
    { id: key.organizationUnitId, pointer: '/organizationUnitId', type: 'organization_unit' },
  ]);
  await assertRole(session, key.role);
  if (key.applicationId !== null) await assertApplication(context, key.applicationId, key.organizationUnitId);
  const wanted = { ...key, subtree: body.subtree ?? false, provisioningRuleId: null };
  const [view] = await assignRoles(context, [wanted]);
  if (!view) {
    await alreadyAssigned(context, key);
    throw new Error('an assignment was neither made nor found');
  }
  return {
    status: 201,
    body: view,
    isResource: true,
    location: `/role-assignments/${view.id}`,
    made: { type: 'role_assignment', ids: [view.id] },
  };
}

async function updateRoleAssignment(
  context: RequestContext,
  { path, body }: Input<'updateRoleAssignment'>,
): Promise<Answer> {
  const { session } = context;
  if (body.role !== undefined) await assertRole(session, body.role);
  // Owners before the assignment itself: one order for all that take roles away.
  const seen = presentAssignment(await getAssignment(session, path.id));
  const lastOwners = await lastOwnersAmong(session, [seen]);
  const before = presentAssignment(await getAssignment(session, path.id, true));
  assertIfMatch(context.ifMatch, before);
  const after: AssignmentView = {
    ...before,
    role: body.role ?? before.role,
    subtree: body.subtree ?? before.subtree,
  };
  if (after.role === before.role && after.subtree === before.subtree) return resource(before);
  if (after.role !== before.role) {
    if (lastOwners.has(before.id))
      throw lastOwner({ id: before.id, organization_unit_id: before.organizationUnitId });
    await alreadyAssigned(context, after);
  }
  await updateAssignment(session, before.id, after, writerOf(context));
  const view = presentAssignment(await getAssignment(session, before.id));
  context.audit.append({
    action: 'role_assignment.updated',
    resource: { type: 'role_assignment', id: view.id },
    changes: changesBetween(before, view),
  });
  return resource(view);
}

async function deleteRoleAssignment(
  context: RequestContext,
  { path }: Input<'deleteRoleAssignment'>,
): Promise<Answer> {
  assertIfMatch(context.ifMatch, presentAssignment(await getAssignment(context.session, path.id)));
  const { done, lastOwners } = await removeAssignments(context, [path.id]);
  const [last] = lastOwners;
  if (last) throw lastOwner({ id: last.id, organization_unit_id: last.organizationUnitId });
  // Somebody else took it away while this call waited for the owners.
  if (done.length === 0) await getAssignment(context.session, path.id);
  return noContent;
}

/** Who holds which role where. */
export const roleAssignmentRoutes: Handlers = {
  listRoleAssignments: async ({ session, cursors }, { query }) =>
    ok(
      mapPage(
        await readPage(session, assignmentList(session.tenantId, query), query, cursors),
        presentAssignment,
      ),
    ),
  createRoleAssignment,
  getRoleAssignment: async ({ session }, { path }) =>
    resource(presentAssignment(await getAssignment(session, path.id))),
  updateRoleAssignment,
  deleteRoleAssignment,
};
