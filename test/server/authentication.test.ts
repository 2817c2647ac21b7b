import { strict as assert } from 'node:assert';
import { describeStores, type TestTenant } from './directory.ts';
import { type Operation, operations } from './harness/schema.ts';

const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const scopes = ['directory:read', 'directory:write', 'authorizations:write', 'audit:read', 'tenant:admin'];
const guarded = operations.filter(({ isPublic }) => !isPublic);

function pathOf({ path }: Operation): string {
  return path.replaceAll(/\{\w+\}/g, unknownId);
}

/** A body that gets past no validation, so that no permitted call writes anything. */
function bodyOf({ bodySchema }: Operation): unknown {
  return bodySchema ? { nonsense: true } : undefined;
}

function isAllowed(scope: string, { scopes: needed }: Operation): boolean {
  return needed.every((each) => each === scope || (scope === 'tenant:admin' && each !== 'platform:admin'));
}

describeStores('authentication', (directory) => {
  let tenant: TestTenant;

  before(async () => {
    tenant = await directory.newTenant();
  });

  it('every operation without a token answers 401, but for the public ones', async () => {
    assert.ok(guarded.length > 40);
    for (const operation of guarded) {
      const reply = await directory.call(operation.method, pathOf(operation), bodyOf(operation));
      assert.equal(`${reply.status} ${reply.body.error?.code}`, '401 unauthenticated', operation.id);
      assert.equal(reply.headers['www-authenticate'], 'Bearer');
    }
    for (const { path } of operations.filter(({ isPublic }) => isPublic))
      assert.equal((await directory.call('GET', path)).status, 200, path);
  });

  it('what is no token of this directory answers 401', async () => {
    const headers = [
      `Basic ${Buffer.from(`x:${tenant.token}`).toString('base64')}`,
      `Bearer ${tenant.token}x`,
      `Bearer ${tenant.token.toUpperCase()}`,
      `Bearer ${tenant.token} ${tenant.token}`,
      'Bearer ',
      tenant.token,
      "Bearer ' or 1=1 --",
    ];
    for (const authorization of headers) {
      const reply = await directory.call('GET', '/v1/whoami', undefined, { headers: { authorization } });
      assert.equal(reply.status, 401, authorization);
    }
    const lower = { headers: { authorization: `bearer ${tenant.token}` } };
    assert.equal((await directory.call('GET', '/v1/whoami', undefined, lower)).status, 200);
  });

  for (const scope of scopes) {
    it(`a token with ${scope} alone may call what the schema says, and nothing else`, async () => {
      const holder = tenant.as(await directory.newToken(tenant.id, [scope]));
      for (const operation of guarded) {
        const reply = await holder.call(operation.method, pathOf(operation).slice(3), bodyOf(operation));
        if (isAllowed(scope, operation)) {
          assert.ok([200, 400, 404].includes(reply.status), `${operation.id} answered ${reply.status}`);
          continue;
        }
        assert.equal(`${reply.status} ${reply.body.error?.code}`, '403 scope_missing', operation.id);
        const named = reply.body.error.details.map(({ message }) => message);
        assert.deepEqual(named, operation.scopes.filter((each) => each !== scope).slice(0, 1), operation.id);
      }
    });
  }

  it('the administrator may call everything', async () => {
    for (const operation of guarded) {
      const reply = await directory.administrator.call(
        operation.method,
        pathOf(operation).slice(3),
        bodyOf(operation),
      );
      assert.ok([200, 400, 404].includes(reply.status), `${operation.id} answered ${reply.status}`);
    }
  });

  it('a caller without the right learns nothing about its body or about what exists', async () => {
    const reader = tenant.as(await directory.newToken(tenant.id, ['directory:read']));
    const unit = await tenant.unit('Here');
    for (const path of [`/ou/${unit.id}`, `/ou/${unknownId}`, '/ou/nonsense'])
      await reader.refused('403 scope_missing', 'PUT', path, { displayName: 7 });
  });

  it('no header, path or body of the caller chooses the tenant', async () => {
    const other = await directory.newTenant();
    const headers = { 'x-tenant-id': other.id, 'x-tenant': other.slug };
    const made = await tenant.make('/persons', { displayName: 'Ada' }, headers);
    assert.equal(made.tenantId, tenant.id);
    await tenant.refused('400 unknown_field', 'POST', '/persons', { displayName: 'Ada', tenantId: other.id });
    await tenant.refused('400 validation_failed', 'GET', `/persons?tenantId=${other.id}`);
  });
});
