/**
 * Create that can be repeated at any time. The POST carries a key made from the resource's URN, so the directory
 * knows on a repeat what the first attempt made, also when the engine was killed in between, lost all of its state,
 * and the program says something else by now.
 */
import { createHash } from 'node:crypto';
import { EspalierError } from '@espalier/sdk';
import {
  type CreateRequest,
  type CreateResult,
  type HandlerContext,
  type Properties,
  ResourceFailure,
} from './resource-handler.ts';

/** Rounds of "made before, but deleted or somebody else's meanwhile" before giving up. */
const MOST_ATTEMPTS = 5;

/** How one kind of object is made. */
export interface Making {
  /** One POST with this key. Without outputs the key had made the object before: what it is now has to be read. */
  make(key: string): Promise<{ id: string; outputs?: Properties }>;
  /** Makes what an earlier attempt left behind what the program says now; undefined when it is gone. */
  takeBack(id: string): Promise<CreateResult | undefined>;
  /** What the key is made of. Default: the URN. */
  seed?: string;
  /** What tells the object apart from all others of the tenant. Default: the id. */
  identityOf?(id: string): string;
}

/**
 * Makes the object of a resource, or finds the one that an earlier attempt made.
 *
 * @throws ResourceFailure when what was made keeps being deleted or claimed by others
 */
export async function repeatableCreate(
  { inputs, urn }: CreateRequest,
  { objects }: HandlerContext,
  { make, takeBack, seed = urn, identityOf = (id) => id }: Making,
): Promise<CreateResult> {
  let key = idempotencyKey(seed);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const { id, outputs } = await make(key);
    if (!objects.take(identityOf(id), urn, inputs)) {
      // The URN was this object's before it got an alias; a key of the next generation makes one of our own.
      key = idempotencyKey(`${seed} beside ${id}`);
      continue;
    }
    if (outputs !== undefined) return { id, outputs };
    const result = await takeBack(id);
    if (result !== undefined) return result;
  }
  throw new ResourceFailure('what an earlier attempt made keeps changing hands; run pulumi up again');
}

/** The key of a create: the same for every attempt at one resource of one stack, whatever its inputs. */
export function idempotencyKey(seed: string): string {
  return `pulumi-${createHash('sha256').update(seed).digest('hex')}`;
}

/** Runs a keyed POST; where the directory says that the key has made something before, tells the id of that. */
export async function orMadeBefore<Answer>(
  post: () => Promise<Answer>,
): Promise<Answer | { madeBefore: string }> {
  try {
    return await post();
  } catch (error) {
    if (error instanceof EspalierError && saysMadeBefore.has(error.code) && error.resourceId !== undefined)
      return { madeBefore: error.resourceId };
    throw error;
  }
}

/** The latter: it was made, but the answer with its secret never arrived. */
const saysMadeBefore = new Set<string>(['idempotency_key_reused', 'secret_already_shown']);
