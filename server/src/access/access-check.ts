import type { Session } from '../db/session.ts';
import { hop, maxFanOut } from './access.store.ts';
import { type AccessRule, type AccessStep, type HopReached, readStep, walkTo } from './access-path.rules.ts';

const maxHops = 64;

/** All parties that a step leads to, by hop. Each is entered once, so cycles in the data end the walk. */
async function takeStep(
  session: Session,
  step: AccessStep,
  from: string[],
  now: Date,
): Promise<HopReached[]> {
  const hops: HopReached[] = [];
  const seen = new Set<string>();
  const isRepeated = step.relation !== 'relationship' && step.repeated;
  let frontier = from;
  while (frontier.length > 0 && hops.length < maxHops && seen.size <= maxFanOut) {
    const reached: HopReached = new Map();
    for (const { from_id, to_id } of await hop(session, step, frontier, now, hops.length === 0)) {
      if (!seen.has(to_id)) reached.set(to_id, from_id);
      seen.add(to_id);
    }
    hops.push(reached);
    if (!isRepeated) break;
    frontier = [...reached.keys()];
  }
  return hops;
}

/** The walk from the resource to the subject by a rule; undefined when it does not lead there. */
async function follow(
  session: Session,
  rule: AccessRule,
  resourceId: string,
  subjectId: string,
  now: Date,
): Promise<string[] | undefined> {
  const steps: HopReached[][] = [];
  let from = [resourceId];
  for (const text of rule.path) {
    const hops = await takeStep(session, readStep(text), from, now);
    steps.push(hops);
    from = hops.flatMap((reached) => [...reached.keys()]);
    if (from.length === 0) return undefined;
  }
  return from.includes(subjectId) ? walkTo(subjectId, steps) : undefined;
}

/** What a check answers. */
export interface Decision {
  allowed: boolean;
  rule: string | null;
  path: string[];
}

/** Tries rules in their order; the first that leads to the subject allows. Nothing does: denied. */
export async function decideAccess(
  session: Session,
  rules: AccessRule[],
  resourceId: string,
  subjectId: string,
  now: Date,
): Promise<Decision> {
  for (const rule of rules) {
    const path = await follow(session, rule, resourceId, subjectId, now);
    if (path) return { allowed: true, rule: rule.name, path };
  }
  return { allowed: false, rule: null, path: [] };
}
