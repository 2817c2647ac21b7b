import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';
import { assertRulesHold } from './harness/tree-rules.ts';

type Fields = Record<string, unknown>;
type Change = { externalId: string; id: string; action: string; fields: string[] };

describeStores('apply', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  afterEach(async () => assertRulesHold(directory, tenant.id));

  const node = (externalId: string, parentExternalId?: string | null, fields: Fields = {}) => ({
    externalId,
    displayName: externalId,
    ...(parentExternalId === undefined ? {} : { parentExternalId }),
    ...fields,
  });
  const apply = (nodes: object[], fields: Fields = {}, query = '', headers = {}) =>
    tenant.ok('POST', `/ou/apply${query}`, { nodes, ...fields }, headers);
  const refused = (expected: `${number} ${string}`, nodes: object[], fields: Fields = {}) =>
    tenant.refused(expected, 'POST', '/ou/apply', { nodes, ...fields });
  const actionsOf = (result: Body) =>
    Object.fromEntries((result.changes as Change[]).map(({ externalId, action }) => [externalId, action]));
  const fieldsOf = (result: Body) =>
    Object.fromEntries((result.changes as Change[]).map(({ externalId, fields }) => [externalId, fields]));
  const idIn = (result: Body, key: string) => (result.ids as Record<string, string>)[key] ?? '';

  /** Live units as `key: parent key`, with other names in brackets. */
  async function tree(): Promise<Record<string, string | null>> {
    const units = await tenant.all('/ou');
    const keys = new Map(units.map(({ id, externalId }) => [id, String(externalId)]));
    return Object.fromEntries(
      units.map(({ displayName, externalId, parentOuId }) => [
        externalId === displayName ? displayName : `${externalId}(${displayName})`,
        parentOuId === null ? null : (keys.get(parentOuId) ?? 'unknown'),
      ]),
    );
  }

  it('creates, then updates, moves and leaves alone what it finds by externalId', async () => {
    const first = await apply([node('a'), node('b', 'a'), node('c', 'b'), node('d')]);
    assert.deepEqual(actionsOf(first), { a: 'create', b: 'create', c: 'create', d: 'create' });
    assert.deepEqual(await tree(), { a: null, b: 'a', c: 'b', d: null });
    const second = await apply([
      node('d', 'a', { tosUri: 'https://tos' }),
      node('a'),
      node('c', 'd'),
      node('b', 'a', { displayName: 'B', branding: { x: 1 } }),
      node('e', 'c'),
    ]);
    assert.deepEqual(actionsOf(second), { d: 'move', a: 'none', c: 'move', b: 'update', e: 'create' });
    assert.deepEqual(fieldsOf(second).b, ['branding', 'displayName']);
    assert.deepEqual(fieldsOf(second).d, ['parentOuId', 'tosUri']);
    assert.deepEqual(await tree(), { a: null, 'b(B)': 'a', d: 'a', c: 'd', e: 'c' });
    for (const key of ['a', 'b', 'c', 'd']) assert.equal(idIn(second, key), idIn(first, key));
    const again = await apply([
      node('d', 'a', { tosUri: 'https://tos' }),
      node('b', 'a', { displayName: 'B', branding: { x: 1 } }),
    ]);
    assert.deepEqual(actionsOf(again), { d: 'none', b: 'none' });
    assert.equal(again.version, second.version);
    const events = (await tenant.events()).filter(({ action }) => String(action).startsWith('ou.'));
    assert.equal(events.length, 4 + 4);
  });

  it('fields that are left out stay, null clears', async () => {
    await apply([node('a', null, { tosUri: 'https://tos', branding: { x: 1 }, jurisdiction: 'NL' })]);
    const result = await apply([{ externalId: 'a', branding: null }]);
    assert.deepEqual(fieldsOf(result), { a: ['branding'] });
    const [unit] = await tenant.all('/ou');
    assert.deepEqual(
      [unit?.displayName, unit?.tosUri, unit?.branding, unit?.jurisdiction],
      ['a', 'https://tos', null, 'NL'],
    );
  });

  it('swaps parent and child, inverts a chain, exchanges sibling names, keeps ids', async () => {
    const first = await apply([
      node('a'),
      node('b', 'a'),
      node('c', 'b'),
      node('d', 'c'),
      node('x'),
      node('y'),
    ]);
    const second = await apply([
      node('d'),
      node('c', 'd'),
      node('b', 'c'),
      node('a', 'b'),
      node('x', null, { displayName: 'y' }),
      node('y', null, { displayName: 'x' }),
    ]);
    assert.deepEqual(await tree(), { d: null, c: 'd', b: 'c', a: 'b', 'x(y)': null, 'y(x)': null });
    await apply([node('c'), node('d', 'c')]);
    assert.deepEqual(await tree(), { c: null, d: 'c', b: 'c', a: 'b', 'x(y)': null, 'y(x)': null });
    assert.deepEqual(second.ids, first.ids);
    // A cycle of three names, and a name that moves to another parent.
    await apply([
      node('x', 'c', { displayName: 'd' }),
      node('d', 'c', { displayName: 'b' }),
      node('b', 'c', { displayName: 'a' }),
      node('a', 'c', { displayName: 'x' }),
    ]);
    assert.deepEqual(await tree(), {
      c: null,
      'x(d)': 'c',
      'd(b)': 'c',
      'b(a)': 'c',
      'a(x)': 'c',
      'y(x)': null,
    });
  });

  it('a name that a leaving or a renamed unit had is free', async () => {
    await apply([node('a', null, { displayName: 'X' }), node('b', null, { displayName: 'Y' })], {
      owner: 'o',
    });
    await apply(
      [
        node('c', null, { displayName: 'X' }),
        node('b', null, { displayName: 'Z' }),
        node('d', null, { displayName: 'Y' }),
      ],
      {
        owner: 'o',
        prune: true,
      },
    );
    assert.deepEqual(await tree(), { 'c(X)': null, 'b(Z)': null, 'd(Y)': null });
  });

  it('exchanges uris, and takes the one of a party that leaves', async () => {
    const uri = (key: string) => ({ uri: `urn:x-${key}` });
    await apply([node('a', null, uri('a')), node('b', null, uri('b')), node('c', null, uri('c'))], {
      owner: 'o',
    });
    await apply([node('a', null, uri('b')), node('b', null, uri('a')), node('d', null, uri('c'))], {
      owner: 'o',
      prune: true,
    });
    const uris = (await tenant.all('/ou')).map(({ externalId, uri: own }) => `${externalId} ${own}`).sort();
    assert.deepEqual(uris, ['a urn:x-b', 'b urn:x-a', 'd urn:x-c']);
    await tenant.person('P', uri('p'));
    const error = await refused('409 uri_taken', [node('e'), node('f', null, uri('p'))]);
    assert.equal(error.details[0]?.pointer, '/nodes/1/uri');
  });

  it('prune deletes what the owner made and no longer names, and nothing else', async () => {
    const byHand = await tenant.unit('hand', null, { externalId: 'adopted' });
    await tenant.unit('manual');
    await apply([node('other')], { owner: 'them' });
    await apply([node('unowned')]);
    await apply(
      [
        node('a'),
        node('b', 'a'),
        node('p', null, { type: 'natural_person', parentExternalId: undefined }),
        { externalId: 'adopted' },
      ],
      {
        owner: 'us',
      },
    );
    const kept = await apply([node('a')], { owner: 'us' });
    assert.deepEqual(actionsOf(kept), { a: 'none' });
    const dry = await apply([node('a')], { owner: 'us', prune: true }, '?dryRun=true');
    assert.deepEqual(actionsOf(dry), { a: 'none', b: 'delete', p: 'delete' });
    assert.equal((await tenant.all('/persons')).length, 1);
    const pruned = await apply([node('a')], { owner: 'us', prune: true });
    assert.deepEqual(pruned.changes, dry.changes);
    const left = (await tenant.all('/parties')).map(({ displayName }) => displayName).sort();
    assert.deepEqual(left, ['a', 'hand', 'manual', 'other', 'unowned']);
    assert.deepEqual(actionsOf(await apply([], { owner: 'us', prune: true })), { a: 'delete' });
    assert.deepEqual(actionsOf(await apply([], { owner: 'nobody', prune: true })), {});
    assert.deepEqual(actionsOf(await apply([], { prune: true })), { unowned: 'delete' });
    assert.equal((await tenant.get(`/ou/${byHand.id}`)).displayName, 'hand');
  });

  it('prune refuses when something else is in a unit that would go', async () => {
    const { ids } = await apply([node('a'), node('b', 'a')], { owner: 'o' });
    const { a, b } = ids as Record<'a' | 'b', string>;
    const inner = await tenant.unit('inner', { id: b });
    await tenant.person('resident', { organizationUnitId: b });
    await tenant.person('resident too', { organizationUnitId: a });
    const error = await refused('409 ou_not_empty', [], { owner: 'o', prune: true });
    assert.deepEqual([error.children, error.parties], [1, 2]);
    assert.equal((await tenant.all('/ou')).length, 3);
    await tenant.ok('POST', `/ou/${inner.id}/move`, { parentOuId: null });
    for (const { id } of await tenant.all('/persons'))
      await tenant.ok('PUT', `/persons/${id}`, { organizationUnitId: null });
    const holder = await tenant.person('holder', {
      specializations: [{ subtype: 's', organizationUnitId: b }],
    });
    const { version } = await apply([], { owner: 'o' });
    await apply([], { owner: 'o', prune: true });
    const after = await tenant.get(`/persons/${holder.id}`);
    assert.equal(after.specializations[0]?.organizationUnitId, null);
    assert.notEqual((await apply([])).version, version);
    assert.equal((await tenant.events(`?resourceId=${holder.id}`)).length, 2);
  });

  it('a child leaves a unit that is pruned; units merge and split', async () => {
    await apply(
      [
        node('a'),
        node('b', 'a'),
        node('c', 'b'),
        node('p', undefined, { type: 'service', organizationUnitExternalId: 'b' }),
      ],
      { owner: 'o' },
    );
    await apply(
      [node('a'), node('c', 'a'), node('p', undefined, { type: 'service', organizationUnitExternalId: 'c' })],
      {
        owner: 'o',
        prune: true,
      },
    );
    assert.deepEqual(await tree(), { a: null, c: 'a' });
    await apply(
      [node('c'), node('n', 'c'), node('p', undefined, { type: 'service', organizationUnitExternalId: 'n' })],
      {
        owner: 'o',
        prune: true,
      },
    );
    assert.deepEqual(await tree(), { c: null, n: 'c' });
    assert.equal(
      (await tenant.all('/services'))[0]?.organizationUnitId,
      idIn(await apply([node('n', 'c')]), 'n'),
    );
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
    const made = await apply(nodes);
    const unit = idIn(made, 'u');
    const members = async (key: string) =>
      idsOf(await tenant.all(`/groups/${idIn(made, key)}/members`)).sort();
    assert.deepEqual(await members('g'), ['p', 'o', 'u', 'h'].map((key) => idIn(made, key)).sort());
    assert.deepEqual((await tenant.all(`/ou/${unit}/members`)).map(({ externalId }) => externalId).sort(), [
      'g',
      'p',
    ]);
    const second = await apply([
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
    assert.deepEqual(actionsOf(await apply([{ externalId: 'g', type: 'group', memberExternalIds: ['p'] }])), {
      g: 'none',
    });
    // The nesting turned round in one call.
    await apply([{ externalId: 'g', type: 'group', memberExternalIds: ['h'] }]);
    await apply([
      { externalId: 'h', type: 'group', memberExternalIds: ['g'] },
      { externalId: 'g', type: 'group', memberExternalIds: [] },
    ]);
    assert.deepEqual(await members('h'), [idIn(made, 'g')]);
    const cycle = await refused('409 group_cycle', [
      node('z'),
      { externalId: 'g', type: 'group', memberExternalIds: ['h'] },
    ]);
    assert.equal(cycle.details[0]?.pointer, '/nodes/1/memberExternalIds');
  });

  it('below rootId; a node above it or the unit itself makes a cycle', async () => {
    const top = await tenant.unit('top', null, { externalId: 'top' });
    const root = await tenant.unit('root', top, { externalId: 'root' });
    await apply([node('a'), node('b', 'a'), { externalId: 'p', type: 'natural_person', displayName: 'P' }], {
      rootId: root.id,
    });
    assert.deepEqual(await tree(), { top: null, root: 'top', a: 'root', b: 'a' });
    assert.equal((await tenant.all('/persons'))[0]?.organizationUnitId, root.id);
    for (const key of ['top', 'root']) {
      const error = await refused('409 ou_cycle', [node(key)], { rootId: root.id });
      assert.equal(error.details[0]?.pointer, '/nodes/0/parentExternalId');
    }
    await refused('404 resource_not_found', [node('x')], {
      rootId: idIn(await apply([{ externalId: 'p', type: 'natural_person' }]), 'p'),
    });
    await apply([node('b', 'top')], { rootId: root.id });
    assert.equal((await tree()).b, 'top');
  });

  it('a dry run answers what the real call answers, and writes nothing', async () => {
    await apply([node('a'), node('b', 'a'), node('z')], { owner: 'o' });
    const rows = () =>
      directory.sql(
        `select (select jsonb_agg(to_jsonb(p) order by id) from parties p where tenant_id = '${tenant.id}') as p,
          (select jsonb_agg(to_jsonb(u) order by id) from organization_units u where tenant_id = '${tenant.id}') as u,
          (select count(*) from apply_owners where tenant_id = '${tenant.id}') as o, (select count(*) from audit_events where tenant_id = '${tenant.id}') as e`,
      );
    const before = await rows();
    const nodes = [node('b'), node('a', 'b', { tosUri: 'https://x' }), node('n', 'a')];
    const dry = await apply(nodes, { owner: 'o', prune: true }, '?dryRun=true');
    assert.deepEqual(await rows(), before);
    // The version of a dry run is good for the call that follows it.
    const real = await apply(nodes, { owner: 'o', prune: true }, '', { 'if-match': `"${dry.version}"` });
    const withoutNew = ({ changes }: Body) =>
      (changes as Change[]).map((each) => (each.action === 'create' ? { ...each, id: '' } : each));
    assert.deepEqual(withoutNew(real), withoutNew(dry));
    assert.deepEqual(actionsOf(real), { b: 'move', a: 'move', n: 'create', z: 'delete' });
  });

  it('If-Match with an earlier version refuses a tree that changed since', async () => {
    const { version, ids } = await apply([node('a'), node('g', undefined, { type: 'group' })]);
    const { a = '', g = '' } = ids as Record<string, string>;
    const put = (etag: unknown) =>
      tenant.call('POST', '/ou/apply', { nodes: [node('a')] }, { 'if-match': `"${etag}"` });
    assert.equal((await put(version)).status, 200);
    let last = version;
    const changes: (() => Promise<unknown>)[] = [
      () => tenant.unit('new'),
      () => tenant.ok('PUT', `/ou/${a}`, { branding: { x: 1 } }),
      () => tenant.ok('PUT', `/ou/${a}`, { jurisdiction: 'NL' }),
      () => tenant.ok('PUT', `/groups/${g}/members/${a}`),
      () => tenant.ok('DELETE', `/groups/${g}/members/${a}`),
      () => tenant.person('P', { organizationUnitId: a }),
      () => tenant.ok('DELETE', `/ou/${a}?mode=cascade`),
    ];
    for (const change of changes) {
      await change();
      const reply = await put(last);
      assert.equal(`${reply.status} ${reply.body.error?.code}`, '412 version_mismatch', String(change));
      last = (await apply([])).version;
    }
    assert.equal((await put(last)).status, 200);
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
      const { details } = await refused(expected, nodes);
      assert.equal(details[0]?.pointer, pointer, `${expected} ${JSON.stringify(details)}`);
    }
    const both = node('b', undefined, {
      type: 'service',
      organizationUnitId: null,
      organizationUnitExternalId: null,
    });
    await refused('400 validation_failed', [both]);
    assert.deepEqual(await tenant.events(), before);
    assert.equal((await tenant.all('/parties')).length, 2);
  });

  it('a chain of 20,000 that is far too deep is refused, not run into the ground', async () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      node(`n${index}`, index ? `n${index - 1}` : null),
    ).reverse();
    await refused('409 ou_depth_exceeded', chain);
  });

  it('a unit that is too tall only until others have left it', async () => {
    const chain = Array.from({ length: 14 }, (_, index) => node(`t${index}`, index ? `t${index - 1}` : 'z'));
    await apply([node('x'), node('z', 'x'), ...chain.slice(0, 13), node('p1'), node('p2', 'p1')]);
    await apply([node('x', 'p2'), node('z', 'p2'), node('p1'), node('p2', 'p1')]);
    assert.deepEqual([(await tree()).x, (await tree()).z], ['p2', 'p2']);
    const deepest = (await tenant.all('/ou')).find(({ externalId }) => externalId === 't12');
    assert.equal(deepest?.level, 16);
    await refused('409 ou_depth_exceeded', [node('z', 'x')]);
  });

  it('unmanaged units move along with the managed one above them, and may lie between', async () => {
    const made = await apply([node('a'), node('b')]);
    const loose = await tenant.unit('loose', { id: idIn(made, 'a') }, { externalId: 'loose' });
    await apply([node('a', 'b')]);
    assert.deepEqual(await tree(), { b: null, a: 'b', loose: 'a' });
    const error = await refused('409 ou_cycle', [node('b', 'loose')]);
    assert.equal(error.details[0]?.pointer, '/nodes/0/parentExternalId');
    await apply([node('b', 'loose'), node('a')]);
    assert.deepEqual(await tree(), { a: null, loose: 'a', b: 'loose' });
    const { code } = await tenant.get(`/ou/${idIn(made, 'a')}`);
    assert.equal((await tenant.get(`/ou/${loose.id}`)).code, `${code}.00001`);
  });
});
