import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describeStores, idsOf } from './directory.ts';

type Generated<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;

/** A number of ESPALIER_TEST_SEED repeats a run that failed. */
const seed = Number(process.env.ESPALIER_TEST_SEED ?? Date.now() % 2 ** 31);

const branding = fc.option(
  fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.oneof(fc.nat(3), fc.constant({ x: 1 }))), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
);
const tosUri = fc.option(fc.constantFrom('https://one', 'https://two', 'https://three'));
const policy = fc.constantFrom('READ_ONLY_ANCESTOR', 'MERGE', 'NONE');
const forest = fc.record({
  tenant: fc.record({ branding, tosUri }),
  units: fc.array(fc.record({ parent: fc.nat(), branding, tosUri, ouInheritancePolicy: policy }), {
    minLength: 1,
    maxLength: 10,
  }),
});
type Forest = Generated<typeof forest>;

interface Resolved {
  value: unknown;
  source: string;
  sourceOuId: string | null;
}

/** Resolves from the unit upward, as the contract tells it (section 6): the server goes the other way. */
class Model {
  readonly #forest: Forest;
  readonly #ids: string[];

  constructor(given: Forest, ids: string[]) {
    this.#forest = given;
    this.#ids = ids;
  }

  static parentOf({ units }: Forest, at: number): number | null {
    const parent = (units[at]?.parent ?? 0) % (at + 1);
    return parent === 0 ? null : parent - 1;
  }

  resolve(field: 'branding' | 'tosUri', at: number | null): Resolved {
    if (at === null) {
      const value = this.#forest.tenant[field];
      return { value, source: value === null ? 'none' : 'tenant', sourceOuId: null };
    }
    const unit = this.#forest.units[at] ?? assert.fail();
    const value = unit[field];
    const above = (): Resolved => this.resolve(field, Model.parentOf(this.#forest, at));
    if (value === null)
      return unit.ouInheritancePolicy === 'NONE'
        ? { value: null, source: 'none', sourceOuId: null }
        : above();
    const isMerged = unit.ouInheritancePolicy === 'MERGE' && field === 'branding';
    const whole = isMerged ? { ...(above().value as object | null), ...(value as object) } : value;
    return { value: whole, source: 'unit', sourceOuId: this.#ids[at] ?? '' };
  }
}

describeStores(`resolution against a model (seed ${seed})`, (directory) => {
  function itemsOf(given: Forest): object[] {
    return given.units.map(({ parent: _, ...fields }, at) => {
      const parent = Model.parentOf(given, at);
      const place = parent === null ? {} : { parentRef: `u${parent}` };
      return { ref: `u${at}`, displayName: `u${at}`, ...fields, ...place };
    });
  }

  async function compare(given: Forest): Promise<void> {
    const tenant = await directory.newTenant(given.tenant);
    const made = (await tenant.make('/ou/batch', { units: itemsOf(given) })).data;
    const ids = idsOf(made);
    const model = new Model(given, ids);
    for (const at of [null, ...made.keys()]) {
      const organizationUnitId = at === null ? null : ids[at];
      const person = await tenant.person(`p${at}`, { organizationUnitId });
      for (const id of [person.id, ...(organizationUnitId ? [organizationUnitId] : [])]) {
        const { branding: shown, tosUri: terms } = await tenant.get(`/parties/${id}/effective`);
        const expected = { shown: model.resolve('branding', at), terms: model.resolve('tosUri', at) };
        assert.deepEqual({ shown, terms }, expected, `u${at}`);
      }
    }
  }

  it('branding and terms of every unit, and of a party in it', async () => {
    await fc.assert(fc.asyncProperty(forest, compare), { seed, numRuns: 20 });
  }).timeout(120_000);
});
