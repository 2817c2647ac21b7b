import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';
import { type BoundedCaller, newCaller } from './harness/bounded-caller.ts';
import { makeSides, type Sides } from './harness/integrator.ts';

const scopes = ['organizational_unit_scheduler'];

describeStores('who may do what with an authorization', (directory) => {
  let sides: Sides;
  let asked: Body;

  beforeEach(async () => {
    sides = await makeSides(directory);
    asked = await sides.ask();
  });

  const callerWith = (role: string, unit: Body, fields: object = {}): Promise<BoundedCaller> =>
    newCaller(directory, sides.tenant, [{ role, unit, ...fields }]);

  /** Which calls are let through; each on an authorization of its own. */
  async function allowed(tenant: TestTenant): Promise<string[]> {
    const { ask, tenant: all, application } = sides;
    const calls: Record<
      string,
      (id: string, unit: Body) => [Parameters<TestTenant['call']>[0], string, unknown?]
    > = {
      ask: (_id, unit) => [
        'POST',
        '/authorizations',
        { applicationId: application.id, organizationUnitId: unit.id, scopes },
      ],
      change: (id) => ['PUT', `/authorizations/${id}`, { message: 'x' }],
      link: (id) => ['POST', `/authorizations/${id}/link`],
      deny: (id) => ['POST', `/authorizations/${id}/deny`],
      approve: (id) => ['POST', `/authorizations/${id}/approve`],
      revoke: (id) => ['DELETE', `/authorizations/${id}`],
      approveBeforehand: (_id, unit) => [
        'POST',
        '/authorization-approvals',
        { organizationUnitId: unit.id, applicationId: application.id, scopes },
      ],
    };
    const through: string[] = [];
    for (const [name, callOf] of Object.entries(calls)) {
      await all.ok('DELETE', `/authorizations/${asked.id}`);
      await ask();
      const { status, body } = await tenant.call(...callOf(asked.id, sides.customer));
      if (status === 403) assert.equal(body.error.code, 'right_missing');
      else through.push(name);
    }
    return through;
  }

  it('lets the side of the application ask, change, make links and revoke', async () => {
    const { publisher, application } = sides;
    const byRole = {
      developer_admin: {},
      ops_admin: {},
      developer: { applicationId: application.id },
    };
    for (const [role, fields] of Object.entries(byRole)) {
      const { tenant } = await callerWith(role, publisher, fields);
      assert.deepEqual(await allowed(tenant), ['ask', 'change', 'link', 'revoke'], role);
      assert.equal((await tenant.get(`/authorizations/${asked.id}`)).id, asked.id);
    }
  });

  it('lets the side of the customer decide, revoke and approve beforehand', async () => {
    const { customer } = sides;
    for (const role of ['owner', 'ops_admin']) {
      const { tenant } = await callerWith(role, customer);
      assert.deepEqual(await allowed(tenant), ['deny', 'approve', 'revoke', 'approveBeforehand'], role);
      const { data } = await tenant.get('/authorizations');
      assert.deepEqual(
        data.map(({ id }) => id),
        [asked.id],
      );
    }
  });

  it('lets a role above decide only when it covers the subtree', async () => {
    const { tenant, application } = sides;
    const region = await tenant.unit('Region');
    const clinic = await tenant.unit('Clinic', region);
    const body = { applicationId: application.id, organizationUnitId: clinic.id, scopes };
    const { id } = await tenant.make('/authorizations', body);
    const above = await callerWith('owner', region);
    await above.tenant.refused('403 right_missing', 'POST', `/authorizations/${id}/approve`);
    const covering = await callerWith('ops_admin', region, { subtree: true });
    const active = await covering.tenant.ok('POST', `/authorizations/${id}/approve`);
    assert.equal(active.approvedById, covering.person.id);
  });

  it('lets others do nothing, and shows them nothing', async () => {
    const { tenant, publisher, customer, ask } = sides;
    const elsewhere = await tenant.unit('Northgate');
    const stranger = await callerWith('owner', elsewhere);
    assert.deepEqual(await allowed(stranger.tenant), []);
    await stranger.tenant.refused('403 right_missing', 'GET', `/authorizations/${asked.id}`);
    assert.deepEqual((await stranger.tenant.get('/authorizations')).data, []);
    for (const [role, unit] of [
      ['support', publisher],
      ['member', customer],
      ['scheduling_coordinator', customer],
    ] as const) {
      const { tenant: bounded } = await callerWith(role, unit);
      assert.deepEqual(await allowed(bounded), [], role);
    }
    await ask();
    const token = await directory.newToken(tenant.id, ['directory:read']);
    const path = `/authorizations/${asked.id}/approve`;
    await tenant.as(token).refused('403 scope_missing', 'POST', path);
  });
});
