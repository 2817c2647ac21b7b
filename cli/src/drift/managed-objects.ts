/** The objects of a tenant that a stack manages, each with what its program says about it. */
import { keyOf } from '../tenant/live-object.ts';
import type { ObjectType, Shown } from '../tenant/object-type.ts';
import { objectType } from '../tenant/object-types.ts';
import type { StateResource } from './stack-state.ts';

/** What a stack says about one object. */
export interface ManagedObject {
  readonly kind: ObjectType;
  readonly id: string;
  /** As `LiveObject.key`. */
  readonly key: string;
  /** Name of the resource; for a node of a tree followed by its key. */
  readonly name: string;
  /** What the program sets; what it leaves out is none of its business. */
  readonly inputs: Shown;
}

/** A member that a GroupMembership put into a group. */
export interface ManagedMember {
  readonly name: string;
  readonly id: string;
  readonly groupId: string;
  readonly partyId: string;
}

/** Everything that a stack manages in one tenant. */
export interface Managed {
  readonly objects: readonly ManagedObject[];
  readonly members: readonly ManagedMember[];
  /** Resources that are not compared, by type, and why. */
  readonly leftOut: ReadonlyMap<string, number>;
}

const typeOfParty: Readonly<Record<string, string>> = {
  organization_unit: 'OrganizationUnit',
  natural_person: 'Person',
  organization: 'Organization',
  service: 'Service',
  group: 'Group',
};

/** Reads what resources say; those of other tenants and of types that this version does not know are counted only. */
export function managedIn(resources: readonly StateResource[], tenantId: string): Managed {
  const objects: ManagedObject[] = [];
  const members: ManagedMember[] = [];
  const leftOut = new Map<string, number>();
  for (const resource of resources) {
    const { type, name, id, inputs, outputs } = resource;
    const found = objectsOf(resource);
    const isElsewhere = outputs.tenantId !== undefined && outputs.tenantId !== tenantId;
    if (isElsewhere) count(leftOut, `${type} of another tenant`);
    else if (type === 'GroupMembership')
      members.push({ name, id, groupId: String(inputs.groupId), partyId: String(inputs.partyId) });
    else if (found === undefined) count(leftOut, type);
    else objects.push(...found);
  }
  return { objects, members, leftOut };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function objectsOf(resource: StateResource): ManagedObject[] | undefined {
  const { type, name, id, inputs, outputs } = resource;
  if (type === 'TenantTree') return nodesOf(resource);
  const kind = objectType(type === 'Party' ? (typeOfParty[String(outputs.partyType)] ?? '') : type);
  if (kind === undefined) return undefined;
  return [{ kind, id, key: keyOf(kind, id, inputs), name, inputs }];
}

/** How a node stands in the text of a whole tree; beside these, the fields of its body. */
interface Node {
  readonly type: string;
  readonly parent?: string;
  readonly members?: readonly string[];
}

/** One resource for a whole tree keeps its nodes as one JSON text, by key, and their ids as another. */
function nodesOf({ name, inputs, outputs }: StateResource): ManagedObject[] {
  const nodes = JSON.parse(String(inputs.nodes ?? '{}')) as Record<string, Node & Shown>;
  const ids = JSON.parse(String(outputs.ids ?? '{}')) as Record<string, string>;
  return Object.entries(nodes).flatMap(([key, { type, parent, members, ...fields }]) => {
    const kind = objectType(type);
    const id = ids[key];
    if (kind === undefined || id === undefined) return [];
    const place = { [kind.place ?? '']: parent === undefined ? null : ids[parent] };
    const memberIds = members === undefined ? {} : { memberIds: members.map((member) => ids[member]) };
    return {
      kind,
      id,
      key: keyOf(kind, id, fields),
      name: `${name}/${key}`,
      inputs: { ...fields, ...place, ...memberIds },
    };
  });
}
