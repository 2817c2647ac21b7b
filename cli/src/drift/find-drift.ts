/** Compares what a stack manages with a live tenant. */
import { isDerived, type LiveObject } from '../tenant/live-object.ts';
import { objectTypes } from '../tenant/object-types.ts';
import { type Difference, differencesOf } from './differences.ts';
import type { Managed, ManagedMember } from './managed-objects.ts';

/** One object that is not as the stack has it. */
export interface Drift {
  /** `changed`: other values than the program's. `gone`: only the stack has it. `unmanaged`: only the tenant has it. */
  readonly what: 'changed' | 'gone' | 'unmanaged';
  readonly type: string;
  /** Of the resource; of an object without one, what the tenant calls it. */
  readonly name: string;
  readonly id: string;
  /** Empty unless it is `changed`. */
  readonly differences: readonly Difference[];
}

/** What is changed, gone and unmanaged, in this order; each by type and name. */
export function findDrift(
  { objects, members }: Managed,
  live: readonly LiveObject[],
  nameOf: (object: LiveObject) => string,
): Drift[] {
  const byKey = new Map(live.map((object) => [object.key, object]));
  const compared = objects.flatMap(({ kind, id, key, name, inputs }): Drift[] => {
    const found = byKey.get(key);
    const differences = found === undefined ? [] : differencesOf(inputs, found);
    if (found !== undefined && differences.length === 0) return [];
    return [{ what: found === undefined ? 'gone' : 'changed', type: kind.type, name, id, differences }];
  });
  const managed = new Set(objects.map(({ key }) => key));
  const unmanaged = live
    .filter((object) => !managed.has(object.key) && !isDerived(object))
    .map((object): Drift => {
      const { kind, id } = object;
      return { what: 'unmanaged', type: kind.type, name: nameOf(object), id, differences: [] };
    });
  const found = [...compared, ...members.filter((member) => !isMember(member, byKey)).map(goneMember)];
  const only = (what: Drift['what']) => found.filter((drift) => drift.what === what).sort(byTypeAndName);
  return [...only('changed'), ...only('gone'), ...unmanaged.sort(byTypeAndName)];
}

/** Types in the order of `objectTypes`, last those that are not in it. */
function byTypeAndName(one: Drift, other: Drift): number {
  const names = [...objectTypes.map(({ type }) => type), one.type, other.type];
  const rank = ({ type }: Drift) => names.indexOf(type);
  return rank(one) - rank(other) || one.name.localeCompare(other.name, 'en', { numeric: true });
}

function isMember({ groupId, partyId }: ManagedMember, byKey: ReadonlyMap<string, LiveObject>): boolean {
  const memberIds = byKey.get(`Group ${groupId}`)?.arguments.memberIds;
  return Array.isArray(memberIds) && memberIds.includes(partyId);
}

function goneMember({ name, id }: ManagedMember): Drift {
  return { what: 'gone', type: 'GroupMembership', name, id, differences: [] };
}
