import type * as pulumi from '@pulumi/pulumi';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';
import { refuseExactGroup } from './exact-groups.ts';

/** Arguments of a {@link GroupMembership}. Both sides are what it is: another one replaces it. */
export interface GroupMembershipArgs {
  /** Id of the group. Another one replaces the membership. A Group of the same program must not name all its members. */
  groupId: pulumi.Input<string>;
  /** Id of the party, of any type, another group too. Another one replaces the membership. */
  partyId: pulumi.Input<string>;
  /**
   * `true`: a membership that is there already becomes this resource's own, so that a delete takes the party out.
   * Only looked at when the resource is created. Default: `false`, a delete leaves it as it was.
   */
  adopt?: pulumi.Input<boolean>;
}

/**
 * One party in a group, beside members that others manage. A delete takes the party out only if this resource had put
 * it in. For all members of a group: `memberIds` of the Group.
 */
export class GroupMembership extends EspalierResource {
  declare readonly groupId: pulumi.Output<string>;
  declare readonly partyId: pulumi.Output<string>;
  /** Whether a delete takes the party out: false when it was a member before this resource came. */
  declare readonly isOurs: pulumi.Output<boolean>;
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;

  /** Looks up a membership by `GROUP_ID/PARTY_ID`, without managing it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): GroupMembership {
    return new GroupMembership(name, {} as GroupMembershipArgs, { ...opts, id });
  }

  constructor(name: string, args: GroupMembershipArgs, opts?: pulumi.CustomResourceOptions) {
    refuseExactGroup(name, args.groupId);
    super('GroupMembership', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<GroupMembership> = {
  groupId: undefined,
  partyId: undefined,
  isOurs: undefined,
  tenantId: undefined,
};
