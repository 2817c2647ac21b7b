import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { describeStores, idsOf, logLines, TestTenant } from './directory.ts';

const hostId = '00000000-0000-7000-8000-000000000000';
const newSlug = () => `s-${randomBytes(6).toString('hex')}`;

describeStores('tenants and tokens', (directory) => {
  const admin = () => directory.administrator;

  it('a tenant is made, read, listed, changed and deleted', async () => {
    const slug = newSlug();
    const made = await admin().make('/tenants', {
      slug,
      displayName: 'Uni',
      branding: { a: 1 },
      tosUri: 'https://t',
    });
    assert.deepEqual(
      [made.slug, made.status, made.branding, made.tosUri],
      [slug, 'ACTIVE', { a: 1 }, 'https://t'],
    );
    assert.deepEqual(await admin().get(`/tenants/${made.id}`), made);
    assert.equal((await admin().get('/tenants?limit=1')).data[0]?.id, made.id);
    const changed = await admin().ok('PUT', `/tenants/${made.id}`, { displayName: 'New', branding: null });
    assert.deepEqual(
      [changed.displayName, changed.branding, changed.tosUri, changed.slug],
      ['New', null, 'https://t', slug],
    );
    await admin().ok('DELETE', `/tenants/${made.id}`);
    for (const method of ['GET', 'DELETE'] as const)
      await admin().refused('404 resource_not_found', method, `/tenants/${made.id}`);
    await admin().refused('404 resource_not_found', 'PUT', `/tenants/${made.id}`, { displayName: 'X' });
    await admin().refused('404 resource_not_found', 'GET', `/tenants/${made.id}/tokens`);
    assert.ok(!idsOf(await admin().all('/tenants')).includes(made.id));
  });

  it('slugs: their form, unique among live tenants, free after a delete', async () => {
    for (const slug of ['', 'A', '1a', '-a', 'a_b', 'a.b', 'ä', 'x'.repeat(64), ' a', 7, null]) {
      const error = await admin().refused('400 validation_failed', 'POST', '/tenants', {
        slug,
        displayName: 'X',
      });
      assert.equal(error.details[0]?.pointer, '/slug');
    }
    const slug = newSlug();
    const first = await admin().make('/tenants', { slug, displayName: 'X' });
    const other = await directory.newTenant();
    for (const [method, path] of [
      ['POST', '/tenants'],
      ['PUT', `/tenants/${other.id}`],
    ] as const) {
      const error = await admin().refused('409 slug_taken', method, path, { slug, displayName: 'X' });
      assert.equal(error.details[0]?.pointer, '/slug');
    }
    await admin().ok('DELETE', `/tenants/${first.id}`);
    assert.equal((await admin().ok('PUT', `/tenants/${other.id}`, { slug })).slug, slug);
  });

  it('of parallel tenants with one slug exactly one is made', async () => {
    const body = { slug: newSlug(), displayName: 'X' };
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => admin().call('POST', '/tenants', body)),
    );
    assert.deepEqual(replies.map(({ status }) => status).sort(), [201, 409, 409, 409, 409, 409]);
  });

  it('the administrator acts in the tenant host, which cannot be deleted', async () => {
    const whoami = await admin().get('/whoami');
    assert.deepEqual(
      [whoami.tenantId, whoami.tenantSlug, whoami.tokenId, whoami.partyId],
      [hostId, 'host', null, null],
    );
    const unit = await admin().unit(newSlug());
    assert.equal(unit.tenantId, hostId);
    await admin().refused('409 tenant_is_host', 'DELETE', `/tenants/${hostId}`);
    await admin().refused('409 slug_taken', 'POST', '/tenants', { slug: 'host', displayName: 'X' });
    assert.equal((await admin().get(`/ou/${unit.id}`)).id, unit.id);
    await admin().ok('DELETE', `/ou/${unit.id}`);
  });

  it('a token is shown once, and lists never hold its secret', async () => {
    const tenant = await directory.newTenant();
    const person = await tenant.person('Ada');
    const path = `/tenants/${tenant.id}/tokens`;
    const body = {
      name: 'deploy',
      scopes: ['directory:read', 'audit:read'],
      partyId: person.id,
      expiresAt: '2999-01-01T00:00:00.000Z',
    };
    const { token, ...shown } = await admin().make(path, body);
    assert.match(token, /^esp_[\w-]{43}$/);
    for (const [name, value] of Object.entries(body)) assert.deepEqual(shown[name], value, name);
    assert.deepEqual(await admin().get(`${path}/${shown.id}`), shown);
    assert.deepEqual((await admin().get(`${path}?limit=1`)).data, [shown]);
    const whoami = await tenant.as(token).get('/whoami');
    const { platformAdministrator: _extra, ...rest } = whoami;
    assert.deepEqual(rest, {
      tenantId: tenant.id,
      tenantSlug: tenant.slug,
      tokenId: shown.id,
      scopes: body.scopes,
      partyId: person.id,
      applicationId: null,
      authorizationId: null,
      organizationUnitId: null,
    });
    assert.ok(!JSON.stringify(await admin().events()).includes(token));
    assert.ok(!logLines.some((line) => line.includes(token) || line.includes(directory.adminToken)));
  });

  it('bodies of tokens are checked', async () => {
    const tenant = await directory.newTenant();
    const path = `/tenants/${tenant.id}/tokens`;
    for (const [body, pointer] of [
      [{ name: 'x', scopes: [] }, '/scopes'],
      [{ name: 'x', scopes: ['platform:admin'] }, '/scopes/0'],
      [{ name: 'x', scopes: ['directory:read', 'directory:read'] }, '/scopes'],
      [{ name: '', scopes: ['directory:read'] }, '/name'],
      [{ name: 'x', scopes: ['directory:read'], expiresAt: 'soon' }, '/expiresAt'],
      [{ name: 'x', scopes: ['directory:read'], expiresAt: '0000-01-01T00:00:00Z' }, '/expiresAt'],
      [{ name: 'x', scopes: ['directory:read'], expiresAt: '2026-12-31T23:59:60Z' }, '/expiresAt'],
      [{ name: 'x', scopes: ['directory:read'], partyId: 'x' }, '/partyId'],
    ] as const) {
      const error = await admin().refused('400 validation_failed', 'POST', path, body);
      assert.equal(error.details[0]?.pointer, pointer);
    }
    for (const expiresAt of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59+14:00', '2030-06-01t12:00:00.5z'])
      assert.equal(
        new Date(
          String((await admin().make(path, { name: 'x', scopes: ['directory:read'], expiresAt })).expiresAt),
        ).getTime(),
        new Date(expiresAt).getTime(),
      );
  });

  it('a token ends when it expires, and at once when it is deleted', async () => {
    const tenant = await directory.newTenant();
    const expiresAt = new Date(directory.clock.now().getTime() + 60_000).toISOString();
    const token = await directory.newToken(tenant.id, ['directory:read'], { expiresAt });
    await tenant.as(token).get('/whoami');
    directory.clock.advance(60_001);
    await tenant.as(token).refused('401 unauthenticated', 'GET', '/whoami');
    const [first] = await admin().all(`/tenants/${tenant.id}/tokens?sortDirection=ASC`);
    await admin().ok('DELETE', `/tenants/${tenant.id}/tokens/${first?.id}`);
    await tenant.refused('401 unauthenticated', 'GET', '/whoami');
    await admin().refused('404 resource_not_found', 'GET', `/tenants/${tenant.id}/tokens/${first?.id}`);
    await admin().refused('404 resource_not_found', 'DELETE', `/tenants/${tenant.id}/tokens/${first?.id}`);
  });

  it('a suspended tenant answers 403 to its tokens, and works again when it is active', async () => {
    const tenant = await directory.newTenant();
    const unit = await tenant.unit('A');
    await admin().ok('PUT', `/tenants/${tenant.id}`, { status: 'SUSPENDED' });
    for (const [method, path, body] of [
      ['GET', '/whoami'],
      ['GET', `/ou/${unit.id}`],
      ['POST', '/ou', { displayName: 'B' }],
      ['DELETE', `/ou/${unit.id}`],
    ] as const)
      await tenant.refused('403 tenant_suspended', method, path, body);
    const token = await directory.newToken(tenant.id, ['directory:read']);
    await tenant.as(token).refused('403 tenant_suspended', 'GET', '/ou');
    await admin().ok('PUT', `/tenants/${tenant.id}`, { status: 'ACTIVE' });
    assert.deepEqual(await tenant.get(`/ou/${unit.id}`), unit);
  });

  it('a deleted tenant: its tokens get 401 at once, its slug is free, and the new one is empty', async () => {
    const tenant = await directory.newTenant();
    await tenant.unit('A');
    await admin().ok('DELETE', `/tenants/${tenant.id}`);
    for (const path of ['/whoami', '/ou', '/audit/events'])
      await tenant.refused('401 unauthenticated', 'GET', path);
    const again = await admin().make('/tenants', { slug: tenant.slug, displayName: 'Again' });
    const token = await directory.newToken(again.id, ['tenant:admin']);
    assert.equal(
      (await new TestTenant(again.id, tenant.slug, token, directory.caller).get('/ou')).pagination.total,
      0,
    );
    await tenant.refused('401 unauthenticated', 'GET', '/whoami');
  });

  it('changes of a tenant and its tokens are in its own trail', async () => {
    const tenant = await directory.newTenant();
    await admin().ok('PUT', `/tenants/${tenant.id}`, { displayName: 'New' });
    await admin().ok('PUT', `/tenants/${tenant.id}`, { displayName: 'New' });
    const { id } = await admin().make(`/tenants/${tenant.id}/tokens`, { name: 'x', scopes: ['audit:read'] });
    await admin().ok('DELETE', `/tenants/${tenant.id}/tokens/${id}`);
    const events = await tenant.events();
    assert.deepEqual(
      events.map(({ action }) => action),
      ['token.deleted', 'token.created', 'tenant.updated', 'token.created', 'tenant.created'],
    );
    assert.deepEqual(events[2]?.changes, { displayName: { before: 'Test', after: 'New' } });
    assert.deepEqual(
      events.map(({ tenantId }) => tenantId),
      Array(5).fill(tenant.id),
    );
  });
});
