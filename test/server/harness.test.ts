import { strict as assert } from 'node:assert';
import { describeStores } from './directory.ts';
import { assertConforms } from './harness/conformance.ts';

describeStores('the test harness itself', (directory) => {
  it('takes the answers of a real directory', async () => {
    const tenant = await directory.newTenant();
    const unit = await tenant.unit('A');
    assert.equal(unit.code, '00001');
    assert.equal((await directory.call('GET', '/healthz')).status, 200);
  });

  it('refuses an answer that the schema does not document', () => {
    const headers = { 'x-correlation-id': 'x' };
    const conforms = (status: number, body: unknown) =>
      assertConforms('GET', '/v1/whoami', { status, headers, body });
    assert.throws(() => conforms(200, { tenantId: 'x' }), /required/);
    assert.throws(() => conforms(201, {}), /does not document/);
    assert.throws(() => conforms(404, { error: 'Not Found' }), /error body/);
    assert.throws(
      () => conforms(409, { error: { code: 'uri_taken', message: '', category: 'CONFLICT', details: [] } }),
      /do not list uri_taken/,
    );
  });

  it('reaches the tables as the owner and as the role of the server, and leaves no trace of it', async () => {
    const [left, right] = [await directory.newTenant(), await directory.newTenant()];
    await left.unit('A');
    await right.unit('B');
    const count = 'select count(*) as n from organization_units';
    assert.deepEqual(await directory.sql(count, { role: 'espalier_app', tenantId: left.id }), [{ n: 1 }]);
    assert.ok(Number((await directory.sql(count))[0]?.n) >= 2);
    assert.equal((await left.get('/ou')).pagination.total, 1);
  });
});
