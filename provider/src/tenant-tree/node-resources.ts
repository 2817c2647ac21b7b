/** Granularity `resource`: each node of a tree as a resource of its own. */
import type * as pulumi from '@pulumi/pulumi';
import type { TreeNode } from '../handlers/tenant-tree/tree-node.ts';
import { Group, type GroupArgs } from '../resources/group.ts';
import { Organization, type OrganizationArgs } from '../resources/organization.ts';
import {
  type DeletionMode,
  OrganizationUnit,
  type OrganizationUnitArgs,
} from '../resources/organization-unit.ts';
import type { PartyResource } from '../resources/party-resource.ts';
import { Person, type PersonArgs } from '../resources/person.ts';
import { Service, type ServiceArgs } from '../resources/service.ts';

/** What all resources of a tree have in common. */
export interface NodeSettings {
  /** Resources are named `NAME-KEY`. */
  readonly name: string;
  readonly deletionMode: DeletionMode | undefined;
  readonly adopt: boolean | undefined;
  readonly options: pulumi.CustomResourceOptions;
}

/**
 * Makes the resources, all of them children of one parent: a node that moves in the tree keeps its URN.
 *
 * @param nodes sound, each after the one that it stands in
 * @returns by key
 */
export function makeNodes(nodes: readonly TreeNode[], settings: NodeSettings): Map<string, PartyResource> {
  const made = new Map<string, PartyResource>();
  const isGroup = ({ type }: TreeNode) => type === 'Group';
  const inOrder = [...nodes.filter((node) => !isGroup(node)), ...membersFirst(nodes.filter(isGroup))];
  for (const node of inOrder) made.set(node.key, makeNode(node, made, settings));
  return made;
}

function makeNode(
  { key, type, parent, members, fields }: TreeNode,
  made: ReadonlyMap<string, PartyResource>,
  { name: treeName, deletionMode, adopt, options }: NodeSettings,
): PartyResource {
  const name = `${treeName}-${key}`;
  // null, not left out: a node that moves to the top has to say so.
  const place = parent === null ? null : made.get(parent)?.id;
  const common = adopt === undefined ? fields : { ...fields, adopt };
  if (type === 'OrganizationUnit') {
    const mode = deletionMode === undefined ? {} : { deletionMode };
    return new OrganizationUnit(
      name,
      { ...common, ...mode, parentOuId: place } as OrganizationUnitArgs,
      options,
    );
  }
  const living = { ...common, organizationUnitId: place };
  if (type === 'Person') return new Person(name, living as PersonArgs, options);
  if (type === 'Organization') return new Organization(name, living as OrganizationArgs, options);
  if (type === 'Service') return new Service(name, living as ServiceArgs, options);
  const memberIds = members?.map((member) => made.get(member)?.id);
  return new Group(name, (memberIds ? { ...living, memberIds } : living) as GroupArgs, options);
}

/** Groups in an order in which each comes after those that are its members. */
function membersFirst(groups: readonly TreeNode[]): TreeNode[] {
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const ordered = new Set<TreeNode>();
  const add = (group: TreeNode) => {
    if (ordered.has(group)) return;
    for (const member of group.members ?? []) {
      const inner = byKey.get(member);
      if (inner !== undefined) add(inner);
    }
    ordered.add(group);
  };
  groups.forEach(add);
  return [...ordered];
}
