import { strict as assert } from 'node:assert';
import { describeStores } from './directory.ts';
import { OAuthClient } from './harness/oauth-client.ts';

describeStores('oauth access tokens in the directory', (directory) => {
  let client: OAuthClient;
  let token: string;

  beforeEach(async () => {
    client = await OAuthClient.make(directory);
    token = (await client.tokens()).access_token;
  });

  const read = async () => {
    const reply = await directory.call('GET', `/v1/ou/${client.unit.id}`, undefined, { token });
    return `${reply.status} ${reply.body.error?.code ?? reply.body.id}`;
  };

  it('let the application act for its unit', async () => {
    assert.equal(await read(), `200 ${client.unit.id}`);
    assert.equal(await read(), `200 ${client.unit.id}`);
  });

  it('end with their time, however often they were used', async () => {
    assert.equal(await read(), `200 ${client.unit.id}`);
    directory.clock.advance(3_600_000);
    assert.equal(await read(), '401 unauthenticated');
  });

  it('end at once with what they hang on, however often they were used', async () => {
    const ends: [string, () => Promise<unknown>][] = [
      ['the authorization', () => client.tenant.ok('DELETE', `/authorizations/${client.authorization.id}`)],
      ['the application', () => client.tenant.ok('DELETE', `/applications/${client.application.id}`)],
      ['the unit', () => client.tenant.ok('DELETE', `/ou/${client.unit.id}`)],
      ['the token', () => client.revoke({ token })],
      ['the unit, told to the server', () => client.revoke({ sub: client.unit.id })],
    ];
    for (const [what, end] of ends) {
      client = await OAuthClient.make(directory, { tenant: client.tenant });
      token = (await client.tokens()).access_token;
      assert.equal(await read(), `200 ${client.unit.id}`);
      await end();
      assert.equal(await read(), '401 unauthenticated', what);
    }
  });

  it('lose at once what their authorization or application loses', async () => {
    const wide = await OAuthClient.make(directory, { scopes: ['directory:read', 'directory:write'] });
    const { access_token } = await wide.tokens(['directory:read', 'directory:write']);
    const group = { displayName: 'Team', organizationUnitId: wide.unit.id };
    const write = async () =>
      (await directory.call('POST', '/v1/groups', group, { token: access_token })).status;
    assert.equal(await write(), 201);
    await wide.tenant.ok('PUT', `/authorizations/${wide.authorization.id}`, { scopes: ['directory:read'] });
    assert.equal(await write(), 403);
  });

  it('are refused while the tenant is suspended', async () => {
    assert.equal(await read(), `200 ${client.unit.id}`);
    const path = `/tenants/${client.tenant.id}`;
    await directory.administrator.ok('PUT', path, { status: 'SUSPENDED' });
    assert.equal(await read(), '403 tenant_suspended');
    await directory.administrator.ok('PUT', path, { status: 'ACTIVE' });
    assert.equal(await read(), `200 ${client.unit.id}`);
  });

  it('are the application in the trail', async () => {
    const wide = await OAuthClient.make(directory, { scopes: ['directory:read', 'directory:write'] });
    const { access_token } = await wide.tokens(['directory:read', 'directory:write']);
    const group = { displayName: 'Team', organizationUnitId: wide.unit.id };
    const made = await directory.call('POST', '/v1/groups', group, { token: access_token });
    const { data } = await wide.tenant.get(`/audit/events?resourceId=${made.body.id}`);
    const actor = { type: 'application', tokenId: null, partyId: null, applicationId: wide.application.id };
    assert.deepEqual(data[0]?.actor, actor);
  });
});
