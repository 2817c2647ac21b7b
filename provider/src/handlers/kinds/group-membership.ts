/** One member of a group among others: adds it, and takes out only what it added. */
import { EspalierNotFoundError } from '@espalier/sdk';
import { assertGone } from '../assert-gone.ts';
import { adoptFailures, isId } from '../body-check.ts';
import type { Directory } from '../directory.ts';
import type { ManagedObjects } from '../managed-objects.ts';
import {
  type CheckFailure,
  type CheckRequest,
  type CreateRequest,
  type CreateResult,
  type DeleteRequest,
  type HandlerContext,
  type Properties,
  type ReadRequest,
  type ReadResult,
  ResourceFailure,
  type ResourceHandler,
} from '../resource-handler.ts';
import { containsUnknown, isUnknown } from '../unknown-values.ts';
import { correlationOf, membershipsAdded } from './membership-history.ts';

/** Both sides are what it is. */
const sides = ['groupId', 'partyId'] as const;

export const groupMembership: ResourceHandler = {
  type: 'GroupMembership',
  check,
  diff({ urn, id, inputs, outputs }, objects) {
    objects.note(`membership ${id}`, urn, inputs);
    const replaces = sides.filter((side) => containsUnknown(inputs[side]) || inputs[side] !== outputs[side]);
    return { changed: [...replaces], replaces: [...replaces] };
  },
  create,
  read,
  update: async ({ inputs, outputs }) => outputsOf({ ...outputs, adopt: inputs.adopt }),
  delete: remove,
};

function check({ urn, inputs }: CheckRequest, objects: ManagedObjects): CheckFailure[] {
  const failures: CheckFailure[] = sides
    .filter((side) => !isId(inputs[side]))
    .map((property) => ({
      property,
      reason: inputs[property] === undefined ? 'is required' : 'must be an id',
    }));
  failures.push(...adoptFailures(inputs), ...conflicts(urn, inputs, objects));
  return failures;
}

function conflicts(urn: string, { groupId, partyId }: Properties, objects: ManagedObjects): CheckFailure[] {
  if (isUnknown(groupId)) return [];
  const group = objects.wanted(String(groupId));
  if (Array.isArray(group?.memberIds) && group.memberMode !== 'additive')
    return [{ property: 'groupId', reason: managedByGroup }];
  if (isUnknown(partyId)) return [];
  if (groupId === partyId) return [{ property: 'partyId', reason: 'a group cannot be its own member' }];
  const other = objects.claim(`membership ${groupId}/${partyId}`, urn);
  if (other === undefined) return [];
  const name = other.slice(other.lastIndexOf('::') + 2);
  return [{ property: 'partyId', reason: `"${name}" manages this membership already` }];
}

/** Said by the provider, and by the program where it sees it first. */
export const managedByGroup =
  'a Group of this program names all members of it (memberMode "exact"), and would take this one out again; ' +
  'add it to its memberIds, or set its memberMode to "additive"';

async function create({ urn, inputs }: CreateRequest, context: HandlerContext): Promise<CreateResult> {
  const { directory, objects } = context;
  const groupId = String(inputs.groupId);
  const partyId = String(inputs.partyId);
  const id = `${groupId}/${partyId}`;
  if (!objects.take(`membership ${id}`, urn, inputs))
    throw new ResourceFailure('another resource of this program manages this membership already', 'partyId');
  const earlier = await membershipsAdded(urn, directory);
  // What an earlier attempt added for a program that has changed since: it would stay for ever.
  for (const pair of earlier) if (pair !== id) await takeOut(pair, urn, directory);
  const wasMember = await isMember(groupId, partyId, directory);
  if (wasMember === undefined) throw new ResourceFailure(`there is no party ${partyId}`, 'partyId');
  if (!wasMember) await add(groupId, partyId, urn, directory);
  const isOurs = !wasMember || earlier.has(id) || inputs.adopt === true;
  const tenantId = await directory.tenantId();
  return { id, outputs: outputsOf({ ...inputs, isOurs, tenantId }) };
}

async function add(groupId: string, partyId: string, urn: string, { operations }: Directory): Promise<void> {
  try {
    const path = { id: groupId, partyId };
    await operations.write('addGroupMember', { path }, { correlationId: correlationOf(urn) });
  } catch (error) {
    if (error instanceof EspalierNotFoundError)
      throw new ResourceFailure(`there is no group ${groupId}, or no party ${partyId} any more`, 'groupId');
    throw error;
  }
}

async function read(
  { id, outputs, managed }: ReadRequest,
  { directory }: HandlerContext,
): Promise<ReadResult | undefined> {
  const [groupId = '', partyId = ''] = id.split('/');
  const isThere =
    (await isListed(groupId, partyId, directory)) || (await isMember(groupId, partyId, directory));
  if (isThere !== true) {
    await assertGone(outputs, directory);
    return undefined;
  }
  const tenantId = outputs.tenantId ?? (await directory.tenantId());
  const found: Properties = outputsOf({ ...outputs, groupId, partyId, tenantId });
  return { outputs: found, inputs: Object.fromEntries(managed.map((name) => [name, found[name] ?? null])) };
}

async function remove({ urn, id, outputs }: DeleteRequest, { directory }: HandlerContext): Promise<void> {
  if (outputs.isOurs === false) return;
  const wasThere = await takeOut(id, urn, directory);
  if (!wasThere) await assertGone(outputs, directory);
}

/** False when group or party is gone. */
async function takeOut(pair: string, urn: string, { operations }: Directory): Promise<boolean> {
  const [id = '', partyId = ''] = pair.split('/');
  try {
    await operations.write(
      'removeGroupMember',
      { path: { id, partyId } },
      { correlationId: correlationOf(urn) },
    );
    return true;
  } catch (error) {
    if (error instanceof EspalierNotFoundError) return false;
    throw error;
  }
}

/** By the list of members that all memberships of the group share; false says nothing. */
async function isListed(groupId: string, partyId: string, { operations }: Directory): Promise<boolean> {
  const listing = {
    operation: 'listGroupMembers' as const,
    path: { id: groupId },
    idOf: ({ id }: Properties) => String(id),
  };
  return (await unlessGone(operations.findRow(listing, partyId))) !== undefined;
}

/** By the groups of the party, which are few; undefined when there is no such party. */
async function isMember(
  groupId: string,
  partyId: string,
  { operations }: Directory,
): Promise<boolean | undefined> {
  const walk = async () => {
    for await (const { id } of operations.rows('listPartyGroups', { path: { id: partyId } })) {
      if (id === groupId) return true;
    }
    return false;
  };
  return unlessGone(walk());
}

async function unlessGone<Result>(call: Promise<Result>): Promise<Result | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof EspalierNotFoundError) return undefined;
    throw error;
  }
}

function outputsOf({ adopt, groupId, partyId, isOurs, tenantId }: Properties): Properties {
  return { ...(adopt === undefined ? {} : { adopt }), groupId, partyId, isOurs: isOurs ?? true, tenantId };
}
