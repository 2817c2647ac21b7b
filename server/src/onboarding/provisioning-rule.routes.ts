import { isDeepStrictEqual } from 'node:util';
import { type AuditEntry, changesBetween } from '../audit/audit-trail.ts';
import { assertRole } from '../authority/role.store.ts';
import { newId } from '../db/ids.ts';
import { lockOnboarding, lockTree } from '../db/tenant-locks.ts';
import { ApiError, fieldError } from '../errors/api-error.ts';
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
import { findIntegrationRow } from '../integrations/integration.store.ts';
import { isInReach } from '../integrations/member-integration.store.ts';
import { getUnit } from '../ou/ou-lists.store.ts';
import { writerOf } from '../parties/party-write.ts';
import { modeFaults } from './provisioning-rule.rules.ts';
import {
  deleteRuleRows,
  getRuleRow,
  insertRule,
  presentRule,
  type RuleFields,
  type RuleView,
  ruleList,
  updateRuleRow,
} from './provisioning-rule.store.ts';

/**
 * Checks a whole rule and holds what it refers to.
 *
 * @throws ApiError `validation_failed`, `reference_not_found`, `integration_not_directory`, `directory_out_of_reach`
 */
async function assertRule(
  { session, now }: RequestContext,
  unitId: string,
  fields: RuleFields,
): Promise<void> {
  const faults = modeFaults(fields);
  if (faults.length > 0)
    throw new ApiError('validation_failed', `${faults[0]?.pointer} ${faults[0]?.message}`, faults);
  await assertRole(session, fields.role);
  const id = fields.directoryIntegrationId;
  if (id === null) return;
  const pointer = '/directoryIntegrationId';
  const integration = await findIntegrationRow(session, id, now, 'for key share');
  if (!integration)
    throw fieldError('reference_not_found', pointer, `there is no integration ${id} in this tenant`);
  if (integration.kind !== 'directory')
    throw fieldError('integration_not_directory', pointer, `${id} is of the kind ${integration.kind}`);
  if (!(await isInReach(session, id, unitId)))
    throw fieldError(
      'directory_out_of_reach',
      pointer,
      'the directory belongs neither to the unit nor to one above it',
    );
}

async function createProvisioningRule(
  context: RequestContext,
  { path, body }: Input<'createProvisioningRule'>,
): Promise<Answer> {
  const { session, audit, now } = context;
  lockTree(session, 'shared');
  const unitId = await getUnit(session, path.id);
  const { mode, role, directoryIntegrationId = null, group = null, onRemoved = 'suspend' } = body;
  const fields = {
    mode,
    role,
    group,
    onRemoved,
    directoryIntegrationId: directoryIntegrationId?.toLowerCase() ?? null,
  };
  await assertRule(context, unitId, fields);
  const id = newId(now);
  insertRule(session, id, unitId, fields, writerOf(context));
  const view = presentRule(await getRuleRow(session, id));
  audit.append({
    action: 'provisioning_rule.created',
    resource: { type: 'provisioning_rule', id },
    changes: changesBetween({}, view),
  });
  return {
    status: 201,
    body: view,
    isResource: true,
    location: `/provisioning-rules/${id}`,
    made: { type: 'provisioning_rule', ids: [id] },
  };
}

function fieldsOf({ mode, directoryIntegrationId, group, role, onRemoved }: RuleView): RuleFields {
  return { mode, directoryIntegrationId, group, role, onRemoved };
}

async function updateProvisioningRule(
  context: RequestContext,
  { path, body }: Input<'updateProvisioningRule'>,
): Promise<Answer> {
  const { session, audit } = context;
  lockTree(session, 'shared');
  lockOnboarding(session);
  const before = presentRule(await getRuleRow(session, path.id, true));
  assertIfMatch(context.ifMatch, before);
  const directoryIntegrationId = body.directoryIntegrationId?.toLowerCase();
  const fields = {
    ...fieldsOf(before),
    ...body,
    ...(directoryIntegrationId === undefined ? {} : { directoryIntegrationId }),
  };
  if (isDeepStrictEqual(fields, fieldsOf(before))) return resource(before);
  await assertRule(context, before.organizationUnitId, fields);
  updateRuleRow(session, before.id, fields, writerOf(context));
  const after = presentRule(await getRuleRow(session, before.id));
  audit.append({
    action: 'provisioning_rule.updated',
    resource: { type: 'provisioning_rule', id: before.id },
    changes: changesBetween(before, after),
  });
  return resource(after);
}

/** The event of a rule that goes. */
export function deletedRuleEntry(view: RuleView): AuditEntry {
  return {
    action: 'provisioning_rule.deleted',
    resource: { type: 'provisioning_rule', id: view.id },
    changes: changesBetween(view, {}),
  };
}

async function deleteProvisioningRule(
  context: RequestContext,
  { path }: Input<'deleteProvisioningRule'>,
): Promise<Answer> {
  const { session, audit } = context;
  lockOnboarding(session);
  const view = presentRule(await getRuleRow(session, path.id, true));
  assertIfMatch(context.ifMatch, view);
  deleteRuleRows(session, [view.id]);
  audit.append(deletedRuleEntry(view));
  return noContent;
}

/** Who is onboarded into a unit. */
export const provisioningRuleRoutes: Handlers = {
  createProvisioningRule,
  updateProvisioningRule,
  deleteProvisioningRule,
  listProvisioningRules: async ({ session, cursors }, { path, query }) => {
    const unitId = await getUnit(session, path.id);
    return ok(
      mapPage(await readPage(session, ruleList(session.tenantId, unitId), query, cursors), presentRule),
    );
  },
  getProvisioningRule: async ({ session }, { path }) =>
    resource(presentRule(await getRuleRow(session, path.id))),
};
