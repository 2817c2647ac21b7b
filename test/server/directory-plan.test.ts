import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { foldEmail, matchPersons } from '../../server/src/onboarding/directory-matching.rules.ts';
import {
  type HeldRole,
  type PlanRule,
  type PlanUser,
  planUser,
  type UserPlan,
} from '../../server/src/onboarding/directory-plan.rules.ts';

const units = ['unit-1', 'unit-2'];
const roles = ['member', 'support'];
const groups = ['A', 'B'];

const rulesArbitrary = fc
  .array(
    fc.record({
      unitId: fc.constantFrom(...units),
      role: fc.constantFrom(...roles),
      group: fc.constantFrom(null, ...groups),
      onRemoved: fc.constantFrom('suspend', 'remove', 'keep'),
      isInReach: fc.boolean(),
      updatedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'),
    }),
    { maxLength: 5 },
  )
  .map((list) => list.map((rule, index): PlanRule => ({ ...rule, id: `rule-${index}` })));

/** At most one assignment of a role in a unit, given by hand, by one of the rules or by a rule of another directory. */
const heldArbitrary = fc.uniqueArray(
  fc.record({
    unitId: fc.constantFrom(...units),
    role: fc.constantFrom(...roles),
    isActive: fc.boolean(),
    ruleId: fc.constantFrom(null, 'rule-0', 'rule-1', 'rule-3', 'foreign'),
  }),
  { selector: ({ unitId, role }) => `${unitId} ${role}` },
);

const userArbitrary = fc.record({
  present: fc.boolean(),
  groups: fc.subarray(groups),
  link: fc.option(
    fc.record({
      present: fc.boolean(),
      groups: fc.subarray(groups),
      homeRuleId: fc.constantFrom(null, 'rule-0', 'rule-2'),
      updatedAt: fc.constant('2026-02-01T00:00:00.000Z'),
    }),
  ),
  person: fc.option(
    fc.record({
      homeUnitId: fc.constantFrom(null, ...units, 'elsewhere'),
      held: heldArbitrary.map((list) =>
        list.map((held, index): HeldRole => ({ ...held, id: `held-${index}` })),
      ),
    }),
  ),
  foreignRuleId: fc.constantFrom(null, null, 'rule-1a'),
  isGoverned: fc.boolean(),
});

/** What a user is after its plan was carried out at a later time. */
function carriedOut(user: PlanUser, plan: UserPlan): PlanUser {
  const gone = new Set(plan.removed.map(({ assignmentId }) => assignmentId));
  const suspended = new Set(plan.suspended.map(({ assignmentId }) => assignmentId));
  const resumed = new Set(plan.resumed.map(({ assignmentId }) => assignmentId));
  const givers = new Map(plan.transferred.map(({ assignmentId, toRuleId }) => [assignmentId, toRuleId]));
  const held = (user.person?.held ?? [])
    .filter(({ id }) => !gone.has(id))
    .map((each) => ({
      ...each,
      isActive: (each.isActive && !suspended.has(each.id)) || resumed.has(each.id),
      ruleId: givers.get(each.id) ?? each.ruleId,
    }));
  const given = plan.assigned.map(({ id, unitId, role }) => ({
    id: `new-${id}`,
    unitId,
    role,
    isActive: true,
    ruleId: id,
  }));
  const { present, groups: now } = user;
  const homeUnitId = plan.home ? plan.home.unitId : (user.person?.homeUnitId ?? null);
  return {
    ...user,
    link: plan.isLinked
      ? { present, groups: now, homeRuleId: plan.homeRuleId, updatedAt: '2026-04-01T00:00:00.000Z' }
      : null,
    person: user.person || plan.isNew ? { homeUnitId, held: [...held, ...given] } : null,
  };
}

const nothing = { removed: [], suspended: [], kept: [], resumed: [], assigned: [], transferred: [] };

describe('the plan for a user of a directory', () => {
  it('is empty once it was carried out', () => {
    fc.assert(
      fc.property(rulesArbitrary, userArbitrary, (rules, user) => {
        const after = carriedOut(user, planUser(rules, user));
        const { isNew, isLinked, home, homeRuleId, ...steps } = planUser(rules, after);
        assert.deepEqual(steps, nothing);
        assert.deepEqual([isNew, home], [false, undefined]);
        assert.deepEqual([isLinked, homeRuleId], [after.link !== null, after.link?.homeRuleId ?? null]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves what was given by hand or by others as it is, but for resuming a role that a rule gives', () => {
    fc.assert(
      fc.property(rulesArbitrary, userArbitrary, (rules, user) => {
        const { removed, suspended } = planUser(rules, user);
        const own = new Set(rules.map(({ id }) => id));
        const held = new Map(user.person?.held.map((each) => [each.id, each]));
        for (const { assignmentId } of [...removed, ...suspended])
          assert.ok(own.has(held.get(assignmentId)?.ruleId ?? ''));
      }),
    );
  });

  it('who is absent or in no rule gets nothing', () => {
    fc.assert(
      fc.property(rulesArbitrary, userArbitrary, (rules, user) => {
        const plan = planUser(rules, { ...user, present: false });
        assert.deepEqual([plan.assigned, plan.resumed, plan.transferred, plan.isNew], [[], [], [], false]);
      }),
    );
  });
});

describe('who a user of a directory is', () => {
  it('nobody twice, the linked ones first', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const email = fc.constantFrom('a@x', 'A@X', 'b@x', null);
    const users = fc.uniqueArray(fc.record({ externalId: name, email }), {
      selector: ({ externalId }) => externalId,
    });
    const persons = fc.uniqueArray(fc.record({ id: fc.constantFrom('1', '2', '3', '4'), email }), {
      selector: ({ id }) => id,
    });
    const links = fc.uniqueArray(fc.tuple(name, fc.constantFrom('1', '2', '9')), {
      selector: ([, id]) => id,
    });
    fc.assert(
      fc.property(users, persons, links, (someUsers, candidates, pairs) => {
        const linked = new Map(pairs);
        const found = matchPersons(someUsers, linked, candidates);
        const free = candidates.filter(({ id }) => ![...linked.values()].some((person) => person === id));
        assert.equal(new Set(found.values()).size, found.size);
        for (const { externalId, email: address } of someUsers) {
          const id = found.get(externalId);
          if (linked.has(externalId)) assert.equal(id, linked.get(externalId));
          else if (id !== undefined) {
            const person = free.find((each) => each.id === id);
            assert.equal(foldEmail(person?.email ?? ''), foldEmail(address ?? ''));
          } else
            assert.ok(
              !address ||
                free.every(
                  (each) =>
                    [...found.values()].includes(each.id) ||
                    foldEmail(each.email ?? '') !== foldEmail(address),
                ),
            );
        }
      }),
    );
  });
});
