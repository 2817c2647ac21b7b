import { type AuditEntry, changesBetween } from '../audit/audit-trail.ts';
import { fieldError, notFound } from '../errors/api-error.ts';
import {
  type Answer,
  type Handlers,
  type Input,
  noContent,
  ok,
  type RequestContext,
} from '../http/handler.ts';
import { mapPage, readPage } from '../http/paging.ts';
import { getUnit } from '../ou/ou-lists.store.ts';
import { getIntegrationRow, memberIntegrationList, presentIntegration } from './integration.store.ts';
import {
  deleteUse,
  type EndedUse,
  getMember,
  insertUse,
  isInReach,
  type Membership,
  usesOf,
} from './member-integration.store.ts';

function shown({ unitId, partyId }: Membership) {
  return { partyId, organizationUnitId: unitId };
}

/** The event of an integration that a member uses from now on. */
function assignedEntry(id: string, member: Membership): AuditEntry {
  return {
    action: 'integration.assigned',
    resource: { type: 'integration', id },
    changes: changesBetween({}, shown(member)),
  };
}

/** The event of an integration that a member uses no more. */
export function unassignedEntry(ended: EndedUse): AuditEntry {
  const member = { unitId: ended.organization_unit_id, partyId: ended.party_id };
  return {
    action: 'integration.unassigned',
    resource: { type: 'integration', id: ended.integration_id },
    changes: changesBetween(shown(member), {}),
  };
}

async function unassign({ session, audit }: RequestContext, member: Membership, id: string): Promise<void> {
  if (!(await deleteUse(session, member, id))) return;
  const { unitId, partyId } = member;
  audit.append(unassignedEntry({ integration_id: id, organization_unit_id: unitId, party_id: partyId }));
}

async function assignMemberIntegration(
  context: RequestContext,
  { path, query }: Input<'assignMemberIntegration'>,
): Promise<Answer> {
  const { session, audit, now } = context;
  const member = await getMember(session, path.id, path.partyId, true);
  const { id, kind } = await getIntegrationRow(session, path.integrationId, now, 'for key share');
  if (!(await isInReach(session, id, member.unitId))) throw notFound('integration', id);
  const uses = await usesOf(session, member);
  if (uses.some(({ integration_id }) => integration_id === id)) return noContent;
  const calendar = kind === 'calendar' ? uses.find((each) => each.kind === 'calendar') : undefined;
  if (calendar) {
    if (!query.replace)
      throw fieldError(
        'calendar_already_assigned',
        'path:integrationId',
        'the member has a calendar; ?replace=true exchanges it',
        { resourceId: calendar.integration_id },
      );
    await unassign(context, member, calendar.integration_id);
  }
  insertUse(session, member, { integration_id: id, kind }, now);
  audit.append(assignedEntry(id, member));
  return noContent;
}

/** Which integrations members use. One calendar each: two could book the same hour. */
export const memberIntegrationRoutes: Handlers = {
  assignMemberIntegration,
  unassignMemberIntegration: async (context, { path }) => {
    const member = await getMember(context.session, path.id, path.partyId, true);
    await getIntegrationRow(context.session, path.integrationId, context.now);
    await unassign(context, member, path.integrationId.toLowerCase());
    return noContent;
  },
  listMemberIntegrations: async ({ session, cursors, now }, { path, query }) => {
    // Whoever may read the unit may know who its members are, also those who live elsewhere.
    const readable = await getUnit(session, path.id);
    const { unitId, partyId } = await session.asTenant(() => getMember(session, readable, path.partyId));
    const list = memberIntegrationList(session.tenantId, unitId, partyId, now);
    return ok(mapPage(await readPage(session, list, query, cursors), presentIntegration));
  },
};
