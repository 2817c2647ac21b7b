import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';
import { ApplyCaller, type ApplyChange, actionsOf, idIn, node } from './harness/apply-caller.ts';
import { assertRulesHold } from './harness/tree-rules.ts';

describeStores('apply: pruning, versions and dry runs', (directory) => {
  let tenant: TestTenant;
  let apply: ApplyCaller;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    apply = new ApplyCaller(tenant);
  });

  afterEach(async () => assertRulesHold(directory, tenant.id));

  it('a name that a leaving or a renamed unit had is free', async () => {
    await apply.run([node('a', null, { displayName: 'X' }), node('b', null, { displayName: 'Y' })], {
      owner: 'o',
    });
    await apply.run(
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
    assert.deepEqual(await apply.tree(), { 'c(X)': null, 'b(Z)': null, 'd(Y)': null });
  });

  it('exchanges uris, and takes the one of a party that leaves', async () => {
    const uri = (key: string) => ({ uri: `urn:x-${key}` });
    await apply.run([node('a', null, uri('a')), node('b', null, uri('b')), node('c', null, uri('c'))], {
      owner: 'o',
    });
    await apply.run([node('a', null, uri('b')), node('b', null, uri('a')), node('d', null, uri('c'))], {
      owner: 'o',
      prune: true,
    });
    const uris = (await tenant.all('/ou')).map(({ externalId, uri: own }) => `${externalId} ${own}`).sort();
    assert.deepEqual(uris, ['a urn:x-b', 'b urn:x-a', 'd urn:x-c']);
    await tenant.person('P', uri('p'));
    const error = await apply.refused('409 uri_taken', [node('e'), node('f', null, uri('p'))]);
    assert.equal(error.details[0]?.pointer, '/nodes/1/uri');
  });

  it('prune deletes what the owner made and no longer names, and nothing else', async () => {
    const byHand = await tenant.unit('hand', null, { externalId: 'adopted' });
    await tenant.unit('manual');
    await apply.run([node('other')], { owner: 'them' });
    await apply.run([node('unowned')]);
    await apply.run(
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
    const kept = await apply.run([node('a')], { owner: 'us' });
    assert.deepEqual(actionsOf(kept), { a: 'none' });
    const dry = await apply.run([node('a')], { owner: 'us', prune: true }, '?dryRun=true');
    assert.deepEqual(actionsOf(dry), { a: 'none', b: 'delete', p: 'delete' });
    assert.equal((await tenant.all('/persons')).length, 1);
    const pruned = await apply.run([node('a')], { owner: 'us', prune: true });
    assert.deepEqual(pruned.changes, dry.changes);
    const left = (await tenant.all('/parties')).map(({ displayName }) => displayName).sort();
    assert.deepEqual(left, ['a', 'hand', 'manual', 'other', 'unowned']);
    assert.deepEqual(actionsOf(await apply.run([], { owner: 'us', prune: true })), { a: 'delete' });
    assert.deepEqual(actionsOf(await apply.run([], { owner: 'nobody', prune: true })), {});
    assert.deepEqual(actionsOf(await apply.run([], { prune: true })), { unowned: 'delete' });
    assert.equal((await tenant.get(`/ou/${byHand.id}`)).displayName, 'hand');
  });

  it('prune refuses when something else is in a unit that would go', async () => {
    const { ids } = await apply.run([node('a'), node('b', 'a')], { owner: 'o' });
    const { a, b } = ids as Record<'a' | 'b', string>;
    const inner = await tenant.unit('inner', { id: b });
    await tenant.person('resident', { organizationUnitId: b });
    await tenant.person('resident too', { organizationUnitId: a });
    const error = await apply.refused('409 ou_not_empty', [], { owner: 'o', prune: true });
    assert.deepEqual([error.children, error.parties], [1, 2]);
    assert.equal((await tenant.all('/ou')).length, 3);
    await tenant.ok('POST', `/ou/${inner.id}/move`, { parentOuId: null });
    for (const { id } of await tenant.all('/persons'))
      await tenant.ok('PUT', `/persons/${id}`, { organizationUnitId: null });
    const holder = await tenant.person('holder', {
      specializations: [{ subtype: 's', organizationUnitId: b }],
    });
    const { version } = await apply.run([], { owner: 'o' });
    await apply.run([], { owner: 'o', prune: true });
    const after = await tenant.get(`/persons/${holder.id}`);
    assert.equal(after.specializations[0]?.organizationUnitId, null);
    assert.notEqual((await apply.run([])).version, version);
    assert.equal((await tenant.events(`?resourceId=${holder.id}`)).length, 2);
  });

  it('a child leaves a unit that is pruned; units merge and split', async () => {
    await apply.run(
      [
        node('a'),
        node('b', 'a'),
        node('c', 'b'),
        node('p', undefined, { type: 'service', organizationUnitExternalId: 'b' }),
      ],
      { owner: 'o' },
    );
    await apply.run(
      [node('a'), node('c', 'a'), node('p', undefined, { type: 'service', organizationUnitExternalId: 'c' })],
      {
        owner: 'o',
        prune: true,
      },
    );
    assert.deepEqual(await apply.tree(), { a: null, c: 'a' });
    await apply.run(
      [node('c'), node('n', 'c'), node('p', undefined, { type: 'service', organizationUnitExternalId: 'n' })],
      {
        owner: 'o',
        prune: true,
      },
    );
    assert.deepEqual(await apply.tree(), { c: null, n: 'c' });
    assert.equal(
      (await tenant.all('/services'))[0]?.organizationUnitId,
      idIn(await apply.run([node('n', 'c')]), 'n'),
    );
  });

  it('a dry run answers what the real call answers, and writes nothing', async () => {
    await apply.run([node('a'), node('b', 'a'), node('z')], { owner: 'o' });
    const rows = () =>
      directory.sql(
        `select (select jsonb_agg(to_jsonb(p) order by id) from parties p where tenant_id = '${tenant.id}') as p,
          (select jsonb_agg(to_jsonb(u) order by id) from organization_units u where tenant_id = '${tenant.id}') as u,
          (select count(*) from apply_owners where tenant_id = '${tenant.id}') as o, (select count(*) from audit_events where tenant_id = '${tenant.id}') as e`,
      );
    const before = await rows();
    const nodes = [node('b'), node('a', 'b', { tosUri: 'https://x' }), node('n', 'a')];
    const dry = await apply.run(nodes, { owner: 'o', prune: true }, '?dryRun=true');
    assert.deepEqual(await rows(), before);
    // The version of a dry run is good for the call that follows it.
    const real = await apply.run(nodes, { owner: 'o', prune: true }, '', { 'if-match': `"${dry.version}"` });
    const withoutNew = ({ changes }: Body) =>
      (changes as ApplyChange[]).map((each) => (each.action === 'create' ? { ...each, id: '' } : each));
    assert.deepEqual(withoutNew(real), withoutNew(dry));
    assert.deepEqual(actionsOf(real), { b: 'move', a: 'move', n: 'create', z: 'delete' });
  });

  it('If-Match with an earlier version refuses a tree that changed since', async () => {
    const { version, ids } = await apply.run([node('a'), node('g', undefined, { type: 'group' })]);
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
      last = (await apply.run([])).version;
    }
    assert.equal((await put(last)).status, 200);
  });
});
