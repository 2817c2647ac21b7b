import { adoptFailures, bodyFailures } from '../body-check.ts';
import type { CheckFailure, Properties } from '../resource-handler.ts';
import { containsUnknown } from '../unknown-values.ts';
import { roleKey } from './compare-fields.ts';
import { bodyOf } from './party-inputs.ts';
import type { PartyKind } from './party-kinds.ts';

/** Everything that is wrong with the inputs as far as they are known; the schema of the API's body decides. */
export function checkParty(kind: PartyKind, inputs: Properties): CheckFailure[] {
  return [
    ...bodyFailures(kind.createOperation, bodyOf(kind, inputs)),
    ...choiceFailures(kind, inputs),
    ...adoptFailures(inputs),
    ...roleFailures(inputs),
  ];
}

function choiceFailures(kind: PartyKind, inputs: Properties): CheckFailure[] {
  return Object.entries(kind.choices)
    .filter(([argument, choices]) => !isOneOf(inputs[argument], choices))
    .map(([property, choices]) => ({ property, reason: `must be one of ${choices.join(', ')}` }));
}

function isOneOf(value: unknown, choices: readonly string[]): boolean {
  return value === undefined || containsUnknown(value) || choices.some((choice) => choice === value);
}

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
