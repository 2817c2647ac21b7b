/** What stands for secrets, which neither the directory nor an exported state tells. */
import type { Shown } from './object-type.ts';

/** What the directory shows for a secret setting, and takes for "as it is"; see docs/concepts/integrations.md. */
export const mask = '***';

/** Marks a secret in a state. */
const secretMark = '4dabf18193072939515e22adb298388d';

/** Whether a value of a state is a secret. */
export function isSecret(value: unknown): boolean {
  return isObject(value) && secretMark in value;
}

/** A value of a state with `***` for each secret in it: not even its encrypted form is for everybody. */
export function masked(value: unknown): unknown {
  if (isSecret(value)) return mask;
  if (Array.isArray(value)) return value.map(masked);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item)]));
}

/** Whether masked JSON of a state and of the tenant is the same, where secrets on either side are taken to be right. */
export function isSameBesideSecrets(stack: unknown, tenant: unknown): boolean {
  if (stack === mask || tenant === mask) return stack != null && tenant != null;
  if (Array.isArray(stack) && Array.isArray(tenant)) {
    const isSameItem = (item: unknown, index: number) => isSameBesideSecrets(item, tenant[index]);
    return stack.length === tenant.length && stack.every(isSameItem);
  }
  if (!isObject(stack) || !isObject(tenant)) return stack === tenant;
  const names = new Set([...Object.keys(stack), ...Object.keys(tenant)]);
  return [...names].every((name) => isSameBesideSecrets(stack[name], tenant[name]));
}

function isObject(value: unknown): value is Shown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
