import { strict as assert } from 'node:assert';
import { type Body, describeStores, namesOf, type TestTenant } from './directory.ts';

const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

describeStores("members' integrations", (directory) => {
  let tenant: TestTenant;
  let company: Body;
  let sales: Body;
  let ada: Body;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    company = await tenant.unit('Company');
    sales = await tenant.unit('Sales', company);
    ada = await tenant.person('Ada', { organizationUnitId: sales.id });
  });

  const connect = (displayName: string, kind = 'calendar', unit = sales) =>
    tenant.make(`/ou/${unit.id}/integrations`, { kind, provider: 'google', displayName });
  const listPath = (party = ada, unit = sales) => `/ou/${unit.id}/members/${party.id}/integrations`;
  const path = (integration: { id: string }, party = ada, unit = sales) =>
    `${listPath(party, unit)}/${integration.id}`;
  const uses = async (party = ada, unit = sales) =>
    namesOf((await tenant.get(listPath(party, unit))).data).sort();

  it('are assigned and taken, each as often as one likes', async () => {
    const calendar = await connect('Calendar');
    const video = await connect('Video', 'conferencing');
    for (const each of [calendar, video, calendar, video])
      assert.equal((await tenant.call('PUT', path(each))).status, 204);
    assert.deepEqual(await uses(), ['Calendar', 'Video']);
    for (const _ of [1, 2]) assert.equal((await tenant.call('DELETE', path(calendar))).status, 204);
    assert.deepEqual(await uses(), ['Video']);
    const events = (await tenant.events(`?resourceId=${calendar.id}`)).map(({ action }) => action);
    assert.deepEqual(events, ['integration.unassigned', 'integration.assigned', 'integration.created']);
  });

  it('a second calendar is refused, unless it takes the place of the first', async () => {
    const [first, second] = [await connect('First'), await connect('Second')];
    await tenant.ok('PUT', path(first));
    const error = await tenant.refused('409 calendar_already_assigned', 'PUT', path(second));
    assert.equal(error.resourceId, first.id);
    await tenant.refused('409 calendar_already_assigned', 'PUT', `${path(second)}?replace=false`);
    assert.deepEqual(await uses(), ['First']);
    await tenant.ok('PUT', `${path(second)}?replace=true`);
    assert.deepEqual(await uses(), ['Second']);
    await tenant.ok('PUT', `${path(second)}?replace=true`);
    const [last] = await tenant.events(`?resourceId=${second.id}`);
    assert.deepEqual(last?.changes, {
      partyId: { before: null, after: ada.id },
      organizationUnitId: { before: null, after: sales.id },
    });
  });

  it('of parallel calls for two calendars one wins', async () => {
    const both = [await connect('First'), await connect('Second')];
    const replies = await Promise.all([...both, ...both].map((each) => tenant.call('PUT', path(each))));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [204, 204, 409, 409]);
    assert.equal((await uses()).length, 1);
  });

  it('a member lives in the unit, or holds a role there, suspended or not; anybody else is a 404', async () => {
    const calendar = await connect('Calendar');
    const bob = await tenant.person('Bob', { organizationUnitId: company.id });
    const group = await tenant.make('/groups', { displayName: 'Group', organizationUnitId: sales.id });
    for (const method of ['PUT', 'DELETE'] as const)
      await tenant.refused('404 resource_not_found', method, path(calendar, bob));
    await tenant.refused('404 resource_not_found', 'GET', listPath(bob));
    await tenant.make('/role-assignments', { partyId: bob.id, organizationUnitId: sales.id, role: 'member' });
    await tenant.ok('PUT', path(calendar, bob));
    await tenant.ok('PUT', path(calendar, group));
    assert.deepEqual(await uses(bob), ['Calendar']);
    for (const [party, unit] of [
      [{ ...ada, id: unknownId }, sales],
      [ada, { ...sales, id: unknownId }],
      [ada, company],
    ] as const)
      await tenant.refused('404 resource_not_found', 'PUT', path(calendar, party, unit));
    await tenant.ok('DELETE', `/persons/${bob.id}`);
    await tenant.refused('404 resource_not_found', 'GET', listPath(bob));
  });

  it('an integration is of the unit or of one above it', async () => {
    const below = await tenant.unit('Below', sales);
    const above = await connect('Above', 'calendar', company);
    await tenant.ok('PUT', path(above));
    for (const other of [await connect('Below', 'conferencing', below), { id: unknownId }])
      for (const method of ['PUT'] as const)
        await tenant.refused('404 resource_not_found', method, path(other));
    const stranger = await directory.newTenant();
    await stranger.refused('404 resource_not_found', 'PUT', path(above));
  });

  it('go with the integration, and with the member', async () => {
    const [calendar, video] = [await connect('Calendar'), await connect('Video', 'conferencing')];
    await tenant.ok('PUT', path(calendar));
    await tenant.ok('PUT', path(video));
    await tenant.ok('DELETE', `/integrations/${calendar.id}`);
    assert.deepEqual(await uses(), ['Video']);
    await tenant.ok('DELETE', `/persons/${ada.id}`);
    const left = await directory.sql(`select 1 from member_integrations where tenant_id = '${tenant.id}'`);
    assert.deepEqual(left, []);
    const [event] = await tenant.events(`?resourceId=${video.id}`);
    assert.equal(event?.action, 'integration.unassigned');
  });

  it('whoever may read the unit sees what its members use, also of members who live elsewhere', async () => {
    const calendar = await connect('Calendar');
    const bob = await tenant.person('Bob', { organizationUnitId: company.id });
    for (const party of [ada, bob])
      await tenant.make('/role-assignments', {
        partyId: party.id,
        organizationUnitId: sales.id,
        role: 'support',
      });
    await tenant.ok('PUT', path(calendar, bob));
    const token = await directory.newToken(tenant.id, ['directory:read', 'directory:write'], {
      partyId: ada.id,
    });
    const reader = tenant.as(token);
    assert.deepEqual(namesOf((await reader.get(listPath(bob))).data), ['Calendar']);
    await reader.refused('403 right_missing', 'GET', listPath(bob, company));
    await reader.refused('403 right_missing', 'PUT', path(calendar));
  });
});
