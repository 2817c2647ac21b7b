import { isDeepStrictEqual } from 'node:util';
import { changesBetween } from '../audit/audit-trail.ts';
import { hostTenant } from '../auth/authenticate.ts';
import { newId } from '../db/ids.ts';
import { ApiError } from '../errors/api-error.ts';
import { assertIfMatch } from '../http/etag.ts';
import { type Handlers, noContent, ok, resource } from '../http/handler.ts';
import { mapPage, readPage } from '../http/paging.ts';
import {
  deleteTenant,
  getTenant,
  insertTenant,
  presentTenant,
  type TenantFields,
  type TenantView,
  tenantList,
  updateTenant,
} from './tenant.store.ts';
import { sealSignIn } from './tenant-sign-in.ts';

function changedFields(fields: Omit<TenantFields, 'signIn'>, before: TenantView): TenantFields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => !isDeepStrictEqual(value, before[name as keyof TenantView]),
    ),
  );
}

/** Tenants; only the platform administrator reaches them. */
export const tenantRoutes: Handlers = {
  listTenants: async ({ session, cursors }, { query }) =>
    ok(mapPage(await readPage(session, tenantList, query, cursors), presentTenant)),
  createTenant: async ({ session, audit, now, secrets }, { body }) => {
    const id = newId(now);
    const { signIn = null, ...fields } = body;
    await insertTenant(session, id, { ...fields, signIn: sealSignIn(signIn, null, secrets) }, now);
    const view = presentTenant(await getTenant(session, id));
    audit.append({
      tenantId: id,
      action: 'tenant.created',
      resource: { type: 'tenant', id },
      changes: changesBetween({}, view),
    });
    return {
      status: 201,
      body: view,
      isResource: true,
      location: `/tenants/${id}`,
      made: { type: 'tenant', ids: [id] },
    };
  },
  getTenant: async ({ session }, { path }) => resource(presentTenant(await getTenant(session, path.id))),
  updateTenant: async ({ session, audit, now, ifMatch, secrets }, { path, body }) => {
    const row = await getTenant(session, path.id, true);
    const before = presentTenant(row);
    assertIfMatch(ifMatch, before);
    const { signIn, ...fields } = body;
    const changed = changedFields(fields, before);
    const kept = signIn === undefined ? row.sign_in : sealSignIn(signIn, row.sign_in, secrets);
    if (kept !== row.sign_in) changed.signIn = kept;
    if (Object.keys(changed).length === 0) return resource(before);
    await updateTenant(session, path.id, changed, now);
    const after = presentTenant(await getTenant(session, path.id));
    audit.append({
      tenantId: path.id,
      action: 'tenant.updated',
      resource: { type: 'tenant', id: path.id },
      changes: changesBetween(before, after),
    });
    return resource(after);
  },
  deleteTenant: async ({ session, audit, now, ifMatch }, { path }) => {
    const before = presentTenant(await getTenant(session, path.id, true));
    if (path.id === hostTenant.id) throw new ApiError('tenant_is_host');
    assertIfMatch(ifMatch, before);
    await deleteTenant(session, path.id, now);
    audit.append({
      tenantId: path.id,
      action: 'tenant.deleted',
      resource: { type: 'tenant', id: path.id },
    });
    return noContent;
  },
};
