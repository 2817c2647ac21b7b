import { sql } from 'kysely';
import type { Principal } from '../auth/principal.ts';
import type { Session } from '../db/session.ts';
import type { Grant } from './grant.rules.ts';
import { builtInRoles, type Right } from './role.rules.ts';

/** What an application's scopes let it do in the unit that it acts for, and below (contract 7, Applications). */
const rightsByScope: Record<string, readonly Right[]> = {
  'directory:read': ['unit:read'],
  'directory:write': ['members:manage', 'groups:manage'],
  organizational_unit_scheduler: ['unit:read', 'groups:manage'],
};

type GrantRow = Omit<Grant, 'rights'> & { own_rights: Right[] | null };

async function grantsOfParty(session: Session, partyId: string): Promise<Grant[]> {
  const rows = await session.rows(
    sql<GrantRow>`select a.role, a.organization_unit_id as "unitId", u.code, a.subtree, a.application_id as "applicationId", r.rights as own_rights
      from role_assignments a
      join organization_units u on u.tenant_id = a.tenant_id and u.id = a.organization_unit_id and not u.deleted
      left join roles r on r.tenant_id = a.tenant_id and r.name = a.role
      where a.tenant_id = ${session.tenantId} and a.party_id = ${partyId} and a.status = 'ACTIVE'`,
  );
  return rows.map(({ own_rights, ...row }) => ({
    ...row,
    rights: builtInRoles.get(row.role)?.rights ?? own_rights ?? [],
  }));
}

/** What a bounded caller may do at the moment, and where. Asked anew by each request: a role that ended counts no more. */
export async function loadGrants(session: Session, principal: Principal): Promise<Grant[]> {
  const { application, partyId, scopes } = principal;
  if (application === null) return partyId === null ? [] : grantsOfParty(session, partyId);
  const unit = await session.first(
    sql<{
      code: string;
    }>`select code from organization_units where tenant_id = ${session.tenantId} and id = ${application.organizationUnitId} and not deleted`,
  );
  if (!unit) return [];
  const rights = scopes.flatMap((scope) => rightsByScope[scope] ?? []);
  const unitId = application.organizationUnitId;
  return [{ role: '', rights, unitId, code: unit.code, subtree: true, applicationId: null }];
}
