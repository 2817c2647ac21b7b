import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describeStores, type TestDirectory } from './directory.ts';
import { DirectorySource, type SourceUser, user } from './harness/directory-source.ts';

/** A number of ESPALIER_TEST_SEED repeats a run that failed. */
const seed = Number(process.env.ESPALIER_TEST_SEED ?? Date.now() % 2 ** 31);

type Generated<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;

const names = ['a', 'b', 'c', 'd'] as const;
const groups = ['A', 'B'];
const rule = fc.record({
  unit: fc.nat(2),
  role: fc.constantFrom('member', 'support'),
  group: fc.constantFrom(null, ...groups),
  onRemoved: fc.constantFrom('suspend', 'remove'),
});
const someUsers = fc.uniqueArray(
  fc.record({ name: fc.constantFrom(...names), groups: fc.subarray(groups), hasEmail: fc.boolean() }),
  { selector: ({ name }) => name },
);
const step = fc.oneof(
  fc.record({ kind: fc.constant('snapshot' as const), users: someUsers }),
  fc.record({ kind: fc.constant('change' as const), users: someUsers, remove: fc.subarray([...names]) }),
);
const history = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
});
type History = Generated<typeof history>;
type Step = History['steps'][number];

function sourceUser({ name, groups: member, hasEmail }: Step['users'][number]): SourceUser {
  return user(name, member, hasEmail ? { email: `${name}@x.example` } : {});
}

/** Who is in the directory after a step. */
function stateAfter(before: Map<string, SourceUser>, given: Step): Map<string, SourceUser> {
  const users = given.users.map((each): [string, SourceUser] => [each.name, sourceUser(each)]);
  if (given.kind === 'snapshot') return new Map(users);
  const named = new Set(users.map(([name]) => name));
  const after = new Map([...before, ...users]);
  for (const name of given.remove) if (!named.has(name)) after.delete(name);
  return after;
}

/** What the last state alone means (contract 7): each matching rule gives its role, the oldest says where to live. */
function meaningOf(rules: History['rules'], unitIds: string[], state: Map<string, SourceUser>) {
  return [...state].flatMap(([name, { groups: member = [] }]) => {
    const matching = rules.filter(({ group }) => group === null || member.includes(group));
    const given = new Set(matching.map(({ unit, role }) => `${unitIds[unit]} ${role}`));
    return matching[0] ? [{ name, home: unitIds[matching[0].unit], roles: [...given].sort() }] : [];
  });
}

async function replay(directory: TestDirectory, { rules, steps }: History): Promise<void> {
  const tenant = await directory.newTenant();
  const top = await tenant.unit('Top');
  const unitIds = [top.id, (await tenant.unit('One', top)).id, (await tenant.unit('Two', top)).id];
  const source = await DirectorySource.connect(tenant, top);
  for (const { unit, role, group, onRemoved } of rules)
    await source.rule({ id: unitIds[unit] ?? '' }, role, group, { onRemoved });
  let state = new Map<string, SourceUser>();
  for (const each of steps) {
    state = stateAfter(state, each);
    const users = each.users.map(sourceUser);
    if (each.kind === 'snapshot') await source.snapshot(users);
    else {
      const named = new Set<string>(each.users.map(({ name }) => name));
      await source.change({ upsert: users, remove: each.remove.filter((name) => !named.has(name)) });
    }
    const assignments = await tenant.all('/role-assignments');
    const actual = (await tenant.all('/persons'))
      .map(({ id, displayName, organizationUnitId: home }) => ({
        name: displayName.slice('User '.length),
        home,
        roles: assignments
          .filter(({ partyId, status }) => partyId === id && status === 'ACTIVE')
          .map(({ organizationUnitId, role }) => `${organizationUnitId} ${role}`)
          .sort(),
      }))
      .filter(({ roles }) => roles.length > 0);
    const byName = (left: { name: string }, right: { name: string }) => (left.name < right.name ? -1 : 1);
    assert.deepEqual(actual.sort(byName), meaningOf(rules, unitIds, state).sort(byName));
    assert.deepEqual((await source.snapshot([...state.values()])).actions, []);
  }
}

describeStores('any history of a directory means its last state', (directory) => {
  it('whatever snapshots and changes led there, and a repeat changes nothing', async function () {
    this.timeout(300_000);
    await fc.assert(
      fc.asyncProperty(history, (given) => replay(directory, given)),
      { seed, numRuns: 40, endOnFailure: true },
    );
  });
});
