/** Objects of a tenant as declarations of a program, which refer to each other instead of naming ids. */
import { declaredArguments, type LiveObject } from '../tenant/live-object.ts';
import { nameObjects } from '../tenant/object-names.ts';
import type { Shown } from '../tenant/object-type.ts';

/** Stands in arguments for the id of another object. */
export class Reference {
  /** Key of the object referred to. */
  readonly target: string;
  readonly id: string;

  constructor({ key, id }: LiveObject) {
    this.target = key;
    this.id = id;
  }
}

/** One resource of a program. */
export interface Declaration {
  readonly object: LiveObject;
  /** Name of the resource. */
  readonly name: string;
  /** JSON with references in it. */
  readonly arguments: Shown;
  /** Keys of objects that have to be there first, beside those referred to. */
  readonly follows: readonly string[];
}

/** Declares each object, in the order given. */
export function declare(objects: readonly LiveObject[]): Declaration[] {
  const names = nameObjects(objects);
  const find = referencesTo(objects);
  return objects.map((object) => ({
    object,
    name: names.get(object.key) ?? object.key,
    arguments: withReferences(declaredArguments(object), find(object)),
    follows: followedBy(object, objects),
  }));
}

function followedBy({ kind, shown }: LiveObject, objects: readonly LiveObject[]): string[] {
  const { follows } = kind;
  if (follows === undefined) return [];
  return objects
    .filter((other) => follows(shown, { type: other.kind.type, shown: other.shown }))
    .map(({ key }) => key);
}

/** Finds what a value of an argument names; `siblings` are the arguments beside it. */
type Find = (argument: string, value: string, siblings: Shown) => Reference | undefined;

/** Arguments whose names end with Id or Ids name objects by their ids; what else names objects, their types say. */
function referencesTo(objects: readonly LiveObject[]): (from: LiveObject) => Find {
  const byId = new Map(objects.filter(({ kind }) => !kind.namedBy).map((object) => [object.id, object]));
  const named = objects.filter(({ kind }) => kind.namedBy);
  return (from) => (argument, value, siblings) => {
    const target =
      named.find((object) => object.kind !== from.kind && isNamed(object, argument, siblings)) ??
      (/Ids?$/.test(argument) ? byId.get(value) : undefined);
    return target === undefined || target === from ? undefined : new Reference(target);
  };
}

function isNamed({ kind, arguments: own }: LiveObject, argument: string, siblings: Shown): boolean {
  const names = Object.entries(kind.namedBy ?? {});
  return names[0]?.[0] === argument && names.every(([theirs, ours]) => siblings[theirs] === own[ours]);
}

function withReferences(values: Shown, find: Find): Shown {
  const replaced = (value: unknown, argument: string): unknown => {
    if (typeof value === 'string') return find(argument, value, values) ?? value;
    if (Array.isArray(value)) return value.map((item) => replaced(item, argument));
    return typeof value === 'object' && value !== null ? withReferences(value as Shown, find) : value;
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, replaced(value, name)]));
}

/** References in arguments, each with the argument of the resource that it is in. */
export function referencesIn({ arguments: values }: Declaration): { argument: string; target: string }[] {
  return Object.entries(values).flatMap(([argument, value]) =>
    targetsIn(value).map((target) => ({ argument, target })),
  );
}

function targetsIn(value: unknown): string[] {
  if (value instanceof Reference) return [value.target];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(targetsIn) : [];
}
