import * as pulumi from '@pulumi/pulumi';
import { managedByGroup } from '../handlers/kinds/group-membership.ts';

/** Names of the groups of the program that name all their members, by the id that they give out. */
const exactGroups = new WeakMap<object, string>();

/** What of a group's arguments tells whether it names all of its members. */
interface MemberArgs {
  memberIds?: unknown;
  memberMode?: unknown;
}

/** Notes a group of the program, if it is plain that it names all of its members. */
export function noteGroup(
  resourceName: string,
  id: pulumi.Output<string>,
  { memberIds, memberMode = 'exact' }: MemberArgs,
): void {
  if (Array.isArray(memberIds) && memberMode === 'exact') exactGroups.set(id, resourceName);
}

/**
 * Refuses a membership in a group of the program that would take it out again. The provider finds this too once the
 * group's id is known; in the preview of a new group only the program can.
 *
 * @throws pulumi.RunError naming both
 */
export function refuseExactGroup(resourceName: string, groupId: unknown): void {
  const group = pulumi.Output.isInstance(groupId) ? exactGroups.get(groupId) : undefined;
  if (group !== undefined)
    throw new pulumi.RunError(
      `GroupMembership "${resourceName}": groupId: is that of "${group}": ${managedByGroup}`,
    );
}
