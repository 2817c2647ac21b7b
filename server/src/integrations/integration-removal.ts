import { type AuditEntry, changesBetween } from '../audit/audit-trail.ts';
import type { RequestContext } from '../http/handler.ts';
import {
  deleteIntegrationRows,
  type IntegrationView,
  integrationsOfUnits,
  presentIntegration,
} from './integration.store.ts';
import { unassignedEntry } from './member-integration.routes.ts';
import { deleteUsesOfParties, deleteUsesOfUnits } from './member-integration.store.ts';

/** The event of an integration that goes; it stands for what members had of it too. */
export function deletedIntegrationEntry(view: IntegrationView): AuditEntry {
  return {
    action: 'integration.deleted',
    resource: { type: 'integration', id: view.id },
    changes: changesBetween(view, {}),
  };
}

/** Disconnects the integrations of units that go, after the rules that read them, and takes from members what they have there. */
export async function removeIntegrationsOfUnits(context: RequestContext, unitIds: string[]): Promise<void> {
  const { session, audit, now } = context;
  const ended = await deleteUsesOfUnits(session, unitIds);
  const views = (await integrationsOfUnits(session, unitIds, now)).map(presentIntegration);
  const gone = new Set(views.map(({ id }) => id));
  deleteIntegrationRows(session, [...gone]);
  audit.append(
    ...ended.filter(({ integration_id }) => !gone.has(integration_id)).map(unassignedEntry),
    ...views.map(deletedIntegrationEntry),
  );
}

/** Takes all integrations from parties that go. They are locked by the caller. */
export async function endUsesOfParties(
  { session, audit }: RequestContext,
  partyIds: string[],
): Promise<void> {
  audit.append(...(await deleteUsesOfParties(session, partyIds)).map(unassignedEntry));
}
