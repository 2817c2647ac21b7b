/** Objects of a tenant as declarations of a program, which refer to each other instead of naming ids. */
import { declaredArguments, type LiveObject } from '../tenant/live-object.ts';
import { nameObjects } from '../tenant/object-names.ts';
import type { Shown } from '../tenant/object-type.ts';

/** Stands in arguments for a value that another object has. */
export class Reference {
  /** Id of the object referred to. */
  readonly target: string;
  /** Output of it that has the value: `id`, or for example `type`. */
  readonly output: string;
  readonly value: string;

  constructor(target: string, output: string, value: string) {
    this.target = target;
    this.output = output;
    this.value = value;
  }
}

/** One resource of a program. */
export interface Declaration {
  readonly object: LiveObject;
  /** Name of the resource. */
  readonly name: string;
  /** JSON with references in it. */
  readonly arguments: Shown;
  /** Ids of objects that have to be there first, beside those referred to. */
  readonly follows: readonly string[];
}

/** Declares each object, in the order given. */
export function declare(objects: readonly LiveObject[]): Declaration[] {
  const names = nameObjects(objects);
  const reference = referencesTo(objects);
  return objects.map((object) => ({
    object,
    name: names.get(object.id) ?? object.id,
    arguments: withReferences(declaredArguments(object), reference),
    follows: followedBy(object, objects),
  }));
}

function followedBy({ id, kind, shown }: LiveObject, others: readonly LiveObject[]): string[] {
  const { follows } = kind;
  if (follows === undefined) return [];
  const first = others.filter(
    (other) => other.id !== id && follows(shown, { type: other.kind.type, shown: other.shown }),
  );
  return first.map((other) => other.id);
}

type Finder = (argument: string, value: string) => Reference | undefined;

/** Arguments whose names end with Id or Ids name objects by their ids; what else names objects, their types say. */
function referencesTo(objects: readonly LiveObject[]): Finder {
  const byId = new Set(objects.map(({ id }) => id));
  const byValue = new Map<string, Reference>();
  for (const { id, kind, arguments: own } of objects) {
    for (const [argument, output] of Object.entries(kind.namedBy ?? {})) {
      const value = String(own[output]);
      byValue.set(`${argument} ${value}`, new Reference(id, output, value));
    }
  }
  return (argument, value) =>
    /Ids?$/.test(argument) && byId.has(value)
      ? new Reference(value, 'id', value)
      : byValue.get(`${argument} ${value}`);
}

function withReferences(values: Shown, find: Finder): Shown {
  const replaced = (value: unknown, argument: string): unknown => {
    if (typeof value === 'string') return find(argument, value) ?? value;
    if (Array.isArray(value)) return value.map((item) => replaced(item, argument));
    return typeof value === 'object' && value !== null ? withReferences(value as Shown, find) : value;
  };
  const entries = Object.entries(values).map(([name, value]) => [name, replaced(value, name)]);
  // Object.fromEntries makes __proto__ a key like any other.
  return Object.fromEntries(entries);
}

/** References in arguments, each with the argument of the resource that it is in. */
export function referencesIn({
  arguments: values,
}: Declaration): { argument: string; reference: Reference }[] {
  const found = (value: unknown): Reference[] => {
    if (value instanceof Reference) return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(found) : [];
  };
  return Object.entries(values).flatMap(([argument, value]) =>
    found(value).map((reference) => ({ argument, reference })),
  );
}
