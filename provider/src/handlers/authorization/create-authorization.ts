/**
 * Asking for the first time, safe to repeat. An authorization is never deleted and a POST for a pair that exists changes
 * what has ended and nothing else, so that a create has to tell four things apart: made now, made by an earlier attempt,
 * ended at some time, and somebody else's.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Shown } from '../directory.ts';
import { findAdoptable } from '../object/adopt-object.ts';
import { changedArguments, outputsOf } from '../object/object-properties.ts';
import { showObject } from '../object/read-object.ts';
import { updateObject } from '../object/write-object.ts';
import { patience } from '../patience.ts';
import { idempotencyKey, orMadeBefore } from '../repeatable-create.ts';
import {
  type CreateRequest,
  type CreateResult,
  type HandlerContext,
  type Properties,
  ResourceFailure,
  UnfinishedCreate,
} from '../resource-handler.ts';
import { authorization, hasEnded } from './authorization-kind.ts';
import { declined, failIfSaid, howToAskAgain } from './customer-decision.ts';
import { requestBody } from './request-body.ts';
import { askAgain, asksForOther, mustShow, settled } from './update-authorization.ts';

/** Pairs that one resource may have asked for in its life, by replacement. */
const MOST_PAIRS = 100;

/** Asks, takes over what `adopt` means, or takes back what an earlier attempt asked for. */
export async function createAuthorization(
  request: CreateRequest,
  context: HandlerContext,
): Promise<CreateResult> {
  const { inputs } = request;
  const asked = (await adopted(inputs, context)) ?? (await ask(request, context));
  const id = String(asked.shown.id);
  const found = (await takeWhenFree(id, request, context)) ?? asked;
  try {
    const written = await brought(id, found, request, context);
    return { id, outputs: await settled({ id, inputs }, written, context) };
  } catch (error) {
    throw new UnfinishedCreate({ id, outputs: outputsOf(authorization, found.shown, inputs) }, error);
  }
}

async function adopted(inputs: Properties, { directory }: HandlerContext): Promise<Asked | undefined> {
  const shown = await findAdoptable(authorization, inputs, directory);
  if (shown === undefined) return undefined;
  if (!isOfPair(shown, inputs))
    throw new ResourceFailure(`${String(shown.id)} is of another application or unit`, 'adopt');
  return { shown, isOwn: false };
}

/** Makes what is there what the program says; asks for what has ended, unless the customer has just refused it. */
async function brought(
  id: string,
  { shown, isOwn }: Asked,
  { urn, inputs }: CreateRequest,
  context: HandlerContext,
): Promise<Properties> {
  const before = outputsOf(authorization, shown, {});
  if (!hasEnded(shown)) return updateObject(authorization, { id, urn, inputs, outputs: before }, context);
  const isOther = asksForOther(changedArguments(authorization, inputs, before));
  const isRefusal = isOwn && !wasDestroyed(shown, context);
  if (!isRefusal || isOther || inputs.onRevoked === 'request')
    return askAgain({ id, urn, inputs }, shown, context);
  failIfSaid(inputs, before);
  context.warn(`${declined(before)}; ${howToAskAgain}`);
  return outputsOf(authorization, shown, inputs);
}

interface Asked {
  shown: Shown;
  /** Asked for by this resource, now or in an earlier attempt. */
  isOwn: boolean;
}

/** Whether this stack has revoked it, in a destroy or a replacement. */
function wasDestroyed(
  { status, source, statusChangedById, createdById }: Shown,
  { directory }: HandlerContext,
): boolean {
  return status === 'revoked' && directory.isOfThisStack(source) && statusChangedById === createdById;
}

async function ask(request: CreateRequest, context: HandlerContext): Promise<Asked> {
  const { inputs, urn } = request;
  let seed = urn;
  for (let pairs = 0; pairs < MOST_PAIRS; pairs++) {
    const { shown, wasMade, isFresh } = await post(seed, inputs, context);
    if (isOfPair(shown, inputs)) {
      const isFree = hasEnded(shown) && !isFresh;
      // Another name in the program costs no approval: what this stack was the last to write is its own.
      if (wasMade || isFree || context.directory.isOfThisStack(shown.source)) return { shown, isOwn: true };
      throw notOurs(shown);
    }
    await revokeLost(shown, request, context);
    // Each pair that this resource has asked for has a key of its own, made from the one before.
    seed = `${urn} after ${String(shown.id)}`;
  }
  throw new ResourceFailure(`was replaced ${MOST_PAIRS} times; give the resource another name`);
}

/** What the directory shows of the authorization that the POST with this key, now or earlier, was about. */
async function post(
  seed: string,
  inputs: Properties,
  { directory }: HandlerContext,
): Promise<{ shown: Shown; wasMade: boolean; isFresh: boolean }> {
  const options = { idempotencyKey: idempotencyKey(seed) };
  const call = { body: requestBody(inputs) };
  const made = await orMadeBefore(() => directory.operations.write('requestAuthorization', call, options));
  if ('madeBefore' in made)
    return { shown: await mustShow(made.madeBefore, inputs, directory), wasMade: false, isFresh: false };
  const wasMade = made.status === 201;
  return made.replayed
    ? { shown: await mustShow(String(made.data.id), inputs, directory), wasMade, isFresh: false }
    : { shown: made.data, wasMade, isFresh: true };
}

function notOurs({ id, status }: Shown): ResourceFailure {
  return new ResourceFailure(
    `the application has an authorization of this unit already: ${String(id)}, which is ${String(status)}; ` +
      'to take it over, set adopt: true',
    'organizationUnitId',
  );
}

function isOfPair(shown: Shown, { applicationId, organizationUnitId }: Properties): boolean {
  return (
    shown.applicationId === String(applicationId).toLowerCase() &&
    shown.organizationUnitId === String(organizationUnitId).toLowerCase()
  );
}

/** The program has changed its mind about the pair after a killed run had asked for another one. */
async function revokeLost(
  shown: Shown,
  { urn }: CreateRequest,
  { directory, objects }: HandlerContext,
): Promise<void> {
  const id = String(shown.id);
  if (hasEnded(shown) || !directory.isOfThisResource(shown.source) || objects.isOthers(id, urn)) return;
  await directory.operations.write('revokeAuthorization', { path: { id } });
}

/**
 * Notes whose it is, as soon as no other resource of the program has it: one that is about to be replaced lets go of it.
 *
 * @returns what has become of it, if that took time
 * @throws ResourceFailure when the other one is to keep it
 */
async function takeWhenFree(
  id: string,
  { inputs, urn }: CreateRequest,
  { directory, objects }: HandlerContext,
): Promise<Asked | undefined> {
  if (objects.take(id, urn, inputs)) return undefined;
  const started = Date.now();
  do {
    const wanted = objects.wanted(id);
    const leaves = wanted !== undefined && !isOfPair(wanted, inputs);
    if (!leaves || Date.now() - started > patience.longest)
      throw new ResourceFailure(
        `another resource of this program already manages ${id}`,
        'organizationUnitId',
      );
    await sleep(patience.pause);
  } while (!objects.take(id, urn, inputs));
  const shown = await showObject(authorization, id, inputs, directory);
  return shown && { shown, isOwn: false };
}
