import type { Session } from '../db/session.ts';
import { hop, maxFanOut } from './access.store.ts';
import { type AccessRule, type AccessStep, type Reached, readStep, walkTo } from './access-path.rules.ts';

const maxHops = 64;

/** All parties that a step leads to. Each is entered once, so cycles in the data end the walk. */
async function takeStep(session: Session, step: AccessStep, from: string[], now: Date): Promise<Reached> {
  const reached: Reached = new Map();
  const isRepeated = step.relation !== 'relationship' && step.repeated;
  let frontier = from;
  for (let hops = 0; frontier.length > 0 && hops < maxHops; hops += 1) {
    const next: string[] = [];
    for (const { from_id, to_id } of await hop(session, step, frontier, now, hops === 0)) {
      if (reached.has(to_id)) continue;
      reached.set(to_id, from_id);
      next.push(to_id);
    }
    if (!isRepeated || reached.size > maxFanOut) break;
    frontier = next;
  }
  return reached;
}

/** The walk from the resource to the subject by a rule; undefined when it does not lead there. */
async function follow(
  session: Session,
  rule: AccessRule,
  resourceId: string,
  subjectId: string,
  now: Date,
): Promise<string[] | undefined> {
  const layers: Reached[] = [];
  let from = [resourceId];
  for (const text of rule.path) {
    const reached = await takeStep(session, readStep(text), from, now);
    if (reached.size === 0) return undefined;
    layers.push(reached);
    from = [...reached.keys()];
  }
  return layers.at(-1)?.has(subjectId) ? walkTo(subjectId, layers) : undefined;
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
