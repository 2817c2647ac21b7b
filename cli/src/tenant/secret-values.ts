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

/** Whether JSON of a state and of the tenant is the same, where secrets on either side are taken to be right. */
export function isSameBesideSecrets(stack: unknown, tenant: unknown): boolean {
  if (isSecret(stack)) return tenant !== undefined;
  if (tenant === mask) return stack !== undefined && stack !== null;
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
