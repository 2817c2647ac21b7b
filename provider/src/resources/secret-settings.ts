import * as pulumi from '@pulumi/pulumi';

/** Keys whose values the directory encrypts and never shows (contract, section 7), at any depth. */
const secretKey = /(secret|password|token|key)$/i;

/**
 * Settings with each such value made a Pulumi secret, so that it is encrypted in the state whether the program says so or
 * not. What is only known later may hold anything: all of it becomes a secret.
 */
export function withSecrets(value: unknown): unknown {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return pulumi.secret(value);
  if (Array.isArray(value)) return value.map(withSecrets);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => {
    if (secretKey.test(key)) return [key, item === null ? null : pulumi.secret(item)];
    return [key, isPlainLeaf(item) ? item : withSecrets(item)];
  });
  return Object.fromEntries(entries);
}

/** An output such as the id of another resource, below a key that says it is no secret. */
function isPlainLeaf(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}
