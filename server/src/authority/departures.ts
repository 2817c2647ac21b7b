import { sql } from 'kysely';
import { ApiError } from '../errors/api-error.ts';
import type { RequestContext } from '../http/handler.ts';
import { type AssignmentRow, lockAssignments, presentAssignment } from './role-assignment.store.ts';
import { endAssignments, lastOwnersAmong } from './role-assignments.ts';

/** The refusal to leave a unit that has an active owner without one. */
export function lastOwner({
  id,
  organization_unit_id,
}: {
  id: string;
  organization_unit_id: string;
}): ApiError {
  return new ApiError(
    'last_owner',
    `the unit ${organization_unit_id} would be without an active owner; make somebody else its owner first`,
    [],
    { resourceId: id },
  );
}

/**
 * Ends the roles that leaving parties hold, and all that are held in leaving units. The parties and units are held by the
 * caller, so that nobody is given another one meanwhile.
 *
 * @param unitIds - units that leave; an owner of such a unit may leave with it
 * @throws ApiError `last_owner` when a party is the last active owner of a unit that stays
 */
export async function endAuthority(
  context: RequestContext,
  partyIds: string[],
  unitIds: string[],
): Promise<void> {
  const { session } = context;
  const isEnding = sql`(a.party_id = any(${partyIds}::uuid[]) or a.organization_unit_id = any(${unitIds}::uuid[]))`;
  const rows = await session.rows(
    sql<AssignmentRow>`select * from role_assignments a where a.tenant_id = ${session.tenantId} and ${isEnding}`,
  );
  if (rows.length === 0) return;
  const leavingUnits = new Set(unitIds);
  const elsewhere = rows.filter((row) => !leavingUnits.has(row.organization_unit_id));
  const lastOwners = await lastOwnersAmong(session, elsewhere.map(presentAssignment));
  const staying = elsewhere.find(({ id }) => lastOwners.has(id));
  if (staying) throw lastOwner(staying);
  await endAssignments(context, (await lockAssignments(session, isEnding)).map(presentAssignment));
}
