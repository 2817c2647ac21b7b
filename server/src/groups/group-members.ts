import type { Changes } from '../audit/audit-trail.ts';
import { lockGroups } from '../db/tenant-locks.ts';
import type { RequestContext } from '../http/handler.ts';
import { assertReferences } from '../parties/party-references.store.ts';
import { assertNoGroupCycle, deleteMembers, insertMembers, memberIdsOf } from './group.store.ts';

/** How a body changes the members of a group. */
export interface MemberChange {
  /** The whole set. */
  memberIds?: string[];
  addMemberIds?: string[];
  removeMemberIds?: string[];
}

/** Whether a body says anything about members. */
function changesMembers({ memberIds, addMemberIds, removeMemberIds }: MemberChange): boolean {
  return memberIds !== undefined || addMemberIds !== undefined || removeMemberIds !== undefined;
}

function wantedSet(
  current: Set<string>,
  { memberIds, addMemberIds = [], removeMemberIds = [] }: MemberChange,
): Set<string> {
  const normal = (ids: string[]) => ids.map((id) => id.toLowerCase());
  if (memberIds !== undefined) return new Set(normal(memberIds));
  return new Set([...current, ...normal(addMemberIds)]).difference(new Set(normal(removeMemberIds)));
}

async function assertLive(context: RequestContext, change: MemberChange): Promise<void> {
  const field = change.memberIds === undefined ? 'addMemberIds' : 'memberIds';
  const ids = change.memberIds ?? change.addMemberIds ?? [];
  await assertReferences(
    context.session,
    ids.map((id, index) => ({ id, pointer: `/${field}/${index}` })),
  );
}

/**
 * Makes the members what a body says: one write for all of them. Any type of party may be a member.
 *
 * @returns who left and who joined, for the trail; empty when nobody did
 * @throws ApiError `reference_not_found` naming the member, `group_cycle`
 */
export async function applyMemberChange(
  context: RequestContext,
  groupId: string,
  change: MemberChange,
): Promise<Changes> {
  if (!changesMembers(change)) return {};
  const { session } = context;
  lockGroups(session);
  await assertLive(context, change);
  const current = new Set(await memberIdsOf(session, groupId));
  const wanted = wantedSet(current, change);
  const left = [...current.difference(wanted)];
  const joined = [...wanted.difference(current)];
  if (left.length > 0) await deleteMembers(session, groupId, left);
  if (joined.length > 0) {
    await insertMembers(session, groupId, joined);
    await assertNoGroupCycle(session, groupId);
  }
  return left.length + joined.length === 0 ? {} : { memberIds: { before: left, after: joined } };
}
