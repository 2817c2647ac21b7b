/** Secrets of an application: made so that what a lost answer held does not stay alive. */
import { EspalierError } from '@espalier/sdk';
import type { Shown } from '../directory.ts';
import { idempotencyKey, orMadeBefore } from '../repeatable-create.ts';
import { type HandlerContext, type Properties, ResourceFailure } from '../resource-handler.ts';

/** Answers that may be lost in a row before giving up. */
const MOST_ATTEMPTS = 5;

/** A live secret as the directory shows it. */
interface LiveSecret {
  readonly id: string;
  /** null: nobody has used it yet. */
  readonly lastUsedAt: string | null;
}

/** Live secrets of an application, oldest first. */
export function secretsOf({ secrets }: Shown): LiveSecret[] {
  return Array.isArray(secrets) ? (secrets as LiveSecret[]) : [];
}

/**
 * Adds a secret. One that an earlier attempt made, and nobody has used, is ended.
 *
 * @param seed what the key of the POST is made of: the same for every attempt at this secret
 * @returns outputs: clientSecret and clientSecretId
 * @throws ResourceFailure when the answers keep getting lost
 */
export async function addSecret(id: string, seed: string, context: HandlerContext): Promise<Properties> {
  const { operations } = context.directory;
  let key = idempotencyKey(seed);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const made = await orMadeBefore(() =>
      operations.write('createApplicationSecret', { path: { id } }, { idempotencyKey: key }),
    );
    if (!('madeBefore' in made))
      return { clientSecret: made.data.clientSecret, clientSecretId: made.data.id };
    const { madeBefore } = made;
    const there = await liveSecrets(id, context);
    const isInUse = there.some((secret) => secret.id === madeBefore && secret.lastUsedAt !== null);
    // The key is free again once its secret is gone.
    if (isInUse) key = idempotencyKey(`${seed} beside ${madeBefore}`);
    else await endSecrets(id, [madeBefore], context);
  }
  throw new ResourceFailure(
    'the directory made a secret again and again, but its answers got lost; run it again',
  );
}

/**
 * A secret for an application that an earlier attempt made without anybody learning its secret. All that nobody has ever
 * used end; one in use stays, with a warning: somebody has it from a state that is gone.
 */
export async function freshSecret(id: string, urn: string, context: HandlerContext): Promise<Properties> {
  const there = await liveSecrets(id, context);
  const lost = there.filter(({ lastUsedAt }) => lastUsedAt === null).map((secret) => secret.id);
  const inUse = there.length - lost.length;
  // The last live one cannot go, so one stays until the fresh one is there.
  const last = inUse === 0 ? lost.slice(0, 1) : [];
  await endSecrets(
    id,
    lost.filter((secret) => !last.includes(secret)),
    context,
  );
  const made = await addSecret(id, `${urn} recovers ${id} after ${last[0] ?? inUse}`, context);
  await endSecrets(id, last, context);
  if (inUse > 0)
    context.warn(
      `${inUse} older secrets of it are in use and stay; end them when nobody needs them any more`,
    );
  return made;
}

async function liveSecrets(id: string, { directory }: HandlerContext): Promise<LiveSecret[]> {
  return secretsOf((await directory.operations.read('getApplication', { path: { id } })) ?? {});
}

/** Ends secrets; those that are gone already are fine. */
export async function endSecrets(
  id: string,
  secretIds: readonly string[],
  { directory }: HandlerContext,
): Promise<void> {
  for (const sid of secretIds) {
    try {
      await directory.operations.write('deleteApplicationSecret', { path: { id, sid } });
    } catch (error) {
      if (!(error instanceof EspalierError) || error.status !== 404) throw error;
    }
  }
}
