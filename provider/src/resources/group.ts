import type { GroupCreate } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { OutputNames } from './espalier-resource.ts';
import { noteGroup } from './exact-groups.ts';
import type { PartyFieldArgs } from './party-args.ts';
import { PartyResource, partyOutputNames } from './party-resource.ts';

/** What a program says about the members of a group. */
export type MemberMode = 'exact' | 'additive';

/** What a program may say about a group beside what it may say about any party. */
export interface GroupFieldArgs {
  /** Internal name; 1 to 128 characters. Default: the displayName when it is created, which it does not follow later. */
  name?: pulumi.Input<GroupCreate['name']>;
  /** Ids of parties of any type, other groups too; the order does not count. Default: members are not managed. */
  memberIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * `exact`: `memberIds` are all members. `additive`: they are members among others, which are left alone; what leaves
   * the list leaves the group only if this resource had put it in. Default: `exact`.
   */
  memberMode?: pulumi.Input<MemberMode>;
}

/** Arguments of a {@link Group}. All of them change in place; none replaces the group. */
export interface GroupArgs extends PartyFieldArgs, GroupFieldArgs {}

/** A set of parties of any type. */
export class Group extends PartyResource {
  declare readonly name: pulumi.Output<string>;
  /** Members; with `additive` those that the program names. Undefined when members are not managed. */
  declare readonly memberIds: pulumi.Output<string[] | undefined>;
  declare readonly memberMode: pulumi.Output<MemberMode>;

  /** Looks up a group by id, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Group {
    return new Group(name, {} as GroupArgs, { ...opts, id });
  }

  constructor(name: string, args: GroupArgs, opts?: pulumi.CustomResourceOptions) {
    super('Group', name, args, outputNames, opts);
    noteGroup(name, this.id, args);
  }
}

const outputNames: OutputNames<Group> = {
  ...partyOutputNames,
  name: undefined,
  memberIds: undefined,
  memberMode: undefined,
};
