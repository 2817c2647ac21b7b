/** Persons, organizations, services, groups and units: one handler, since a party is a party. */

import type { PartyType } from '../directory.ts';
import type { ManagedObjects } from '../managed-objects.ts';
import {
  type CheckFailure,
  type CheckRequest,
  type DiffRequest,
  type DiffResult,
  type Properties,
  ResourceFailure,
  type ResourceHandler,
} from '../resource-handler.ts';
import { isUnknown } from '../unknown-values.ts';
import { checkParty } from './check-party.ts';
import { changedFields } from './compare-fields.ts';
import { createParty } from './create-party.ts';
import { deleteParty } from './delete-party.ts';
import { bodyOf, choiceOf } from './party-inputs.ts';
import { type PartyKind, partyKind, partyKinds } from './party-kinds.ts';
import { readParty } from './read-party.ts';
import { updateParty } from './write-party.ts';

/**
 * @param type name in the type token
 * @param partyType of all resources of this type; left out, each names its own in the argument `partyType`
 */
export function partyHandler(type: string, partyType?: PartyType): ResourceHandler {
  const kindOf = (properties: Properties): PartyKind => {
    const kind = partyKind(partyType ?? properties.partyType);
    if (kind === undefined) throw new ResourceFailure(badPartyType, 'partyType');
    return kind;
  };
  return {
    type,
    check: (request, objects) => check(partyKind(partyType ?? request.inputs.partyType), request, objects),
    diff: (request, objects) => diff(partyKind(partyType ?? request.inputs.partyType), request, objects),
    create: (request, context) => createParty(kindOf(request.inputs), request, context),
    read: (request, context) =>
      readParty(partyKind(partyType ?? request.outputs.partyType), request, context),
    update: (request, context) => updateParty(kindOf(request.inputs), request, context),
    delete: (request, context) => deleteParty(kindOf(request.outputs), request, context),
  };
}

const badPartyType = `must be one of ${Object.keys(partyKinds).join(', ')}`;

function check(kind: PartyKind | undefined, request: CheckRequest, objects: ManagedObjects): CheckFailure[] {
  if (kind === undefined) {
    // Unknown in a preview: the fields can be judged once the type is there.
    return isUnknown(request.inputs.partyType) ? [] : [{ property: 'partyType', reason: badPartyType }];
  }
  const failures = checkParty(kind, request.inputs);
  if (kind.partyType === 'organization_unit') failures.push(...siblingFailures(request, objects));
  return failures;
}

function siblingFailures({ urn, inputs, oldInputs }: CheckRequest, objects: ManagedObjects): CheckFailure[] {
  const isNew = Object.keys(oldInputs).length === 0;
  // Not set on a unit that exists: it may be anywhere. Adopted: likewise.
  if (inputs.parentOuId === undefined && (!isNew || inputs.adopt)) return [];
  const twin = objects.placeUnit(urn, inputs.parentOuId ?? null, inputs.displayName);
  if (twin === undefined) return [];
  const name = twin.slice(twin.lastIndexOf('::') + 2);
  return [
    {
      property: 'displayName',
      reason: `is also that of "${name}", under the same parent; siblings need different names`,
    },
  ];
}

function diff(kind: PartyKind | undefined, request: DiffRequest, objects: ManagedObjects): DiffResult {
  const { urn, id, inputs } = request;
  if (inputs.parentOuId === id) throw new ResourceFailure('a unit cannot be its own parent', 'parentOuId');
  const result = differences(kind, request, objects);
  objects.note(id, urn, inputs, result.replaces.length > 0 ? 'all' : result.changed);
  return result;
}

function differences(
  kind: PartyKind | undefined,
  { id, inputs, outputs }: DiffRequest,
  objects: ManagedObjects,
): DiffResult {
  // Of the types, only Party takes partyType; a type that is not known yet may be another one.
  const hasOtherType = inputs.partyType !== undefined && inputs.partyType !== outputs.partyType;
  if (kind === undefined || hasOtherType) return { changed: ['partyType'], replaces: ['partyType'] };
  const changed = changedFields(bodyOf(kind, inputs), outputs);
  const choices = Object.keys(kind.choices).filter((name) => mayDiffer(kind, name, inputs, outputs));
  const displaced = objects.displacedFields(id).filter((field) => inputs[field] !== undefined);
  return { changed: [...new Set([...changed, ...choices, ...displaced])], replaces: [] };
}

/** The engine hands only outputs to a delete, so that a new choice has to reach them: an update that writes nothing. */
function mayDiffer(kind: PartyKind, name: string, inputs: Properties, outputs: Properties): boolean {
  return choiceOf(kind, name, inputs) !== choiceOf(kind, name, outputs);
}
