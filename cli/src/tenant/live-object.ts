/** One object of a tenant as a program would declare it. */
import { validateBody } from '@espalier/sdk';
import type { ObjectType, Shown } from './object-type.ts';

/** An object of the live tenant. */
export interface LiveObject {
  readonly kind: ObjectType;
  /** The id that Pulumi keeps. */
  readonly id: string;
  /** What tells it from all others of the tenant. */
  readonly key: string;
  readonly shown: Shown;
  /** All that a program may set and that has a value, under the names of the resource's arguments. */
  readonly arguments: Shown;
}

/** Reads an object as the API shows it. */
export function liveObject(kind: ObjectType, shown: Shown): LiveObject {
  const id = kind.idOf?.(shown) ?? String(shown.id);
  const values = argumentsOf(kind, shown);
  return { kind, id, key: keyOf(kind, id, values), shown, arguments: values };
}

/** Whether something else than a program makes and unmakes it. */
export function isDerived({ kind, shown }: LiveObject): boolean {
  return kind.isDerived?.(shown) ?? false;
}

/** What tells an object from all others of the tenant. */
export function keyOf(kind: ObjectType, id: string, values: Shown): string {
  return `${kind.type} ${kind.identityOf?.(values) ?? id}`;
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
export function outputsOf({ kind, shown }: LiveObject, tenantId: string): Shown {
  return { ...kind.ownOutputs, ...without(hiddenOutputs, presentFields(kind, shown)), tenantId };
}

/** Not kept as outputs: the id has its own place, and these belong to other objects or are always empty. */
const hiddenOutputs: ReadonlySet<string> = new Set([
  'id',
  'source',
  'deletedAt',
  'deletedById',
  'members',
  'children',
]);

/** The schema tells what is read-only: the create call refuses it. */
function argumentsOf(kind: ObjectType, shown: Shown): Shown {
  const refused = validateBody(kind.createOperation, shown)
    .filter(({ code }) => code === 'unknown_field')
    .map(({ pointer }) => pointer.slice(1))
    .filter((name) => name !== kind.inPath);
  return presentFields(kind, without(new Set(refused), shown));
}

function without(names: ReadonlySet<string>, values: Shown): Shown {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}

/** Fields that have a value, under the names of arguments. */
function presentFields({ fields = {} }: ObjectType, shown: Shown): Shown {
  const argumentOf = new Map(Object.entries(fields).map(([argument, field]) => [field, argument]));
  const present = Object.entries(withoutNulls(shown));
  return Object.fromEntries(
    present.map(([name, value]) => [
      argumentOf.get(name) ?? name,
      Array.isArray(value) ? value.map(withoutNullsOfObject) : value,
    ]),
  );
}

/** In lists of objects, such as roles and rules, an empty field is as good as none. */
function withoutNullsOfObject(item: unknown): unknown {
  return typeof item === 'object' && item !== null && !Array.isArray(item)
    ? withoutNulls(item as Shown)
    : item;
}

function withoutNulls(values: Shown): Shown {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
