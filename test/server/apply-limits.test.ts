import { strict as assert } from 'node:assert';
import { describeStores, type TestTenant } from './directory.ts';
import { ApplyCaller, idIn, node } from './harness/apply-caller.ts';
import { assertRulesHold } from './harness/tree-rules.ts';

describeStores('apply: its root, its limits, what it refuses', (directory) => {
  let tenant: TestTenant;
  let apply: ApplyCaller;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    apply = new ApplyCaller(tenant);
  });

  afterEach(async () => assertRulesHold(directory, tenant.id));

  it('below rootId; a node above it or the unit itself makes a cycle', async () => {
    const top = await tenant.unit('top', null, { externalId: 'top' });
    const root = await tenant.unit('root', top, { externalId: 'root' });
    await apply.run(
      [node('a'), node('b', 'a'), { externalId: 'p', type: 'natural_person', displayName: 'P' }],
      {
        rootId: root.id,
      },
    );
    assert.deepEqual(await apply.tree(), { top: null, root: 'top', a: 'root', b: 'a' });
    assert.equal((await tenant.all('/persons'))[0]?.organizationUnitId, root.id);
    for (const key of ['top', 'root']) {
      const error = await apply.refused('409 ou_cycle', [node(key)], { rootId: root.id });
      assert.equal(error.details[0]?.pointer, '/nodes/0/parentExternalId');
    }
    await apply.refused('404 resource_not_found', [node('x')], {
      rootId: idIn(await apply.run([{ externalId: 'p', type: 'natural_person' }]), 'p'),
    });
    await apply.run([node('b', 'top')], { rootId: root.id });
    assert.equal((await apply.tree()).b, 'top');
  });

  it('what it refuses, with pointers, all or nothing', async () => {
    await tenant.person('Ada', { externalId: 'ada' });
    await tenant.unit('taken');
    const cases: [`${number} ${string}`, string, object[]][] = [
      ['400 external_id_repeated', '/nodes/1/externalId', [node('a'), node('a')]],
      ['422 reference_not_found', '/nodes/1/parentExternalId', [node('a'), node('b', 'nobody')]],
      ['422 reference_wrong_type', '/nodes/1/parentExternalId', [node('a'), node('b', 'ada')]],
      ['422 reference_wrong_type', '/nodes/1/type', [node('a'), node('ada')]],
      [
        '422 reference_not_found',
        '/nodes/1/organizationUnitExternalId',
        [node('a'), node('b', undefined, { type: 'service', organizationUnitExternalId: 'x' })],
      ],
      [
        '422 reference_wrong_type',
        '/nodes/1/organizationUnitExternalId',
        [node('a'), node('b', undefined, { type: 'service', organizationUnitExternalId: 'ada' })],
      ],
      [
        '422 reference_not_found',
        '/nodes/1/memberExternalIds/1',
        [node('a'), node('b', undefined, { type: 'group', memberExternalIds: ['ada', 'x'] })],
      ],
      ['409 ou_cycle', '/nodes/1/parentExternalId', [node('z'), node('a', 'b'), node('b', 'a')]],
      ['409 ou_cycle', '/nodes/1/parentExternalId', [node('z'), node('a', 'a')]],
      ['409 ou_name_taken', '/nodes/1/displayName', [node('a'), node('taken')]],
      [
        '409 ou_name_taken',
        '/nodes/2/displayName',
        [node('a'), node('b', 'a', { displayName: 'x' }), node('c', 'a', { displayName: 'x' })],
      ],
      ['400 validation_failed', '/nodes/1/displayName', [node('a'), { externalId: 'b' }]],
      [
        '400 validation_failed',
        '/nodes/1/legalName',
        [node('a'), node('b', undefined, { type: 'organization' })],
      ],
      ['400 unknown_field', '/nodes/1/legalName', [node('a'), node('b', null, { legalName: 'x' })]],
      ['400 unknown_field', '/nodes/1/parentExternalId', [node('a'), node('b', 'a', { type: 'group' })]],
      [
        '400 unknown_field',
        '/nodes/1/specializations',
        [node('a'), node('b', undefined, { type: 'group', specializations: [] })],
      ],
      [
        '400 unknown_field',
        '/nodes/1/memberExternalIds',
        [node('a'), node('b', undefined, { memberExternalIds: [] })],
      ],
      ['400 unknown_field', '/nodes/0/code', [node('a', null, { code: '00009' })]],
      [
        '409 specialization_duplicate',
        '/nodes/1/specializations',
        [node('a'), node('b', null, { specializations: [{ subtype: 's' }, { subtype: 's' }] })],
      ],
      [
        '409 uri_taken',
        '/nodes/1/uri',
        [node('a', null, { uri: 'urn:x' }), node('b', null, { uri: 'urn:x' })],
      ],
      [
        '409 ou_depth_exceeded',
        '/nodes/16/parentExternalId',
        Array.from({ length: 18 }, (_, index) => node(`n${index}`, index ? `n${index - 1}` : null)),
      ],
    ];
    const before = await tenant.events();
    for (const [expected, pointer, nodes] of cases) {
      const { details } = await apply.refused(expected, nodes);
      assert.equal(details[0]?.pointer, pointer, `${expected} ${JSON.stringify(details)}`);
    }
    const both = node('b', undefined, {
      type: 'service',
      organizationUnitId: null,
      organizationUnitExternalId: null,
    });
    await apply.refused('400 validation_failed', [both]);
    assert.deepEqual(await tenant.events(), before);
    assert.equal((await tenant.all('/parties')).length, 2);
  });

  it('a chain of 20,000 that is far too deep is refused, not run into the ground', async () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      node(`n${index}`, index ? `n${index - 1}` : null),
    ).reverse();
    await apply.refused('409 ou_depth_exceeded', chain);
  });

  it('a unit that is too tall only until others have left it', async () => {
    const chain = Array.from({ length: 14 }, (_, index) => node(`t${index}`, index ? `t${index - 1}` : 'z'));
    await apply.run([node('x'), node('z', 'x'), ...chain.slice(0, 13), node('p1'), node('p2', 'p1')]);
    await apply.run([node('x', 'p2'), node('z', 'p2'), node('p1'), node('p2', 'p1')]);
    assert.deepEqual([(await apply.tree()).x, (await apply.tree()).z], ['p2', 'p2']);
    const deepest = (await tenant.all('/ou')).find(({ externalId }) => externalId === 't12');
    assert.equal(deepest?.level, 16);
    await apply.refused('409 ou_depth_exceeded', [node('z', 'x')]);
  });

  it('unmanaged units move along with the managed one above them, and may lie between', async () => {
    const made = await apply.run([node('a'), node('b')]);
    const loose = await tenant.unit('loose', { id: idIn(made, 'a') }, { externalId: 'loose' });
    await apply.run([node('a', 'b')]);
    assert.deepEqual(await apply.tree(), { b: null, a: 'b', loose: 'a' });
    const error = await apply.refused('409 ou_cycle', [node('b', 'loose')]);
    assert.equal(error.details[0]?.pointer, '/nodes/0/parentExternalId');
    await apply.run([node('b', 'loose'), node('a')]);
    assert.deepEqual(await apply.tree(), { a: null, loose: 'a', b: 'loose' });
    const { code } = await tenant.get(`/ou/${idIn(made, 'a')}`);
    assert.equal((await tenant.get(`/ou/${loose.id}`)).code, `${code}.00001`);
  });
});
