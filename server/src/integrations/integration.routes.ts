import { isDeepStrictEqual } from 'node:util';
import { type Changes, changesBetween } from '../audit/audit-trail.ts';
import { newId } from '../db/ids.ts';
import { lockTree } from '../db/tenant-locks.ts';
import { ApiError } from '../errors/api-error.ts';
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
import { getUnit } from '../ou/ou-lists.store.ts';
import { writerOf } from '../parties/party-write.ts';
import {
  deleteIntegrationRows,
  getIntegrationRow,
  type IntegrationChange,
  type IntegrationRow,
  insertIntegration,
  integrationList,
  isRead,
  presentIntegration,
  updateIntegrationRow,
} from './integration.store.ts';
import { namedApplication } from './integration-application.store.ts';
import { deletedIntegrationEntry } from './integration-removal.ts';
import { memberIntegrationRoutes } from './member-integration.routes.ts';
import { changedSecrets, masked, type Settings, sealSettings } from './secret-settings.ts';

function sealed({ secrets }: RequestContext, sent: Settings, before: Settings): Settings {
  const { stored, faults } = sealSettings(sent, before, secrets);
  if (faults.length > 0)
    throw new ApiError('validation_failed', `${faults[0]?.pointer} ${faults[0]?.message}`, faults);
  return stored;
}

async function createIntegration(
  context: RequestContext,
  { path, body }: Input<'createIntegration'>,
): Promise<Answer> {
  const { session, audit, now } = context;
  lockTree(session, 'shared');
  const unitId = await getUnit(session, path.id);
  const { kind, provider, displayName, settings: sent = {} } = body;
  const applicationId = kind === 'application' ? await namedApplication(session, sent) : null;
  const settings = sealed(context, sent, {});
  const id = newId(now);
  const made = { unitId, kind, provider, displayName, settings, applicationId };
  insertIntegration(session, id, made, writerOf(context));
  const view = presentIntegration(await getIntegrationRow(session, id, now));
  audit.append({
    action: 'integration.created',
    resource: { type: 'integration', id },
    changes: changesBetween({}, view),
  });
  return {
    status: 201,
    body: view,
    isResource: true,
    location: `/integrations/${id}`,
    made: { type: 'integration', ids: [id] },
  };
}

async function changeOf(
  context: RequestContext,
  row: IntegrationRow,
  { provider, displayName, settings: sent, status }: Input<'updateIntegration'>['body'],
): Promise<IntegrationChange> {
  const change: IntegrationChange = {};
  if (provider !== undefined && provider !== row.provider) change.provider = provider;
  if (displayName !== undefined && displayName !== row.display_name) change.displayName = displayName;
  const disabled = status === 'disabled';
  if (status !== undefined && disabled !== row.disabled) change.disabled = disabled;
  if (sent === undefined) return change;
  const settings = sealed(context, sent, row.settings);
  if (isDeepStrictEqual(settings, row.settings)) return change;
  change.settings = settings;
  if (row.kind === 'application') change.applicationId = await namedApplication(context.session, sent);
  return change;
}

/** What changed, secrets by their places: their values are masked on both sides and would look the same. */
function changesOf(before: IntegrationRow, after: IntegrationRow): Changes {
  const secrets = changedSecrets(before.settings, after.settings).map(({ pointer, was, is }) => [
    `settings${pointer}`,
    { before: was ? masked : null, after: is ? masked : null },
  ]);
  return {
    ...changesBetween(presentIntegration(before), presentIntegration(after)),
    ...Object.fromEntries(secrets),
  };
}

async function updateIntegration(
  context: RequestContext,
  { path, body }: Input<'updateIntegration'>,
): Promise<Answer> {
  const { session, audit, now } = context;
  const before = await getIntegrationRow(session, path.id, now, 'for no key update');
  const view = presentIntegration(before);
  assertIfMatch(context.ifMatch, view);
  const change = await changeOf(context, before, body);
  if (Object.keys(change).length === 0) return resource(view);
  updateIntegrationRow(session, before.id, change, writerOf(context));
  const after = await getIntegrationRow(session, before.id, now);
  audit.append({
    action: 'integration.updated',
    resource: { type: 'integration', id: before.id },
    changes: changesOf(before, after),
  });
  return resource(presentIntegration(after));
}

async function deleteIntegration(
  context: RequestContext,
  { path }: Input<'deleteIntegration'>,
): Promise<Answer> {
  const { session, audit, now } = context;
  // Rules that are being made hold the row: whoever comes second sees what the first one did.
  const view = presentIntegration(await getIntegrationRow(session, path.id, now, 'for update'));
  assertIfMatch(context.ifMatch, view);
  if (await isRead(session, view.id)) throw new ApiError('integration_in_use');
  deleteIntegrationRows(session, [view.id]);
  audit.append(deletedIntegrationEntry(view));
  return noContent;
}

/** Integrations of units, and members' use of them. */
export const integrationRoutes: Handlers = {
  ...memberIntegrationRoutes,
  createIntegration,
  updateIntegration,
  deleteIntegration,
  listIntegrations: async ({ session, cursors, now }, { path, query }) => {
    const unitId = await getUnit(session, path.id);
    const list = integrationList(session.tenantId, unitId, query.kind, now);
    return ok(mapPage(await readPage(session, list, query, cursors), presentIntegration));
  },
  getIntegration: async ({ session, now }, { path }) =>
    resource(presentIntegration(await getIntegrationRow(session, path.id, now))),
};
