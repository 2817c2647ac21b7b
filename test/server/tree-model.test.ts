import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describeStores, type TestDirectory, type TestTenant } from './directory.ts';
import { TreeModel } from './harness/tree-model.ts';
import { assertRulesHold } from './harness/tree-rules.ts';

const seed = Number(process.env.ESPALIER_TEST_SEED ?? Date.now() % 2 ** 31);
const runs = Number(process.env.ESPALIER_TEST_MODEL_RUNS ?? 6);
const stepsPerBatch = 10;
const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

/** Keys are taken modulo the number of units made, so that most steps hit something. */
const key = fc.nat({ max: 30 });
const parent = fc.option(key, { freq: 4 });
const name = fc.constantFrom('A', 'B', 'C', 'a', 'A ', 'Ä');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('create' as const), name, parent }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), key, name }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), key, parent }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      key,
      mode: fc.constantFrom('refuse' as const, 'cascade' as const, 'rehome' as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A server and a model that are taken through the same steps. */
class Pair {
  readonly #tenant: TestTenant;
  readonly #directory: TestDirectory;
  readonly #model = new TreeModel();
  readonly #ids: string[] = [];

  constructor(directory: TestDirectory, tenant: TestTenant) {
    this.#directory = directory;
    this.#tenant = tenant;
  }

  #keyOf(wanted: number): number {
    return this.#ids.length === 0 ? 0 : wanted % this.#ids.length;
  }

  #idOf(wanted: number): string {
    return this.#ids[wanted] ?? unknownId;
  }

  async take(given: Step): Promise<void> {
    const target = 'key' in given ? this.#keyOf(given.key) : this.#ids.length;
    const above = 'parent' in given && given.parent !== null ? this.#keyOf(given.parent) : null;
    const parentOuId = above === null ? null : this.#idOf(above);
    const path = `/ou/${this.#idOf(target)}`;
    const model = this.#model;
    const tenant = this.#tenant;
    const [expected, reply] = await {
      create: async () =>
        [
          model.attempt(() => model.create(target, 'name' in given ? given.name : '', above)),
          await tenant.call('POST', '/ou', { displayName: 'name' in given ? given.name : '', parentOuId }),
        ] as const,
      rename: async () =>
        [
          model.attempt(() => model.rename(target, 'name' in given ? given.name : '')),
          await tenant.call('PUT', path, { displayName: 'name' in given ? given.name : '' }),
        ] as const,
      move: async () =>
        [
          model.attempt(() => model.move(target, above)),
          await tenant.call('POST', `${path}/move`, { parentOuId }),
        ] as const,
      delete: async () => {
        const mode = 'mode' in given ? given.mode : 'refuse';
        return [
          model.attempt(() => model.delete(target, mode)),
          await tenant.call('DELETE', `${path}?mode=${mode}`),
        ] as const;
      },
    }[given.do]();
    const answers: Record<string, string> = { gone: 'resource_not_found', no_parent: 'reference_not_found' };
    const actual = reply.status < 300 ? 'ok' : reply.body.error.code;
    assert.equal(actual, answers[expected] ?? expected, JSON.stringify(given));
    if (given.do === 'create' && actual === 'ok') this.#ids.push(reply.body.id);
  }

  async compare(): Promise<void> {
    const actual = (await this.#tenant.all('/ou')).map(({ id, parentOuId, displayName, code }) => ({
      id,
      parentOuId,
      displayName,
      code,
    }));
    const expected = this.#model.units.map((unit) => ({
      id: this.#idOf(unit.key),
      parentOuId: unit.parent === null ? null : this.#idOf(unit.parent),
      displayName: unit.name,
      code: unit.code,
    }));
    const byCode = (left: { code: string }, right: { code: string }) => (left.code < right.code ? -1 : 1);
    assert.deepEqual(actual.sort(byCode), expected.sort(byCode));
    await assertRulesHold(this.#directory, this.#tenant.id);
  }
}

describeStores(`the tree against a model (seed ${seed})`, (directory) => {
  it(`stays equal over ${runs} random histories`, async function () {
    this.timeout(60_000 * runs);
    const history = fc.array(step, { minLength: 30, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const pair = new Pair(directory, await directory.newTenant());
        for (const [index, each] of steps.entries()) {
          await pair.take(each);
          if (index % stepsPerBatch === stepsPerBatch - 1) await pair.compare();
        }
        await pair.compare();
      }),
      { seed, numRuns: runs, endOnFailure: false },
    );
  });

  it('the model itself keeps codes and refuses as the rules say', () => {
    const model = new TreeModel();
    model.create(0, 'A', null);
    model.create(1, 'B', 0);
    model.create(2, 'C', 1);
    assert.equal(
      model.attempt(() => model.move(0, 2)),
      'ou_cycle',
    );
    assert.equal(
      model.attempt(() => model.create(3, 'A', null)),
      'ou_name_taken',
    );
    model.delete(1, 'rehome');
    assert.deepEqual(
      model.units.map(({ code }) => code),
      ['00001', '00001.00002'],
    );
  });
});
