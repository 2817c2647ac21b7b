import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describeStores, idsOf, type TestTenant } from './directory.ts';
import { assertRulesHold } from './harness/tree-rules.ts';

type Generated<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;

/** A number of ESPALIER_TEST_SEED repeats a run that failed. */
const seed = Number(process.env.ESPALIER_TEST_SEED ?? Date.now() % 2 ** 31);

const groupCount = 5;
const count = groupCount + 2;
const group = fc.nat(groupCount - 1);
const party = fc.nat(count - 1);
const operation = fc.oneof(
  fc.record({ do: fc.constant('add' as const), group, party }),
  fc.record({ do: fc.constant('remove' as const), group, party }),
  fc.record({ do: fc.constant('replace' as const), group, parties: fc.uniqueArray(party, { maxLength: 3 }) }),
);
type Operation = Generated<typeof operation>;

/** Parties are numbered, groups first. */
class Groups {
  members: Set<number>[] = Array.from({ length: groupCount }, () => new Set<number>());

  /** Everything inside a group, however nested. */
  within(at: number, seen = new Set<number>()): Set<number> {
    for (const member of this.members[at] ?? []) {
      if (seen.has(member)) continue;
      seen.add(member);
      this.within(member, seen);
    }
    return seen;
  }

  /** Does an operation; false when it would close a cycle, and then nothing is done. */
  run(given: Operation): boolean {
    const before = this.members[given.group] ?? new Set();
    const after = new Set(given.do === 'replace' ? given.parties : before);
    if (given.do === 'add') after.add(given.party);
    if (given.do === 'remove') after.delete(given.party);
    this.members[given.group] = after;
    if (!this.within(given.group).has(given.group)) return true;
    this.members[given.group] = before;
    return false;
  }
}

describeStores(`groups against a model (seed ${seed})`, (directory) => {
  async function send(tenant: TestTenant, ids: string[], given: Operation): Promise<string> {
    const path = `/groups/${ids[given.group]}/members`;
    const reply = await (given.do === 'replace'
      ? tenant.call('PUT', path, { memberIds: given.parties.map((at) => ids[at]) })
      : tenant.call(given.do === 'add' ? 'PUT' : 'DELETE', `${path}/${ids[given.party]}`));
    return reply.status < 300 ? 'ok' : `${reply.status} ${reply.body.error.code}`;
  }

  async function assertSame(tenant: TestTenant, ids: string[], model: Groups): Promise<void> {
    const numbers = async (path: string) =>
      idsOf(await tenant.all(path))
        .map((id) => ids.indexOf(id))
        .sort();
    for (let at = 0; at < groupCount; at += 1) {
      assert.deepEqual(await numbers(`/groups/${ids[at]}/members`), [...(model.members[at] ?? [])].sort());
      assert.deepEqual(
        await numbers(`/groups/${ids[at]}/members?transitive=true`),
        [...model.within(at)].sort(),
      );
    }
    const holders = (within: (at: number) => Set<number> | undefined, member: number) =>
      model.members.map((_, at) => at).filter((at) => within(at)?.has(member));
    for (const [member, id] of ids.entries()) {
      assert.deepEqual(
        await numbers(`/parties/${id}/groups`),
        holders((at) => model.members[at], member),
      );
      assert.deepEqual(
        await numbers(`/parties/${id}/groups?transitive=true`),
        holders((at) => model.within(at), member),
      );
    }
  }

  it('members, nested members and the groups of a party are those of the model', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 20, maxLength: 40 }), async (operations) => {
        const tenant = await directory.newTenant();
        const ids: string[] = [];
        for (let at = 0; at < count; at += 1) {
          const path = at < groupCount ? '/groups' : '/persons';
          ids.push((await tenant.make(path, { displayName: `n${at}` })).id);
        }
        const model = new Groups();
        for (const each of operations)
          assert.equal(
            await send(tenant, ids, each),
            model.run(each) ? 'ok' : '409 group_cycle',
            JSON.stringify(each),
          );
        await assertSame(tenant, ids, model);
        await assertRulesHold(directory, tenant.id);
      }),
      { seed, numRuns: 10 },
    );
  }).timeout(120_000);
});
