/**
 * Writes that want a name, uri or externalId which another object still has, while that object is about to give it
 * up in the same run: two units that exchange names, a new unit with the old name of a renamed one.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { EspalierError } from '@espalier/sdk';
import type { Body, Party, PartyType } from '../directory.ts';
import type { ManagedObjects } from '../managed-objects.ts';
import type { HandlerContext, Properties } from '../resource-handler.ts';

interface Claim {
  /** Fields that together must be unique. */
  readonly fields: readonly string[];
  /** A harmless value to hold meanwhile, so that the other object can have ours. */
  readonly aside: (id: string) => Body;
}

const claims: { readonly [code: string]: Claim } = {
  ou_name_taken: {
    fields: ['displayName', 'parentOuId'],
    aside: (id) => ({ displayName: `espalier-moving-${id}` }),
  },
  uri_taken: { fields: ['uri'], aside: () => ({ uri: null }) },
  external_id_taken: { fields: ['externalId'], aside: () => ({ externalId: null }) },
};

/** How long to wait for a value, in milliseconds. */
export const patience = {
  /** The holder is in the program and shall get another value: its turn comes. */
  leaving: 30_000,
  /** The holder may be in the program, but has not been seen yet in this run. */
  unseen: 2_000,
  /** After this long, somebody has to step aside. */
  beforeStepAside: 300,
  /** Between two attempts. */
  pause: 100,
};

/**
 * Runs a write, and again for a while as long as it fails because of a value that its holder is about to give up.
 *
 * @param wanted all fields as they shall be after the write
 * @param stepAside called at most once, when the wait drags on: gives the other side what we hold
 * @throws the error of the last attempt, at once when the holder is to keep the value
 */
export async function claimed<Result>(
  write: () => Promise<Result>,
  wanted: Properties,
  { objects }: HandlerContext,
  stepAside?: (claim: Claim) => Promise<void>,
): Promise<Result> {
  const started = Date.now();
  for (let isAside = stepAside === undefined; ; await sleep(patience.pause)) {
    try {
      return await write();
    } catch (error) {
      const conflict = conflictOf(error, wanted, objects);
      const waitedMs = Date.now() - started;
      if (conflict === undefined || waitedMs >= conflict.worthMs) throw error;
      if (isAside || !conflict.isLeaving || waitedMs < patience.beforeStepAside) continue;
      isAside = true;
      await stepAside?.(conflict.claim);
    }
  }
}

/**
 * One PUT that may have to wait for a value. What it holds meanwhile in order to let others pass, it gives back.
 *
 * @param actual the object as it is before the write
 */
export async function updateClaiming(
  type: PartyType,
  actual: Properties & { id: string },
  body: Body,
  context: HandlerContext,
): Promise<Party> {
  const { id } = actual;
  let restore: Body = {};
  const stepAside = async ({ aside }: Claim) => {
    const interim = aside(id);
    await context.directory.update(type, id, interim);
    restore = Object.fromEntries(Object.keys(interim).map((field) => [field, actual[field] ?? null]));
  };
  const write = () => context.directory.update(type, id, { ...restore, ...body });
  try {
    return await claimed(write, { ...actual, ...body }, context, stepAside);
  } catch (error) {
    // Best effort: the write has failed for a reason of its own, which is the one to tell.
    if (Object.keys(restore).length > 0)
      await context.directory.update(type, id, restore).catch(() => undefined);
    throw error;
  }
}

interface Conflict {
  claim: Claim;
  /** The holder is known to want another value. */
  isLeaving: boolean;
  /** Milliseconds that waiting is worth. */
  worthMs: number;
}

function conflictOf(error: unknown, wanted: Properties, objects: ManagedObjects): Conflict | undefined {
  if (!(error instanceof EspalierError) || !Object.hasOwn(claims, error.code)) return undefined;
  const claim = claims[error.code];
  if (claim === undefined) return undefined;
  const holder = error.resourceId === undefined ? undefined : objects.wanted(error.resourceId);
  if (holder === undefined) return { claim, isLeaving: false, worthMs: patience.unseen };
  const isLeaving = claim.fields.some(
    (field) => holder[field] !== undefined && (holder[field] ?? null) !== (wanted[field] ?? null),
  );
  return { claim, isLeaving, worthMs: isLeaving ? patience.leaving : 0 };
}
