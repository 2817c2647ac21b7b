import { assertIfMatch } from '../http/etag.ts';
import type { Answer, Handlers, RequestContext } from '../http/handler.ts';
import { noContent, ok } from '../http/handler.ts';
import { deleteParty, holdUnits, readHandlers } from '../parties/party.routes.ts';
import { getPartyRow, presentParty } from '../parties/party.store.ts';
import { partyKinds } from '../parties/party-kinds.ts';
import { filterConditions, listParties } from '../parties/party-list.store.ts';
import { assertReferences, referencesOf } from '../parties/party-references.store.ts';
import {
  answerCreated,
  answerUpdated,
  insertParty,
  startUpdate,
  writeUpdate,
} from '../parties/party-write.ts';
import { holdsParty, isMemberOf } from './group.store.ts';
import { applyMemberChange, type MemberChange } from './group-members.ts';

const kind = partyKinds.Group;

async function changeMembers(context: RequestContext, id: string, change: MemberChange): Promise<void> {
  assertIfMatch(context.ifMatch, presentParty(await getPartyRow(context.session, id, { kind, lock: true })));
  const changes = await applyMemberChange(context, id, change);
  if (Object.keys(changes).length === 0) return;
  context.audit.append({
    action: 'group.members_changed',
    resource: { type: kind.auditName, id },
    changes,
  });
}

async function changeOneMember(
  context: RequestContext,
  path: { id: string; partyId: string },
  field: 'addMemberIds' | 'removeMemberIds',
): Promise<Answer> {
  // The member stands in the path: what is not live in this tenant is a 404 here, not a bad reference.
  await context.session.asReader(() => getPartyRow(context.session, path.partyId));
  await changeMembers(context, path.id, { [field]: [path.partyId] });
  return noContent;
}

/** Groups and their members. */
export const groupRoutes: Handlers = {
  ...readHandlers(kind),
  createGroup: async (context, { body }) => {
    await holdUnits(context, body);
    await assertReferences(context.session, referencesOf(body));
    const row = await insertParty(context, kind, body);
    return answerCreated(context, kind, row, await applyMemberChange(context, row.id, body));
  },
  updateGroup: async (context, { path, body }) => {
    await holdUnits(context, body);
    const pending = await startUpdate(context, kind, path.id, body);
    await assertReferences(context.session, referencesOf(pending.changed));
    await writeUpdate(context, pending);
    return answerUpdated(context, pending, await applyMemberChange(context, path.id, body));
  },
  deleteGroup: async (context, { path }) => {
    await deleteParty(context, kind, path.id);
    return noContent;
  },
  listGroupMembers: async ({ session, cursors }, { path, query }) => {
    const { id } = await getPartyRow(session, path.id, { kind });
    const { partyType, transitive = false } = query;
    const conditions = [
      ...filterConditions(session, partyType ? { partyType } : {}),
      isMemberOf(session, id, transitive),
    ];
    return ok(
      await listParties(session, { name: `members/${id}/${transitive}`, conditions }, query, cursors),
    );
  },
  replaceGroupMembers: async (context, { path, body }) => {
    await changeMembers(context, path.id, body);
    const { session, cursors } = context;
    const conditions = [...filterConditions(session, {}), isMemberOf(session, path.id, false)];
    const options = { name: `members/${path.id}/false`, conditions };
    return ok(await session.asReader(() => listParties(session, options, {}, cursors)));
  },
  addGroupMember: (context, { path }) => changeOneMember(context, path, 'addMemberIds'),
  removeGroupMember: (context, { path }) => changeOneMember(context, path, 'removeMemberIds'),
  listPartyGroups: async ({ session, cursors }, { path, query }) => {
    const { id } = await getPartyRow(session, path.id);
    const { transitive = false } = query;
    const conditions = [
      ...filterConditions(session, { partyType: kind.type }),
      holdsParty(session, id, transitive),
    ];
    return ok(
      await listParties(session, { name: `groups-of/${id}/${transitive}`, conditions }, query, cursors),
    );
  },
};
