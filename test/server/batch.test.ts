import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, namesOf, type TestTenant } from './directory.ts';
import { assertRulesHold } from './harness/tree-rules.ts';

type Fields = Record<string, unknown>;

const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

describeStores('creating units in a batch', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  const item = (ref: string, parentRef?: string, fields: Fields = {}) => ({
    ref,
    displayName: ref,
    ...(parentRef === undefined ? {} : { parentRef }),
    ...fields,
  });
  const batch = (units: object[], headers = {}) => tenant.make('/ou/batch', { units }, headers);
  const codesOf = ({ data }: Body) => Object.fromEntries(data.map(({ ref, code }) => [ref, code]));

  it('answers in input order, codes as single creates would give them', async () => {
    const old = await tenant.unit('old');
    await tenant.unit('older child', old);
    const made = await batch([
      item('z'),
      item('in old', undefined, { parentOuId: old.id.toUpperCase() }),
      item('z2', 'z'),
      item('a'),
      item('z1', 'z'),
      item('z21', 'z2'),
      item('in old too', undefined, { parentOuId: old.id }),
    ]);
    assert.deepEqual(codesOf(made), {
      z: '00002',
      'in old': '00001.00002',
      z2: '00002.00001',
      a: '00003',
      z1: '00002.00002',
      z21: '00002.00001.00001',
      'in old too': '00001.00003',
    });
    for (const { ref, ...unit } of made.data) assert.deepEqual(await tenant.get(`/ou/${unit.id}`), unit);
    const events = await tenant.events('?action=ou.created');
    assert.deepEqual(
      new Set(events.map(({ resource }) => (resource as Body).id)),
      new Set([...idsOf(made.data), ...idsOf(await tenant.all('/ou?q=old'))]),
    );
    assert.equal(events.length, 9);
    await assertRulesHold(directory, tenant.id);
  });

  it('takes every field of a unit', async () => {
    const owner = await tenant.person('Owner');
    const fields = {
      name: 'other',
      uri: 'urn:x-a',
      externalId: 'x',
      jurisdiction: 'NL',
      ownerId: owner.id,
      tosUri: 'https://tos',
      branding: { a: [1] },
      ouInheritancePolicy: 'MERGE',
      origin: 'external',
    };
    const specializations = [{ subtype: 's', attributes: { a: 1 } }];
    const [unit] = (await batch([item('a', undefined, { ...fields, specializations })])).data;
    for (const [name, value] of Object.entries(fields)) assert.deepEqual(unit?.[name], value, name);
    assert.deepEqual(unit?.specializations[0]?.attributes, { a: 1 });
    assert.equal(unit?.level, 1);
  });

  it('creates 1,000 units at once, and no more', async () => {
    const units = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        item(`u${index}`, index ? `u${(index - 1) >> 1}` : undefined),
      );
    const made = await batch(units(1000));
    assert.equal(made.data.length, 1000);
    assert.deepEqual(
      made.data.map(({ ref }) => ref),
      units(1000).map(({ ref }) => ref),
    );
    await assertRulesHold(directory, tenant.id);
    await tenant.refused('400 validation_failed', 'POST', '/ou/batch', { units: units(1001) });
    await tenant.refused('400 validation_failed', 'POST', '/ou/batch', { units: [] });
  }).timeout(60_000);

  it('is refused whole, and says which unit is wrong', async () => {
    const person = await tenant.person('P', { uri: 'urn:taken', externalId: 'taken' });
    const root = await tenant.unit('root');
    await tenant.unit('child', root);
    const deep = Array.from({ length: 17 }, (_, index) =>
      item(`d${index}`, index ? `d${index - 1}` : undefined),
    );
    const role = { subtype: 's' };
    const cases: [`${number} ${string}`, string, object[]][] = [
      ['400 ref_invalid', '/units/1/ref', [item('a'), item('a')]],
      ['400 ref_invalid', '/units/1/parentRef', [item('a'), item('b', 'nobody')]],
      ['400 ref_invalid', '/units/0/parentRef', [item('b', 'a'), item('a')]],
      ['400 ref_invalid', '/units/1/parentRef', [item('a'), item('b', 'b')]],
      ['400 validation_failed', '/units/1/ref', [item('a'), { displayName: 'x' }]],
      ['400 validation_failed', '/units/1/displayName', [item('a'), { ref: 'x' }]],
      ['400 validation_failed', '/units/1/displayName', [item('a'), item('b', 'a', { displayName: '' })]],
      ['400 validation_failed', '/units/1', [item('a'), item('b', 'a', { parentOuId: root.id })]],
      ['400 unknown_field', '/units/1/code', [item('a'), item('b', 'a', { code: '00007' })]],
      ['409 ou_name_taken', '/units/1/displayName', [item('a'), item('b', undefined, { displayName: 'a' })]],
      [
        '409 ou_name_taken',
        '/units/1/displayName',
        [item('a'), item('b', undefined, { displayName: 'root' })],
      ],
      [
        '409 ou_name_taken',
        '/units/1/displayName',
        [item('a'), item('child', undefined, { parentOuId: root.id })],
      ],
      ['409 ou_depth_exceeded', '/units/16/parentOuId', deep],
      [
        '422 reference_not_found',
        '/units/1/parentOuId',
        [item('a'), item('b', undefined, { parentOuId: unknownId })],
      ],
      [
        '422 reference_wrong_type',
        '/units/1/parentOuId',
        [item('a'), item('b', undefined, { parentOuId: person.id })],
      ],
      [
        '422 reference_not_found',
        '/units/1/ownerId',
        [item('a'), item('b', undefined, { ownerId: unknownId })],
      ],
      ['409 uri_taken', '/units/1/uri', [item('a'), item('b', undefined, { uri: 'urn:taken' })]],
      [
        '409 uri_taken',
        '/units/1/uri',
        [item('a', undefined, { uri: 'urn:x' }), item('b', undefined, { uri: 'urn:x' })],
      ],
      [
        '409 external_id_taken',
        '/units/1/externalId',
        [item('a'), item('b', undefined, { externalId: 'taken' })],
      ],
      [
        '409 specialization_duplicate',
        '/units/1/specializations',
        [item('a'), item('b', undefined, { specializations: [role, role] })],
      ],
      [
        '422 reference_not_found',
        '/units/1/specializations/0/profileId',
        [item('a'), item('b', undefined, { specializations: [{ ...role, profileId: 'x' }] })],
      ],
    ];
    const before = await tenant.events();
    for (const [expected, pointer, units] of cases) {
      const { details } = await tenant.refused(expected, 'POST', '/ou/batch', { units });
      assert.ok(
        details.some((detail) => detail.pointer === pointer),
        `${expected}: ${pointer} is not among ${JSON.stringify(details)}`,
      );
    }
    assert.deepEqual(namesOf(await tenant.all('/ou')).sort(), ['child', 'root']);
    assert.deepEqual(await tenant.events(), before);
  });

  it('a key gives the first answer again, until all its units are gone', async () => {
    const headers = { 'idempotency-key': 'k' };
    const units = [item('a'), item('b', 'a')];
    const first = await batch(units, headers);
    assert.deepEqual((await batch(units, headers)).data, first.data);
    const [a, b] = first.data as [Body, Body];
    const body = { units: [item('c')] };
    const error = await tenant.refused('422 idempotency_key_reused', 'POST', '/ou/batch', body, headers);
    assert.equal(error.resourceId, a.id);
    await tenant.ok('DELETE', `/ou/${b.id}`);
    assert.deepEqual((await batch(units, headers)).data, first.data);
    await tenant.ok('DELETE', `/ou/${a.id}`);
    const second = await batch(units, headers);
    assert.deepEqual(codesOf(second), { a: '00001', b: '00001.00001' });
    assert.notEqual(second.data[0]?.id, a.id);
  });

  it('parallel batches and creates never share a code', async () => {
    const root = await tenant.unit('root');
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        index % 2
          ? tenant.unit(`single ${index}`, root)
          : batch([item(`x${index}`, undefined, { parentOuId: root.id }), item(`y${index}`, `x${index}`)]),
      ),
    );
    await assertRulesHold(directory, tenant.id);
    const codes = (await tenant.all(`/ou/${root.id}/children`)).map(({ code }) => code).sort();
    assert.deepEqual(
      codes,
      Array.from({ length: 8 }, (_, index) => `00001.0000${index + 1}`),
    );
  });
});
