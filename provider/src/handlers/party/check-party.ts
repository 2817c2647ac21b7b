import { validateBody } from '@espalier/sdk';
import type { CheckFailure, Properties } from '../resource-handler.ts';
import { containsUnknown, unknownPointers } from '../unknown-values.ts';
import { roleKey } from './compare-fields.ts';
import { bodyOf } from './party-inputs.ts';
import type { PartyKind } from './party-kinds.ts';

/** Everything that is wrong with the inputs as far as they are known; the schema of the API's body decides. */
export function checkParty(kind: PartyKind, inputs: Properties): CheckFailure[] {
  return [
    ...schemaFailures(kind, inputs),
    ...choiceFailures(kind, inputs),
    ...adoptFailures(inputs),
    ...roleFailures(inputs),
  ];
}

function schemaFailures(kind: PartyKind, inputs: Properties): CheckFailure[] {
  const body = bodyOf(kind, inputs);
  const unknown = unknownPointers(body);
  const isOpen = (pointer: string) => unknown.some((at) => pointer === at || pointer.startsWith(`${at}/`));
  return validateBody(kind.createOperation, body)
    .filter(({ pointer }) => !isOpen(pointer))
    .map(({ pointer, message }) => ({ property: propertyPath(pointer), reason: message }));
}

function choiceFailures(kind: PartyKind, inputs: Properties): CheckFailure[] {
  return Object.entries(kind.choices)
    .filter(([argument, choices]) => !isOneOf(inputs[argument], choices))
    .map(([property, choices]) => ({ property, reason: `must be one of ${choices.join(', ')}` }));
}

function isOneOf(value: unknown, choices: readonly string[]): boolean {
  return value === undefined || containsUnknown(value) || choices.some((choice) => choice === value);
}

function adoptFailures({ adopt }: Properties): CheckFailure[] {
  const fits =
    adopt === undefined || typeof adopt === 'boolean' || (typeof adopt === 'string' && uuid.test(adopt));
  return fits ? [] : [{ property: 'adopt', reason: 'must be true, false or the id of an existing object' }];
}

/** The unknown marker is one too. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The server refuses these too, but only after other resources were written. */
function roleFailures({ specializations }: Properties): CheckFailure[] {
  if (!Array.isArray(specializations)) return [];
  const keys = specializations.map((role) => (containsUnknown(role) ? undefined : roleKey(role)));
  return keys.flatMap((key, index) =>
    key !== undefined && keys.indexOf(key) < index
      ? [{ property: `specializations[${index}]`, reason: 'repeats a subtype in the same unit' }]
      : [],
  );
}

/** RFC 6901 pointer to the path that Pulumi shows: `/specializations/0/subtype` is `specializations[0].subtype`. */
export function propertyPath(pointer: string): string {
  const segments = pointer.split('/').slice(1);
  const path = segments.map((segment) =>
    /^\d+$/.test(segment) ? `[${segment}]` : `.${segment.replaceAll('~1', '/').replaceAll('~0', '~')}`,
  );
  return path.join('').replace(/^\./, '');
}
