import { strict as assert } from 'node:assert';
import { describeStores, type TestTenant } from './directory.ts';

const day = 24 * 3_600_000;

describeStores('Idempotency-Key', (directory) => {
  let tenant: TestTenant;
  const key = (text: string) => ({ 'idempotency-key': text });

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  it('a repeat returns the first answer, byte for byte, and writes nothing', async () => {
    const body = { displayName: 'A', branding: { b: 1, a: 2 } };
    const first = await tenant.call('POST', '/ou', body, key('k'));
    await tenant.ok('PUT', `/ou/${first.body.id}`, { displayName: 'Renamed since' });
    const reordered = '{"branding":{"a":2,"b":1},"displayName":"A"}';
    for (const repeat of [body, reordered]) {
      const again = await tenant.call('POST', '/ou', repeat, key('k'));
      assert.equal(again.status, 201);
      assert.equal(again.text, first.text);
      assert.equal(again.headers.etag, first.headers.etag);
      assert.equal(again.headers.location, first.headers.location);
      assert.equal(again.headers['idempotency-replayed'], 'true');
    }
    assert.equal(first.headers['idempotency-replayed'], undefined);
    assert.equal((await tenant.get('/ou')).pagination.total, 1);
    assert.equal((await tenant.events('?action=ou.created')).length, 1);
  });

  it('another body, path or method: 422 that names what the first request made', async () => {
    const { id } = await tenant.make('/persons', { displayName: 'A' }, key('k'));
    for (const [path, body] of [
      ['/persons', { displayName: 'B' }],
      ['/persons', { displayName: 'A', firstName: 'A' }],
      ['/services', { displayName: 'A' }],
    ] as const) {
      const error = await tenant.refused('422 idempotency_key_reused', 'POST', path, body, key('k'));
      assert.equal(error.resourceId, id);
    }
    assert.equal((await tenant.get('/parties')).pagination.total, 1);
  });

  it('belongs to one tenant', async () => {
    const other = await directory.newTenant();
    const first = await tenant.make('/persons', { displayName: 'A' }, key('k'));
    const second = await other.make('/persons', { displayName: 'B' }, key('k'));
    assert.notEqual(first.id, second.id);
  });

  it('a refused request does not use the key up', async () => {
    await tenant.unit('Taken');
    await tenant.refused('409 ou_name_taken', 'POST', '/ou', { displayName: 'Taken' }, key('k'));
    await tenant.refused('400 validation_failed', 'POST', '/ou', {}, key('k'));
    assert.equal((await tenant.make('/ou', { displayName: 'Free' }, key('k'))).displayName, 'Free');
  });

  it('lasts as long as what it made, also after 24 hours', async () => {
    const { id } = await tenant.make('/ou', { displayName: 'A' }, key('k'));
    directory.clock.advance(30 * day);
    assert.equal((await tenant.make('/ou', { displayName: 'A' }, key('k'))).id, id);
  });

  it('is free again once what it made was deleted', async () => {
    const first = await tenant.make('/ou', { displayName: 'A' }, key('k'));
    await tenant.ok('DELETE', `/ou/${first.id}`);
    const second = await tenant.make('/ou', { displayName: 'A' }, key('k'));
    assert.notEqual(second.id, first.id);
    assert.equal((await tenant.make('/ou', { displayName: 'A' }, key('k'))).id, second.id);
    await tenant.ok('DELETE', `/ou/${second.id}`);
    assert.equal((await tenant.make('/ou', { displayName: 'Other' }, key('k'))).displayName, 'Other');
  });

  it('a repeated move is not made twice, for as long as the unit lives', async () => {
    const [left, right] = [await tenant.unit('Left'), await tenant.unit('Right')];
    const unit = await tenant.unit('Unit');
    const move = (parentOuId: string | null, headers = {}) =>
      tenant.ok('POST', `/ou/${unit.id}/move`, { parentOuId }, headers);
    const first = await move(left.id, key('k'));
    await move(right.id);
    for (const wait of [0, 2 * day]) {
      directory.clock.advance(wait);
      assert.deepEqual(await move(left.id, key('k')), first);
      assert.equal((await tenant.get(`/ou/${unit.id}`)).parentOuId, right.id);
    }
    const error = await tenant.refused(
      '422 idempotency_key_reused',
      'POST',
      `/ou/${unit.id}/move`,
      { parentOuId: null },
      key('k'),
    );
    assert.equal(error.resourceId, unit.id);
    await tenant.ok('DELETE', `/ou/${unit.id}`);
    await tenant.refused(
      '404 resource_not_found',
      'POST',
      `/ou/${unit.id}/move`,
      { parentOuId: left.id },
      key('k'),
    );
  });

  it('parallel repeats wait for the first and get its answer', async () => {
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => tenant.call('POST', '/ou', { displayName: 'A' }, key('k'))),
    );
    assert.deepEqual(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size, 1);
    assert.equal(replies[0]?.status, 201);
    assert.equal(replies.filter(({ headers }) => headers['idempotency-replayed'] === 'true').length, 11);
    assert.equal((await tenant.get('/ou')).pagination.total, 1);
  });

  it('of parallel requests with one key and different bodies one wins, the others are told', async () => {
    const replies = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        tenant.call('POST', '/ou', { displayName: `N${index}` }, key('k')),
      ),
    );
    assert.deepEqual(replies.map(({ status }) => status).sort(), [201, 422, 422, 422, 422, 422]);
    assert.equal((await tenant.get('/ou')).pagination.total, 1);
  });

  it('a secret is shown once: a repeat is refused and names the token', async () => {
    const { administrator } = directory;
    const path = `/tenants/${tenant.id}/tokens`;
    const body = { name: 'deploy', scopes: ['directory:read'] };
    const made = await administrator.make(path, body, key(`secret ${tenant.id}`));
    const repeat = () =>
      administrator.refused('409 secret_already_shown', 'POST', path, body, key(`secret ${tenant.id}`));
    const error = await repeat();
    assert.equal(error.resourceId, made.id);
    assert.ok(!JSON.stringify(error).includes(made.token));
    await administrator.ok('DELETE', `${path}/${made.id}`);
    assert.notEqual((await administrator.make(path, body, key(`secret ${tenant.id}`))).id, made.id);
    const kept = await directory.sql(`select count(*) as n from idempotency_keys where body like '%esp_%'`);
    assert.deepEqual(kept, [{ n: 0 }]);
  });

  it('a tenant made with a key is made once', async () => {
    const body = { slug: `k-${tenant.id.slice(-12)}`, displayName: 'Keyed' };
    const { administrator } = directory;
    const first = await administrator.make('/tenants', body, key(body.slug));
    assert.equal((await administrator.make('/tenants', body, key(body.slug))).id, first.id);
    await administrator.ok('DELETE', `/tenants/${first.id}`);
    assert.notEqual((await administrator.make('/tenants', body, key(body.slug))).id, first.id);
  });

  it('keys that cannot be: 400 that names the header', async () => {
    for (const text of ['x'.repeat(256), 'tab\there', 'n\u00e4h']) {
      const error = await tenant.refused(
        '400 validation_failed',
        'POST',
        '/ou',
        { displayName: 'A' },
        key(text),
      );
      assert.equal(error.details[0]?.pointer, 'header:Idempotency-Key');
    }
    assert.equal((await tenant.make('/ou', { displayName: 'A' }, key('x'.repeat(255)))).code, '00001');
  });
});
