import { endAuthority } from '../authority/departures.ts';
import type { RequestContext } from '../http/handler.ts';
import { endUsesOfParties } from '../integrations/integration-removal.ts';
import { unlinkParties } from '../onboarding/onboarding-removal.ts';
import { endUnitContents } from '../ou/unit-contents.ts';
import { markDeleted } from './party.store.ts';
import { writerOf } from './party-write.ts';

/** Signalled when parties left: their tokens end with them. */
export const partiesLeft = 'parties left';

/**
 * Marks parties as deleted and ends what other concepts know of them: the one way by which a party leaves, whoever asks.
 * They are locked by the caller; the event of each is the caller's too.
 *
 * @param unitIds - those among them that are units
 * @throws ApiError `last_owner`
 */
export async function removeParties(
  context: RequestContext,
  ids: string[],
  unitIds: string[] = [],
): Promise<void> {
  if (ids.length === 0) return;
  await endUnitContents(context, unitIds);
  await endAuthority(context, ids, unitIds);
  await endUsesOfParties(context, ids);
  unlinkParties(context, ids);
  await markDeleted(context.session, ids, writerOf(context));
  context.session.signal(partiesLeft);
}
