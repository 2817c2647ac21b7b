/** Seed 0, sentence by sentence and picture by picture: each test builds what the seed draws. */
import { strict as assert } from 'node:assert';
import { type Body, describeStores, namesOf, type TestTenant } from './directory.ts';

describeStores('seed 0: units of integrators and customers', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  interface Role {
    role: string;
    unit: Body;
    applicationId?: string;
    subtree?: boolean;
  }

  /** A person with roles, and calls with that person's token. */
  async function member(
    displayName: string,
    home: Body,
    ...roles: Role[]
  ): Promise<Body & { as: TestTenant }> {
    const person = await tenant.person(displayName, { organizationUnitId: home.id });
    for (const { unit, ...role } of roles)
      await tenant.make('/role-assignments', { partyId: person.id, organizationUnitId: unit.id, ...role });
    const scopes = ['directory:read', 'directory:write', 'authorizations:write'];
    const token = await directory.newToken(tenant.id, scopes, { partyId: person.id });
    return { ...person, as: tenant.as(token) };
  }

  const application = (unit: Body, displayName: string, environment = 'production') =>
    tenant.make('/applications', {
      organizationUnitId: unit.id,
      displayName,
      environment,
      redirectUris: ['https://integrator.example/callback'],
      allowedScopes: ['organizational_unit_scheduler', 'directory:read'],
    });

  const integration = (unit: Body, kind: string, provider: string, settings?: object) =>
    tenant.make(`/ou/${unit.id}/integrations`, {
      kind,
      provider,
      displayName: provider,
      ...(settings && { settings }),
    });

  async function authorize(app: Body, unit: Body): Promise<Body> {
    const ask = {
      applicationId: app.id,
      organizationUnitId: unit.id,
      scopes: ['organizational_unit_scheduler'],
    };
    const { id } = await tenant.make('/authorizations', ask);
    return tenant.ok('POST', `/authorizations/${id}/approve`);
  }

  it('"from a permissions perspective it creates a hard boundary to other entities"', async () => {
    const [mine, other] = [await tenant.unit('Mine'), await tenant.unit('Other')];
    const stranger = await member('Stranger', other);
    const { as } = await member('Owner of mine', mine, { role: 'owner', unit: mine });
    assert.deepEqual(namesOf(await as.all('/ou')), ['Mine']);
    await as.refused('403 right_missing', 'GET', `/ou/${other.id}`);
    await as.refused('403 right_missing', 'GET', `/persons/${stranger.id}`);
    await as.refused('403 right_missing', 'PUT', `/persons/${stranger.id}`, { displayName: 'Taken' });
    await as.refused('403 right_missing', 'POST', '/persons', {
      displayName: 'X',
      organizationUnitId: other.id,
    });
  });

  it('the integrator: three applications, access "at the Organizational Unit level" and "at the individual level"', async () => {
    const unit = await tenant.unit('Integrator');
    const [, staging, development] = [
      await application(unit, 'Production'),
      await application(unit, 'Staging', 'staging'),
      await application(unit, 'Development', 'development'),
    ];
    const ops = await member('Ops Admin', unit, { role: 'ops_admin', unit });
    const manager = await member('Engineering Manager', unit, { role: 'developer_admin', unit });
    const developer = await member(
      'Developer',
      unit,
      { role: 'developer', unit, applicationId: String(staging?.id) },
      { role: 'developer', unit, applicationId: String(development?.id) },
    );
    const seenBy = async ({ as }: { as: TestTenant }) => namesOf(await as.all('/applications')).sort();
    assert.deepEqual(await seenBy(ops), ['Development', 'Production', 'Staging']);
    assert.deepEqual(await seenBy(manager), ['Development', 'Production', 'Staging']);
    assert.deepEqual(await seenBy(developer), ['Development', 'Staging']);
    await developer.as.make(`/applications/${staging?.id}/secrets`, undefined);
    const [production] = (await tenant.all('/applications')).filter(
      ({ displayName }) => displayName === 'Production',
    );
    await developer.as.refused('403 right_missing', 'POST', `/applications/${production?.id}/secrets`);
    const more = {
      organizationUnitId: unit.id,
      displayName: 'More',
      redirectUris: ['https://i.example/'],
      allowedScopes: ['directory:read'],
    };
    await developer.as.refused('403 right_missing', 'POST', '/applications', more);
    await manager.as.make('/applications', more);
    assert.deepEqual(await seenBy(ops), ['Development', 'More', 'Production', 'Staging']);
    assert.deepEqual(await seenBy(developer), ['Development', 'Staging']);
  });

  it('the general case: calendar, conferencing and application; "access is generally only role-based"', async () => {
    const unit = await tenant.unit('Contoso');
    const ops = await member('Ops Admin', unit, { role: 'ops_admin', unit });
    const coordinator = await member('Scheduling Coordinator', unit, {
      role: 'scheduling_coordinator',
      unit,
    });
    const employee = await member('Employee A', unit, { role: 'member', unit });
    const calendar = { kind: 'calendar', provider: 'google', displayName: 'Calendar' };
    const path = `/ou/${unit.id}/integrations`;
    await ops.as.make(path, calendar);
    await ops.as.make(path, { ...calendar, kind: 'conferencing', provider: 'zoom' });
    await ops.as.make(`/ou/${unit.id}/provisioning-rules`, { mode: 'manual', role: 'member' });
    await coordinator.as.make('/groups', {
      displayName: 'Interviewers',
      organizationUnitId: unit.id,
      memberIds: [employee.id],
    });
    for (const { as } of [coordinator, employee]) {
      assert.deepEqual(
        namesOf(
          (await as.get(`/ou/${unit.id}/members?partyType=natural_person&sort=displayName&sortDirection=ASC`))
            .data,
        ),
        ['Employee A', 'Ops Admin', 'Scheduling Coordinator'],
      );
      await as.refused('403 right_missing', 'POST', path, calendar);
      await as.refused('403 right_missing', 'POST', `/ou/${unit.id}/provisioning-rules`, {
        mode: 'manual',
        role: 'member',
      });
    }
    await employee.as.refused('403 right_missing', 'POST', '/groups', {
      displayName: 'G',
      organizationUnitId: unit.id,
    });
  });

  it('multiple calendar hosts: each member uses one of them', async () => {
    const unit = await tenant.unit('Contoso');
    const [microsoft, google] = [
      await integration(unit, 'calendar', 'Microsoft 365 Calendars'),
      await integration(unit, 'calendar', 'Google Calendars'),
    ];
    const uses = async (person: Body, calendar: Body, query = '') =>
      tenant.call('PUT', `/ou/${unit.id}/members/${person.id}/integrations/${calendar.id}${query}`);
    const people = new Map<string, Body>();
    for (const [name, calendar] of [
      ['Scheduling Coordinator', microsoft],
      ['Employee A', microsoft],
      ['Employee B', google],
      ['Employee X', google],
    ] as const) {
      const person = await tenant.person(name, { organizationUnitId: unit.id });
      people.set(name, person);
      assert.equal((await uses(person, calendar)).status, 204);
    }
    const coordinator = people.get('Scheduling Coordinator') as Body;
    assert.equal((await uses(coordinator, google)).status, 409);
    assert.equal((await uses(coordinator, google, '?replace=true')).status, 204);
    const { data } = await tenant.get(`/ou/${unit.id}/members/${coordinator.id}/integrations`);
    assert.deepEqual(namesOf(data), ['Google Calendars']);
  });

  it('per business unit: "people draw the boundary lines where they see fit"', async () => {
    const company = await tenant.unit('Contoso');
    const shapes = [];
    for (const [name, application] of [
      ['Sales', 'Hubspot'],
      ['Support', 'Zendesk'],
    ] as const) {
      const unit = await tenant.unit(name, company);
      await integration(unit, 'calendar', 'Microsoft 365 Calendars');
      await integration(unit, 'conferencing', 'Zoom');
      const { as } = await member(`${name} Ops`, unit, { role: 'ops_admin', unit });
      for (const agent of ['A', 'B', 'X'])
        await member(`${name} agent ${agent}`, unit, { role: 'member', unit });
      shapes.push({ unit, as, application });
    }
    const [sales, support] = shapes;
    assert.ok(sales && support);
    assert.equal((await sales.as.get(`/ou/${sales.unit.id}/integrations`)).data.length, 2);
    await sales.as.refused('403 right_missing', 'GET', `/ou/${support.unit.id}/integrations`);
    assert.ok((await sales.as.all('/persons')).every(({ displayName }) => displayName.startsWith('Sales')));
    const project = await tenant.unit('Project X', sales.unit);
    const whole = await member('Head of all', company, { role: 'ops_admin', unit: company, subtree: true });
    assert.deepEqual(namesOf((await whole.as.get('/ou?sort=code&sortDirection=ASC')).data), [
      'Contoso',
      'Sales',
      'Project X',
      'Support',
    ]);
    await sales.as.refused('403 right_missing', 'GET', `/ou/${project.id}`);
  });

  it('"for an integration to be active there needs to be an authorization connecting unit and application"', async () => {
    const [integrator, customer] = [await tenant.unit('Integrator'), await tenant.unit('Customer')];
    const app = await application(integrator, 'Scheduler');
    const { id } = await integration(customer, 'application', 'Scheduler', { applicationId: app.id });
    assert.equal((await tenant.get(`/integrations/${id}`)).status, 'pending');
    const authorization = await authorize(app, customer);
    assert.equal((await tenant.get(`/integrations/${id}`)).status, 'active');
    await tenant.ok('DELETE', `/authorizations/${authorization.id}`);
    assert.notEqual((await tenant.get(`/integrations/${id}`)).status, 'active');
  });

  it('"achieved by an administrator of the customer\'s unit": nobody else approves', async () => {
    const [integrator, customer] = [await tenant.unit('Integrator'), await tenant.unit('Customer')];
    const app = await application(integrator, 'Scheduler');
    const asker = await member('Integrator owner', integrator, { role: 'owner', unit: integrator });
    const employee = await member('Employee', customer, { role: 'member', unit: customer });
    const administrator = await member('Administrator', customer, { role: 'owner', unit: customer });
    const ask = {
      applicationId: app.id,
      organizationUnitId: customer.id,
      scopes: ['organizational_unit_scheduler'],
    };
    const { id } = await asker.as.make('/authorizations', ask);
    for (const { as } of [asker, employee])
      await as.refused('403 right_missing', 'POST', `/authorizations/${id}/approve`);
    const approved = await administrator.as.ok('POST', `/authorizations/${id}/approve`);
    assert.equal(approved.status, 'active');
    assert.equal(approved.approvedById, administrator.id);
  });

  for (const [picture, names] of [
    [
      '"a separate authorization for each customer"',
      ['Customer A', 'Customer B', 'Customer C', 'Customer D'],
    ],
    [
      '"where a company has multiple units, a separate authorization for each one"',
      ['Customer A Sales', 'Customer A Support', 'Customer A Hiring'],
    ],
  ] as const) {
    it(`${picture}: ending one leaves the others`, async () => {
      const app = await application(await tenant.unit('Integrator'), 'Scheduler');
      const company = await tenant.unit('Customers');
      const authorizations = [];
      for (const name of names) authorizations.push(await authorize(app, await tenant.unit(name, company)));
      assert.equal(new Set(authorizations.map(({ id }) => id)).size, names.length);
      await tenant.ok('DELETE', `/authorizations/${authorizations[1]?.id}`);
      const { data } = await tenant.get(`/authorizations?applicationId=${app.id}&sortDirection=ASC`);
      assert.deepEqual(
        data.map(({ status }) => status),
        names.map((_name, index) => (index === 1 ? 'revoked' : 'active')),
      );
    });
  }
});
