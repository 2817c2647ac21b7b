import type { Body } from '../directory.ts';
import {
  type HandlerContext,
  type Properties,
  ResourceFailure,
  type UpdateRequest,
} from '../resource-handler.ts';
import { claimed } from './claimed-write.ts';
import { changedFields } from './compare-fields.ts';
import { isAdditive, managesMembers, memberChange, memberIdsOf } from './group-members.ts';
import { bodyOf } from './party-inputs.ts';
import type { PartyKind } from './party-kinds.ts';
import { partyOutputs } from './party-outputs.ts';
import { withWholeClaims } from './unique-claims.ts';

/**
 * Makes an existing party what the program says by at most one PUT with only what differs.
 *
 * @param known the party as outputs, and its id; what does not differ from them is not sent
 * @param present its members as they are now; undefined when not known
 * @returns the outputs after it
 */
export async function writeParty(
  kind: PartyKind,
  known: Properties & { id: string },
  inputs: Properties,
  present: readonly string[] | undefined,
  context: HandlerContext,
): Promise<Properties> {
  const members = memberChange(inputs, known, present);
  const changes = { ...differences(kind, inputs, known), ...members.body };
  const body = withWholeClaims(changes, inputs, context.objects.displacedFields(known.id));
  if (Object.keys(body).length === 0) return { ...outputsBefore(kind, known, inputs), ...members.outputs };
  const put = () => context.directory.update(kind.partyType, known.id, body);
  const party = await claimed(put, { ...known, ...body }, context);
  return { ...partyOutputs(kind, party, inputs), ...members.outputs };
}

/** One PUT for what the program has changed; a property that it no longer names is left as it is. */
export async function updateParty(
  kind: PartyKind,
  request: UpdateRequest,
  context: HandlerContext,
): Promise<Properties> {
  const { id, inputs, outputs } = request;
  const present = await presentMembers(request, context);
  return writeParty(kind, { ...outputs, id }, inputs, present, context);
}

async function presentMembers(
  { id, inputs, outputs }: UpdateRequest,
  { directory }: HandlerContext,
): Promise<readonly string[] | undefined> {
  if (!managesMembers(inputs)) return undefined;
  const before = outputs.memberIds as readonly string[] | undefined;
  const sameMode = before !== undefined && isAdditive(inputs) === isAdditive(outputs);
  const same = sameMode && changedFields({ memberIds: inputs.memberIds }, outputs).length === 0;
  if (same || !isAdditive(inputs)) return sameMode ? before : undefined;
  // Only a read tells which of the named parties are members already, and so are not this resource's to take out.
  const group = await directory.get('group', id, { members: true });
  if (group === undefined) throw new ResourceFailure('it is gone from the directory; run pulumi refresh');
  return memberIdsOf(group);
}

function differences(kind: PartyKind, inputs: Properties, known: Properties): Body {
  const { memberIds: _, ...body } = bodyOf(kind, inputs);
  return Object.fromEntries(changedFields(body, known).map((field) => [field, body[field]]));
}

/** Nothing was written: what the directory holds is as it was, the provider's own arguments are new. */
function outputsBefore(kind: PartyKind, known: Properties & { id: string }, inputs: Properties): Properties {
  const { memberIds: _, __addedMemberIds: __, ...fields } = known;
  return partyOutputs(kind, fields as Parameters<typeof partyOutputs>[1], inputs);
}
