/** Whether a wanted value is what the directory shows, told as the directory tells it: order and absence do not always matter. */
import { containsUnknown } from '../unknown-values.ts';

type Json = { readonly [name: string]: unknown };
type Comparison = (wanted: unknown, actual: unknown) => boolean;

/** Fields where null is not "none" but "back to this". */
const valueOfNull: { readonly [field: string]: string } = {
  ouInheritancePolicy: 'READ_ONLY_ANCESTOR',
  origin: 'managed',
};

const comparisons: { readonly [field: string]: Comparison } = {
  memberIds: (wanted, actual) => sameSet(asList(wanted), asList(actual)),
  specializations: (wanted, actual) => sameRoles(asList(wanted), asList(actual)),
};

/**
 * Names of the fields in `wanted` whose value is not, or (with unknown markers) may not be, the one in `actual`.
 * Fields left out of `wanted` are not compared.
 */
export function changedFields(wanted: Json, actual: Json): string[] {
  return Object.keys(wanted).filter((field) => !isSame(field, wanted, actual));
}

function isSame(field: string, wanted: Json, actual: Json): boolean {
  if (wanted[field] === undefined) return true;
  if (containsUnknown(wanted[field])) return false;
  const value = wanted[field] ?? meaningOfNull(field, wanted, actual);
  return (comparisons[field] ?? sameJson)(value, actual[field] ?? null);
}

function meaningOfNull(field: string, wanted: Json, actual: Json): unknown {
  // A unit's or group's name that is set to null follows the displayName.
  if (field === 'name') return wanted.displayName ?? actual.displayName;
  return valueOfNull[field] ?? null;
}

/** Deep equality of JSON values; the order of keys does not count, the order of lists does. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]));
}

/** Whether two lists hold the same strings or numbers; order and repetitions do not count. */
export function sameSet(one: readonly unknown[], other: readonly unknown[]): boolean {
  const others = new Set(other);
  const ones = new Set(one);
  return ones.size === others.size && [...ones].every((item) => others.has(item));
}

function sameRoles(wanted: readonly unknown[], actual: readonly unknown[]): boolean {
  if (wanted.length !== actual.length) return false;
  const actuals = new Map(actual.map((role) => [roleKey(role), role]));
  return wanted.every((role) => actuals.has(roleKey(role)) && sameRole(role, actuals.get(roleKey(role))));
}

/** What a role is told apart by within a party. */
export function roleKey(role: unknown): string {
  const { subtype, organizationUnitId } = isObject(role) ? role : {};
  return JSON.stringify([subtype, organizationUnitId ?? null]);
}

function sameRole(wanted: unknown, actual: unknown): boolean {
  if (!isObject(wanted) || !isObject(actual)) return false;
  // Left out, the version is the newest one at the time; the directory records which that was.
  const version = wanted.profileVersion ?? actual.profileVersion ?? null;
  return (
    version === (actual.profileVersion ?? null) &&
    (wanted.profileId ?? null) === (actual.profileId ?? null) &&
    sameJson(wanted.attributes ?? null, actual.attributes ?? null)
  );
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
