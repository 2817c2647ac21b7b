/** Create of a party: takes over what `adopt` means, else makes one, or takes back what an earlier attempt made. */
import type { Party } from '../directory.ts';
import { orMadeBefore, repeatableCreate } from '../repeatable-create.ts';
import {
  type CreateRequest,
  type CreateResult,
  type HandlerContext,
  type Properties,
  ResourceFailure,
  UnfinishedCreate,
} from '../resource-handler.ts';
import { findAdoptable } from './adopt-party.ts';
import { claimed } from './claimed-write.ts';
import { managesMembers, memberIdsOf, membersFound, membersOfOwnGroup } from './group-members.ts';
import { bodyOf } from './party-inputs.ts';
import type { PartyKind } from './party-kinds.ts';
import { partyOutputs } from './party-outputs.ts';
import { writeParty } from './write-party.ts';

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

function createOrTakeBack(
  kind: PartyKind,
  request: CreateRequest,
  context: HandlerContext,
): Promise<CreateResult> {
  const { inputs } = request;
  return repeatableCreate(request, context, {
    async make(key) {
      const post = () => context.directory.create(kind.partyType, bodyOf(kind, inputs), key);
      const made = await claimed(() => orMadeBefore(post), inputs, context);
      if ('madeBefore' in made) return { id: made.madeBefore };
      const { party, replayed } = made;
      if (replayed) return { id: party.id };
      return {
        id: party.id,
        outputs: { ...partyOutputs(kind, party, inputs), ...membersOfOwnGroup(inputs) },
      };
    },
    takeBack: (id) => takeBack(kind, id, inputs, context),
  });
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
