/** What is wrong with the inputs of any resource as far as they are known: the schema of the API's body decides. */
import { type OperationId, validateBody } from '@espalier/sdk';
import type { CheckFailure, Properties } from './resource-handler.ts';
import { unknownPointers } from './unknown-values.ts';

/**
 * @param operation whose body it is
 * @param body may hold unknown markers, at any depth: what they stand for is not judged
 */
export function bodyFailures(operation: OperationId, body: Properties): CheckFailure[] {
  const unknown = unknownPointers(body);
  const isOpen = (pointer: string) => unknown.some((at) => pointer === at || pointer.startsWith(`${at}/`));
  return validateBody(operation, body)
    .filter(({ pointer }) => !isOpen(pointer))
    .map(({ pointer, message }) => ({ property: propertyPath(pointer), reason: message }));
}

/** What is wrong with `adopt`: true, false or the id of an object. */
export function adoptFailures({ adopt }: Properties): CheckFailure[] {
  const fits = adopt === undefined || typeof adopt === 'boolean' || isId(adopt);
  return fits ? [] : [{ property: 'adopt', reason: 'must be true, false or the id of an existing object' }];
}

/** Whether a value can be an id that the directory gave; the unknown marker can. */
export function isId(value: unknown): boolean {
  return typeof value === 'string' && uuid.test(value);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** RFC 6901 pointer to the path that Pulumi shows: `/specializations/0/subtype` is `specializations[0].subtype`. */
export function propertyPath(pointer: string): string {
  const segments = pointer.split('/').slice(1);
  const path = segments.map((segment) =>
    /^\d+$/.test(segment) ? `[${segment}]` : `.${segment.replaceAll('~1', '/').replaceAll('~0', '~')}`,
  );
  return path.join('').replace(/^\./, '');
}
