import { adoptFailures, bodyFailures, isId } from '../body-check.ts';
import type { ManagedObjects } from '../managed-objects.ts';
import {
  type CheckFailure,
  type DiffRequest,
  type DiffResult,
  type Properties,
  ResourceFailure,
  type ResourceHandler,
} from '../resource-handler.ts';
import { containsUnknown } from '../unknown-values.ts';
import type { ObjectKind } from './object-kind.ts';
import { bodyOf, changedArguments, fieldOf, identityOf, isSent } from './object-properties.ts';
import { readObject } from './read-object.ts';
import { createObject, deleteObject, updateObject } from './write-object.ts';

/**
 * The handler of a resource type whose objects are not parties. How to describe one: `object-kind.ts`.
 *
 * @param type name in the type token
 */
export function objectHandler(type: string, kind: ObjectKind): ResourceHandler {
  return {
    type,
    check: ({ inputs }) => checkObject(kind, inputs),
    diff: (request, objects) => diffObject(kind, request, objects),
    create: (request, context) => createObject(kind, request, context),
    read: (request, context) => readObject(kind, request, context),
    update: (request, context) => updateObject(kind, request, context),
    delete: (request, context) => deleteObject(kind, request, context),
  };
}

function checkObject(kind: ObjectKind, inputs: Properties): CheckFailure[] {
  return [
    ...bodyFailures(kind.operations.create, bodyOf(kind, inputs)),
    ...pathFailures(kind, inputs),
    ...Object.entries(kind.ownArguments ?? {}).flatMap(([property, wrong]) => {
      const reason = wrong(inputs[property]);
      return reason === undefined ? [] : [{ property, reason }];
    }),
    ...adoptFailures(inputs),
    ...(kind.check?.(inputs) ?? []),
  ];
}

function pathFailures(kind: ObjectKind, inputs: Properties): CheckFailure[] {
  const wrong = Object.values(kind.pathArguments ?? {}).filter((argument) => !isId(inputs[argument]));
  return wrong.map((property) => ({
    property,
    reason: inputs[property] === undefined ? 'is required' : 'must be an id',
  }));
}

function diffObject(
  kind: ObjectKind,
  { urn, id, inputs, outputs }: DiffRequest,
  objects: ManagedObjects,
): DiffResult {
  objects.note(identityOf(kind, id, outputs), urn, inputs);
  const changed = changedArguments(kind, inputs, outputs);
  const replaces = changed.filter((name) => kind.replacedBy.includes(name));
  if (replaces.length === 0 && kind.operations.update === undefined) {
    const fixed = changed.find((name) => isSent(kind, name) && !containsUnknown(inputs[name]));
    if (fixed !== undefined) throw new ResourceFailure(cannotChange(kind), fixed);
  }
  return { changed, replaces };
}

function cannotChange(kind: ObjectKind): string {
  const names = kind.replacedBy.map((name) => fieldOf(kind, name));
  return `a ${kind.noun} never changes; make another one by changing ${names.join(' or ')}`;
}
