import { strict as assert } from 'node:assert';
import { storeKinds, TestDirectory } from './directory.ts';

if (storeKinds.includes('PostgreSQL')) {
  describe('a PostgreSQL that goes away', () => {
    const directory = new TestDirectory('PostgreSQL');

    before(() => directory.start());
    after(() => directory.stop());

    it('503 with Retry-After on every call, health stays up, and no secret is told', async () => {
      const tenant = await directory.newTenant();
      await tenant.unit('A');
      await directory.dropDatabase();
      for (const [method, path, body] of [
        ['GET', '/ou'],
        ['POST', '/ou', { displayName: 'B' }],
        ['GET', '/whoami'],
      ] as const) {
        const reply = await tenant.call(method, path, body);
        assert.equal(`${reply.status} ${reply.body.error.code}`, '503 store_unavailable', reply.text);
        assert.match(reply.headers['retry-after'] ?? '', /^[1-9]\d*$/);
        assert.doesNotMatch(reply.text, /postgres|database|espalier_test/);
      }
      const ready = await directory.call('GET', '/readyz');
      assert.equal(ready.status, 503);
      assert.equal((await directory.call('GET', '/healthz')).status, 200);
    });
  });
}
