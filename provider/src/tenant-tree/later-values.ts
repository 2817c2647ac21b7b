/** Values of a program that are not there yet when it makes its resources. */
import { Output } from '@pulumi/pulumi';

/** Whether the value itself is an output or a promise. */
export function isLater(value: unknown): boolean {
  return Output.isInstance(value) || value instanceof Promise;
}

/** Whether the value is, or somewhere inside has, an output or a promise. */
export function containsLater(value: unknown): boolean {
  if (isLater(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(containsLater);
}
