/** A party as the directory shows it, turned into the outputs and inputs that the engine keeps. */

import type { Party } from '../directory.ts';
import type { Properties } from '../resource-handler.ts';
import { roleKey } from './compare-fields.ts';
import { choiceOf } from './party-inputs.ts';
import type { PartyKind } from './party-kinds.ts';

/** Not kept: the id has its own place, `source` is this provider's own word, the others are empty or belong to other objects. */
const leftOut = new Set(['id', 'adopt', 'source', 'deletedAt', 'deletedById', 'members', 'children']);

/**
 * Outputs of a party. `previous` (the inputs just written, or the outputs before a read) supplies what the directory
 * does not know: the provider's own arguments, and the order of roles.
 */
export function partyOutputs(kind: PartyKind, party: Party, previous: Properties): Properties {
  const fields = Object.entries(party).filter(([name, value]) => value !== null && !leftOut.has(name));
  const outputs: Record<string, unknown> = Object.fromEntries(fields);
  outputs.specializations = orderedRoles(asList(party.specializations), asList(previous.specializations));
  if (previous.adopt !== undefined) outputs.adopt = previous.adopt;
  for (const argument of Object.keys(kind.choices)) outputs[argument] = choiceOf(kind, argument, previous);
  return outputs;
}

/** Inputs that say what is there now, for the properties that the program manages and no others. */
export function partyInputs(outputs: Properties, managed: readonly string[]): Properties {
  return Object.fromEntries(managed.map((name) => [name, outputs[name] ?? null]));
}

/** Roles without their empty members, in the order in which they were last seen: a list that is a set must not seem to change. */
function orderedRoles(roles: readonly unknown[], previous: readonly unknown[]): unknown[] {
  const order = new Map(previous.map((role, index) => [roleKey(role), index]));
  const rank = (role: unknown) => order.get(roleKey(role)) ?? previous.length;
  return roles.map(withoutNulls).sort((one, other) => rank(one) - rank(other));
}

function withoutNulls(role: unknown): unknown {
  if (typeof role !== 'object' || role === null) return role;
  return Object.fromEntries(Object.entries(role).filter(([, value]) => value !== null));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
