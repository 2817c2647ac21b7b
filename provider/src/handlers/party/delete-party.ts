import { EspalierError } from '@espalier/sdk';
import { assertGone } from '../assert-gone.ts';
import type { DeletionMode } from '../directory.ts';
import { leavingUnitOf } from '../leave-with-unit.ts';
import { type DeleteRequest, type HandlerContext, ResourceFailure } from '../resource-handler.ts';
import { choiceOf } from './party-inputs.ts';
import type { PartyKind } from './party-kinds.ts';

/** Deletes a party; one that is gone already is fine. */
export async function deleteParty(
  kind: PartyKind,
  request: DeleteRequest,
  context: HandlerContext,
): Promise<void> {
  const { urn, id, outputs } = request;
  const { directory, objects } = context;
  // A tenant tree, or a resource that says adopt, has taken it over.
  if (objects.isOthers(id, urn)) return;
  const mode = choiceOf(kind, 'deletionMode', outputs) as DeletionMode | undefined;
  try {
    const wasThere = await directory.remove(kind.partyType, id, mode);
    if (!wasThere) await assertGone(outputs, directory);
    objects.settle(id);
  } catch (error) {
    const unitId = await leavingUnitOf(error, context);
    if (unitId === undefined) throw refusal(error) ?? error;
    return leaveLater(unitId, kind, request, context);
  }
  for (const { leave } of objects.leaversOf(id)) await leave();
}

/** The last owner of a unit that is deleted in this run: moves out, so that the unit is empty, and goes after it. */
async function leaveLater(
  unitId: string,
  kind: PartyKind,
  request: DeleteRequest,
  context: HandlerContext,
): Promise<void> {
  const { id } = request;
  const party = await context.directory.get(kind.partyType, id);
  if (party?.organizationUnitId != null)
    await context.directory.update(kind.partyType, id, { organizationUnitId: null });
  context.objects.leaveWith(unitId, {
    leave: () => deleteParty(kind, request, context),
    ifLeft: () =>
      context.warn(
        `${id} stays in the directory: it is the last owner of the unit ${unitId}, which was not deleted in this run either`,
      ),
  });
}

function refusal(error: unknown): ResourceFailure | undefined {
  if (!(error instanceof EspalierError) || error.code !== 'ou_not_empty') return undefined;
  const { children, parties } = error as EspalierError & { children?: number; parties?: number };
  return new ResourceFailure(
    `is not empty: ${children ?? 0} units below it and ${parties ?? 0} parties living in it that this delete would orphan ` +
      `(ou_not_empty). Move or delete them, or set deletionMode to "rehome" (they go to the parent) or "cascade" ` +
      `(the units below go too, their parties go to the tenant root) and run pulumi up before this delete`,
    'deletionMode',
  );
}
