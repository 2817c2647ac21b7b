import { changesBetween } from '../audit/audit-trail.ts';
import { hashSecretToken, newSecretToken } from '../auth/secret-token.ts';
import { newId } from '../db/ids.ts';
import { fieldError } from '../errors/api-error.ts';
import { assertIfMatch } from '../http/etag.ts';
import { type Handlers, noContent, ok, resource } from '../http/handler.ts';
import { mapPage, readPage } from '../http/paging.ts';
import { getTenant } from './tenant.store.ts';
import { deleteToken, getToken, hasParty, insertToken, presentToken, tokenList } from './token.store.ts';

/** Tokens of a tenant, and who a token is. */
export const tokenRoutes: Handlers = {
  getWhoami: async ({ principal }) => {
    const { tenantId, tenantSlug, tokenId, scopes, partyId, application, isPlatformAdministrator } =
      principal;
    return ok({
      tenantId,
      tenantSlug,
      tokenId,
      scopes,
      partyId,
      applicationId: application?.applicationId ?? null,
      authorizationId: application?.authorizationId ?? null,
      organizationUnitId: application?.organizationUnitId ?? null,
      platformAdministrator: isPlatformAdministrator,
    });
  },
  listTokens: async ({ session, cursors }, { path, query }) => {
    await getTenant(session, path.id);
    return ok(mapPage(await readPage(session, tokenList(path.id), query, cursors), presentToken));
  },
  createToken: async ({ session, audit, now }, { path, body }) => {
    await getTenant(session, path.id);
    if (body.partyId && !(await hasParty(session, path.id, body.partyId))) {
      throw fieldError(
        'reference_not_found',
        '/partyId',
        `there is no live party ${body.partyId} in this tenant`,
      );
    }
    const id = newId(now);
    const token = newSecretToken();
    await insertToken(session, path.id, { id, hash: hashSecretToken(token), body, now });
    const view = presentToken(await getToken(session, path.id, id));
    audit.append({
      tenantId: path.id,
      action: 'token.created',
      resource: { type: 'token', id },
      changes: changesBetween({}, view),
    });
    return {
      status: 201,
      body: { ...view, token },
      isResource: true,
      location: `/tenants/${path.id}/tokens/${id}`,
      made: { type: 'token', ids: [id] },
    };
  },
  getToken: async ({ session }, { path }) => {
    await getTenant(session, path.id);
    return resource(presentToken(await getToken(session, path.id, path.tokenId)));
  },
  deleteToken: async ({ session, audit, ifMatch }, { path }) => {
    await getTenant(session, path.id);
    const view = presentToken(await getToken(session, path.id, path.tokenId));
    assertIfMatch(ifMatch, view);
    await deleteToken(session, path.id, path.tokenId);
    audit.append({
      tenantId: path.id,
      action: 'token.deleted',
      resource: { type: 'token', id: path.tokenId },
      changes: changesBetween(view, {}),
    });
    return noContent;
  },
};
