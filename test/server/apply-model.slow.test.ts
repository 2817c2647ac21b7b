import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describeStores, type TestTenant } from './directory.ts';
import { assertRulesHold } from './harness/tree-rules.ts';

type Generated<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;

/** A number of ESPALIER_TEST_SEED repeats a run that failed. */
const seed = Number(process.env.ESPALIER_TEST_SEED ?? Date.now() % 2 ** 31);

/** A wanted tree: each unit below another one of the list, or at the top; names drawn from few, so that they collide. */
interface Wanted {
  key: string;
  parent: string | null;
  name: string;
}

const keys = Array.from({ length: 12 }, (_, index) => `k${index}`);
const wantedTree = fc
  .tuple(
    fc.shuffledSubarray(keys, { minLength: 1 }),
    fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 12, maxLength: 12 }),
    fc.boolean(),
  )
  .map(([order, parents, names, prune]) => {
    const units = order.map((key, index): Wanted => {
      const parent = (parents[index] ?? 0) % (index + 1);
      return { key, parent: parent === 0 ? null : (order[parent - 1] ?? null), name: names[index] ?? 'A' };
    });
    return { units: distinct(units), prune };
  });

/** Siblings with one name get others. */
function distinct(units: Wanted[]): Wanted[] {
  const seen = new Set<string>();
  return units.map((unit) => {
    const isTaken = seen.has(`${unit.parent} ${unit.name}`);
    const name = isTaken ? `${unit.name} ${unit.key}` : unit.name;
    seen.add(`${unit.parent} ${name}`);
    return { ...unit, name };
  });
}

type Step = Generated<typeof wantedTree>;

/** What the tree must be after a step; undefined where the step must be refused, because of names or cycles. */
function expected(before: Map<string, Wanted>, { units, prune }: Step): Map<string, Wanted> | undefined {
  const named = new Map(units.map((unit) => [unit.key, unit]));
  const after = prune ? named : new Map([...before, ...named]);
  const names = new Set([...after.values()].map(({ parent, name }) => `${parent} ${name}`));
  if (names.size < after.size) return undefined;
  for (const { key } of after.values()) {
    const walked = new Set<string | null>();
    for (let at: string | null = key; at !== null; at = after.get(at)?.parent ?? null) {
      if (walked.has(at)) return undefined;
      walked.add(at);
    }
  }
  return after;
}

function actionOf(before: Wanted | undefined, after: Wanted): string {
  if (!before) return 'create';
  if (before.parent !== after.parent) return 'move';
  return before.name === after.name ? 'none' : 'update';
}

describeStores(`apply against a model (seed ${seed})`, (directory) => {
  async function observe(
    tenant: TestTenant,
  ): Promise<{ tree: Map<string, Wanted>; ids: Map<string, string> }> {
    const units = await tenant.all('/ou');
    const keyOf = new Map(units.map(({ id, externalId }) => [id, String(externalId)]));
    const tree = units.map(({ externalId, parentOuId, displayName }): [string, Wanted] => [
      String(externalId),
      {
        key: String(externalId),
        parent: parentOuId && (keyOf.get(parentOuId) ?? 'unknown'),
        name: displayName,
      },
    ]);
    return { tree: new Map(tree), ids: new Map(units.map(({ id, externalId }) => [String(externalId), id])) };
  }

  async function run(tenant: TestTenant, step: Step, shuffled: number): Promise<void> {
    const before = await observe(tenant);
    const nodes = step.units.map(({ key, parent, name }) => ({
      externalId: key,
      parentExternalId: parent,
      displayName: name,
    }));
    // The order of nodes means nothing.
    nodes.push(...nodes.splice(0, shuffled % nodes.length));
    const wanted = expected(before.tree, step);
    const body = { nodes, owner: 'o', prune: step.prune };
    const reply = await tenant.call('POST', '/ou/apply', body);
    const after = await observe(tenant);
    if (!wanted) {
      assert.ok(['ou_name_taken', 'ou_cycle'].includes(reply.body.error?.code), reply.text);
      return assert.deepEqual(after, before);
    }
    assert.equal(reply.status, 200, reply.text);
    const sorted = (map: Map<string, Wanted>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(sorted(after.tree), sorted(wanted));
    for (const [key, id] of before.ids) if (after.ids.has(key)) assert.equal(after.ids.get(key), id, key);
    const changes = reply.body.changes as { externalId: string; action: string }[];
    const deleted = [...before.tree.keys()].filter((key) => !wanted.has(key));
    assert.deepEqual(
      new Map(changes.map(({ externalId, action }) => [externalId, action])),
      new Map([
        ...step.units.map((unit): [string, string] => [unit.key, actionOf(before.tree.get(unit.key), unit)]),
        ...deleted.map((key): [string, string] => [key, 'delete']),
      ]),
    );
    const again = await tenant.ok('POST', '/ou/apply', body);
    assert.ok((again.changes as { action: string }[]).every(({ action }) => action === 'none'));
    assert.equal(again.version, reply.body.version);
  }

  it('after each of a sequence of wanted trees the live tree is the wanted one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(wantedTree, { minLength: 2, maxLength: 6 }),
        fc.nat(),
        async (steps, shuffled) => {
          const tenant = await directory.newTenant();
          for (const step of steps) await run(tenant, step, shuffled);
          await assertRulesHold(directory, tenant.id);
        },
      ),
      { seed, numRuns: 20 },
    );
  }).timeout(120_000);
});
