/** Between the inputs and outputs that the engine keeps, and the bodies and objects of the API. */
import { isId } from '../body-check.ts';
import type { Body, Shown } from '../directory.ts';
import { sameJson } from '../party/compare-fields.ts';
import type { Properties } from '../resource-handler.ts';
import { containsUnknown } from '../unknown-values.ts';
import type { ObjectKind } from './object-kind.ts';

/** Not kept: the id has its own place, `source` is this provider's own word. */
const leftOut = new Set(['id', 'source']);

/** Names of the inputs that the directory is told about, those that the program sets. */
function managedArguments(kind: ObjectKind, inputs: Properties): string[] {
  return Object.keys(inputs).filter(
    (name) =>
      inputs[name] !== undefined &&
      name !== 'adopt' &&
      !name.startsWith('__') &&
      !Object.hasOwn(kind.ownArguments ?? {}, name),
  );
}

/**
 * The body of a create, or of an update that changes `only` these arguments.
 */
export function bodyOf(kind: ObjectKind, inputs: Properties, only = managedArguments(kind, inputs)): Body {
  const inPath = Object.values(kind.pathArguments ?? {});
  const names = only.filter((name) => !inPath.includes(name));
  return Object.fromEntries(names.map((name) => [fieldOf(kind, name), inputs[name]]));
}

/** Path parameters of create and list. */
export function pathOf(kind: ObjectKind, properties: Properties): Record<string, string> {
  const entries = Object.entries(kind.pathArguments ?? {});
  return Object.fromEntries(
    entries.map(([parameter, argument]) => [parameter, String(properties[argument])]),
  );
}

/** What identifies the object among all of the tenant, of any kind. */
export function identityOf(kind: ObjectKind, id: string, properties: Properties): string {
  const identity = kind.identityOf?.(properties) ?? id;
  return isId(identity) ? identity : `${kind.noun} ${identity}`;
}

export function idOf(kind: ObjectKind, shown: Shown): string {
  return kind.idOf?.(shown) ?? String(shown.id);
}

/** Arguments that differ, or (with unknown values) may differ, from what is there; those of the provider itself too. */
export function changedArguments(kind: ObjectKind, inputs: Properties, outputs: Properties): string[] {
  const own = Object.keys(kind.ownArguments ?? {}).filter((name) => inputs[name] !== undefined);
  return [...managedArguments(kind, inputs), ...own].filter(
    (name) => containsUnknown(inputs[name]) || !isSame(kind, name, inputs[name], outputs[name]),
  );
}

/** Whether the directory has to be told of a change in this argument. */
export function isSent(kind: ObjectKind, name: string): boolean {
  return !Object.hasOwn(kind.ownArguments ?? {}, name);
}

/**
 * Outputs of an object.
 *
 * @param previous the inputs just written over the outputs before, or the outputs before a read: supplies what the
 *   directory does not show, and how the program spells what it does show
 */
export function outputsOf(kind: ObjectKind, shown: Shown, previous: Properties): Properties {
  const present = kind.present?.(shown, previous) ?? shown;
  const names = Object.entries(kind.fields ?? {});
  const argumentOf = (field: string) => names.find(([, name]) => name === field)?.[0] ?? field;
  const outputs: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(present)) {
    const name = argumentOf(field);
    if (value === null || leftOut.has(name)) continue;
    const before = previous[name];
    outputs[name] = before != null && isSame(kind, name, before, value) ? before : value;
  }
  const kept = ['adopt', 'tenantId', ...Object.keys(kind.ownArguments ?? {}), ...(kind.keptOutputs ?? [])];
  for (const name of kept) if (previous[name] !== undefined) outputs[name] ??= previous[name];
  return outputs;
}

/** Inputs that say what is there now, for the properties that the program manages and no others. */
export function inputsOf(outputs: Properties, managed: readonly string[]): Properties {
  return Object.fromEntries(managed.map((name) => [name, outputs[name] ?? null]));
}

/** Name of an argument in the API. */
export function fieldOf(kind: ObjectKind, argument: string): string {
  return kind.fields?.[argument] ?? argument;
}

function isSame(kind: ObjectKind, name: string, wanted: unknown, shown: unknown): boolean {
  return (kind.comparisons?.[name] ?? sameJson)(wanted ?? null, shown ?? null);
}
