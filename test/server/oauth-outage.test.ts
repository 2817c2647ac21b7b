import { strict as assert } from 'node:assert';
import { storeKinds, TestDirectory } from './directory.ts';
import { assertOAuthError, OAuthClient } from './harness/oauth-client.ts';

if (storeKinds.includes('PostgreSQL')) {
  describe('oauth while PostgreSQL is away', () => {
    const directory = new TestDirectory('PostgreSQL');

    before(() => directory.start());
    after(() => directory.stop());

    it('503 with Retry-After in the form of RFC 6749, and no secret is told; the metadata stay', async () => {
      const client = await OAuthClient.make(directory);
      const { access_token, refresh_token } = await client.tokens();
      await directory.dropDatabase();
      const calls: [string, Record<string, string>][] = [
        ['/oauth/token', { grant_type: 'refresh_token', refresh_token }],
        ['/oauth/token', { grant_type: 'authorization_code', code: 'a', redirect_uri: 'b' }],
        ['/oauth/introspect', { token: refresh_token }],
        ['/oauth/revoke', { token: access_token }],
        ['/oauth/revoke', { sub: client.unit.id }],
      ];
      for (const [path, form] of calls) {
        const reply = await client.post(path, form);
        assertOAuthError(reply, '503 temporarily_unavailable');
        assert.match(String(reply.headers['retry-after']), /^[1-9]\d*$/);
        assert.doesNotMatch(reply.text, /postgres|database|espalier_test/);
      }
      const metadata = '/.well-known/oauth-authorization-server';
      assert.equal((await directory.caller.callUnchecked('GET', metadata)).status, 200);
    });
  });
}
