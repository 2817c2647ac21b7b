import { strict as assert } from 'node:assert';
import { describeStores, idsOf, type TestTenant } from './directory.ts';
import { ApplyCaller, actionsOf, fieldsOf, idIn, node } from './harness/apply-caller.ts';
import { assertRulesHold } from './harness/tree-rules.ts';

describeStores('apply', (directory) => {
  let tenant: TestTenant;
  let apply: ApplyCaller;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    apply = new ApplyCaller(tenant);
  });

  afterEach(async () => assertRulesHold(directory, tenant.id));

  it('creates, then updates, moves and leaves alone what it finds by externalId', async () => {
    const first = await apply.run([node('a'), node('b', 'a'), node('c', 'b'), node('d')]);
    assert.deepEqual(actionsOf(first), { a: 'create', b: 'create', c: 'create', d: 'create' });
    assert.deepEqual(await apply.tree(), { a: null, b: 'a', c: 'b', d: null });
    const second = await apply.run([
      node('d', 'a', { tosUri: 'https://tos' }),
      node('a'),
      node('c', 'd'),
      node('b', 'a', { displayName: 'B', branding: { x: 1 } }),
      node('e', 'c'),
    ]);
    assert.deepEqual(actionsOf(second), { d: 'move', a: 'none', c: 'move', b: 'update', e: 'create' });
    assert.deepEqual(fieldsOf(second).b, ['branding', 'displayName']);
    assert.deepEqual(fieldsOf(second).d, ['parentOuId', 'tosUri']);
    assert.deepEqual(await apply.tree(), { a: null, 'b(B)': 'a', d: 'a', c: 'd', e: 'c' });
    for (const key of ['a', 'b', 'c', 'd']) assert.equal(idIn(second, key), idIn(first, key));
    const again = await apply.run([
      node('d', 'a', { tosUri: 'https://tos' }),
      node('b', 'a', { displayName: 'B', branding: { x: 1 } }),
    ]);
    assert.deepEqual(actionsOf(again), { d: 'none', b: 'none' });
    assert.equal(again.version, second.version);
    const events = (await tenant.events()).filter(({ action }) => String(action).startsWith('ou.'));
    assert.equal(events.length, 4 + 4);
  });

  it('fields that are left out stay, null clears', async () => {
    await apply.run([node('a', null, { tosUri: 'https://tos', branding: { x: 1 }, jurisdiction: 'NL' })]);
    const result = await apply.run([{ externalId: 'a', branding: null }]);
    assert.deepEqual(fieldsOf(result), { a: ['branding'] });
    const [unit] = await tenant.all('/ou');
    assert.deepEqual(
      [unit?.displayName, unit?.tosUri, unit?.branding, unit?.jurisdiction],
      ['a', 'https://tos', null, 'NL'],
    );
  });

  it('swaps parent and child, inverts a chain, exchanges sibling names, keeps ids', async () => {
    const first = await apply.run([
      node('a'),
      node('b', 'a'),
      node('c', 'b'),
      node('d', 'c'),
      node('x'),
      node('y'),
    ]);
    const second = await apply.run([
      node('d'),
      node('c', 'd'),
      node('b', 'c'),
      node('a', 'b'),
      node('x', null, { displayName: 'y' }),
      node('y', null, { displayName: 'x' }),
    ]);
    assert.deepEqual(await apply.tree(), { d: null, c: 'd', b: 'c', a: 'b', 'x(y)': null, 'y(x)': null });
    await apply.run([node('c'), node('d', 'c')]);
    assert.deepEqual(await apply.tree(), { c: null, d: 'c', b: 'c', a: 'b', 'x(y)': null, 'y(x)': null });
    assert.deepEqual(second.ids, first.ids);
    // A cycle of three names, and a name that moves to another parent.
    await apply.run([
      node('x', 'c', { displayName: 'd' }),
      node('d', 'c', { displayName: 'b' }),
      node('b', 'c', { displayName: 'a' }),
      node('a', 'c', { displayName: 'x' }),
    ]);
    assert.deepEqual(await apply.tree(), {
      c: null,
      'x(d)': 'c',
      'd(b)': 'c',
      'b(a)': 'c',
      'a(x)': 'c',
      'y(x)': null,
    });
  });

  it('other types of parties, placed by externalId; groups with members', async () => {
    const nodes = [
      {
        externalId: 'g',
        type: 'group',
        displayName: 'G',
        organizationUnitExternalId: 'u',
        memberExternalIds: ['p', 'o', 'u', 'h'],
      },
      { externalId: 'h', type: 'group', displayName: 'H', memberExternalIds: [] },
      {
        externalId: 'p',
        type: 'natural_person',
        displayName: 'P',
        firstName: 'Pia',
        organizationUnitExternalId: 'u',
      },
      { externalId: 'o', type: 'organization', displayName: 'O', legalName: 'O Ltd' },
      node('u'),
    ];
    const made = await apply.run(nodes);
    const unit = idIn(made, 'u');
    const members = async (key: string) =>
      idsOf(await tenant.all(`/groups/${idIn(made, key)}/members`)).sort();
    assert.deepEqual(await members('g'), ['p', 'o', 'u', 'h'].map((key) => idIn(made, key)).sort());
    assert.deepEqual((await tenant.all(`/ou/${unit}/members`)).map(({ externalId }) => externalId).sort(), [
      'g',
      'p',
    ]);
    const second = await apply.run([
      { externalId: 'g', type: 'group', memberExternalIds: ['p', 'p'] },
      { externalId: 'p', type: 'natural_person', organizationUnitExternalId: null },
    ]);
    assert.deepEqual(fieldsOf(second), { g: ['memberExternalIds'], p: ['organizationUnitId'] });
    assert.deepEqual(await members('g'), [idIn(made, 'p')]);
    const events = await tenant.events(`?resourceId=${idIn(made, 'g')}`);
    assert.deepEqual(
      events.map(({ action }) => action),
      ['group.members_changed', 'group.created'],
    );
    assert.deepEqual(
      actionsOf(await apply.run([{ externalId: 'g', type: 'group', memberExternalIds: ['p'] }])),
      {
        g: 'none',
      },
    );
    // The nesting turned round in one call.
    await apply.run([{ externalId: 'g', type: 'group', memberExternalIds: ['h'] }]);
    await apply.run([
      { externalId: 'h', type: 'group', memberExternalIds: ['g'] },
      { externalId: 'g', type: 'group', memberExternalIds: [] },
    ]);
    assert.deepEqual(await members('h'), [idIn(made, 'g')]);
    const cycle = await apply.refused('409 group_cycle', [
      node('z'),
      { externalId: 'g', type: 'group', memberExternalIds: ['h'] },
    ]);
    assert.equal(cycle.details[0]?.pointer, '/nodes/1/memberExternalIds');
  });
});
