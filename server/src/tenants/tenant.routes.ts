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
  tenantList,
  updateTenant,
} from './tenant.store.ts';

/** Tenants; only the platform administrator reaches them. */
export const tenantRoutes: Handlers = {
  listTenants: async ({ session, cursors }, { query }) =>
    ok(mapPage(await readPage(session, tenantList, query, cursors), presentTenant)),
  createTenant: async ({ session, audit, now }, { body }) => {
    const id = newId(now);
    await insertTenant(session, id, body, now);
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
  updateTenant: async ({ session, audit, now, ifMatch }, { path, body }) => {
    const before = presentTenant(await getTenant(session, path.id, true));
    assertIfMatch(ifMatch, before);
    const changed = Object.fromEntries(
      Object.entries(body).filter(
        ([name, value]) => !isDeepStrictEqual(value, before[name as keyof TenantFields]),
      ),
    );
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
