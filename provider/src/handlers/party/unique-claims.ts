/**
 * Writes that want a name, uri or externalId which another object still has, while that object is about to give it
 * up in the same run: two units that exchange names, a new unit with the old name of a renamed one.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { EspalierError } from '@espalier/sdk';
import {
  type Body,
  type Directory,
  longestPart,
  type Party,
  type PartyQuery,
  type PartyType,
} from '../directory.ts';
import type { HandlerContext, Properties } from '../resource-handler.ts';

interface Claim {
  /** Fields that together must be unique. */
  readonly fields: readonly string[];
  /** A harmless value to hold meanwhile, so that the other object can have ours. */
  readonly aside: (id: string) => Body;
  /** What to list to find who has it. */
  readonly query: (wanted: Properties) => PartyQuery;
}

const claims = new Map<string, Claim>(
  Object.entries({
    ou_name_taken: {
      fields: ['displayName', 'parentOuId'],
      aside: (id) => ({ displayName: `espalier-moving-${id}` }),
      query: ({ displayName }) => ({ q: String(displayName) }),
    },
    uri_taken: {
      fields: ['uri'],
      aside: () => ({ uri: null }),
      query: ({ uri }) => ({ q: String(uri).slice(0, longestPart) }),
    },
    external_id_taken: {
      fields: ['externalId'],
      aside: () => ({ externalId: null }),
      query: ({ externalId }) => ({ externalId: String(externalId) }),
    },
  }),
);

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
  context: HandlerContext,
  stepAside?: (claim: Claim) => Promise<void>,
): Promise<Result> {
  const started = Date.now();
  let conflict: Conflict | undefined;
  for (let isAside = stepAside === undefined; ; await sleep(patience.pause)) {
    try {
      return await write();
    } catch (error) {
      conflict = await conflictOf(error, conflict, wanted, context);
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
  holderId: string | undefined;
  /** The holder is known to want another value. */
  isLeaving: boolean;
  /** Milliseconds that waiting is worth. */
  worthMs: number;
}

async function conflictOf(
  error: unknown,
  previous: Conflict | undefined,
  wanted: Properties,
  { objects, directory }: HandlerContext,
): Promise<Conflict | undefined> {
  const claim = error instanceof EspalierError ? claims.get(error.code) : undefined;
  if (claim === undefined) return undefined;
  const holderId = previous?.claim === claim ? previous.holderId : await holderOf(claim, wanted, directory);
  const holder = holderId === undefined ? undefined : objects.wanted(holderId);
  if (holder === undefined) return { claim, holderId, isLeaving: false, worthMs: patience.unseen };
  const isLeaving = !sharesFields(claim.fields, { ...wanted, ...holder }, wanted);
  return { claim, holderId, isLeaving, worthMs: isLeaving ? patience.leaving : 0 };
}

async function holderOf(claim: Claim, wanted: Properties, directory: Directory): Promise<string | undefined> {
  for await (const party of directory.list('any', claim.query(wanted))) {
    if (sharesFields(claim.fields, party, wanted)) return party.id;
  }
  return undefined;
}

function sharesFields(fields: readonly string[], one: Properties, other: Properties): boolean {
  return fields.every((field) => (one[field] ?? null) === (other[field] ?? null));
}
