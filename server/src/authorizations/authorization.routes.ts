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
import { authorizationList, getAuthorizationState, stateOf } from './authorization.store.ts';
import { decide, revokeAuthorization } from './authorization-decisions.ts';
import { changeAuthorization, renewLink, requestAuthorization } from './authorization-request.ts';
import {
  type AuthorizationState,
  type AuthorizationView,
  presentAuthorization,
} from './authorization-state.rules.ts';
import { preApprovalRoutes } from './pre-approval.routes.ts';

function viewOf({ publicUrl, now }: RequestContext, state: AuthorizationState): AuthorizationView {
  return presentAuthorization(state, publicUrl, now.toISOString());
}

/** Compares `If-Match` with what is there before a change. */
function matching(context: RequestContext): (before: AuthorizationState) => void {
  return (before) => assertIfMatch(context.ifMatch, viewOf(context, before));
}

async function postAuthorization(
  context: RequestContext,
  { body }: Input<'requestAuthorization'>,
): Promise<Answer> {
  const { state, isNew } = await requestAuthorization(context, body);
  const view = viewOf(context, state);
  return {
    ...resource(view),
    ...(isNew ? { status: 201, location: `/authorizations/${view.id}` } : {}),
    made: { type: 'authorization', ids: [view.id] },
  };
}

async function decided(
  context: RequestContext,
  id: string,
  decision: Parameters<typeof decide>[2],
): Promise<Answer> {
  const view = viewOf(context, await decide(context, { id }, decision));
  return { ...resource(view), made: { type: 'authorization', ids: [id] } };
}

/** Authorizations and pre-approvals. */
export const authorizationRoutes: Handlers = {
  ...preApprovalRoutes,
  listAuthorizations: async (context, { query }) => {
    const { session, cursors, now } = context;
    const list = authorizationList(session.tenantId, query, now);
    return ok(mapPage(await readPage(session, list, query, cursors), (row) => viewOf(context, stateOf(row))));
  },
  requestAuthorization: postAuthorization,
  getAuthorization: async (context, { path }) =>
    resource(viewOf(context, await getAuthorizationState(context.session, path.id))),
  updateAuthorization: async (context, { path, body }) =>
    resource(viewOf(context, await changeAuthorization(context, path.id, body, matching(context)))),
  revokeAuthorization: async (context, { path }) => {
    await revokeAuthorization(context, path.id, null, matching(context));
    return noContent;
  },
  approveAuthorization: (context, { path, body }) =>
    decided(context, path.id, { ...body, decision: 'approve', via: 'api' }),
  denyAuthorization: (context, { path, body }) =>
    decided(context, path.id, { ...body, decision: 'deny', via: 'api' }),
  createAuthorizationLink: async (context, { path, body }) => {
    const view = viewOf(context, await renewLink(context, path.id, body ?? {}));
    return { ...resource(view), made: { type: 'authorization', ids: [path.id] } };
  },
};
