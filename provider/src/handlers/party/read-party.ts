import { assertGone } from '../assert-gone.ts';
import type { Directory, Party } from '../directory.ts';
import {
  type HandlerContext,
  type Properties,
  type ReadRequest,
  type ReadResult,
  ResourceFailure,
} from '../resource-handler.ts';
import { managesMembers, membersFound } from './group-members.ts';
import type { PartyKind } from './party-kinds.ts';
import { partyKind } from './party-kinds.ts';
import { partyInputs, partyOutputs } from './party-outputs.ts';

/**
 * What the directory shows of a party.
 *
 * @param kind undefined when the state does not say, as in a first look-up by id
 * @returns undefined only when it is gone beyond doubt
 */
export async function readParty(
  kind: PartyKind | undefined,
  { id, outputs, managed }: ReadRequest,
  { directory }: HandlerContext,
): Promise<ReadResult | undefined> {
  const party = await lookUp(kind, id, outputs, directory);
  if (party === undefined) {
    await assertGone(outputs, directory);
    return undefined;
  }
  const shown = kind ?? partyKind(party.partyType);
  if (shown === undefined)
    throw new ResourceFailure(`has the unknown type ${party.partyType}; upgrade @espalier/pulumi`);
  const found = { ...partyOutputs(shown, party, outputs), ...membersFound(party, outputs) };
  return { outputs: found, inputs: partyInputs(found, managed) };
}

function lookUp(
  kind: PartyKind | undefined,
  id: string,
  outputs: Properties,
  directory: Directory,
): Promise<Party | undefined> {
  if (kind === undefined) return directory.get('any', id);
  // A listing does not tell the members of a group.
  if (managesMembers(outputs)) return directory.get(kind.partyType, id, { members: true });
  return directory.find(kind.partyType, id);
}
