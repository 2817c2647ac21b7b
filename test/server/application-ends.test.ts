import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';

describeStores('applications and units that go', (directory) => {
  let tenant: TestTenant;
  let publisher: Body;
  let customer: Body;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    [publisher, customer] = [await tenant.unit('Publisher'), await tenant.unit('Customer')];
  });

  const application = (unit = publisher) =>
    tenant.make('/applications', {
      organizationUnitId: unit.id,
      displayName: 'Scheduler',
      redirectUris: ['https://scheduler.example/'],
      allowedScopes: ['directory:read'],
    });
  const ask = (app: Body, unit = customer) =>
    tenant.make('/authorizations', {
      applicationId: app.id,
      organizationUnitId: unit.id,
      scopes: ['directory:read'],
    });
  const authorize = async (app: Body, unit = customer) => {
    const { id } = await ask(app, unit);
    return tenant.ok('POST', `/authorizations/${id}/approve`, {});
  };
  const connect = (app: Body, unit = customer) =>
    tenant.make(`/ou/${unit.id}/integrations`, {
      kind: 'application',
      provider: 'scheduler',
      displayName: 'Scheduler',
      settings: { applicationId: app.id },
    });
  const statusOf = async ({ id }: Body) => {
    const { status, statusReason } = await tenant.get(`/integrations/${id}`);
    return [status, statusReason];
  };
  const authorizationOf = async ({ id }: Body) => {
    const { status, statusReason } = await tenant.get(`/authorizations/${id}`);
    return [status, statusReason];
  };
  const isGone = async (path: string) => tenant.refused('404 resource_not_found', 'GET', path);
  const count = async (table: string) =>
    Number(
      (await directory.sql(`select count(*) as rows from ${table} where tenant_id = '${tenant.id}'`))[0]
        ?.rows,
    );

  describe('an integration of kind application', () => {
    it('is active only while its authorization is', async () => {
      const app = await application();
      const integration = await connect(app);
      assert.deepEqual(await statusOf(integration), ['pending', 'authorization_missing']);
      const { id } = await ask(app);
      assert.deepEqual(await statusOf(integration), ['pending', 'authorization_pending']);
      await tenant.ok('POST', `/authorizations/${id}/approve`, {});
      assert.deepEqual(await statusOf(integration), ['active', null]);
      const path = `/integrations/${integration.id}`;
      assert.equal((await tenant.ok('PUT', path, { status: 'disabled' })).status, 'disabled');
      await tenant.ok('DELETE', `/authorizations/${id}`);
      assert.deepEqual(await statusOf(integration), ['disabled', null]);
      assert.equal((await tenant.ok('PUT', path, { status: 'active' })).status, 'error');
      assert.deepEqual(await statusOf(integration), ['error', 'authorization_revoked']);
    });

    it('shows what became of the request: expired at once, denied', async () => {
      const app = await application();
      const integration = await connect(app);
      const { id } = await ask(app);
      directory.clock.advance(604_800_000);
      assert.deepEqual(await statusOf(integration), ['error', 'authorization_expired']);
      const [listed] = (await tenant.get(`/ou/${customer.id}/integrations`)).data;
      assert.equal(listed?.status, 'error');
      await tenant.call('POST', '/authorizations', {
        applicationId: app.id,
        organizationUnitId: customer.id,
        scopes: ['directory:read'],
      });
      await tenant.ok('POST', `/authorizations/${id}/deny`, {});
      assert.deepEqual(await statusOf(integration), ['error', 'authorization_denied']);
    });

    it('the authorization of another unit is none of its affair', async () => {
      const app = await application();
      const integration = await connect(app);
      await authorize(app, await tenant.unit('Other'));
      assert.deepEqual(await statusOf(integration), ['pending', 'authorization_missing']);
    });

    it('says that its application is gone, also where nobody ever asked', async () => {
      const [one, two] = [await application(), await application()];
      const integrations = [await connect(one), await connect(two)];
      await authorize(one);
      for (const { id } of [one, two]) await tenant.ok('DELETE', `/applications/${id}`);
      for (const each of integrations)
        assert.deepEqual(await statusOf(each), ['error', 'application_deleted']);
    });
  });

  it('an application that goes takes authorizations, secrets and the roles that reach it alone', async () => {
    const app = await application();
    const active = await authorize(app);
    const pending = await ask(app, await tenant.unit('Other'));
    const ada = await tenant.person('Ada');
    const held = { partyId: ada.id, organizationUnitId: publisher.id, role: 'developer' };
    await tenant.make('/role-assignments', { ...held, applicationId: app.id });
    const { id: whole } = await tenant.make('/role-assignments', held);
    await tenant.ok('DELETE', `/applications/${app.id}`);
    await isGone(`/applications/${app.id}`);
    await tenant.refused('404 resource_not_found', 'DELETE', `/applications/${app.id}`);
    for (const each of [active, pending])
      assert.deepEqual(await authorizationOf(each), ['revoked', 'application_deleted']);
    assert.equal(await count('application_secrets'), 0);
    assert.deepEqual(idsOf(await tenant.all('/role-assignments')), [whole]);
    const actions = (await tenant.events()).map(({ action }) => action);
    for (const action of [
      'application.deleted',
      'application_secret.deleted',
      'authorization.revoked',
      'role_assignment.deleted',
    ])
      assert.ok(actions.includes(action), action);
  });

  it('an application moves when no authorization is pending or active; roles for it alone stay behind', async () => {
    const app = await application();
    const path = `/applications/${app.id}`;
    const ada = await tenant.person('Ada');
    await tenant.make('/role-assignments', {
      partyId: ada.id,
      organizationUnitId: publisher.id,
      role: 'developer',
      applicationId: app.id,
    });
    const move = { organizationUnitId: customer.id };
    const { id } = await ask(app);
    await tenant.refused('409 application_has_authorizations', 'PUT', path, move);
    await tenant.ok('PUT', path, { displayName: 'Renamed', organizationUnitId: publisher.id });
    await tenant.ok('POST', `/authorizations/${id}/approve`, {});
    await tenant.refused('409 application_has_authorizations', 'PUT', path, move);
    await tenant.ok('DELETE', `/authorizations/${id}`);
    assert.equal((await tenant.ok('PUT', path, move)).organizationUnitId, customer.id);
    assert.deepEqual(await tenant.all('/role-assignments'), []);
  });

  it('a request that expired does not hold an application', async () => {
    const app = await application();
    await ask(app);
    directory.clock.advance(604_800_000);
    await tenant.ok('PUT', `/applications/${app.id}`, { organizationUnitId: customer.id });
  });

  /** A customer's unit with one of everything that lives in a unit. */
  const furnish = async (unit: Body) => {
    const own = await application(unit);
    const foreign = await application();
    const [given, taken] = [await authorize(own, publisher), await authorize(foreign, unit)];
    await connect(foreign, unit);
    const source = await tenant.make(`/ou/${unit.id}/integrations`, {
      kind: 'directory',
      provider: 'google',
      displayName: 'Directory',
    });
    const rule = { mode: 'directory', directoryIntegrationId: source.id, role: 'member' };
    await tenant.make(`/ou/${unit.id}/provisioning-rules`, rule);
    await tenant.ok('PUT', `/integrations/${source.id}/directory`, {
      users: [{ externalId: 'u-1', displayName: 'Ada' }],
    });
    const [ada] = await tenant.all('/persons');
    await tenant.ok('PUT', `/ou/${unit.id}/members/${ada?.id}/integrations/${source.id}`);
    const scopes = ['directory:read'];
    await tenant.make('/authorization-approvals', {
      organizationUnitId: unit.id,
      applicationId: foreign.id,
      scopes,
    });
    return { own, foreign, given, taken, source, rule };
  };

  const assertEnded = async ({ own, foreign, given, taken }: Awaited<ReturnType<typeof furnish>>) => {
    await isGone(`/applications/${own.id}`);
    await tenant.get(`/applications/${foreign.id}`);
    assert.deepEqual(await authorizationOf(given), ['revoked', 'application_deleted']);
    assert.deepEqual(await authorizationOf(taken), ['revoked', 'unit_deleted']);
    for (const table of [
      'integrations',
      'provisioning_rules',
      'member_integrations',
      'directory_users',
      'authorization_approvals',
      'role_assignments',
    ])
      assert.equal(await count(table), 0, table);
    assert.equal((await tenant.all('/persons')).length, 1);
  };

  for (const mode of ['cascade', 'rehome'] as const) {
    it(`mode ${mode} ends what lives in a unit`, async () => {
      const unit = await tenant.unit('Leaving', customer);
      const furniture = await furnish(unit);
      const before = await tenant.events();
      await tenant.ok('DELETE', `/ou/${unit.id}?mode=${mode}&dryRun=true`);
      assert.deepEqual(await tenant.events(), before);
      assert.equal((await tenant.ok('GET', `/applications/${furniture.own.id}`)).id, furniture.own.id);
      await tenant.ok('DELETE', `/ou/${unit.id}?mode=${mode}`);
      await assertEnded(furniture);
    });
  }

  it('nothing of it keeps a unit from being deleted; what lives there as a party does', async () => {
    const unit = await tenant.unit('Leaving', customer);
    const furniture = await furnish(unit);
    const error = await tenant.refused('409 ou_not_empty', 'DELETE', `/ou/${unit.id}`);
    assert.deepEqual([error.children, error.parties], [0, 1]);
    const [ada] = await tenant.all('/persons');
    await tenant.ok('PUT', `/persons/${ada?.id}`, { organizationUnitId: null });
    await tenant.ok('DELETE', `/ou/${unit.id}`);
    await assertEnded(furniture);
  });

  it('so does a unit below one that is deleted, and one that an apply prunes', async () => {
    const below = await tenant.unit('Below', await tenant.unit('Leaving', customer));
    const furniture = await furnish(below);
    await tenant.ok('DELETE', `/ou/${below.parentOuId}?mode=cascade`);
    await assertEnded(furniture);
    const apply = (nodes: object[]) => tenant.ok('POST', '/ou/apply', { owner: 'test', prune: true, nodes });
    const { ids } = await apply([{ externalId: 'pruned', displayName: 'Pruned' }]);
    const pruned = await tenant.get(`/ou/${(ids as Record<string, string>).pruned}`);
    const app = await application(pruned);
    const active = await authorize(app);
    await apply([]);
    await isGone(`/ou/${pruned.id}`);
    await isGone(`/applications/${app.id}`);
    assert.deepEqual(await authorizationOf(active), ['revoked', 'application_deleted']);
  });

  it('rules elsewhere that read a directory of the unit go with it; what they gave stays', async () => {
    const leaving = await tenant.unit('Leaving', customer);
    const below = await tenant.unit('Below', leaving);
    const body = { kind: 'directory', provider: 'google', displayName: 'Directory' };
    const source = await tenant.make(`/ou/${leaving.id}/integrations`, body);
    const rule = { mode: 'directory', directoryIntegrationId: source.id, role: 'member' };
    const { id } = await tenant.make(`/ou/${below.id}/provisioning-rules`, rule);
    await tenant.ok('PUT', `/integrations/${source.id}/directory`, {
      users: [{ externalId: 'u-1', displayName: 'Ada' }],
    });
    await tenant.ok('DELETE', `/ou/${leaving.id}?mode=rehome`);
    await isGone(`/provisioning-rules/${id}`);
    const [assignment] = await tenant.all('/role-assignments');
    assert.deepEqual([assignment?.organizationUnitId, assignment?.provisioningRuleId], [below.id, null]);
  });
});
