/** What a program says about a tree of nodes. */
import type { GroupArgs } from '../resources/group.ts';
import type { OrganizationArgs } from '../resources/organization.ts';
import type { DeletionMode, OrganizationUnitArgs } from '../resources/organization-unit.ts';
import type { PersonArgs } from '../resources/person.ts';
import type { ServiceArgs } from '../resources/service.ts';

/** What every node has beside the fields of its type. */
export interface TreeNodeName {
  /**
   * Names the node, uniquely in the tree: 1 to 63 lower-case letters, digits, `-`, `_` and `.`, beginning with a letter
   * or digit. A node that keeps its key keeps its id, wherever it moves and whatever it is called.
   */
  key: string;
}

/** Lists of nodes. The values of fields may be outputs of other resources; keys, types, lists and members are plain. */
export interface TreeLists {
  /** Units nested here, whose displayNames differ. Default: none. */
  units?: readonly TreeUnit[];
  /** Persons, organizations and services that live here. Default: none. */
  parties?: readonly TreeParty[];
  /** Groups that live here. Default: none. */
  groups?: readonly TreeGroup[];
}

/** A unit with what is nested in it. */
export type TreeUnit = TreeNodeName &
  TreeLists &
  Omit<OrganizationUnitArgs, 'parentOuId' | 'deletionMode' | 'adopt'>;

type Living<Args> = Omit<Args, 'organizationUnitId' | 'adopt'>;

/** A party that lives where it is nested. */
export type TreeParty = TreeNodeName &
  (
    | ({ type: 'Person' } & Living<PersonArgs>)
    | ({ type: 'Organization' } & Living<OrganizationArgs>)
    | ({ type: 'Service' } & Living<ServiceArgs>)
  );

/** A group that lives where it is nested. */
export type TreeGroup = TreeNodeName &
  Omit<Living<GroupArgs>, 'memberIds' | 'memberMode'> & {
    /** Keys of all members, nodes of any kind; no group is a member of itself, however nested. Default: not managed. */
    members?: readonly string[];
  };

/** `resource`: one resource per node. `tree`: one for all of them, written in one transaction. */
export type TreeGranularity = 'resource' | 'tree';

/** Arguments of a TenantTree: a file, or lists of nodes at the top of the tenant. */
export interface TenantTreeArgs extends TreeLists {
  /**
   * Path of a YAML file, or with the name ending in `.json` a JSON file, from the folder of the program; in place of
   * `units`, `parties` and `groups`. `tenant-tree.schema.json` of this package is its schema.
   */
  file?: string;
  /**
   * `resource`: one Pulumi resource per node, named `NAME-KEY`. `tree`: one resource for the whole tree, written in one
   * transaction, for trees of thousands; up to 20,000 nodes. Default: `resource`.
   */
  granularity?: TreeGranularity;
  /**
   * Whether nodes that leave the tree are deleted, all of them when the tree itself is. With `false` they stay in the
   * directory, unmanaged. Default: `true`.
   */
  prune?: boolean;
  /**
   * What deleting a unit does when units or parties that are no nodes of this tree are inside: `refuse` fails and names
   * how many; `rehome` moves them to the parent; `cascade` deletes the units below and moves the parties to the
   * tenant's root. Takes effect for deletes after the next `pulumi up`. Default: `refuse`.
   */
  deletionMode?: DeletionMode;
  /**
   * Takes over objects that exist already where a node is like one of them: by externalId; a unit else by parent and
   * displayName; others else by uri, else by home unit and displayName. Several matches are an error, none creates.
   * Only looked at for nodes that are new to the state. Default: `false`.
   */
  adopt?: boolean;
}
