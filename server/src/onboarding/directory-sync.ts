import { isDeepStrictEqual } from 'node:util';
import { type AuditEntry, changesBetween } from '../audit/audit-trail.ts';
import {
  assignRoles,
  removeAssignments,
  resumeAssignments,
  suspendAssignments,
} from '../authority/role-assignments.ts';
import { newId } from '../db/ids.ts';
import type { RequestContext } from '../http/handler.ts';
import { fieldsOfNew, searchText } from '../parties/party.rules.ts';
import { insertParties } from '../parties/party-bulk.store.ts';
import { createdEntry } from '../parties/party-events.ts';
import { partyKinds } from '../parties/party-kinds.ts';
import { writerOf } from '../parties/party-write.ts';
import { changedPersonFields, type PersonFields } from './directory-person.rules.ts';
import type { RoleStep } from './directory-plan.rules.ts';
import { type DirectoryReport, ReportBuilder } from './directory-report.ts';
import { transferRoles } from './directory-state.store.ts';
import type { SurveyedUser } from './directory-survey.ts';
import { type KeptLink, saveLinks } from './directory-user.store.ts';
import { lockPersons, type PersonChange, updatePersons } from './person-bulk.store.ts';

/** A person was deleted after it was looked at: the whole call is done again, as after any lost race. */
class PersonGoneError extends Error {
  readonly code = '40001';
}

/** A user at work, with its person's id and what the directory changes in it. */
interface Working extends SurveyedUser {
  personId: string;
  fields: Partial<PersonFields>;
  /** Home unit afterwards; undefined: it stays. */
  homeUnitId: string | null | undefined;
  homeRuleId: string | null;
  /** Something was told that is told once: the link remembers. */
  isTold: boolean;
}

function fieldsOf({ said, person, isGoverned }: SurveyedUser): Partial<PersonFields> {
  if (!said || !person || !isGoverned) return {};
  const { display_name: displayName, email, first_name: firstName, last_name: lastName } = person;
  return changedPersonFields(said, { displayName, email, firstName, lastName });
}

function startWork({ now }: RequestContext, user: SurveyedUser): Working[] {
  const { person, plan } = user;
  if (!person && !plan.isNew) return [];
  const { home, homeRuleId } = plan;
  const personId = person?.id ?? newId(now);
  return [{ ...user, personId, fields: fieldsOf(user), homeUnitId: home?.unitId, homeRuleId, isTold: false }];
}

/** One call of a directory being carried out. */
class DirectorySync {
  readonly #context: RequestContext;
  readonly #integrationId: string;
  readonly #report: ReportBuilder;
  readonly #users: Working[];

  constructor(context: RequestContext, integrationId: string, users: SurveyedUser[], isDryRun: boolean) {
    this.#context = context;
    this.#integrationId = integrationId;
    this.#report = new ReportBuilder(isDryRun);
    this.#users = users.flatMap((user) => startWork(context, user));
  }

  /** Those who leave first: what they give up is free for those who come. */
  async run(): Promise<DirectoryReport> {
    await this.#lockPersons();
    await this.#takeRoles('removed');
    await this.#takeRoles('suspended');
    this.#leave();
    await this.#writePersons();
    await this.#giveRoles();
    this.#transferRoles();
    this.#saveLinks();
    return this.#report.done;
  }

  async #lockPersons(): Promise<void> {
    const changing = this.#users.filter(
      ({ plan, fields }) =>
        !plan.isNew &&
        (plan.home ||
          Object.keys(fields).length +
            plan.removed.length +
            plan.suspended.length +
            plan.resumed.length +
            plan.assigned.length >
            0),
    );
    const ids = [...new Set(changing.map(({ personId }) => personId))];
    if (ids.length > 0 && (await lockPersons(this.#context.session, ids)) < ids.length)
      throw new PersonGoneError('a person was deleted meanwhile');
  }

  async #takeRoles(action: 'removed' | 'suspended'): Promise<void> {
    const take = action === 'removed' ? removeAssignments : suspendAssignments;
    const ids = this.#users.flatMap(({ plan }) => plan[action].map(({ assignmentId }) => assignmentId));
    const { done, lastOwners } = await take(this.#context, ids);
    const taken = new Set(done.map(({ id }) => id));
    const staying = new Set(lastOwners.map(({ id }) => id));
    for (const user of this.#users)
      for (const step of user.plan[action]) {
        if (taken.has(step.assignmentId)) this.#report.add(user, user.personId, action, step.rule.id);
        else if (staying.has(step.assignmentId)) this.#skip(user, step);
      }
  }

  #skip(user: Working, { rule, isNews }: RoleStep): void {
    // Who cannot be taken the role stays at home too.
    if (user.plan.home?.unitId === null && user.plan.home.rule.id === rule.id) {
      user.homeUnitId = undefined;
      user.homeRuleId = rule.id;
    }
    if (!isNews) return;
    user.isTold = true;
    this.#report.add(user, user.personId, 'skipped', rule.id, 'last_owner');
  }

  #leave(): void {
    for (const user of this.#users) {
      const { plan, homeUnitId } = user;
      const isAlone = !plan.removed.some(({ rule }) => rule.id === plan.home?.rule.id);
      if (homeUnitId === null && plan.home && isAlone)
        this.#report.add(user, user.personId, 'removed', plan.home.rule.id);
      for (const rule of plan.kept) {
        user.isTold = true;
        this.#report.add(user, user.personId, 'kept', rule.id);
      }
    }
  }

  async #writePersons(): Promise<void> {
    const { session, audit } = this.#context;
    const made = this.#users.filter(({ plan }) => plan.isNew).map((user) => this.#newPerson(user));
    await insertParties(session, made, new Map(), writerOf(this.#context));
    audit.append(...made.map(({ kind, id, fields }) => createdEntry(kind, id, fields)));
    const changed = this.#users.filter(
      ({ plan, fields, homeUnitId }) =>
        !plan.isNew && (Object.keys(fields).length > 0 || homeUnitId !== undefined),
    );
    updatePersons(session, changed.map(personChange), writerOf(this.#context));
    audit.append(...changed.map(updatedEntry));
    for (const user of changed)
      if (Object.keys(user.fields).length > 0) this.#report.add(user, user.personId, 'updated', null);
    for (const user of this.#users)
      if (user.homeUnitId && user.plan.home)
        this.#report.add(user, user.personId, 'placed', user.plan.home.rule.id);
  }

  #newPerson(user: Working) {
    const kind = partyKinds.Person;
    const { displayName, email, firstName, lastName } = user.said ?? {};
    const given = { displayName, email, firstName, lastName, organizationUnitId: user.homeUnitId };
    const body = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null]));
    this.#report.add(user, user.personId, 'created', user.plan.assigned[0]?.id ?? null);
    return { id: user.personId, kind, fields: fieldsOfNew(kind, body) };
  }

  async #giveRoles(): Promise<void> {
    const ids = this.#users.flatMap(({ plan }) => plan.resumed.map(({ assignmentId }) => assignmentId));
    const resumed = new Set((await resumeAssignments(this.#context, ids)).map(({ id }) => id));
    const wanted = this.#users.flatMap((user) =>
      user.plan.assigned.map(({ id, unitId, role }) => ({
        partyId: user.personId,
        organizationUnitId: unitId,
        role,
        applicationId: null,
        subtree: false,
        provisioningRuleId: id,
      })),
    );
    const made = await assignRoles(this.#context, wanted);
    const given = new Set(made.map(({ partyId, provisioningRuleId }) => `${partyId} ${provisioningRuleId}`));
    for (const user of this.#users) {
      for (const { assignmentId, rule } of user.plan.resumed)
        if (resumed.has(assignmentId)) this.#report.add(user, user.personId, 'resumed', rule.id);
      for (const { id } of user.plan.assigned)
        if (given.has(`${user.personId} ${id}`)) this.#report.add(user, user.personId, 'assigned', id);
    }
  }

  #transferRoles(): void {
    const { session, audit } = this.#context;
    const transfers = this.#users.flatMap(({ plan }) => plan.transferred);
    transferRoles(session, transfers, writerOf(this.#context));
    audit.append(
      ...transfers.map(
        ({ assignmentId, fromRuleId, toRuleId }): AuditEntry => ({
          action: 'role_assignment.updated',
          resource: { type: 'role_assignment', id: assignmentId },
          changes: changesBetween({ provisioningRuleId: fromRuleId }, { provisioningRuleId: toRuleId }),
        }),
      ),
    );
  }

  #saveLinks(): void {
    const links = this.#users.flatMap((user) => {
      const link = linkOf(user);
      return user.isTold || !isDeepStrictEqual(link, keptLink(user)) ? [link] : [];
    });
    saveLinks(this.#context.session, this.#integrationId, links, this.#context.now);
  }
}

function linkOf({ externalId, personId, groups, said, homeRuleId }: Working): KeptLink {
  return { externalId, partyId: personId, groups, present: said !== null, homeRuleId };
}

function keptLink({ link }: Working): KeptLink | null {
  if (!link) return null;
  const { external_id: externalId, party_id: partyId, directory_groups: groups, present } = link;
  return { externalId, partyId, groups, present, homeRuleId: link.home_rule_id };
}

function homeAfter({ person, homeUnitId }: Working): string | null {
  return homeUnitId === undefined ? (person?.organization_unit_id ?? null) : homeUnitId;
}

function personChange(user: Working): PersonChange {
  const { displayName = user.person?.display_name ?? '', ...details } = user.fields;
  return {
    id: user.personId,
    displayName,
    searchText: searchText(displayName, user.person?.uri),
    homeUnitId: homeAfter(user),
    details,
  };
}

function updatedEntry(user: Working): AuditEntry {
  const { display_name, email, first_name, last_name, organization_unit_id } = user.person ?? {};
  const before = { displayName: display_name, email, firstName: first_name, lastName: last_name };
  return {
    action: 'person.updated',
    resource: { type: 'person', id: user.personId },
    changes: changesBetween(
      { ...before, organizationUnitId: organization_unit_id },
      { ...before, ...user.fields, organizationUnitId: homeAfter(user) },
    ),
  };
}

/**
 * Does what a survey says, in bulk: the number of statements does not grow with the users.
 *
 * @param isDryRun - the caller rolls back; persons that are made have no id in the report
 */
export function carryOut(
  context: RequestContext,
  integrationId: string,
  users: SurveyedUser[],
  isDryRun: boolean,
): Promise<DirectoryReport> {
  return new DirectorySync(context, integrationId, users, isDryRun).run();
}
