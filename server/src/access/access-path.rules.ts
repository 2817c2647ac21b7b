import type { components } from '../generated/openapi.ts';

/** A rule: who may do something to a resource, as a path of relations from the resource to the subject. */
export type AccessRule = components['schemas']['AccessRule'];

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

/** Parties that one hop reached for the first time in its step, each with the party that it was reached from. */
export type HopReached = Map<string, string>;

/**
 * The walk to a party, first the resource. Backwards hop by hop: a party may stand in several hops, so only the hop
 * before says where a party was reached from, and cycles in the data cannot catch the walk.
 *
 * @param steps - the hops of each step; one, or more where the step repeats
 */
export function walkTo(id: string, steps: HopReached[][]): string[] {
  const path = [id];
  for (const hops of steps.toReversed()) {
    const last = hops.findIndex((reached) => reached.has(path[0] as string));
    for (const reached of hops.slice(0, last + 1).toReversed())
      path.unshift(reached.get(path[0] as string) as string);
  }
  return path;
}
