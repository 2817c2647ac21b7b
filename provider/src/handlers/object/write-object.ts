/** Create, update and delete of an object that is not a party. */
import { setTimeout as sleep } from 'node:timers/promises';
import { EspalierError } from '@espalier/sdk';
import { assertGone } from '../assert-gone.ts';
import type { Shown } from '../directory.ts';
import { patience } from '../patience.ts';
import { orMadeBefore, repeatableCreate } from '../repeatable-create.ts';
import {
  type CreateRequest,
  type CreateResult,
  type DeleteRequest,
  type HandlerContext,
  type Properties,
  ResourceFailure,
  UnfinishedCreate,
  type UpdateRequest,
} from '../resource-handler.ts';
import { findAdoptable, findByNaturalKey } from './adopt-object.ts';
import { onceFree } from './await-holder.ts';
import type { ObjectKind } from './object-kind.ts';
import {
  bodyOf,
  changedArguments,
  identityOf,
  idOf,
  isSent,
  outputsOf,
  pathOf,
} from './object-properties.ts';
import { showObject, withTenant } from './read-object.ts';

/** Milliseconds for which a change is sent again. */
const REPEAT_MS = 5_000;

/** Takes over what `adopt` means, else makes one, or takes back what an earlier attempt made. */
export async function createObject(
  kind: ObjectKind,
  request: CreateRequest,
  context: HandlerContext,
): Promise<CreateResult> {
  const { inputs, urn } = request;
  const found = await findAdoptable(kind, inputs, context.directory);
  if (found === undefined) return make(kind, request, context);
  const id = idOf(kind, found);
  const identity = identityOf(kind, id, outputsOf(kind, found, inputs));
  if (!context.objects.take(identity, urn, inputs))
    throw new ResourceFailure(`another resource of this program already manages ${id}`, 'adopt');
  return converge(kind, found, 'adopted', request, context);
}

function make(kind: ObjectKind, request: CreateRequest, context: HandlerContext): Promise<CreateResult> {
  const { urn, inputs } = request;
  const { operations } = context.directory;
  const call = { path: pathOf(kind, inputs), body: bodyOf(kind, inputs) };
  // What is never deleted keeps its key for ever: another object of the same resource needs another one.
  const natural = kind.naturalKey.map((name) => inputs[name]);
  const seed = kind.operations.delete === undefined ? `${urn} ${JSON.stringify(natural)}` : urn;
  return repeatableCreate(request, context, {
    seed,
    identityOf: (id) => identityOf(kind, id, inputs),
    async make(key) {
      const post = () => operations.write(kind.operations.create, call, { idempotencyKey: key });
      const made = await orFoundLasting(kind, inputs, context, () =>
        onceFree(kind, inputs, context, () => orMadeBefore(post)),
      );
      if ('madeBefore' in made) return { id: made.madeBefore };
      const id = idOf(kind, made.data);
      if (made.replayed) return { id };
      const outputs = await withTenant(outputsOf(kind, made.data, inputs), context.directory);
      const done = { how: 'created', id, urn, inputs, before: {}, outputs } as const;
      return { id, outputs: await completed(kind, done, context) };
    },
    takeBack: (id) => takeBack(kind, id, request, context),
  });
}

type Made = { data: Shown; replayed: boolean } | { madeBefore: string };

/** An object that never changes and is never deleted belongs to whoever wants it just so. */
async function orFoundLasting(
  kind: ObjectKind,
  inputs: Properties,
  { directory }: HandlerContext,
  make: () => Promise<Made>,
): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    const mayExist = error instanceof EspalierError && (error.status === 409 || error.status === 422);
    if (!mayExist || kind.operations.update !== undefined || kind.operations.delete !== undefined)
      throw error;
    const [found] = await findByNaturalKey(kind, inputs, directory);
    if (found === undefined || changedArguments(kind, inputs, outputsOf(kind, found, {})).some(sent(kind)))
      throw error;
    return { madeBefore: idOf(kind, found) };
  }
}

function sent(kind: ObjectKind): (name: string) => boolean {
  return (name) => isSent(kind, name);
}

/** Makes what an earlier attempt left behind what the program says now; undefined when it is gone. */
async function takeBack(
  kind: ObjectKind,
  id: string,
  request: CreateRequest,
  context: HandlerContext,
): Promise<CreateResult | undefined> {
  const shown = await showObject(kind, id, request.inputs, context.directory);
  if (shown === undefined) return undefined;
  const remove = kind.operations.delete;
  if (remove !== undefined && replacing(kind, shown, request.inputs).length > 0) {
    // The program has changed its mind about what cannot change in place: the old one goes first.
    await context.directory.operations.write(remove, { path: { id } });
    return undefined;
  }
  try {
    return await converge(kind, shown, 'recovered', request, context);
  } catch (error) {
    // What `complete` would have done, the next create makes up for; from the state nobody could tell that it is missing.
    if (error instanceof UnfinishedCreate || kind.complete !== undefined) throw error;
    throw new UnfinishedCreate({ id, outputs: outputsOf(kind, shown, request.inputs) }, error);
  }
}

/** Makes an object that was there before what the program says. */
async function converge(
  kind: ObjectKind,
  shown: Shown,
  how: 'adopted' | 'recovered',
  { urn, inputs }: CreateRequest,
  context: HandlerContext,
): Promise<CreateResult> {
  const id = idOf(kind, shown);
  const [fixed] =
    kind.operations.update === undefined
      ? fixedDifferences(kind, shown, inputs)
      : replacing(kind, shown, inputs);
  if (fixed !== undefined)
    throw new ResourceFailure(
      `the ${kind.noun} ${id} that is there has another one, which cannot change`,
      fixed,
    );
  const before = await withTenant(outputsOf(kind, shown, {}), context.directory);
  const outputs = await write(kind, { urn, id, inputs, outputs: before }, context);
  const done = { how, id, urn, inputs, before: {}, outputs } as const;
  return { id, outputs: await completed(kind, done, context) };
}

function replacing(kind: ObjectKind, shown: Shown, inputs: Properties): string[] {
  return fixedDifferences(kind, shown, inputs).filter((name) => kind.replacedBy.includes(name));
}

function fixedDifferences(kind: ObjectKind, shown: Shown, inputs: Properties): string[] {
  return changedArguments(kind, inputs, outputsOf(kind, shown, inputs)).filter(sent(kind));
}

/** One PUT or PATCH with what has changed, or none; a property that the program no longer names is left as it is. */
export async function updateObject(
  kind: ObjectKind,
  request: UpdateRequest,
  context: HandlerContext,
): Promise<Properties> {
  const { id, urn, inputs, outputs: before } = request;
  const outputs = await write(kind, request, context);
  return completed(kind, { how: 'updated', id, urn, inputs, before, outputs }, context);
}

async function write(
  kind: ObjectKind,
  { id, inputs, outputs }: UpdateRequest,
  { directory }: HandlerContext,
): Promise<Properties> {
  const { ownArguments = {}, operations } = kind;
  const kept = Object.entries(outputs).filter(
    ([name]) => name !== 'adopt' && !Object.hasOwn(ownArguments, name),
  );
  const before = Object.fromEntries(kept);
  const previous = { ...before, ...inputs };
  const changed = changedArguments(kind, inputs, outputs).filter(sent(kind));
  if (changed.length === 0 || operations.update === undefined)
    return outputsOf(kind, { ...before, ...shownNames(kind, before) }, previous);
  const call = { path: { id }, body: bodyOf(kind, inputs, changed) };
  const { update } = operations;
  const { data } = await repeated(() => directory.operations.write(update, call));
  return outputsOf(kind, data, previous);
}

/**
 * Sends a change again when its answer is lost or the directory is busy: it sets values and nothing else. The client
 * repeats a PUT by itself, but never a PATCH, of which it cannot know that.
 */
async function repeated<Result>(send: () => Promise<Result>): Promise<Result> {
  const started = Date.now();
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const mayPass = error instanceof EspalierError && error.retryable;
      if (!mayPass || Date.now() - started > REPEAT_MS) throw error;
    }
    await sleep(patience.pause);
  }
}

/** Outputs under the names of the API, for those that differ. */
function shownNames(kind: ObjectKind, outputs: Properties): Shown {
  const names = Object.entries(kind.fields ?? {});
  return Object.fromEntries(names.map(([argument, field]) => [field, outputs[argument]]));
}

async function completed(
  kind: ObjectKind,
  done: Parameters<NonNullable<ObjectKind['complete']>>[0],
  context: HandlerContext,
): Promise<Properties> {
  if (kind.complete === undefined) return done.outputs;
  try {
    return { ...done.outputs, ...(await kind.complete(done, context)) };
  } catch (error) {
    if (done.how === 'updated' || error instanceof UnfinishedCreate) throw error;
    throw new UnfinishedCreate({ id: done.id, outputs: done.outputs }, error);
  }
}

/** Deletes an object; one that is gone already is fine. */
export async function deleteObject(
  kind: ObjectKind,
  { id, urn, outputs }: DeleteRequest,
  { directory, objects, warn }: HandlerContext,
): Promise<void> {
  const operation = kind.operations.delete;
  // A resource that says adopt has taken it over.
  if (objects.isOthers(identityOf(kind, id, outputs), urn)) return;
  if (operation === undefined) {
    const what = identityOf(kind, id, outputs);
    warn(`${what} stays in the directory, which has no way to delete it; only the stack forgets it`);
    return;
  }
  try {
    await directory.operations.write(operation, { path: { id } });
  } catch (error) {
    if (!(error instanceof EspalierError) || error.status !== 404) throw error;
    await assertGone(outputs, directory);
  }
}
