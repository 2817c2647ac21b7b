/** One object of a tenant as a program would declare it. */
import { validateBody } from '@espalier/sdk';
import type { ObjectType, Shown } from './object-type.ts';

/** An object of the live tenant. */
export interface LiveObject {
  readonly kind: ObjectType;
  /** The id that Pulumi keeps. */
  readonly id: string;
  readonly shown: Shown;
  /** All that a program may set and that has a value, under the names of the resource's arguments. */
  readonly arguments: Shown;
}

/** Reads an object as the API shows it. */
export function liveObject(kind: ObjectType, shown: Shown): LiveObject {
  const id = kind.idOf?.(shown) ?? String(shown.id);
  return { kind, id, shown, arguments: argumentsOf(kind, shown) };
}

/** The arguments that a program has to give: those that do not have the value which they would have anyway. */
export function declaredArguments({ kind, shown, arguments: all }: LiveObject): Shown {
  const defaults = kind.defaults?.(shown) ?? {};
  const declared = Object.entries(all).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name]),
  );
  return Object.fromEntries(declared);
}

/** The outputs that the provider would keep for an object. */
export function outputsOf({ kind, shown }: LiveObject): Shown {
  return { ...kind.ownOutputs, ...renamed(kind, withoutNulls(shown, hiddenOutputs)) };
}

/** Not kept as outputs: the id has its own place, and these belong to other objects or are always empty. */
const hiddenOutputs = new Set(['id', 'source', 'deletedAt', 'deletedById', 'members', 'children']);

/** The schema tells what is read-only: the create body refuses it. */
function argumentsOf(kind: ObjectType, shown: Shown): Shown {
  const refused = validateBody(kind.createOperation, shown)
    .filter(({ code }) => code === 'unknown_field')
    .map(({ pointer }) => pointer.slice(1));
  return renamed(kind, withoutNulls(shown, new Set(refused)));
}

function withoutNulls(shown: Shown, leftOut: ReadonlySet<string>): Shown {
  const kept = Object.entries(shown).filter(([name, value]) => value !== null && !leftOut.has(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name === 'specializations' ? rolesOf(value) : value]),
  );
}

/** Roles without their empty fields. */
function rolesOf(roles: unknown): unknown {
  if (!Array.isArray(roles)) return roles;
  return roles.map((role: Shown) =>
    Object.fromEntries(Object.entries(role).filter(([, value]) => value !== null)),
  );
}

function renamed({ fields = {} }: ObjectType, values: Shown): Shown {
  const names = new Map(Object.entries(fields).map(([argument, field]) => [field, argument]));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [names.get(name) ?? name, value]));
}
