/**
 * Members of a group. `exact`: the program names the whole set. `additive`: it names members that shall be in it;
 * others are left alone, and only those that this resource put in are ever taken out.
 */

import type { Body, Party } from '../directory.ts';
import type { Properties } from '../resource-handler.ts';
import { changedFields } from './compare-fields.ts';

/** Outputs about members; empty where the program does not manage them. */
export interface MemberOutputs {
  memberIds?: readonly string[];
  /** Members that this resource put in, where that is not simply all of `memberIds`. */
  __addedMemberIds?: readonly string[];
}

/** Whether the program manages the members of this resource. */
export function managesMembers(properties: Properties): boolean {
  return Array.isArray(properties.memberIds);
}

/** After a POST that carried the members, or for a group that such a POST once made. */
export function membersOfOwnGroup(inputs: Properties): MemberOutputs {
  if (!managesMembers(inputs)) return {};
  const memberIds = idsOf(inputs.memberIds);
  return isAdditive(inputs) ? { memberIds, __addedMemberIds: memberIds } : { memberIds };
}

/** As the members are now: all of them, or with `additive` those of ours that are still there. */
export function membersFound(party: Party, previous: Properties): MemberOutputs {
  if (!managesMembers(previous)) return {};
  const present = memberIdsOf(party);
  const before = idsOf(previous.memberIds);
  const stillThere = before.filter((id) => present.includes(id));
  const added = addedBefore(previous).filter((id) => present.includes(id));
  if (isAdditive(previous)) return { memberIds: stillThere, __addedMemberIds: added };
  const memberIds = [...stillThere, ...present.filter((id) => !before.includes(id))];
  return added.length === memberIds.length ? { memberIds } : { memberIds, __addedMemberIds: added };
}

/**
 * The part of a PUT body that makes the members of an existing group what the program says, and the outputs after it.
 *
 * @param outputs as last known; tell which members this resource put in
 * @param present members that the group has; undefined when not known, which `additive` cannot do without
 */
export function memberChange(
  inputs: Properties,
  outputs: Properties,
  present: readonly string[] | undefined,
): { body: Body; outputs: MemberOutputs } {
  if (!managesMembers(inputs)) return { body: {}, outputs: {} };
  const memberIds = idsOf(inputs.memberIds);
  if (!isAdditive(inputs)) {
    const body = changedFields({ memberIds }, { memberIds: present }).length > 0 ? { memberIds } : {};
    return { body, outputs: { memberIds } };
  }
  const ours = addedBefore(outputs);
  const missing = memberIds.filter((id) => !present?.includes(id));
  const leaving = ours.filter((id) => !memberIds.includes(id));
  const body: Body = {};
  if (missing.length > 0) body.addMemberIds = missing;
  if (leaving.length > 0) body.removeMemberIds = leaving;
  const kept = ours.filter((id) => memberIds.includes(id));
  return { body, outputs: { memberIds, __addedMemberIds: [...new Set([...kept, ...missing])] } };
}

/** Ids of the members in an answer that includes them. */
export function memberIdsOf(party: Party): string[] {
  const members = Array.isArray(party.members) ? party.members : [];
  return members.map((member: { id: string }) => member.id);
}

export function isAdditive(properties: Properties): boolean {
  return properties.memberMode === 'additive';
}

function addedBefore(outputs: Properties): string[] {
  return idsOf(outputs.__addedMemberIds ?? outputs.memberIds);
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.map(String))] : [];
}
