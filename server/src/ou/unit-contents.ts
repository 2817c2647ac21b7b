import { removeApplicationsOfUnits } from '../applications/application-removal.ts';
import { revokeAuthorizationsOf } from '../authorizations/authorization-decisions.ts';
import type { RequestContext } from '../http/handler.ts';
import { removeIntegrationsOfUnits } from '../integrations/integration-removal.ts';
import { removeRulesAround } from '../onboarding/onboarding-removal.ts';
import { hasContents } from './unit-contents.store.ts';

/**
 * Ends what lives in units that go, children and parties apart: the one list of it. In this order, because each needs what
 * comes after it: applications (their authorizations are revoked with `application_deleted`), authorizations given to the
 * units (`unit_deleted`) with pre-approvals, rules, integrations. Roles end with the parties.
 *
 * None of it keeps a unit from being deleted (contract, section 6: only children and parties do). The tree is locked
 * exclusively by the caller.
 */
export async function endUnitContents(context: RequestContext, unitIds: string[]): Promise<void> {
  if (unitIds.length === 0 || !(await hasContents(context.session, unitIds))) return;
  await removeApplicationsOfUnits(context, unitIds);
  await revokeAuthorizationsOf(context, { organizationUnitIds: unitIds }, 'unit_deleted');
  await removeRulesAround(context, unitIds);
  await removeIntegrationsOfUnits(context, unitIds);
}
