/** Where an object is not what the program of a stack says. */
import { isDeepStrictEqual } from 'node:util';
import { validateBody } from '@espalier/sdk';
import type { LiveObject } from '../tenant/live-object.ts';
import type { ObjectType, Shown } from '../tenant/object-type.ts';
import { isSecret, masked } from '../tenant/secret-values.ts';

/** A property that differs. */
export interface Difference {
  readonly property: string;
  /** As the stack has it, secrets masked; null: cleared. */
  readonly stack: unknown;
  /** As the tenant has it; null: empty. */
  readonly tenant: unknown;
}

/** Compares what the program sets with what is there; a secret is taken to be right. */
export function differencesOf(inputs: Shown, { kind, shown, arguments: live }: LiveObject): Difference[] {
  const defaults = kind.defaults?.(shown) ?? {};
  return Object.entries(inputs)
    .filter(([property, value]) => isArgument(kind, shown, property) && !isSecret(value))
    .map(([property, value]) => ({
      property,
      stack: masked(value) ?? defaults[property] ?? null,
      tenant: live[property] ?? defaults[property] ?? null,
    }))
    .filter(({ property, stack, tenant }) => {
      const isRight = kind.comparisons?.[property];
      return !(isRight?.(stack, tenant, shown) ?? isSame(property, stack, tenant, inputs));
    });
}

/**
 * The provider's own arguments never reach the directory, or say how to ask and not what there is: the schema tells the
 * first, the object the second.
 */
function isArgument(
  { createOperation, fields = {}, inPath }: ObjectType,
  shown: Shown,
  property: string,
): boolean {
  if (property === inPath) return true;
  const field = fields[property] ?? property;
  const unknown = validateBody(createOperation, { [field]: null }).some(
    ({ code, pointer }) => code === 'unknown_field' && pointer === `/${field}`,
  );
  return field in shown && !unknown;
}

function isSame(property: string, stack: unknown, tenant: unknown, inputs: Shown): boolean {
  if (isTextList(stack) && isTextList(tenant))
    return isSameSet(stack, tenant, inputs.memberMode === 'additive');
  if (property === 'specializations') return isDeepStrictEqual(roles(stack, stack), roles(tenant, stack));
  if (isTime(stack) && isTime(tenant)) return Date.parse(stack) === Date.parse(tenant);
  return isDeepStrictEqual(withoutNulls(stack), withoutNulls(tenant));
}

/** The order of ids, scopes and addresses means nothing. */
function isSameSet(stack: readonly string[], tenant: readonly string[], mayHaveMore: boolean): boolean {
  const [wanted, there] = [new Set(stack), new Set(tenant)];
  return mayHaveMore ? wanted.isSubsetOf(there) : wanted.symmetricDifference(there).size === 0;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isTime(value: unknown): value is string {
  return (
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value))
  );
}

/** Items of a list of objects without their empty fields. */
function withoutNulls(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item) => (isObject(item) ? present(item) : item)) : value;
}

/** Roles in an order of their own. A role of the program without a version of its profile takes any. */
function roles(value: unknown, wanted: unknown): unknown[] {
  const keyOf = ({ subtype, organizationUnitId }: Shown) =>
    JSON.stringify([subtype, organizationUnitId ?? null]);
  const asked = new Map(objectsIn(wanted).map((role) => [keyOf(role), role]));
  const comparable = objectsIn(value).map((role) => {
    const { profileVersion, ...others } = present(role);
    const counts = asked.get(keyOf(role))?.profileVersion != null;
    return counts ? { ...others, profileVersion } : others;
  });
  return comparable.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function objectsIn(value: unknown): Shown[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Shown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function present(values: Shown): Shown {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
