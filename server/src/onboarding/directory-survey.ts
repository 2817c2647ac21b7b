import type { RequestContext } from '../http/handler.ts';
import { matchPersons } from './directory-matching.rules.ts';
import type { DirectoryUser } from './directory-person.rules.ts';
import { type PlanLink, type PlanRule, planUser, takes, type UserPlan } from './directory-plan.rules.ts';
import {
  findByEmail,
  findHeldRoles,
  findPersons,
  findRules,
  type PersonRow,
} from './directory-state.store.ts';
import { findLinks, foreignRules, type LinkRow, linkedAmong } from './directory-user.store.ts';
import { governedHomes } from './governed-persons.ts';

/** What a call says of a directory. */
export interface DirectoryStatement {
  users: DirectoryUser[];
  /** Users that left; null: everybody who is not among `users`. */
  left: string[] | null;
}

/** A user with everything that is known and to be done. */
export interface SurveyedUser {
  externalId: string;
  /** What the directory says; null: the user left. */
  said: DirectoryUser | null;
  groups: string[];
  link: LinkRow | null;
  person: PersonRow | null;
  /** The directory says what the person is called and where it lives. */
  isGoverned: boolean;
  plan: UserPlan;
}

interface Named {
  externalId: string;
  said: DirectoryUser | null;
  groups: string[];
  link: LinkRow | null;
}

/** In a snapshot a user without groups is in none; in a change, groups that are left out stay. */
function groupsOf(said: DirectoryUser | null, link: LinkRow | null, isSnapshot: boolean): string[] {
  const kept = link?.directory_groups ?? [];
  if (said === null) return kept;
  return said.groups === undefined ? (isSnapshot ? [] : kept) : [...new Set(said.groups)].sort();
}

/** Everyone that a statement is about, in its order, those that left last. */
function named({ users, left }: DirectoryStatement, links: LinkRow[]): Named[] {
  const byId = new Map(links.map((link) => [link.external_id, link]));
  const isSnapshot = left === null;
  const staying = users.map((said) => {
    const link = byId.get(said.externalId) ?? null;
    return { externalId: said.externalId, said, groups: groupsOf(said, link, isSnapshot), link };
  });
  const present = new Set(users.map(({ externalId }) => externalId));
  const gone = isSnapshot ? links.map((link) => link.external_id).filter((id) => !present.has(id)) : left;
  const leaving = gone.flatMap((externalId) => {
    const link = byId.get(externalId);
    return link ? [{ externalId, said: null, groups: groupsOf(null, link, isSnapshot), link }] : [];
  });
  return [...staying, ...leaving];
}

/** Ids of persons by externalId: linked ones, and for users that a rule takes those with the same address. */
async function findPersonIds(
  context: RequestContext,
  integrationId: string,
  users: Named[],
  rules: PlanRule[],
): Promise<Map<string, string>> {
  const { session } = context;
  const linked = new Map(
    users.flatMap(({ externalId, link }) => (link ? [[externalId, link.party_id]] : [])),
  );
  const unlinked = users.flatMap(({ said, groups, link }) =>
    said && !link && rules.some((rule) => takes(rule, groups)) ? [said] : [],
  );
  const candidates = await findByEmail(
    session,
    unlinked.flatMap(({ email }) => email ?? []),
  );
  const taken = await linkedAmong(
    session,
    integrationId,
    candidates.map(({ id }) => id),
  );
  const isGoverned = await governedHomes(
    context,
    candidates.map(({ homeUnitId }) => homeUnitId),
  );
  const free = candidates.filter(({ id, homeUnitId }) => !taken.has(id) && isGoverned(homeUnitId));
  return new Map([...linked, ...matchPersons(unlinked, linked, free)]);
}

function planLink(link: LinkRow | null): PlanLink | null {
  if (!link) return null;
  const { present, directory_groups: groups, home_rule_id: homeRuleId, updated_at: updatedAt } = link;
  return { present, groups, homeRuleId, updatedAt };
}

/** Whether a linked person is where the directory put it, or nowhere: then the directory goes on saying who it is. */
function isKept(link: LinkRow | null, person: PersonRow | null, rules: PlanRule[]): boolean {
  if (!person) return true;
  if (!link) return false;
  const home = person.organization_unit_id;
  return home === null || rules.some(({ id, unitId }) => id === link.home_rule_id && unitId === home);
}

/** Finds out who everyone is and what has to be done. Nothing is written. The caller holds the locks. */
export async function surveyDirectory(
  context: RequestContext,
  integrationId: string,
  statement: DirectoryStatement,
): Promise<SurveyedUser[]> {
  const { session } = context;
  const rules = await findRules(session, integrationId);
  const about = statement.left && [...statement.users.map(({ externalId }) => externalId), ...statement.left];
  const users = named(statement, await findLinks(session, integrationId, about));
  const personIds = await findPersonIds(context, integrationId, users, rules);
  const ids = [...new Set(personIds.values())];
  const persons = await findPersons(session, ids);
  const held = await findHeldRoles(session, ids, [...new Set(rules.map(({ unitId }) => unitId))]);
  const foreign = await foreignRules(session, integrationId, ids);
  const governs = await governedHomes(
    context,
    [...persons.values()].map((person) => person.organization_unit_id),
  );
  return users.map((user) => {
    const person = persons.get(personIds.get(user.externalId) ?? '') ?? null;
    const isGoverned = governs(person?.organization_unit_id ?? null) || isKept(user.link, person, rules);
    const plan = planUser(rules, {
      present: user.said !== null,
      groups: user.groups,
      link: planLink(user.link),
      person: person && { homeUnitId: person.organization_unit_id, held: held.get(person.id) ?? [] },
      foreignRuleId: (person && foreign.get(person.id)) ?? null,
      isGoverned,
    });
    return { ...user, person, isGoverned, plan };
  });
}
