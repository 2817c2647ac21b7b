/** What the inputs of a party resource hold: the fields of the API's body, and arguments that are the provider's own. */
import type { Body } from '../directory.ts';
import type { Properties } from '../resource-handler.ts';
import type { PartyKind } from './party-kinds.ts';

/** Arguments of every party resource that never travel to the directory. */
const ownArguments = new Set(['adopt', 'partyType']);

/** The fields that a POST or PUT carries: those that the program sets. */
export function bodyOf(kind: PartyKind, inputs: Properties): Body {
  const fields = Object.entries(inputs).filter(
    ([name, value]) =>
      value !== undefined &&
      !name.startsWith('__') &&
      !ownArguments.has(name) &&
      !Object.hasOwn(kind.choices, name),
  );
  return Object.fromEntries(fields);
}

/** The value of one of the provider's own choices, with its default. */
export function choiceOf(kind: PartyKind, argument: string, properties: Properties): string | undefined {
  return asText(properties[argument]) ?? kind.choices[argument]?.[0];
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
