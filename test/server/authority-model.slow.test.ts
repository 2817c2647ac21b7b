import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { type Body, describeStores, namesOf, type TestDirectory, type TestTenant } from './directory.ts';
import { newCaller } from './harness/bounded-caller.ts';

/** A tree as a list: each unit hangs on an earlier one, or on none; parties live in units; roles are held in units. */
interface Scenery {
  parents: number[];
  homes: number[];
  roles: { unit: number; subtree: boolean; role: string }[];
  moves: { unit: number; to: number }[];
}

const units = 8;
const unitIndex = fc.nat(units - 1);
const scenery: fc.Arbitrary<Scenery> = fc.record({
  parents: fc.array(fc.integer({ min: -1, max: units - 2 }), { minLength: units, maxLength: units }),
  homes: fc.array(fc.integer({ min: -1, max: units - 1 }), { minLength: 4, maxLength: 8 }),
  roles: fc.uniqueArray(
    fc.record({
      unit: unitIndex,
      subtree: fc.boolean(),
      role: fc.constantFrom('member', 'support', 'owner', 'empty'),
    }),
    { maxLength: 3, selector: ({ unit, role }) => `${unit}${role}` },
  ),
  moves: fc.array(fc.record({ unit: unitIndex, to: fc.integer({ min: -1, max: units - 1 }) }), {
    maxLength: 2,
  }),
});

/** Units above one, itself first. */
function chain(parents: number[], unit: number): number[] {
  const above: number[] = [];
  for (let at = unit; at >= 0; at = parents[at] ?? -1) above.push(at);
  return above;
}

/** What the roles reach: the model that lists are compared with. */
function reach({ parents, roles }: Scenery, unit: number): boolean {
  const above = chain(parents, unit);
  return roles.some((held) => (held.subtree ? above.includes(held.unit) : held.unit === unit));
}

function expected(model: Scenery): string[] {
  const seen = model.parents.flatMap((_, unit) => (reach(model, unit) ? [`u${unit}`] : []));
  const living = model.homes.flatMap((home, index) => (home >= 0 && reach(model, home) ? [`p${index}`] : []));
  return ['Caller', ...seen, ...living].sort();
}

/** Each unit hangs on one before it. */
function straighten(given: Scenery): Scenery {
  return { ...given, parents: given.parents.map((parent, index) => (parent < index ? parent : -1)) };
}

/** Makes what the model says, and moves what it moves, in the directory and in the model. */
async function build(
  directory: TestDirectory,
  model: Scenery,
): Promise<{ made: Body[]; caller: TestTenant }> {
  const tenant = await directory.newTenant();
  await tenant.make('/roles', { name: 'empty', displayName: 'Empty', rights: [] });
  const made: Body[] = [];
  for (const [index, parent] of model.parents.entries())
    made.push(await tenant.unit(`u${index}`, made[parent] ?? null));
  for (const [index, home] of model.homes.entries())
    await tenant.person(`p${index}`, { organizationUnitId: made[home]?.id ?? null });
  const held = model.roles.map((role) => ({ ...role, unit: made[role.unit] as Body }));
  const { tenant: caller } = await newCaller(directory, tenant, held);
  for (const { unit, to } of model.moves) {
    if (chain(model.parents, to).includes(unit)) continue;
    await tenant.ok('POST', `/ou/${made[unit]?.id}/move`, { parentOuId: made[to]?.id ?? null });
    model.parents[unit] = to;
  }
  return { made, caller };
}

/** Units of the assignments that the caller may read: those where a role of its own gives it a right. */
function governed(model: Scenery): number[] {
  const giving = { ...model, roles: model.roles.filter(({ role }) => role !== 'empty') };
  return model.roles.map(({ unit }) => unit).filter((unit) => reach(giving, unit));
}

async function compare(model: Scenery, made: Body[], caller: TestTenant): Promise<void> {
  const wanted = expected(model);
  assert.deepEqual(namesOf(await caller.all('/parties')).sort(), wanted);
  const onlyUnits = wanted.filter((name) => name.startsWith('u'));
  assert.deepEqual(namesOf(await caller.all('/ou')).sort(), onlyUnits);
  const indexes = new Map(made.map(({ id }, index) => [id, index]));
  const assignments = await caller.all('/role-assignments');
  assert.deepEqual(
    assignments.map(({ organizationUnitId }) => indexes.get(organizationUnitId ?? '')).sort(),
    governed(model).sort(),
  );
  for (const [index, { id }] of made.entries()) {
    const { status } = await caller.call('GET', `/ou/${id}`);
    assert.equal(status, reach(model, index) ? 200 : 403);
  }
}

describeStores('bounded reads, compared with a model', (directory) => {
  it('every list shows what the roles reach, also after moves', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(scenery, async (given) => {
        const model = straighten(given);
        const { made, caller } = await build(directory, model);
        await compare(model, made, caller);
      }),
      { numRuns: 25 },
    );
  });
});
