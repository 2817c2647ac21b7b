import { type RawBuilder, sql } from 'kysely';
import { builtInRoles } from '../authority/role.rules.ts';
import type { Session } from '../db/session.ts';
import type { SignedIn } from '../sign-in/sign-in-session.store.ts';
import type { UnitChoice } from './consent-page.ts';

const approvingRoles = [...builtInRoles.values()]
  .filter(({ rights }) => rights.includes('authorizations:approve'))
  .map(({ name }) => name);

/** Most units that a page offers; who has more names the unit in the request. */
export const maxUnitChoices = 100;

function mayApprove({ isAdministrator, partyId }: SignedIn): RawBuilder<unknown> {
  if (isAdministrator) return sql`true`;
  return sql`exists (select from role_assignments a
      join organization_units at on at.tenant_id = a.tenant_id and at.id = a.organization_unit_id and not at.deleted
      where a.tenant_id = u.tenant_id and a.party_id = ${partyId} and a.status = 'ACTIVE' and a.application_id is null
        and (a.role = any(${approvingRoles}) or exists (
          select from roles r where r.tenant_id = a.tenant_id and r.name = a.role and 'authorizations:approve' = any(r.rights)))
        and (at.id = u.id or (a.subtree and starts_with(u.code, at.code || '.'))))`;
}

/**
 * Units that a signed-in person may approve for: those with authorizations:approve by a role there or by a subtree role
 * above, by code; at most {@link maxUnitChoices}. The session acts for the person's tenant.
 *
 * @param only - this unit alone; undefined: all
 */
export async function approvableUnits(
  session: Session,
  person: SignedIn,
  only?: string,
): Promise<UnitChoice[]> {
  return session.rows(
    sql<UnitChoice>`select u.id, u.display_name as "displayName", array(
        select p.display_name from generate_series(1, length(u.code) / 6) as above
          join organization_units p on p.tenant_id = u.tenant_id and p.code = substr(u.code, 1, above * 6 - 1) and not p.deleted
        order by above) as path
      from organization_units u
      where u.tenant_id = ${session.tenantId} and not u.deleted ${only === undefined ? sql`` : sql`and u.id = ${only}`}
        and ${mayApprove(person)}
      order by u.code limit ${maxUnitChoices}`,
  );
}
