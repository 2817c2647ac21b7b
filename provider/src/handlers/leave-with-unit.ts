/**
 * The last owner of a unit cannot be taken away, and the engine deletes what refers to a unit before the unit. So what goes
 * in the same run as its unit waits for that: the directory ends all authority in a unit together with it.
 */
import { EspalierError } from '@espalier/sdk';
import type { HandlerContext } from './resource-handler.ts';

/**
 * Tells which unit a refused delete would leave without an owner, if that unit is about to be deleted in this run.
 *
 * @returns undefined for any other error, and for a unit that stays
 */
export async function leavingUnitOf(
  error: unknown,
  { directory, objects }: HandlerContext,
): Promise<string | undefined> {
  if (!(error instanceof EspalierError) || error.code !== 'last_owner' || error.resourceId === undefined)
    return undefined;
  const call = { path: { id: error.resourceId } };
  const assignment = await directory.operations.read('getRoleAssignment', call);
  if (typeof assignment?.organizationUnitId !== 'string') return undefined;
  const unitId = assignment.organizationUnitId;
  const unit = await directory.get('organization_unit', unitId);
  // Deletes come last: a unit of this stack that the run has not shown by now is to go.
  const leaves = unit !== undefined && directory.isOfThisStack(unit.source) && !objects.known(unitId);
  return leaves ? unitId : undefined;
}
