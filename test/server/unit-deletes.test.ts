import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';

interface Plan {
  deletes: { id: string; code: string }[];
  moves: { id: string; from: string; to: string; parentOuId: string | null }[];
  rehomes: { partyId: string; subtype: string | null; from: string; to: string | null }[];
  counts: Record<string, number>;
}

describeStores('deleting units', (directory) => {
  let tenant: TestTenant;
  let top: Body;
  let unit: Body;
  let children: [Body, Body];
  let grandchild: Body;
  let ada: Body;
  let bob: Body;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    top = await tenant.unit('Top');
    unit = await tenant.unit('Unit', top);
    children = [await tenant.unit('First', unit), await tenant.unit('Second', unit)];
    grandchild = await tenant.unit('Grandchild', children[1]);
    const roles = [
      { subtype: 'employee', organizationUnitId: unit.id },
      { subtype: 'student', organizationUnitId: grandchild.id, attributes: { year: 1 } },
      { subtype: 'guest', organizationUnitId: top.id },
    ];
    ada = await tenant.person('Ada', { organizationUnitId: unit.id, specializations: roles });
    bob = await tenant.person('Bob', { organizationUnitId: grandchild.id });
  });

  const homeOf = async ({ id }: Body) => (await tenant.get(`/parties/${id}`)).organizationUnitId;
  const placesOfRoles = async ({ id }: Body) =>
    (await tenant.get(`/persons/${id}`)).specializations.map((role) => role.organizationUnitId);

  /** Everything that the tenant shows, its trail too. */
  async function everything(): Promise<string> {
    return JSON.stringify([
      await tenant.all('/parties?includeDeleted=true'),
      (await tenant.get('/ou/tree')).data,
      await tenant.events(),
    ]);
  }

  /** Compares what a dry run told with what the real call then did. */
  async function assertDone(plan: Plan, before: Body[]): Promise<void> {
    const { deletes, moves, rehomes, counts } = plan;
    assert.deepEqual(counts, { deletes: deletes.length, moves: moves.length, rehomes: rehomes.length });
    const placeOf = ({ code, parentOuId }: Body) => ({ code, parentOuId });
    const expected = new Map(before.map((each) => [each.id, placeOf(each)]));
    for (const { id, code } of deletes) {
      assert.equal(expected.get(id)?.code, code);
      expected.delete(id);
    }
    for (const { id, from, to, parentOuId } of moves) {
      assert.equal(expected.get(id)?.code, from);
      expected.set(id, { code: to, parentOuId });
    }
    assert.deepEqual(new Map((await tenant.all('/ou')).map((each) => [each.id, placeOf(each)])), expected);
    for (const { partyId, subtype, to } of rehomes) {
      const party = await tenant.get(`/parties/${partyId}`);
      const place = subtype === null ? party : party.specializations.find((role) => role.subtype === subtype);
      assert.equal(place?.organizationUnitId, to);
    }
  }

  /** An empty unit in which somebody has a role. */
  async function emptyUnit(): Promise<Body> {
    const empty = await tenant.unit('Empty', top);
    await tenant.person('Eve', { specializations: [{ subtype: 'clerk', organizationUnitId: empty.id }] });
    return empty;
  }

  for (const [mode, victimOf, counts] of [
    ['refuse', emptyUnit, { deletes: 1, moves: 0, rehomes: 1 }],
    ['cascade', async () => unit, { deletes: 4, moves: 0, rehomes: 4 }],
    ['rehome', async () => unit, { deletes: 1, moves: 3, rehomes: 2 }],
  ] as const) {
    it(`a dry run writes nothing and tells what the real call does: ${mode}`, async () => {
      const victim = await victimOf();
      const [before, units] = [await everything(), await tenant.all('/ou')];
      const plan = await tenant.ok('DELETE', `/ou/${victim.id}?dryRun=true&mode=${mode}`);
      assert.equal(await everything(), before);
      assert.deepEqual([plan.mode, plan.counts], [mode, counts]);
      assert.equal((await tenant.call('DELETE', `/ou/${victim.id}?mode=${mode}`)).status, 204);
      await assertDone(plan as unknown as Plan, units);
    });
  }

  it('a unit that is not empty is refused, with direct counts; the dry run refuses alike', async () => {
    for (const query of ['', '?mode=refuse', '?dryRun=true']) {
      const { children: below, parties } = await tenant.refused(
        '409 ou_not_empty',
        'DELETE',
        `/ou/${unit.id}${query}`,
      );
      assert.deepEqual([below, parties], [2, 1]);
    }
    assert.equal((await tenant.refused('409 ou_not_empty', 'DELETE', `/ou/${top.id}`)).children, 1);
    assert.equal((await tenant.refused('409 ou_not_empty', 'DELETE', `/ou/${grandchild.id}`)).parties, 1);
    await tenant.ok('DELETE', `/persons/${bob.id}`);
    await tenant.ok('DELETE', `/ou/${grandchild.id}`);
    assert.deepEqual(await placesOfRoles(ada), [unit.id, null, top.id]);
  });

  it('cascade deletes the subtree; parties live on at the tenant root, roles lose their unit', async () => {
    const nested = await tenant.unit('Elsewhere', null, { organizationUnitId: grandchild.id });
    await tenant.ok('DELETE', `/ou/${unit.id}?mode=cascade`);
    for (const { id } of [unit, ...children, grandchild])
      await tenant.refused('404 resource_not_found', 'GET', `/ou/${id}`);
    assert.deepEqual([await homeOf(ada), await homeOf(bob), await homeOf(nested)], [null, null, null]);
    assert.deepEqual(await placesOfRoles(ada), [null, null, top.id]);
    assert.equal((await tenant.get('/ou/tree')).data.length, 2);
    assert.equal((await tenant.unit('Unit', top)).code, '00001.00001');
  });

  it('rehome moves children in code order, parties and roles to the parent', async () => {
    await tenant.unit('Sibling', top);
    await tenant.ok('DELETE', `/ou/${unit.id}?mode=rehome`);
    const codes = await Promise.all(
      [...children, grandchild].map(async ({ id }) => (await tenant.get(`/ou/${id}`)).code),
    );
    assert.deepEqual(codes, ['00001.00003', '00001.00004', '00001.00004.00001']);
    assert.equal((await tenant.get(`/ou/${children[0].id}`)).parentOuId, top.id);
    assert.deepEqual([await homeOf(ada), await homeOf(bob)], [top.id, grandchild.id]);
    assert.deepEqual(await placesOfRoles(ada), [top.id, grandchild.id, top.id]);
  });

  it('rehome of the last sibling counts on from its code, as single moves would', async () => {
    await tenant.ok('DELETE', `/ou/${unit.id}?mode=rehome`);
    const codes = await Promise.all(children.map(async ({ id }) => (await tenant.get(`/ou/${id}`)).code));
    assert.deepEqual(codes, ['00001.00002', '00001.00003']);
  });

  it('rehome of a root makes its children roots', async () => {
    await tenant.ok('DELETE', `/ou/${top.id}?mode=rehome`);
    const roots = (await tenant.get('/ou/tree')).data;
    assert.deepEqual(
      roots.map(({ id, parentOuId, code }) => [id, parentOuId, code]),
      [[unit.id, null, '00002']],
    );
    assert.deepEqual(await placesOfRoles(ada), [unit.id, grandchild.id, null]);
  });

  it('rehome lets a child take the name of the leaving unit, and refuses one that a sibling has', async () => {
    await tenant.ok('PUT', `/ou/${children[0].id}`, { displayName: 'Unit' });
    const sibling = await tenant.unit('Second', top);
    for (const query of ['?mode=rehome', '?mode=rehome&dryRun=true'])
      await tenant.refused('409 ou_name_taken', 'DELETE', `/ou/${unit.id}${query}`);
    assert.equal((await tenant.get(`/ou/${unit.id}/children`)).pagination.total, 2);
    await tenant.ok('DELETE', `/ou/${sibling.id}`);
    await tenant.ok('DELETE', `/ou/${unit.id}?mode=rehome`);
    assert.equal((await tenant.get(`/ou/${children[0].id}`)).displayName, 'Unit');
  });

  it('rehome and cascade collapse roles that would stand twice in one unit', async () => {
    const role = (organizationUnitId: string | null) => ({ subtype: 'clerk', organizationUnitId });
    const eve = await tenant.person('Eve', {
      specializations: [role(top.id), role(unit.id), role(children[0].id), role(null)],
    });
    await tenant.ok('DELETE', `/ou/${unit.id}?mode=rehome`);
    assert.deepEqual(await placesOfRoles(eve), [top.id, children[0].id, null]);
    await tenant.ok('DELETE', `/ou/${top.id}?mode=cascade`);
    assert.deepEqual(await placesOfRoles(eve), [null]);
  });

  it('what a delete re-homes counts as written: its time, writer and source follow', async () => {
    const actor = await tenant.person('Actor');
    const token = await directory.newToken(tenant.id, ['tenant:admin'], { partyId: actor.id });
    directory.clock.advance(1000);
    const before = await tenant.get(`/persons/${ada.id}`);
    const source = { 'espalier-source': 'a delete' };
    await tenant.as(token).ok('DELETE', `/ou/${unit.id}?mode=rehome`, undefined, source);
    for (const { id } of [ada, children[0]]) {
      const after = await tenant.get(`/parties/${id}`);
      assert.ok(String(after.updatedAt) > String(before.updatedAt), 'updatedAt');
      assert.deepEqual([after.updatedById, after.source], [actor.id, 'a delete']);
    }
  });

  it('writes one event per changed resource', async () => {
    const seen = new Set(idsOf(await tenant.events()));
    await tenant.ok('DELETE', `/ou/${unit.id}?mode=rehome`);
    const events = (await tenant.events()).filter(({ id }) => !seen.has(id));
    const told = events.map(({ action, resource }) => `${action} ${(resource as Body).id}`).sort();
    const expected = [
      `ou.deleted ${unit.id}`,
      ...children.map(({ id }) => `ou.moved ${id}`),
      `person.updated ${ada.id}`,
    ];
    assert.deepEqual(told, expected.sort());
    const rehomed = events.find(({ action }) => action === 'person.updated')?.changes;
    assert.deepEqual((rehomed as Record<string, unknown>).organizationUnitId, {
      before: unit.id,
      after: top.id,
    });
  });
});
