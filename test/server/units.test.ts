import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';

describeStores('units and their places', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  async function chain(length: number, top: Body | null = null): Promise<Body[]> {
    const units: Body[] = [];
    for (let level = 1; level <= length; level += 1)
      units.push(await tenant.unit(`Level ${level}`, units.at(-1) ?? top));
    return units;
  }

  const codesOf = async (...units: Body[]) =>
    Promise.all(units.map(async ({ id }) => (await tenant.get(`/ou/${id}`)).code));

  it('codes and levels are given out below each parent, per tenant', async () => {
    const a = await tenant.unit('A');
    const b = await tenant.unit('B');
    const a1 = await tenant.unit('A1', a);
    const a2 = await tenant.unit('A2', a);
    const b1 = await tenant.unit('B1', b);
    const a21 = await tenant.unit('A21', a2);
    const units = [a, b, a1, a2, b1, a21];
    const expected = ['00001', '00002', '00001.00001', '00001.00002', '00002.00001', '00001.00002.00001'];
    assert.deepEqual(
      units.map(({ code }) => code),
      expected,
    );
    assert.deepEqual(
      units.map(({ level }) => level),
      [1, 1, 2, 2, 2, 3],
    );
    assert.equal((await (await directory.newTenant()).unit('A')).code, '00001');
  });

  it('a sibling name is refused in creates, renames and moves; exactly compared', async () => {
    const top = await tenant.unit('Top');
    const sales = await tenant.unit('Sales', top);
    for (const name of ['sales', 'Sales ', ' Sales', 'Sale\u0301s']) await tenant.unit(name, top);
    await tenant.unit('Sales');
    const marketing = await tenant.unit('Marketing', top);
    const error = await tenant.refused('409 ou_name_taken', 'POST', '/ou', {
      displayName: 'Sales',
      parentOuId: top.id,
    });
    assert.equal(error.details[0]?.pointer, '/displayName');
    await tenant.refused('409 ou_name_taken', 'PUT', `/ou/${marketing.id}`, { displayName: 'Sales' });
    await tenant.refused('409 ou_name_taken', 'POST', `/ou/${sales.id}/move`, { parentOuId: null });
    await tenant.refused('409 ou_name_taken', 'PUT', `/ou/${sales.id}`, { parentOuId: null });
    assert.equal((await tenant.get(`/ou/${sales.id}`)).code, '00001.00001');
    await tenant.ok('DELETE', `/ou/${sales.id}`);
    assert.equal(
      (await tenant.ok('PUT', `/ou/${marketing.id}`, { displayName: 'Sales' })).displayName,
      'Sales',
    );
  });

  it('two siblings swap names by way of a third', async () => {
    const [a, b] = [await tenant.unit('A'), await tenant.unit('B')];
    await tenant.ok('PUT', `/ou/${a.id}`, { displayName: 'swap' });
    await tenant.ok('PUT', `/ou/${b.id}`, { displayName: 'A' });
    await tenant.ok('PUT', `/ou/${a.id}`, { displayName: 'B' });
    assert.deepEqual(await codesOf(a, b), ['00001', '00002']);
  });

  it('a move with a new name in one PUT needs the name to be free at the target alone', async () => {
    const [left, right] = [await tenant.unit('Left'), await tenant.unit('Right')];
    const unit = await tenant.unit('X', left);
    await tenant.unit('X', right);
    await tenant.unit('Y', left);
    const moved = await tenant.ok('PUT', `/ou/${unit.id}`, { displayName: 'Y', parentOuId: right.id });
    assert.deepEqual([moved.displayName, moved.code, moved.parentOuId], ['Y', '00002.00002', right.id]);
  });

  it('a move keeps ids, relative codes and contents; there and back does not restore the code', async () => {
    const [from, to] = [await tenant.unit('From'), await tenant.unit('To')];
    const [unit, inner, leaf] = (await chain(3, from)) as [Body, Body, Body];
    await tenant.unit('Other', from);
    const ada = await tenant.person('Ada', { organizationUnitId: inner.id });
    const moved = await tenant.ok('POST', `/ou/${unit.id}/move`, { parentOuId: to.id });
    assert.deepEqual([moved.id, moved.parentOuId, moved.level], [unit.id, to.id, 2]);
    assert.deepEqual(await codesOf(unit, inner, leaf), [
      '00002.00001',
      '00002.00001.00001',
      '00002.00001.00001.00001',
    ]);
    assert.equal((await tenant.get(`/persons/${ada.id}`)).organizationUnitId, inner.id);
    await tenant.ok('PUT', `/ou/${unit.id}`, { parentOuId: from.id });
    assert.deepEqual(await codesOf(unit, leaf), ['00001.00003', '00001.00003.00001.00001']);
    await tenant.ok('POST', `/ou/${unit.id}/move`, { parentOuId: null });
    assert.deepEqual(await codesOf(unit, leaf), ['00003', '00003.00001.00001']);
  });

  it('a move to the same parent changes nothing and leaves no event', async () => {
    const [top] = await chain(2);
    await tenant.unit('Last');
    for (const [method, path] of [
      ['POST', `/ou/${top?.id}/move`],
      ['PUT', `/ou/${top?.id}`],
    ] as const)
      assert.deepEqual(await tenant.ok(method, path, { parentOuId: null }), top);
    assert.equal((await tenant.events(`?resourceId=${top?.id}`)).length, 1);
  });

  it('never moves under itself or one below it', async () => {
    const [top, middle, leaf] = (await chain(3)) as [Body, Body, Body];
    for (const target of [top, middle, leaf]) {
      for (const [method, path] of [
        ['POST', `/ou/${top.id}/move`],
        ['PUT', `/ou/${top.id}`],
      ] as const) {
        const error = await tenant.refused('409 ou_cycle', method, path, { parentOuId: target.id });
        assert.equal(error.details[0]?.pointer, '/parentOuId');
      }
    }
    assert.deepEqual(await codesOf(top, middle, leaf), [top.code, middle.code, leaf.code]);
  });

  it('move wants its parent said, and a live unit of the tenant', async () => {
    const [unit, gone] = [await tenant.unit('U'), await tenant.unit('Gone')];
    await tenant.ok('DELETE', `/ou/${gone.id}`);
    const person = await tenant.person('Ada');
    await tenant.refused('400 validation_failed', 'POST', `/ou/${unit.id}/move`, {});
    await tenant.refused('422 reference_not_found', 'POST', `/ou/${unit.id}/move`, { parentOuId: gone.id });
    await tenant.refused('422 reference_wrong_type', 'POST', `/ou/${unit.id}/move`, {
      parentOuId: person.id,
    });
    await tenant.refused('404 resource_not_found', 'POST', `/ou/${gone.id}/move`, { parentOuId: unit.id });
    await tenant.refused('404 resource_not_found', 'POST', `/ou/${person.id}/move`, { parentOuId: unit.id });
    await tenant.refused('400 unknown_field', 'POST', `/ou/${unit.id}/move`, {
      parentOuId: null,
      displayName: 'X',
    });
  });

  it('at most 16 levels, for new units and for the height of what moves', async () => {
    const units = await chain(16);
    const [first, last] = [units[0] as Body, units[15] as Body];
    assert.equal(last.level, 16);
    assert.equal(last.code.length, 95);
    const error = await tenant.refused('409 ou_depth_exceeded', 'POST', '/ou', {
      displayName: 'X',
      parentOuId: last.id,
    });
    assert.equal(error.details[0]?.pointer, '/parentOuId');
    const [top, inner] = (await chain(2, await tenant.unit('Other'))) as [Body, Body];
    await tenant.refused('409 ou_depth_exceeded', 'POST', `/ou/${inner.id}/move`, { parentOuId: last.id });
    await tenant.refused('409 ou_depth_exceeded', 'PUT', `/ou/${top.id}`, { parentOuId: units[14]?.id });
    assert.deepEqual(await codesOf(top, inner), [top.code, inner.code]);
    const fits = await tenant.ok('PUT', `/ou/${top.id}`, { parentOuId: units[13]?.id });
    assert.equal(fits.level, 15);
    await tenant.refused('409 ou_depth_exceeded', 'POST', `/ou/${first.id}/move`, {
      parentOuId: (await tenant.unit('Above')).id,
    });
  });

  it('at most 99999 children by code', async () => {
    const [parent, other] = [await tenant.unit('Parent'), await tenant.unit('Other')];
    const last = await tenant.unit('Last', parent);
    await directory.sql(`update organization_units set code = '00001.99999' where id = '${last.id}'`);
    await tenant.refused('409 ou_children_exceeded', 'POST', '/ou', {
      displayName: 'X',
      parentOuId: parent.id,
    });
    await tenant.refused('409 ou_children_exceeded', 'POST', `/ou/${other.id}/move`, {
      parentOuId: parent.id,
    });
    await tenant.ok('DELETE', `/ou/${last.id}`);
    assert.equal((await tenant.unit('X', parent)).code, '00001.00001');
  });

  it('branding, terms and policy: PUT replaces a branding whole, null takes it back', async () => {
    const unit = await tenant.unit('U', null, { branding: { a: 1, b: 2 }, ouInheritancePolicy: 'MERGE' });
    const path = `/ou/${unit.id}`;
    assert.equal(unit.ouInheritancePolicy, 'MERGE');
    assert.deepEqual((await tenant.ok('PUT', path, { branding: { c: 3 } })).branding, { c: 3 });
    assert.deepEqual((await tenant.ok('PUT', path, { branding: {} })).branding, {});
    assert.equal((await tenant.ok('PUT', path, { branding: null })).branding, null);
    assert.equal(
      (await tenant.ok('PUT', path, { ouInheritancePolicy: null })).ouInheritancePolicy,
      'READ_ONLY_ANCESTOR',
    );
    await tenant.refused('400 validation_failed', 'PUT', path, { ouInheritancePolicy: 'ALL' });
  });

  it('the home unit of a unit is independent of its parent', async () => {
    const [a, b] = [await tenant.unit('A'), await tenant.unit('B')];
    const child = await tenant.unit('C', a, { organizationUnitId: b.id });
    assert.deepEqual([child.code, child.organizationUnitId], ['00001.00001', b.id]);
    const members = await tenant.get(`/ou/${b.id}/members`);
    assert.deepEqual(
      members.data.map(({ id }) => id),
      [child.id],
    );
    assert.equal((await tenant.get(`/ou/${b.id}/children`)).pagination.total, 0);
    const { children, parties } = await tenant.refused('409 ou_not_empty', 'DELETE', `/ou/${b.id}`);
    assert.deepEqual([children, parties], [0, 1]);
  });
});
