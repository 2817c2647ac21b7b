import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';

const builtIn = [
  'owner',
  'ops_admin',
  'developer_admin',
  'developer',
  'support',
  'scheduling_coordinator',
  'member',
];
const nameOf = ({ name }: Body) => name;
type Refusal = `${number} ${string}`;
const noId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

describeStores('roles', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  it('built-in ones come first, show their rights, and refuse changes', async () => {
    await tenant.make('/roles', { name: 'a_role', displayName: 'A', rights: [] });
    const roles = await tenant.all('/roles');
    assert.deepEqual(roles.map(nameOf), [...builtIn, 'a_role']);
    assert.deepEqual((await tenant.get('/roles?limit=2&offset=6')).data.map(nameOf), ['member', 'a_role']);
    const rights = Object.fromEntries(roles.map((role) => [role.name, role.rights]));
    assert.equal(rights.owner.length, 10);
    assert.deepEqual(rights.ops_admin, rights.owner);
    const developer = ['applications:manage', 'secrets:manage', 'authorizations:request'];
    assert.deepEqual([rights.developer_admin, rights.developer], [developer, developer]);
    assert.deepEqual(rights.scheduling_coordinator, ['groups:manage', 'unit:read']);
    assert.deepEqual([rights.support, rights.member], [['unit:read'], ['unit:read']]);
    for (const name of builtIn) {
      assert.equal((await tenant.get(`/roles/${name}`)).builtIn, true);
      await tenant.refused('409 role_built_in', 'PUT', `/roles/${name}`, { displayName: 'Mine' });
      await tenant.refused('409 role_built_in', 'DELETE', `/roles/${name}`);
      const body = { name, displayName: 'Mine', rights: [] };
      await tenant.refused('409 role_taken', 'POST', '/roles', body);
    }
  });

  it('own ones are made, changed with If-Match, and deleted when nobody holds them', async () => {
    const body = { name: 'editor', displayName: 'Editor', rights: ['unit:read', 'members:manage'] };
    const made = await tenant.call('POST', '/roles', body);
    assert.equal(made.headers.location, '/v1/roles/editor');
    assert.deepEqual(made.body.rights, ['members:manage', 'unit:read']);
    assert.equal(made.body.builtIn, false);
    await tenant.refused('409 role_taken', 'POST', '/roles', body);
    const stale = { 'if-match': '"x"' };
    await tenant.refused('412 version_mismatch', 'PUT', '/roles/editor', { displayName: 'E' }, stale);
    const fresh = { 'if-match': made.headers.etag ?? '' };
    const changed = await tenant.ok('PUT', '/roles/editor', { rights: ['groups:manage'] }, fresh);
    assert.deepEqual([changed.displayName, changed.rights], ['Editor', ['groups:manage']]);
    const unit = await tenant.unit('U');
    const ada = await tenant.person('Ada');
    const assignment = await tenant.make('/role-assignments', {
      partyId: ada.id,
      organizationUnitId: unit.id,
      role: 'editor',
    });
    await tenant.refused('409 role_in_use', 'DELETE', '/roles/editor');
    await tenant.ok('DELETE', `/role-assignments/${assignment.id}`);
    await tenant.ok('DELETE', '/roles/editor');
    await tenant.refused('404 resource_not_found', 'GET', '/roles/editor');
    const actions = (await tenant.events())
      .map(({ action }) => String(action))
      .filter((each) => /^role\./.test(each));
    assert.deepEqual(actions, ['role.deleted', 'role.updated', 'role.created']);
  });

  it('names and rights have their form', async () => {
    for (const name of ['', 'A', '1a', '_a', 'a-b', 'a'.repeat(64)]) {
      const body = { name, displayName: 'X', rights: [] };
      const error = await tenant.refused('400 validation_failed', 'POST', '/roles', body);
      assert.equal(error.details[0]?.pointer, '/name');
    }
    for (const rights of [['everything'], ['unit:read', 'unit:read'], 'unit:read', [null]])
      await tenant.refused('400 validation_failed', 'POST', '/roles', {
        name: 'x',
        displayName: 'X',
        rights,
      });
  });
});

describeStores('role assignments', (directory) => {
  let tenant: TestTenant;
  let unit: Body;
  let ada: Body;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    unit = await tenant.unit('Unit');
    ada = await tenant.person('Ada');
  });

  const assign = (role: string, fields: object = {}) =>
    tenant.make('/role-assignments', { partyId: ada.id, organizationUnitId: unit.id, role, ...fields });

  it('are made, read, filtered, changed and taken away; each is in the trail', async () => {
    const made = await assign('member');
    assert.deepEqual(
      [made.status, made.subtree, made.applicationId, made.provisioningRuleId, made.tenantId],
      ['ACTIVE', false, null, null, tenant.id],
    );
    assert.deepEqual(await tenant.get(`/role-assignments/${made.id}`), made);
    const other = await assign('support', { organizationUnitId: (await tenant.unit('Other')).id });
    const listed = async (query: string) => idsOf((await tenant.get(`/role-assignments?${query}`)).data);
    assert.deepEqual(await listed(`partyId=${ada.id}`), [other.id, made.id]);
    assert.deepEqual(await listed(`organizationUnitId=${unit.id}`), [made.id]);
    assert.deepEqual(await listed('role=support'), [other.id]);
    assert.deepEqual(await listed(`applicationId=${noId}`), []);
    const changed = await tenant.ok('PUT', `/role-assignments/${made.id}`, {
      role: 'support',
      subtree: true,
    });
    assert.deepEqual([changed.role, changed.subtree], ['support', true]);
    for (const field of ['partyId', 'organizationUnitId', 'applicationId', 'status'])
      await tenant.refused('400 unknown_field', 'PUT', `/role-assignments/${made.id}`, { [field]: noId });
    await tenant.ok('DELETE', `/role-assignments/${made.id}`);
    await tenant.refused('404 resource_not_found', 'GET', `/role-assignments/${made.id}`);
    await tenant.refused('404 resource_not_found', 'DELETE', `/role-assignments/${made.id}`);
    const events = await tenant.events(`?resourceId=${made.id}`);
    assert.deepEqual(
      events.map(({ action }) => action),
      ['role_assignment.deleted', 'role_assignment.updated', 'role_assignment.created'],
    );
    const changes = events.map((event) => event.changes as Record<string, unknown>);
    assert.deepEqual(changes[1]?.role, { before: 'member', after: 'support' });
  });

  it('the same twice: 409 that names the first, also by a change and by 8 at once', async () => {
    const first = await assign('member');
    const body = { partyId: ada.id, organizationUnitId: unit.id, role: 'member', subtree: true };
    const error = await tenant.refused('409 role_already_assigned', 'POST', '/role-assignments', body);
    assert.equal(error.resourceId, first.id);
    const second = await assign('support');
    const taken = await tenant.refused('409 role_already_assigned', 'PUT', `/role-assignments/${second.id}`, {
      role: 'member',
    });
    assert.equal(taken.resourceId, first.id);
    const replies = await Promise.all(
      Array.from({ length: 8 }, () =>
        tenant.call('POST', '/role-assignments', { ...body, role: 'ops_admin' }),
      ),
    );
    assert.equal(replies.filter(({ status }) => status === 201).length, 1);
    const ids = new Set(replies.map(({ body: reply }) => reply.id ?? reply.error.resourceId));
    assert.equal(ids.size, 1);
  });

  it('what a body names must be there, and of the right type', async () => {
    const cases: [object, Refusal, string][] = [
      [{ partyId: noId }, '422 reference_not_found', '/partyId'],
      [{ organizationUnitId: noId }, '422 reference_not_found', '/organizationUnitId'],
      [{ organizationUnitId: ada.id }, '422 reference_wrong_type', '/organizationUnitId'],
      [{ role: 'nobody' }, '422 reference_not_found', '/role'],
      [{ applicationId: noId }, '422 reference_not_found', '/applicationId'],
      [{ role: 'No Role' }, '400 validation_failed', '/role'],
    ];
    for (const [fields, refusal, pointer] of cases) {
      const body = { partyId: ada.id, organizationUnitId: unit.id, role: 'member', ...fields };
      const error = await tenant.refused(refusal, 'POST', '/role-assignments', body);
      assert.equal(error.details[0]?.pointer, pointer);
    }
  });

  it('end with the party and with the unit, each with an event', async () => {
    const eve = await tenant.person('Eve');
    const [held, placed] = [await assign('member'), await assign('member', { partyId: eve.id })];
    await tenant.ok('DELETE', `/persons/${ada.id}`);
    await tenant.refused('404 resource_not_found', 'GET', `/role-assignments/${held.id}`);
    await tenant.ok('DELETE', `/ou/${unit.id}`);
    assert.deepEqual(await tenant.all('/role-assignments'), []);
    for (const { id } of [held, placed])
      assert.equal((await tenant.events(`?resourceId=${id}`))[0]?.action, 'role_assignment.deleted');
  });
});
