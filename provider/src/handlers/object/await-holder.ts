/**
 * Creates that want a natural key which another object still has, while that object is about to be replaced in the
 * same run: two relationships that exchange their sides.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { EspalierError } from '@espalier/sdk';
import { patience } from '../patience.ts';
import type { HandlerContext, Properties } from '../resource-handler.ts';
import { findByNaturalKey } from './adopt-object.ts';
import type { ObjectKind } from './object-kind.ts';
import { changedArguments, identityOf, idOf, outputsOf } from './object-properties.ts';

/**
 * Runs a create, and again for a while as long as it conflicts with an object that is about to go.
 *
 * @throws the error of the last attempt, at once when the object in the way is to stay
 */
export async function onceFree<Result>(
  kind: ObjectKind,
  inputs: Properties,
  context: HandlerContext,
  create: () => Promise<Result>,
): Promise<Result> {
  const started = Date.now();
  // What is in the way may go between the conflict and the look for it.
  for (let unseen = 0; ; ) {
    try {
      return await create();
    } catch (error) {
      const isConflict = error instanceof EspalierError && error.status === 409;
      if (!isConflict || Date.now() - started > patience.longest) throw error;
      const leaves = await holderLeaves(kind, inputs, context);
      if (leaves === undefined) unseen++;
      if (leaves === false || unseen > 1) throw error;
    }
    await sleep(patience.pause);
  }
}

/** Whether what has the natural key is in the program, which wants another one for it; undefined when nothing has it. */
async function holderLeaves(
  kind: ObjectKind,
  inputs: Properties,
  { directory, objects }: HandlerContext,
): Promise<boolean | undefined> {
  const key = Object.fromEntries(kind.naturalKey.map((name) => [name, inputs[name] ?? null]));
  const found = await findByNaturalKey(kind, inputs, directory);
  if (found.length === 0) return undefined;
  return found.some((shown) => {
    const outputs = outputsOf(kind, shown, {});
    const wanted = objects.wanted(identityOf(kind, idOf(kind, shown), outputs));
    return wanted !== undefined && changedArguments(kind, key, wanted).length > 0;
  });
}
