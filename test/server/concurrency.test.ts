import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';
import { assertRulesHold } from './harness/tree-rules.ts';
import { storm } from './harness/tree-storm.ts';

const writers = Array.from({ length: 16 }, (_, index) => index);

describeStores('parallel writers', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  afterEach(() => assertRulesHold(directory, tenant.id));

  it('creates under one parent: each gets its own code, without a gap', async () => {
    const parent = await tenant.unit('Parent');
    const made = await Promise.all(
      writers.flatMap((index) => [tenant.unit(`C${index}`, parent), tenant.unit(`R${index}`)]),
    );
    const codes = made.map(({ code }) => code).sort();
    const below = writers.map((index) => `00001.${String(index + 1).padStart(5, '0')}`);
    const roots = writers.map((index) => String(index + 2).padStart(5, '0'));
    assert.deepEqual(codes, [...below, ...roots].sort());
  });

  it('creates and renames with one name: exactly one wins', async () => {
    const [a, b] = [await tenant.unit('A'), await tenant.unit('B')];
    const replies = await Promise.all([
      ...writers.map(() => tenant.call('POST', '/ou', { displayName: 'Wanted' })),
      ...[a, b].map(({ id }) => tenant.call('PUT', `/ou/${id}`, { displayName: 'Wanted' })),
    ]);
    assert.equal(replies.filter(({ status }) => status < 300).length, 1);
    for (const { status, body } of replies.filter((reply) => reply.status >= 300))
      assert.equal(`${status} ${body.error.code}`, '409 ou_name_taken');
  });

  it('swapped renames end in refusals, not in a deadlock', async () => {
    const units = await Promise.all(['A', 'B', 'C', 'D'].map((name) => tenant.unit(name)));
    const replies = await Promise.all(
      units.map(({ id }, index) =>
        tenant.call('PUT', `/ou/${id}`, { displayName: units[(index + 1) % 4]?.displayName }),
      ),
    );
    for (const { status, text } of replies) assert.ok(status === 200 || status === 409, text);
  });

  it('moves that would close a cycle together: at least one is refused', async () => {
    const units = await Promise.all(writers.slice(0, 6).map((index) => tenant.unit(`U${index}`)));
    const replies = await Promise.all(
      units.map(({ id }, index) =>
        tenant.call('POST', `/ou/${id}/move`, { parentOuId: units[(index + 1) % units.length]?.id }),
      ),
    );
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 409]);
  });

  it('nobody ends up in a unit that is being deleted', async () => {
    const unit = await tenant.unit('Leaving');
    const people = await Promise.all(writers.map((index) => tenant.person(`P${index}`)));
    const replies = await Promise.all([
      tenant.call('DELETE', `/ou/${unit.id}?mode=cascade`),
      ...people.map(({ id }) => tenant.call('PUT', `/persons/${id}`, { organizationUnitId: unit.id })),
      ...writers.map((index) =>
        tenant.call('POST', '/ou', { displayName: `C${index}`, parentOuId: unit.id }),
      ),
    ]);
    assert.equal(replies[0]?.status, 204);
    for (const { status, text } of replies) assert.ok(status < 300 || status === 422, text);
  });

  it('a delete of an empty unit and a child for it: one of the two wins', async () => {
    for (const round of [1, 2, 3]) {
      const unit = await tenant.unit(`Empty ${round}`);
      const [deleted, created] = await Promise.all([
        tenant.call('DELETE', `/ou/${unit.id}`),
        tenant.call('POST', '/ou', { displayName: 'Child', parentOuId: unit.id }),
      ]);
      assert.equal([deleted.status < 300, created.status < 300].filter(Boolean).length, 1);
    }
  });

  it('changes of different fields of one party are all kept', async () => {
    const ada = await tenant.person('Ada');
    const fields = ['firstName', 'middleName', 'lastName', 'jurisdiction', 'externalId'];
    await Promise.all(fields.map((name) => tenant.ok('PUT', `/persons/${ada.id}`, { [name]: name })));
    const after = await tenant.get(`/persons/${ada.id}`);
    for (const name of fields) assert.equal(after[name], name);
  });

  it('one uri for many parties: exactly one gets it', async () => {
    const replies = await Promise.all(
      writers.map((index) => tenant.call('POST', '/persons', { displayName: `P${index}`, uri: 'urn:x:one' })),
    );
    assert.deepEqual(replies.map(({ status }) => status).sort(), [201, ...Array<number>(15).fill(409)]);
  });

  it('readers see a tree that is whole while a subtree moves to and fro', async () => {
    const [left, right] = [await tenant.unit('Left'), await tenant.unit('Right')];
    const top: Body = await tenant.unit('Top', left);
    const made = await Promise.all(writers.map((index) => tenant.unit(`C${index}`, top)));
    await tenant.person('Ada', { organizationUnitId: made[0]?.id });
    let moving = true;
    const reads: (() => Promise<void>)[] = [
      async () => {
        const [shown] = (await tenant.get(`/ou/tree?rootId=${top.id}`)).data;
        assert.equal(shown?.children.length, 16);
        for (const child of shown?.children ?? []) assert.ok(child.code.startsWith(`${shown?.code}.`));
      },
      async () => assert.equal((await tenant.get(`/ou/${top.id}/descendants?cursor=`)).data.length, 16),
      async () =>
        assert.equal((await tenant.get(`/ou/${top.id}/members?recursive=true&cursor=`)).data.length, 1),
      async () => {
        const [parent, ...more] = (await tenant.get(`/ou/${top.id}/ancestors`)).data;
        assert.ok([left.id, right.id].includes(parent?.id ?? '') && more.length === 0);
      },
    ];
    const repeat = async (read: () => Promise<void>) => {
      while (moving) await read();
    };
    const move = async () => {
      for (const parent of [right, left, right, left, right, left])
        await tenant.ok('POST', `/ou/${top.id}/move`, { parentOuId: parent.id });
      moving = false;
    };
    await Promise.all([move(), ...reads.map(repeat)]);
    assert.equal(idsOf((await tenant.get(`/ou/${left.id}/children`)).data).length, 1);
  });

  it('16 writers at everything', async function () {
    this.timeout(60_000);
    const seed = Number(process.env.ESPALIER_TEST_SEED ?? Date.now() % 2 ** 31);
    const outcomes = await storm(directory, { tenant, seed, writes: 12 });
    assert.ok((outcomes.get('ok') ?? 0) > 40, JSON.stringify([...outcomes]));
  });
});
