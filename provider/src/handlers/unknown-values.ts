import { runtime } from '@pulumi/pulumi';

/** Stands in a preview for any value, at any depth, that is only known after an earlier step. */
export const unknownValue: string = runtime.unknownValue;

/** Whether the value itself is the unknown marker. */
export function isUnknown(value: unknown): boolean {
  return value === unknownValue;
}

/** Whether the value is, or somewhere inside has, the unknown marker. */
export function containsUnknown(value: unknown): boolean {
  return unknownPointers(value).length > 0;
}

/** RFC 6901 pointers of all unknown markers in a value; the empty pointer for the value itself. */
export function unknownPointers(value: unknown, pointer = ''): string[] {
  if (isUnknown(value)) return [pointer];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) =>
    unknownPointers(item, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
