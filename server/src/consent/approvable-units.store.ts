import { type RawBuilder, sql } from 'kysely';
import { loadGrants } from '../authority/grant.store.ts';
import type { Session } from '../db/session.ts';
import type { SignedIn } from '../sign-in/sign-in-session.store.ts';
import { signedInPrincipal } from '../sign-in/signed-in-principal.ts';
import type { UnitChoice } from './consent-page.ts';

/** Most units that a page offers; who has more names the unit in the request. */
export const maxUnitChoices = 100;

async function mayApprove(session: Session, person: SignedIn): Promise<RawBuilder<unknown>> {
  if (person.isAdministrator) return sql`true`;
  const grants = (await loadGrants(session, signedInPrincipal(person))).filter(
    ({ rights, applicationId }) => rights.includes('authorizations:approve') && applicationId === null,
  );
  const below = grants.filter(({ subtree }) => subtree).map(({ code }) => `${code}.`);
  return sql`(u.code = any(${grants.map(({ code }) => code)}::text[])
      or exists (select from unnest(${below}::text[]) as above where starts_with(u.code, above)))`;
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
        and ${await mayApprove(session, person)}
      order by u.code limit ${maxUnitChoices}`,
  );
}
