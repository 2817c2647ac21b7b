import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';

describeStores('ETag and If-Match', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  async function etagOf(path: string): Promise<string> {
    return (await tenant.call('GET', path)).headers.etag ?? '';
  }

  it('GET, POST, PUT and move answer the same strong tag for the same version', async () => {
    const made = await tenant.call('POST', '/ou', { displayName: 'A' });
    const path = `/ou/${made.body.id}`;
    assert.match(made.headers.etag ?? '', /^"[\w-]+"$/);
    assert.equal(await etagOf(path), made.headers.etag);
    const renamed = await tenant.call('PUT', path, { displayName: 'B' });
    assert.notEqual(renamed.headers.etag, made.headers.etag);
    assert.equal(await etagOf(path), renamed.headers.etag);
    assert.equal(await etagOf(`/parties/${made.body.id}`), renamed.headers.etag);
    const unmoved = await tenant.call('POST', `${path}/move`, { parentOuId: null });
    assert.equal(unmoved.headers.etag, renamed.headers.etag);
  });

  it('a write that changes nothing keeps the tag and the time of the last change', async () => {
    const branding = { a: 1, b: [1, { c: null }] };
    const unit = await tenant.unit('A', null, { branding });
    const path = `/ou/${unit.id}`;
    const tag = await etagOf(path);
    directory.clock.advance(5);
    const same = {
      displayName: 'A',
      branding: { b: [1, { c: null }], a: 1 },
      parentOuId: null,
      tosUri: null,
    };
    const again = await tenant.call('PUT', path, same, { 'espalier-source': 'somebody else' });
    assert.deepEqual(again.body, unit);
    assert.equal(again.headers.etag, tag);
    assert.equal(await etagOf(path), tag);
  });

  it('the tag of a unit changes when an ancestor moves, because its code does', async () => {
    const top = await tenant.unit('Top');
    const middle = await tenant.unit('Middle', top);
    const leaf = await tenant.unit('Leaf', middle);
    const other = await tenant.unit('Other');
    const before = await etagOf(`/ou/${leaf.id}`);
    await tenant.ok('POST', `/ou/${top.id}/move`, { parentOuId: other.id });
    assert.notEqual(await etagOf(`/ou/${leaf.id}`), before);
    const stale = { 'if-match': before };
    await tenant.refused('412 version_mismatch', 'PUT', `/ou/${leaf.id}`, { displayName: 'X' }, stale);
  });

  it('two brandings that differ in a nested value have different tags', async () => {
    const unit = await tenant.unit('A', null, { branding: { a: { b: 1 } } });
    const before = await etagOf(`/ou/${unit.id}`);
    const after = await tenant.call('PUT', `/ou/${unit.id}`, { branding: { a: { b: 2 } } });
    assert.notEqual(after.headers.etag, before);
  });

  const writes: [string, (unit: Body) => Parameters<TestTenant['call']>][] = [
    ['PUT', ({ id }) => ['PUT', `/ou/${id}`, { displayName: 'New' }]],
    ['move', ({ id }) => ['POST', `/ou/${id}/move`, { parentOuId: null }]],
    ['DELETE', ({ id }) => ['DELETE', `/ou/${id}`]],
    ['DELETE with dryRun', ({ id }) => ['DELETE', `/ou/${id}?dryRun=true`]],
  ];
  for (const [name, write] of writes) {
    it(`${name} with a stale If-Match: 412, and nothing is written`, async () => {
      const parent = await tenant.unit('Parent');
      const unit = await tenant.unit('Old', parent);
      const path = `/ou/${unit.id}`;
      const stale = await etagOf(path);
      await tenant.ok('PUT', path, { jurisdiction: 'NL' });
      const current = await tenant.call('GET', path);
      const [method, url, body] = write(unit);
      for (const tag of [stale, `W/${current.headers.etag}`, '"x"', current.headers.etag?.slice(1, -1) ?? ''])
        await tenant.refused('412 version_mismatch', method, url, body, { 'if-match': tag });
      assert.deepEqual(await tenant.get(path), current.body);
      const either = `"x", ${current.headers.etag}`;
      assert.ok((await tenant.call(method, url, body, { 'if-match': either })).status < 300);
    });
  }

  it('If-Match: * takes any version, but not a resource that is gone', async () => {
    const person = await tenant.person('Ada');
    const any = { 'if-match': '*' };
    await tenant.ok('PUT', `/persons/${person.id}`, { firstName: 'Ada' }, any);
    await tenant.ok('DELETE', `/persons/${person.id}`, undefined, any);
    await tenant.refused('404 resource_not_found', 'DELETE', `/persons/${person.id}`, undefined, any);
  });

  it('holds for every type of party, and for tenants', async () => {
    for (const [path, body] of [
      ['/persons', {}],
      ['/organizations', { legalName: 'L' }],
      ['/services', {}],
      ['/groups', {}],
    ] as const) {
      const { id } = await tenant.make(path, { displayName: 'A', ...body });
      const tag = await etagOf(`${path}/${id}`);
      await tenant.ok('PUT', `${path}/${id}`, { displayName: 'B' }, { 'if-match': tag });
      await tenant.refused(
        '412 version_mismatch',
        'PUT',
        `${path}/${id}`,
        { displayName: 'C' },
        { 'if-match': tag },
      );
      await tenant.refused('412 version_mismatch', 'DELETE', `${path}/${id}`, undefined, { 'if-match': tag });
    }
    const { administrator } = directory;
    const tag = (await administrator.call('GET', `/tenants/${tenant.id}`)).headers.etag ?? '';
    await administrator.ok('PUT', `/tenants/${tenant.id}`, { displayName: 'New' }, { 'if-match': tag });
    for (const method of ['PUT', 'DELETE'] as const)
      await administrator.refused(
        '412 version_mismatch',
        method,
        `/tenants/${tenant.id}`,
        method === 'PUT' ? { displayName: 'X' } : undefined,
        { 'if-match': tag },
      );
  });

  it('of parallel writers with one tag, exactly one wins', async () => {
    const { id } = await tenant.unit('A');
    const tag = await etagOf(`/ou/${id}`);
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        tenant.call('PUT', `/ou/${id}`, { displayName: `W${index}` }, { 'if-match': tag }),
      ),
    );
    const statuses = replies.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, ...Array<number>(7).fill(412)]);
  });
});
