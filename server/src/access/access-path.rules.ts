import type { components } from '../generated/openapi.ts';

/** A rule: who may do something to a resource, as a path of relations from the resource to the subject. */
export type AccessRule = components['schemas']['AccessRule'];

/** A move of a walk from one party to the next, each with the steps of the rule's path that are behind it there. */
export interface Move {
  from_step: number;
  from_id: string;
  step: number;
  id: string;
}

/** One step of a path, read. */
export type AccessStep =
  | { relation: 'owner'; repeated: boolean }
  | { relation: 'unit'; repeated: boolean }
  | { relation: 'members'; repeated: boolean }
  | { relation: 'relationship'; type: string; fromRight: boolean };

/** Reads a step; the schema has checked its form. */
export function readStep(text: string): AccessStep {
  const relationship = /^(~?)rel:(.+)$/.exec(text);
  if (relationship)
    return { relation: 'relationship', type: relationship[2] as string, fromRight: relationship[1] === '~' };
  const repeated = text.endsWith('*');
  return { relation: (repeated ? text.slice(0, -1) : text) as 'owner', repeated };
}

/** Relationship types that a list of rules names, with where. */
export function typesNamed(rules: AccessRule[]): { type: string; pointer: string }[] {
  return rules.flatMap((rule, ruleIndex) =>
    rule.path.flatMap((text, stepIndex) => {
      const step = readStep(text);
      return step.relation === 'relationship'
        ? [{ type: step.type, pointer: `/rules/${ruleIndex}/path/${stepIndex}` }]
        : [];
    }),
  );
}

/** Rules that could allow an action on a resource, in the order in which they are tried. */
export function applicableRules(rules: AccessRule[], action: string, resourceType: string): AccessRule[] {
  return rules.filter(
    (rule) =>
      rule.actions.includes(action) && (rule.resourceType == null || rule.resourceType === resourceType),
  );
}

/**
 * A shortest walk from a resource to a subject, first the resource; undefined when the moves do not lead there.
 *
 * @param steps - of the rule's path: the subject counts only behind all of them
 */
export function shortestWalk(
  moves: Move[],
  resourceId: string,
  subjectId: string,
  steps: number,
): string[] | undefined {
  const onward = Map.groupBy(moves, (move) => `${move.from_step} ${move.from_id}`);
  const cameFrom = new Map<string, string | undefined>([[`0 ${resourceId}`, undefined]]);
  // A map goes on with what is added while it is walked: breadth first, so each place is reached by a shortest way.
  for (const place of cameFrom.keys()) {
    for (const { step, id } of onward.get(place) ?? []) {
      const next = `${step} ${id}`;
      if (!cameFrom.has(next)) cameFrom.set(next, place);
    }
  }
  const end = `${steps} ${subjectId}`;
  if (!cameFrom.has(end)) return undefined;
  const walk: string[] = [];
  for (let place: string | undefined = end; place !== undefined; place = cameFrom.get(place))
    walk.unshift(place.slice(place.indexOf(' ') + 1));
  return walk;
}
