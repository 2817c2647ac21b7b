import type { RequestContext } from '../http/handler.ts';
import { deleteLinksOfParties } from './directory-user.store.ts';
import { deletedRuleEntry } from './provisioning-rule.routes.ts';
import { deleteRuleRows, presentRule, rulesAround } from './provisioning-rule.store.ts';

/** Deletes the rules of units that go, and those elsewhere that read a directory there. The tree is locked exclusively by the caller. */
export async function removeRulesAround(
  { session, audit }: RequestContext,
  unitIds: string[],
): Promise<void> {
  const views = (await rulesAround(session, unitIds)).map(presentRule);
  if (views.length === 0) return;
  deleteRuleRows(
    session,
    views.map(({ id }) => id),
  );
  audit.append(...views.map(deletedRuleEntry));
}

/** Unlinks parties that go from the directories that know them: a user who comes again is somebody new. */
export function unlinkParties({ session }: RequestContext, partyIds: string[]): void {
  deleteLinksOfParties(session, partyIds);
}
