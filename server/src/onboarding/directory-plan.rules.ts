/** A rule that reads the directory. */
export interface PlanRule {
  /** UUID v7: the least id is the oldest rule. */
  id: string;
  unitId: string;
  role: string;
  /** The group of the directory that it takes; null: everyone in it. */
  group: string | null;
  onRemoved: 'suspend' | 'remove' | 'keep';
  /** RFC 3339. */
  updatedAt: string;
  /** Its unit is that of the directory or below; one whose unit was moved away takes nobody. */
  isInReach: boolean;
}

/** What an earlier call left of a user. */
export interface PlanLink {
  present: boolean;
  groups: readonly string[];
  /** The rule that set the home unit; null: none did. */
  homeRuleId: string | null;
  /** RFC 3339. */
  updatedAt: string;
}

/** A role that the person holds in the unit of some rule, for the unit as a whole. */
export interface HeldRole {
  id: string;
  unitId: string;
  role: string;
  isActive: boolean;
  /** The rule that gave it; null: given by hand. */
  ruleId: string | null;
}

/** One user as the directory has it now, with what is known of the person. */
export interface PlanUser {
  present: boolean;
  groups: readonly string[];
  link: PlanLink | null;
  /** null: nobody yet. */
  person: { homeUnitId: string | null; held: HeldRole[] } | null;
  /** The oldest rule of another directory that takes this person; null: none does. */
  foreignRuleId: string | null;
  /** The caller may say where the person lives. */
  isGoverned: boolean;
}

/** A role with the rule that it is about. */
export interface RoleStep {
  assignmentId: string;
  rule: PlanRule;
  /** It leaves by this very call: only then is told that it was kept, or could not be taken. */
  isNews: boolean;
}

/** What has to be done about one user. */
export interface UserPlan {
  /** The person has to be made. */
  isNew: boolean;
  /** The link has to be there. */
  isLinked: boolean;
  removed: RoleStep[];
  suspended: RoleStep[];
  kept: PlanRule[];
  resumed: RoleStep[];
  assigned: PlanRule[];
  /** Roles that from now on another rule gives; nothing else of them changes. */
  transferred: { assignmentId: string; fromRuleId: string | null; toRuleId: string }[];
  /** The new home unit; undefined: it stays. */
  home?: { unitId: string | null; rule: PlanRule };
  /** The rule that set the home unit, afterwards. */
  homeRuleId: string | null;
}

/** Whether a rule takes a user of these groups. */
export function takes(rule: PlanRule, groups: readonly string[]): boolean {
  return rule.isInReach && (rule.group === null || groups.includes(rule.group));
}

function placeOf({ unitId, role }: { unitId: string; role: string }): string {
  return `${unitId} ${role}`;
}

/** Whether what a rule gave leaves by this very call: the rule took the user until now, or was changed since the last call. */
function isNewsFor(rule: PlanRule, { link, present, groups }: PlanUser): boolean {
  if (link === null) return false;
  const tookUntilNow = link.present && takes(rule, link.groups);
  const takesNow = present && takes(rule, groups);
  return (tookUntilNow && !takesNow) || rule.updatedAt > link.updatedAt;
}

function planLeaving(
  rules: Map<string, PlanRule>,
  wanted: Map<string, PlanRule>,
  user: PlanUser,
  plan: UserPlan,
): void {
  for (const held of user.person?.held ?? []) {
    const rule = held.ruleId === null ? undefined : rules.get(held.ruleId);
    if (!rule || wanted.has(placeOf(held))) continue;
    const step = { assignmentId: held.id, rule, isNews: isNewsFor(rule, user) };
    if (rule.onRemoved === 'remove') plan.removed.push(step);
    else if (!held.isActive) continue;
    else if (rule.onRemoved === 'suspend') plan.suspended.push(step);
    else if (step.isNews) plan.kept.push(rule);
  }
}

function planComing(
  rules: Map<string, PlanRule>,
  wanted: Map<string, PlanRule>,
  user: PlanUser,
  plan: UserPlan,
): void {
  const byPlace = new Map(user.person?.held.map((held) => [placeOf(held), held]));
  for (const [place, rule] of wanted) {
    const held = byPlace.get(place);
    if (!held) {
      plan.assigned.push(rule);
      continue;
    }
    if (!held.isActive) plan.resumed.push({ assignmentId: held.id, rule, isNews: true });
    // A role given by hand, or by another directory, stays theirs while it is active.
    const isOurs = held.ruleId !== null && rules.has(held.ruleId);
    if (held.ruleId !== rule.id && (isOurs || !held.isActive))
      plan.transferred.push({ assignmentId: held.id, fromRuleId: held.ruleId, toRuleId: rule.id });
  }
}

/** The home unit is that of the oldest matching rule; one that only a leaving rule set goes with it, if it says so. */
function planHome(rules: Map<string, PlanRule>, matching: PlanRule[], user: PlanUser, plan: UserPlan): void {
  const [oldest] = matching;
  const homeUnitId = user.person?.homeUnitId ?? null;
  const setBy = user.link?.homeRuleId ?? null;
  plan.homeRuleId = setBy;
  if (!user.isGoverned) return;
  if (user.foreignRuleId !== null && (!oldest || user.foreignRuleId < oldest.id)) return;
  if (oldest) {
    if (homeUnitId !== oldest.unitId) {
      plan.home = { unitId: oldest.unitId, rule: oldest };
      plan.homeRuleId = oldest.id;
    } else if (setBy !== null) plan.homeRuleId = oldest.id;
    return;
  }
  const rule = setBy === null ? undefined : rules.get(setBy);
  if (rule?.onRemoved !== 'remove') return;
  plan.homeRuleId = null;
  if (homeUnitId === rule.unitId) plan.home = { unitId: null, rule };
}

/** Roles by their places, in the order of the rules. Two rules that give the same role in the same unit give it once: the older one does. */
function wantedRoles(matching: PlanRule[]): Map<string, PlanRule> {
  const wanted = new Map<string, PlanRule>();
  for (const rule of matching) if (!wanted.has(placeOf(rule))) wanted.set(placeOf(rule), rule);
  return wanted;
}

/**
 * What a user needs so that everything is as the rules and the directory say (contract 7, Onboarding). Nothing when it is
 * so already: applying a plan and planning again gives an empty one.
 *
 * @param rules - all rules that read the directory, oldest first
 */
export function planUser(rules: PlanRule[], user: PlanUser): UserPlan {
  const matching = user.present ? rules.filter((rule) => takes(rule, user.groups)) : [];
  const isNew = user.person === null && matching.length > 0;
  const plan: UserPlan = {
    isNew,
    isLinked: user.link !== null || matching.length > 0,
    removed: [],
    suspended: [],
    kept: [],
    resumed: [],
    assigned: [],
    transferred: [],
    homeRuleId: null,
  };
  if (!user.person && !isNew) return plan;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const wanted = wantedRoles(matching);
  planLeaving(byId, wanted, user, plan);
  planComing(byId, wanted, user, plan);
  planHome(byId, matching, user, plan);
  return plan;
}
