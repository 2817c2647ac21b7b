import type { Session } from '../db/session.ts';
import { walksBetween } from './access.store.ts';
import { type AccessRule, readStep, shortestWalk } from './access-path.rules.ts';

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
    const moves = await walksBetween(session, rule.path.map(readStep), resourceId, subjectId, now);
    const path = shortestWalk(moves, resourceId, subjectId, rule.path.length);
    if (path) return { allowed: true, rule: rule.name, path };
  }
  return { allowed: false, rule: null, path: [] };
}
