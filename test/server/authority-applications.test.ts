import { strict as assert } from 'node:assert';
import { type Body, describeStores, namesOf, type TestTenant } from './directory.ts';
import { OAuthClient } from './harness/oauth-client.ts';
import { operations } from './harness/schema.ts';

const denied = '403 right_missing';

describeStores('what an application reaches with its access token', (directory) => {
  let client: OAuthClient;
  let tenant: TestTenant;
  let unit: Body;
  let below: Body;
  let outside: Body;

  const scopes = ['directory:read', 'directory:write', 'organizational_unit_scheduler'];

  beforeEach(async () => {
    client = await OAuthClient.make(directory, { scopes });
    ({ tenant, unit } = client);
    below = await tenant.unit('Below', unit);
    outside = await tenant.unit('Outside');
    for (const [name, home] of [
      ['In', unit],
      ['Under', below],
      ['Out', outside],
    ] as const)
      await tenant.person(name, { organizationUnitId: home.id });
  });

  const acting = async (granted: string[]) => tenant.as((await client.tokens(granted)).access_token);

  it('whoami names application, authorization and unit; the trail names the application', async () => {
    const app = await acting(['directory:write', 'directory:read']);
    const { applicationId, authorizationId, organizationUnitId, partyId, tokenId } = await app.get('/whoami');
    assert.deepEqual(
      [applicationId, authorizationId, organizationUnitId, partyId, tokenId],
      [client.application.id, client.authorization.id, unit.id, null, null],
    );
    const made = await app.make('/persons', { displayName: 'New', organizationUnitId: below.id });
    const [event] = await tenant.events(`?resourceId=${made.id}`);
    const actor = { type: 'application', tokenId: null, partyId: null, applicationId };
    assert.deepEqual(event?.actor, actor);
  });

  it('the subtree of its unit as it is now, and nothing else', async () => {
    const app = await acting(['directory:read']);
    const seen = async () => namesOf(await app.all('/parties')).sort();
    const all = ['Below', 'In', 'Under', unit.displayName].sort();
    assert.deepEqual(await seen(), all);
    for (const path of [`/ou/${outside.id}`, `/ou/${outside.id}/members`, `/ou/tree?rootId=${outside.id}`])
      await app.refused('404 resource_not_found', 'GET', path);
    await tenant.ok('POST', `/ou/${below.id}/move`, { parentOuId: outside.id });
    assert.deepEqual(await seen(), ['In', unit.displayName].sort());
    await tenant.ok('POST', `/ou/${outside.id}/move`, { parentOuId: unit.id });
    assert.deepEqual(await seen(), [...all, 'Out', 'Outside'].sort());
  });

  it('writes inside the subtree what its scopes allow; outside and at the root nothing', async () => {
    const app = await acting(['directory:read', 'directory:write']);
    const group = await app.make('/groups', { displayName: 'G', organizationUnitId: below.id });
    await app.ok('PUT', `/groups/${group.id}`, { displayName: 'H' });
    const child = await app.make('/ou', { displayName: 'Child', parentOuId: below.id });
    await app.ok('POST', `/ou/${child.id}/move`, { parentOuId: unit.id });
    await app.refused(denied, 'POST', `/ou/${child.id}/move`, { parentOuId: outside.id });
    await app.refused(denied, 'POST', `/ou/${child.id}/move`, { parentOuId: null });
    await app.refused(denied, 'POST', '/ou', { displayName: 'X', parentOuId: null });
    await app.refused(denied, 'POST', '/persons', { displayName: 'X', organizationUnitId: outside.id });
    await app.refused(denied, 'POST', '/persons', { displayName: 'X' });
    await app.refused(denied, 'PUT', `/ou/${outside.id}`, { displayName: 'X' });
  });

  it('organizational_unit_scheduler reads, and writes groups', async () => {
    const app = await acting(['organizational_unit_scheduler']);
    assert.equal((await app.get('/persons')).data.length, 2);
    const [person] = (await app.get('/persons')).data as [Body];
    const body = { displayName: 'Rota', organizationUnitId: unit.id, memberIds: [person.id] };
    const group = await app.make('/groups', body);
    await app.ok('DELETE', `/groups/${group.id}`);
    await app.refused('403 scope_missing', 'PUT', `/persons/${person.id}`, { displayName: 'X' });
    await app.refused('403 scope_missing', 'GET', '/relationships');
  });

  it('its own authorization, and no other', async () => {
    const other = await OAuthClient.make(directory, { tenant, scopes: ['directory:read'] });
    const app = await acting(['directory:read']);
    assert.deepEqual(
      (await app.get('/authorizations')).data.map(({ id }) => id),
      [client.authorization.id],
    );
    await app.refused('404 resource_not_found', 'GET', `/authorizations/${other.authorization.id}`);
  });

  it('every operation that is not open to applications: 403, whatever its scopes', async () => {
    const app = await acting(scopes);
    const closed = operations.filter(({ isPublic, raw }) => !isPublic && !('x-open-to-applications' in raw));
    assert.ok(closed.length > 50);
    for (const operation of closed) {
      const path = operation.path.slice(3).replaceAll(/\{\w+\}/g, unit.id);
      const reply = await app.call(operation.method, path, operation.bodyExample);
      assert.equal(reply.status, 403, `${operation.id}: ${reply.text}`);
    }
  });
});
