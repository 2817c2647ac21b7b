import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';
import { newCaller } from './harness/bounded-caller.ts';

const denied = '403 right_missing';

describeStores('what bounded callers write', (directory) => {
  let tenant: TestTenant;
  let top: Body;
  let mine: Body;
  let below: Body;
  let beside: Body;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    top = await tenant.unit('Top');
    mine = await tenant.unit('Mine', top);
    below = await tenant.unit('Below', mine);
    beside = await tenant.unit('Beside', top);
  });

  const callerAt = async (role: string, subtree = false) =>
    (await newCaller(directory, tenant, [{ role, unit: mine, subtree }])).tenant;

  it('units: below what they reach, moved between what they reach, deleted with all that is touched', async () => {
    const [flat, deep] = [await callerAt('ops_admin'), await callerAt('ops_admin', true)];
    const child = await flat.make('/ou', { displayName: 'Child', parentOuId: mine.id });
    await flat.ok('PUT', `/ou/${mine.id}`, { displayName: 'Renamed' });
    await flat.ok('PUT', `/ou/${mine.id}`, { parentOuId: top.id });
    await flat.refused(denied, 'PUT', `/ou/${mine.id}`, { parentOuId: beside.id });
    await flat.refused(denied, 'PUT', `/ou/${child.id}`, { displayName: 'X' });
    await flat.refused(denied, 'POST', '/ou', { displayName: 'X', parentOuId: below.id });
    await flat.refused(denied, 'POST', '/ou', { displayName: 'X' });
    await flat.refused(denied, 'DELETE', `/ou/${mine.id}?mode=cascade`);
    await deep.ok('POST', `/ou/${child.id}/move`, { parentOuId: below.id });
    await deep.refused(denied, 'POST', `/ou/${child.id}/move`, { parentOuId: top.id });
    await deep.refused(denied, 'DELETE', `/ou/${mine.id}?mode=rehome`);
    await deep.ok('DELETE', `/ou/${below.id}?mode=cascade`);
    await tenant.refused('404 resource_not_found', 'GET', `/ou/${child.id}`);
  });

  it('batch and apply: every unit that is touched', async () => {
    const deep = await callerAt('ops_admin', true);
    const units = [{ ref: 'a', displayName: 'A', parentOuId: below.id }];
    await deep.make('/ou/batch', { units });
    const stray = { ref: 'b', displayName: 'B', parentOuId: beside.id };
    await deep.refused(denied, 'POST', '/ou/batch', { units: [{ ...units[0], displayName: 'A2' }, stray] });
    await deep.refused(denied, 'POST', '/ou/batch', { units: [{ ref: 'r', displayName: 'R' }] });
    const nodes = [
      { externalId: 'u', displayName: 'U' },
      { externalId: 'g', type: 'group', displayName: 'G', organizationUnitExternalId: 'u' },
    ];
    await deep.refused(denied, 'POST', '/ou/apply', { nodes });
    await deep.ok('POST', '/ou/apply', { rootId: mine.id, nodes });
    await tenant.ok('PUT', `/ou/${beside.id}`, { externalId: 'beside' });
    for (const node of [
      { externalId: 'beside', displayName: 'Taken' },
      { externalId: 'n', displayName: 'N', parentExternalId: 'beside' },
    ])
      await deep.refused(denied, 'POST', '/ou/apply', { rootId: mine.id, nodes: [node] });
    await tenant.ok('POST', '/ou/apply', { owner: 'o', nodes: [{ externalId: 'x', displayName: 'X' }] });
    await deep.refused(denied, 'POST', '/ou/apply', { rootId: mine.id, owner: 'o', prune: true, nodes });
    const flat = await callerAt('ops_admin');
    await flat.refused(denied, 'POST', '/ou/apply', { rootId: mine.id, nodes });
  });

  it('parties: by their home unit, the old and the new one', async () => {
    const caller = await callerAt('ops_admin');
    const person = await caller.make('/persons', { displayName: 'P', organizationUnitId: mine.id });
    await caller.ok('PUT', `/persons/${person.id}`, { displayName: 'Q' });
    for (const organizationUnitId of [beside.id, null])
      await caller.refused(denied, 'PUT', `/persons/${person.id}`, { organizationUnitId });
    await tenant.ok('PUT', `/persons/${person.id}`, { organizationUnitId: beside.id });
    await caller.refused(denied, 'PUT', `/persons/${person.id}`, { organizationUnitId: mine.id });
    await caller.refused(denied, 'DELETE', `/persons/${person.id}`);
    const coordinator = await callerAt('scheduling_coordinator');
    await coordinator.refused(denied, 'POST', '/persons', { displayName: 'P', organizationUnitId: mine.id });
  });

  it('groups and relationships name parties in sight only', async () => {
    const [seen, hidden] = [
      await tenant.person('Seen', { organizationUnitId: mine.id }),
      await tenant.person('Hidden', { organizationUnitId: beside.id }),
    ];
    const caller = await callerAt('ops_admin');
    const body = { displayName: 'G', organizationUnitId: mine.id };
    const group = await caller.make('/groups', { ...body, memberIds: [seen.id] });
    const bad = '422 reference_not_found';
    await caller.refused(bad, 'POST', '/groups', { ...body, memberIds: [hidden.id] });
    await caller.refused(bad, 'PUT', `/groups/${group.id}/members`, { memberIds: [hidden.id] });
    await caller.refused('404 resource_not_found', 'PUT', `/groups/${group.id}/members/${hidden.id}`);
    await caller.refused(bad, 'PUT', `/groups/${group.id}`, { ownerId: hidden.id });
    const relation = { leftId: seen.id, rightId: seen.id, relationshipType: 'manages' };
    await caller.make('/relationships', relation);
    await caller.refused(bad, 'POST', '/relationships', { ...relation, rightId: hidden.id });
    await caller.refused(denied, 'POST', '/relationships', { ...relation, leftId: hidden.id });
    await tenant.ok('PUT', `/groups/${group.id}/members/${hidden.id}`);
    const { data } = await caller.ok('PUT', `/groups/${group.id}/members`, {
      memberIds: [seen.id],
    });
    assert.equal(data.length, 1);
  });

  it('roles: what they hold themselves, there and as far, and no more', async () => {
    const rights = ['roles:manage', 'unit:read'];
    await tenant.make('/roles', { name: 'warden', displayName: 'Warden', rights });
    const caller = await callerAt('warden');
    const eve = await tenant.person('Eve');
    const body = { partyId: eve.id, organizationUnitId: mine.id, role: 'member' };
    const made = await caller.make('/role-assignments', body);
    for (const fields of [
      { role: 'developer' },
      { role: 'ops_admin' },
      { role: 'owner' },
      { subtree: true, role: 'support' },
      { organizationUnitId: below.id },
      { organizationUnitId: beside.id },
    ])
      await caller.refused(denied, 'POST', '/role-assignments', { ...body, ...fields });
    const path = `/role-assignments/${made.id}`;
    for (const change of [{ role: 'ops_admin' }, { subtree: true }])
      await caller.refused(denied, 'PUT', path, change);
    await caller.ok('PUT', path, { role: 'support' });
    await tenant.ok('PUT', path, { subtree: true });
    await caller.refused(denied, 'DELETE', path);
    const rule = { mode: 'manual', role: 'owner' };
    const admin = await callerAt('ops_admin');
    await admin.refused(denied, 'POST', `/ou/${mine.id}/provisioning-rules`, rule);
    await admin.make(`/ou/${mine.id}/provisioning-rules`, { ...rule, role: 'member' });
  });

  it('developers reach what they are given: one application or all of the unit, and make none', async () => {
    const application = (displayName: string, unit: Body) =>
      tenant.make('/applications', {
        organizationUnitId: unit.id,
        displayName,
        redirectUris: ['https://a.example/'],
        allowedScopes: ['directory:read'],
      });
    const [one, two, far] = [
      await application('One', mine),
      await application('Two', mine),
      await application('Far', beside),
    ];
    const limited = { role: 'developer', unit: mine, applicationId: one.id };
    const single = (await newCaller(directory, tenant, [limited])).tenant;
    const general = await callerAt('developer');
    assert.deepEqual(
      (await single.get('/applications')).data.map(({ id }) => id),
      [one.id],
    );
    await single.ok('PUT', `/applications/${one.id}`, { displayName: 'Uno' });
    await single.refused(denied, 'PUT', `/applications/${two.id}`, { displayName: 'X' });
    await single.refused('403 right_missing', 'GET', `/applications/${two.id}`);
    await general.make(`/applications/${two.id}/secrets`, {});
    await general.refused(denied, 'PUT', `/applications/${far.id}`, { displayName: 'X' });
    const body = {
      organizationUnitId: mine.id,
      displayName: 'New',
      redirectUris: ['https://a.example/'],
      allowedScopes: ['directory:read'],
    };
    for (const caller of [single, general]) await caller.refused(denied, 'POST', '/applications', body);
    await (await callerAt('developer_admin')).make('/applications', body);
    const wrong = {
      partyId: (await tenant.person('E')).id,
      organizationUnitId: beside.id,
      role: 'developer',
    };
    await tenant.refused('422 application_not_in_unit', 'POST', '/role-assignments', {
      ...wrong,
      applicationId: one.id,
    });
  });
});
