import { EspalierError } from '@espalier/sdk';
import { assertGone } from '../assert-gone.ts';
import type { DeletionMode } from '../directory.ts';
import { type DeleteRequest, type HandlerContext, ResourceFailure } from '../resource-handler.ts';
import { choiceOf } from './party-inputs.ts';
import type { PartyKind } from './party-kinds.ts';

/** Deletes a party; one that is gone already is fine. */
export async function deleteParty(
  kind: PartyKind,
  { urn, id, outputs }: DeleteRequest,
  { directory, objects }: HandlerContext,
): Promise<void> {
  // A tenant tree, or a resource that says adopt, has taken it over.
  if (objects.isOthers(id, urn)) return;
  const mode = choiceOf(kind, 'deletionMode', outputs) as DeletionMode | undefined;
  try {
    const wasThere = await directory.remove(kind.partyType, id, mode);
    if (!wasThere) await assertGone([[id]], outputs, directory);
    objects.settle(id);
  } catch (error) {
    throw refusal(error) ?? error;
  }
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
