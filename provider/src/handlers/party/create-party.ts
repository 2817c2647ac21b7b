/**
 * Create that can be repeated at any time. The POST carries a key made from the resource's URN, so the directory
 * knows on a repeat what the first attempt made, also when the engine was killed in between, lost all of its state,
 * and the program says something else by now.
 */
import { createHash } from 'node:crypto';
import { EspalierError } from '@espalier/sdk';
import type { Body, Party } from '../directory.ts';
import {
  type CreateRequest,
  type CreateResult,
  type HandlerContext,
  type Properties,
  ResourceFailure,
  UnfinishedCreate,
} from '../resource-handler.ts';
import { findAdoptable } from './adopt-party.ts';
import { managesMembers, memberIdsOf, membersFound, membersOfOwnGroup } from './group-members.ts';
import { bodyOf } from './party-inputs.ts';
import type { PartyKind } from './party-kinds.ts';
import { partyOutputs } from './party-outputs.ts';
import { claimed } from './unique-claims.ts';
import { writeParty } from './write-party.ts';

/** Rounds of "made before, but deleted or somebody else's meanwhile" before giving up. */
const MOST_ATTEMPTS = 5;

export async function createParty(
  kind: PartyKind,
  request: CreateRequest,
  context: HandlerContext,
): Promise<CreateResult> {
  const { inputs, urn } = request;
  const found = await findAdoptable(kind, inputs, context.directory);
  if (found === undefined) return createOrTakeBack(kind, request, context);
  if (!context.objects.take(found.id, urn, inputs)) {
    throw new ResourceFailure(`another resource of this program already manages ${found.id}`, 'adopt');
  }
  const party = managesMembers(inputs) ? ((await readAgain(found.id, inputs, context)) ?? found) : found;
  const known = { ...knownOutputs(kind, party, { ...inputs, __addedMemberIds: [] }), id: party.id };
  return { id: party.id, outputs: await writeParty(kind, known, inputs, memberIdsOf(party), context) };
}

async function createOrTakeBack(
  kind: PartyKind,
  { inputs, urn }: CreateRequest,
  context: HandlerContext,
): Promise<CreateResult> {
  const body = bodyOf(kind, inputs);
  let key = idempotencyKey(urn);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const made = await claimed(() => post(kind, body, key, context), inputs, context);
    if (!context.objects.take(made.id, urn, inputs)) {
      // The URN was this object's before it got an alias; a key of the next generation makes one of our own.
      key = idempotencyKey(`${urn} beside ${made.id}`);
      continue;
    }
    if (made.party !== undefined) {
      return {
        id: made.id,
        outputs: { ...partyOutputs(kind, made.party, inputs), ...membersOfOwnGroup(inputs) },
      };
    }
    const result = await takeBack(kind, made.id, inputs, context);
    if (result !== undefined) return result;
  }
  throw new ResourceFailure('what an earlier attempt made keeps changing hands; run pulumi up again');
}

/** The key of a create: the same for every attempt at one resource of one stack, whatever its inputs. */
export function idempotencyKey(urn: string): string {
  return `pulumi-${createHash('sha256').update(urn).digest('hex')}`;
}

/** `party` is missing when the key had made the object before: what it is now has to be read. */
async function post(
  kind: PartyKind,
  body: Body,
  key: string,
  { directory }: HandlerContext,
): Promise<{ id: string; party?: Party }> {
  try {
    const { party, replayed } = await directory.create(kind.partyType, body, key);
    return replayed ? { id: party.id } : { id: party.id, party };
  } catch (error) {
    const usedBefore = error instanceof EspalierError && error.code === 'idempotency_key_reused';
    if (usedBefore && error.resourceId !== undefined) return { id: error.resourceId };
    throw error;
  }
}

/** Makes what an earlier attempt left behind what the program says now; undefined when it is gone. */
async function takeBack(
  kind: PartyKind,
  id: string,
  inputs: Properties,
  context: HandlerContext,
): Promise<CreateResult | undefined> {
  const party = await readAgain(id, inputs, context);
  if (party === undefined) return undefined;
  if (party.partyType !== kind.partyType) {
    // The program has changed its mind about the type, which replaces: the old one goes first.
    await context.directory.remove(party.partyType, id);
    return undefined;
  }
  const outputs = knownOutputs(kind, party, inputs);
  try {
    return { id, outputs: await writeParty(kind, { ...outputs, id }, inputs, memberIdsOf(party), context) };
  } catch (error) {
    throw new UnfinishedCreate({ id, outputs }, error);
  }
}

function readAgain(
  id: string,
  inputs: Properties,
  { directory }: HandlerContext,
): Promise<Party | undefined> {
  return directory.get('any', id, { members: managesMembers(inputs) });
}

function knownOutputs(kind: PartyKind, party: Party, previous: Properties): Properties {
  return { ...partyOutputs(kind, party, previous), ...membersFound(party, previous) };
}
