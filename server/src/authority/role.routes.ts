import { isDeepStrictEqual } from 'node:util';
import { changesBetween } from '../audit/audit-trail.ts';
import { ApiError, fieldError } from '../errors/api-error.ts';
import { assertIfMatch } from '../http/etag.ts';
import { type Handlers, noContent, ok, type RequestContext, resource } from '../http/handler.ts';
import { mapPage, readPage } from '../http/paging.ts';
import { builtInRoles, inOrder, type RoleView } from './role.rules.ts';
import {
  deleteRole,
  findRole,
  getRole,
  insertRole,
  isRoleInUse,
  type ListedRole,
  roleList,
  updateRole,
} from './role.store.ts';
import { roleAssignmentRoutes } from './role-assignment.routes.ts';

function present({ name, displayName, rights, builtIn }: ListedRole): RoleView {
  return { name, displayName, rights, builtIn };
}

/** A role of the tenant's own, locked: built-in ones never change. */
async function getOwnRole({ session, ifMatch }: RequestContext, name: string): Promise<RoleView> {
  const role = await getRole(session, name, 'update');
  if (role.builtIn)
    throw new ApiError('role_built_in', `${name} is built in; make a role of your own beside it`);
  assertIfMatch(ifMatch, role);
  return role;
}

/** Roles have names, not ids: the trail tells which one by its name. */
const trailed = { type: 'role', id: null };

/** Roles, and who holds which. */
export const roleRoutes: Handlers = {
  ...roleAssignmentRoutes,
  listRoles: async ({ session, cursors }, { query }) =>
    ok(mapPage(await readPage(session, roleList(session.tenantId), query, cursors), present)),
  createRole: async ({ session, audit, now }, { body }) => {
    const { name, displayName } = body;
    if (builtInRoles.has(name) || (await findRole(session, name)))
      throw fieldError('role_taken', '/name', `there is a role ${name}; choose another name`);
    const role = { name, displayName, rights: inOrder(body.rights), builtIn: false };
    await insertRole(session, role, now);
    audit.append({ action: 'role.created', resource: trailed, changes: changesBetween({}, role) });
    return { status: 201, body: role, isResource: true, location: `/roles/${name}` };
  },
  getRole: async ({ session }, { path }) => resource(await getRole(session, path.name)),
  updateRole: async (context, { path, body }) => {
    const before = await getOwnRole(context, path.name);
    const after = {
      ...before,
      displayName: body.displayName ?? before.displayName,
      rights: inOrder(body.rights ?? before.rights),
    };
    if (isDeepStrictEqual(before, after)) return resource(before);
    await updateRole(context.session, after);
    const changes = { ...changesBetween(before, after), ...nameIn(path.name) };
    context.audit.append({ action: 'role.updated', resource: trailed, changes });
    return resource(after);
  },
  deleteRole: async (context, { path }) => {
    const before = await getOwnRole(context, path.name);
    if (await isRoleInUse(context.session, path.name))
      throw new ApiError(
        'role_in_use',
        `${path.name} is assigned or given by a provisioning rule; take it away there first`,
      );
    await deleteRole(context.session, path.name);
    const changes = changesBetween({ ...before }, {});
    context.audit.append({ action: 'role.deleted', resource: trailed, changes });
    return noContent;
  },
};

function nameIn(name: string) {
  return { name: { before: name, after: name } };
}
