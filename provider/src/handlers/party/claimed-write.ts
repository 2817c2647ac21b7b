/**
 * Writes that want a place, uri or externalId which another object still has, while that object gives it up in the
 * same run: two units that exchange names, a parent and a child that exchange everything, a new unit with the name of
 * one that the engine deletes at the end. The holder is asked to make way: it gets a name of its own until its turn comes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { EspalierError } from '@espalier/sdk';
import type { Directory, Party } from '../directory.ts';
import { patience } from '../patience.ts';
import type { HandlerContext, Properties } from '../resource-handler.ts';
import { type Claim, claimOfError, isGivenUpBy, isHeldBy } from './unique-claims.ts';

/** Errors about the shape of the tree, which moves of other units may settle. */
const treeErrors = new Set(['ou_cycle', 'ou_depth_exceeded']);

/**
 * Runs a write, and again for a while as long as it fails because of what other writes of this run are about to change.
 *
 * @param wanted all fields as they shall be after the write
 * @throws the error of the last attempt, at once when the holder is to keep what is wanted
 */
export async function claimed<Result>(
  write: () => Promise<Result>,
  wanted: Properties,
  context: HandlerContext,
): Promise<Result> {
  const started = Date.now();
  const displaced: Displacement[] = [];
  let conflict: Conflict | undefined;
  for (;;) {
    try {
      const result = await write();
      context.objects.progress();
      return result;
    } catch (error) {
      conflict = await conflictOf(error, conflict, wanted, context);
      const next = conflict && nextStep(conflict, wanted, context, Date.now() - started);
      if (next === undefined) {
        for (const displacement of displaced) await undo(displacement, context);
        throw error;
      }
      if (next === 'wait') await sleep(patience.pause);
      else {
        displaced.push(...(await displace(next, wanted, context)));
        conflict = undefined;
      }
    }
  }
}

/** What a write failed because of. */
type Conflict = { tree: true } | Claimed;

interface Claimed {
  claim: Claim;
  /** Undefined when nobody has it any more. */
  holder: Party | undefined;
}

async function conflictOf(
  error: unknown,
  previous: Conflict | undefined,
  wanted: Properties,
  { directory }: HandlerContext,
): Promise<Conflict | undefined> {
  if (!(error instanceof EspalierError)) return undefined;
  if (treeErrors.has(error.code)) return { tree: true };
  const claim = claimOfError(error);
  if (claim === undefined) return undefined;
  const isSame = previous !== undefined && 'claim' in previous && previous.claim === claim;
  if (isSame && previous.holder !== undefined) return previous;
  return { claim, holder: await holderOf(claim, wanted, directory) };
}

async function holderOf(claim: Claim, wanted: Properties, directory: Directory): Promise<Party | undefined> {
  for await (const party of directory.list(claim.type, claim.query(wanted))) {
    if (isHeldBy(party, claim, wanted)) return party;
  }
  return undefined;
}

/** To wait, to displace the holder, or undefined: to give up. */
function nextStep(
  conflict: Conflict,
  wanted: Properties,
  context: HandlerContext,
  waitedMs: number,
): 'wait' | (Claimed & { holder: Party }) | undefined {
  if (waitedMs >= patience.longest) return undefined;
  const isQuiet = context.objects.quietMs() >= patience.quiet;
  if ('tree' in conflict) return isQuiet ? undefined : 'wait';
  const { claim, holder } = conflict;
  if (holder === undefined) return waitedMs < patience.unseen ? 'wait' : undefined;
  const managed = context.objects.known(holder.id);
  if (managed === undefined) {
    if (!isQuiet && waitedMs < patience.unseen) return 'wait';
    // Its turn comes after this write, or it is no longer in the program and goes at the end of the run.
    return context.directory.isOfThisStack(holder.source) ? { claim, holder } : undefined;
  }
  if (!isGivenUpBy(managed, claim, wanted)) return undefined;
  return waitedMs < patience.leaving ? 'wait' : { claim, holder };
}

interface Displacement {
  id: string;
  /** What it held before, and what it holds instead. */
  before: Properties;
  aside: Properties;
}

/** Nothing when the holder has left by itself in the meantime. */
async function displace(
  { claim, holder }: Claimed & { holder: Party },
  wanted: Properties,
  { directory, objects, warn }: HandlerContext,
): Promise<Displacement[]> {
  const { id } = holder;
  const aside = claim.aside(id);
  const fields = Object.keys(aside);
  const before = Object.fromEntries(fields.map((field) => [field, holder[field]]));
  // Before it is done: the holder's own diff may come while the request is on its way.
  objects.displace(id, fields, () => warn(leftBehind(id, before)));
  const wasThere = await directory.changeAsRead(id, (party) =>
    isHeldBy(party, claim, wanted) ? aside : undefined,
  );
  return wasThere ? [{ id, before, aside }] : [];
}

function leftBehind(id: string, before: Properties): string {
  const had = Object.entries(before).map(([field, value]) => `${field} ${JSON.stringify(value)}`);
  return (
    `took ${had.join(', ')} from ${id}, which this stack once wrote, but has neither changed nor deleted now. If this run ` +
    `failed, run pulumi up again; else the stack no longer has it: delete it, or give it another name`
  );
}

/** For a write that failed all the same. Best effort: that failure is the one to tell. */
async function undo(
  { id, before, aside }: Displacement,
  { directory, objects }: HandlerContext,
): Promise<void> {
  // One whose own write comes, or is done, is none of ours any more.
  if (objects.known(id) !== undefined) return;
  const isAside = (party: Properties) =>
    Object.entries(aside).every(([field, value]) => party[field] === value);
  const isBack = await directory
    .changeAsRead(id, (party) => (isAside(party) ? { ...before } : undefined))
    .catch(() => false);
  if (isBack) objects.settle(id);
}
