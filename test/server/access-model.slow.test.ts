import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';

type Generated<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;

/** A number of ESPALIER_TEST_SEED repeats a run that failed. */
const seed = Number(process.env.ESPALIER_TEST_SEED ?? Date.now() % 2 ** 31);

const steps = [
  'owner',
  'members',
  'members*',
  'unit',
  'unit*',
  'rel:manages',
  '~rel:manages',
  'rel:partnership',
  '~rel:partnership',
];
const size = { people: 3, groups: 3, units: 3 };
const count = size.people + size.groups + size.units;
const party = fc.nat(count - 1);
const graph = fc.record({
  owners: fc.array(fc.option(party), { minLength: count, maxLength: count }),
  homes: fc.array(fc.option(fc.nat(size.units - 1)), { minLength: count, maxLength: count }),
  parents: fc.array(fc.option(fc.nat()), { minLength: size.units, maxLength: size.units }),
  members: fc.array(fc.uniqueArray(party, { maxLength: 4 }), {
    minLength: size.groups,
    maxLength: size.groups,
  }),
  relations: fc.uniqueArray(fc.tuple(party, party, fc.constantFrom('manages', 'partnership')), {
    maxLength: 8,
    selector: ([left, right, type]) =>
      type === 'manages' ? `${left} ${right}` : [left, right].sort().join(' = '),
  }),
  paths: fc.array(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  }),
});
type Graph = Generated<typeof graph>;

/** Parties are numbered: people, groups, units. Members of a group are never groups before it, so no cycle arises. */
class Model {
  readonly #graph: Graph;

  constructor(given: Graph) {
    this.#graph = given;
  }

  membersOf(group: number): number[] {
    const isGroup = (at: number) => at >= size.people && at < size.people + size.groups;
    return (this.#graph.members[group - size.people] ?? []).filter((at) => !isGroup(at) || at > group);
  }

  homeOf(at: number): number | null {
    const home = this.#graph.homes[at];
    return home == null ? null : size.people + size.groups + home;
  }

  parentOf(unit: number): number | null {
    const index = unit - size.people - size.groups;
    const parent = this.#graph.parents[index];
    return parent == null || index <= 0 ? null : size.people + size.groups + (parent % index);
  }

  /** Where one hop of a step leads. */
  hop(step: string, at: number): number[] {
    const some = (value: number | null | undefined) => (value == null ? [] : [value]);
    if (step === 'owner') return some(this.#graph.owners[at]);
    if (step === 'members') return this.membersOf(at);
    if (step === 'unit') return some(this.homeOf(at));
    if (step === 'parent') return some(this.parentOf(at));
    const [, backwards, type] = /^(~?)rel:(.*)$/.exec(step) ?? [];
    return this.#graph.relations.flatMap(([left, right, each]) => {
      if (each !== type) return [];
      const either = type === 'partnership';
      return [
        ...(left === at && (either || !backwards) ? [right] : []),
        ...(right === at && (either || backwards) ? [left] : []),
      ];
    });
  }

  /** All parties that a step leads to: by hand, one set after another until nothing is new. */
  reach(step: string, from: Set<number>): Set<number> {
    const direct = new Set([...from].flatMap((at) => this.hop(step.replace('*', ''), at)));
    if (!step.endsWith('*')) return direct;
    const again = step === 'unit*' ? 'parent' : 'members';
    for (let before = -1; before < direct.size; ) {
      before = direct.size;
      for (const at of [...direct]) for (const next of this.hop(again, at)) direct.add(next);
    }
    return direct;
  }

  allows(path: string[], resource: number, subject: number): boolean {
    return path.reduce((from, step) => this.reach(step, from), new Set([resource])).has(subject);
  }

  /** Whether a walk takes each step of a path, repeated ones as often as they like. */
  walks(path: string[], walk: number[]): boolean {
    const [step, ...rest] = path;
    if (step === undefined) return walk.length === 1;
    const [at, next, ...more] = walk;
    if (at === undefined || next === undefined) return false;
    const goesOn = (from: string): boolean => this.hop(from, at).includes(next);
    if (!goesOn(step.replace('*', ''))) return false;
    if (this.walks(rest, [next, ...more])) return true;
    return step.endsWith('*') && this.walks([step === 'unit*' ? 'parent*' : step, ...rest], [next, ...more]);
  }
}

describeStores(`access against a model (seed ${seed})`, (directory) => {
  async function build(given: Graph, tenant: TestTenant): Promise<string[]> {
    const model = new Model(given);
    const made: Body[] = [];
    for (let index = 0; index < size.people; index += 1) made.push(await tenant.person(`p${index}`));
    for (let index = 0; index < size.groups; index += 1)
      made.push(await tenant.make('/groups', { displayName: `g${index}` }));
    for (let index = 0; index < size.units; index += 1) {
      const parent = model.parentOf(made.length);
      made.push(await tenant.unit(`u${index}`, parent === null ? null : made[parent]));
    }
    await connect(given, tenant, made);
    const ids = idsOf(made);
    for (const [left, right, relationshipType] of given.relations)
      await tenant.make('/relationships', { leftId: ids[left], rightId: ids[right], relationshipType });
    return ids;
  }

  /** Owners, home units and members. */
  async function connect(given: Graph, tenant: TestTenant, made: Body[]): Promise<void> {
    const model = new Model(given);
    const ids = idsOf(made);
    const idAt = (at: number | null | undefined) => (at == null ? null : ids[at]);
    for (const [at, { id, partyType }] of made.entries()) {
      const path = { natural_person: 'persons', group: 'groups', organization_unit: 'ou' }[String(partyType)];
      const fields = { ownerId: idAt(given.owners[at]), organizationUnitId: idAt(model.homeOf(at)) };
      await tenant.ok('PUT', `/${path}/${id}`, fields);
      const memberIds = model.membersOf(at).map((each) => ids[each]);
      if (partyType === 'group') await tenant.ok('PUT', `/groups/${id}/members`, { memberIds });
    }
  }

  async function compare(given: Graph, tenant: TestTenant): Promise<void> {
    const model = new Model(given);
    const ids = await build(given, tenant);
    const rules = given.paths.map((path, index) => ({ name: `r${index}`, actions: ['read'], path }));
    await tenant.ok('PUT', '/access-rules', { rules });
    for (const [resource, resourceId] of ids.entries())
      for (const [subject, subjectId] of ids.entries()) {
        const answer = await tenant.ok('POST', '/access/check', { subjectId, action: 'read', resourceId });
        const rule = rules.find(({ path }) => model.allows(path, resource, subject));
        const where = `${resource} to ${subject} by ${JSON.stringify(given.paths)}`;
        assert.deepEqual([answer.allowed, answer.rule], [rule !== undefined, rule?.name ?? null], where);
        const walk = (answer.path as unknown as string[]).map((id) => ids.indexOf(id));
        if (!rule) assert.deepEqual(walk, []);
        else {
          assert.deepEqual([walk[0], walk.at(-1)], [resource, subject], where);
          assert.ok(model.walks(rule.path, walk), `${where}: ${walk}`);
        }
      }
  }

  it('decides as the model does, for every pair, and its path is a real walk', async () => {
    await fc.assert(
      fc.asyncProperty(graph, async (given) => compare(given, await directory.newTenant())),
      { seed, numRuns: 6 },
    );
  }).timeout(120_000);
});
