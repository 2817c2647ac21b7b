import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';
import { DirectorySource, user } from './harness/directory-source.ts';

describeStores('onboarding from a directory', (directory) => {
  let tenant: TestTenant;
  let company: Body;
  let sales: Body;
  let support: Body;
  let source: DirectorySource;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    company = await tenant.unit('Company');
    [sales, support] = [await tenant.unit('Sales', company), await tenant.unit('Support', company)];
    source = await DirectorySource.connect(tenant, company);
  });

  const persons = () => tenant.all('/persons?sort=createdAt&sortDirection=ASC');
  const named = async (displayName: string) => {
    const found = (await persons()).find((each) => each.displayName === displayName);
    assert.ok(found, `there is no ${displayName}`);
    return found;
  };
  const roles = async (fields = '') =>
    (await tenant.all(`/role-assignments?${fields}`)).map(
      ({ role, status, organizationUnitId }) => `${role} ${status} ${organizationUnitId}`,
    );

  it('everyone of the directory becomes a person of the unit with the role of the rule', async () => {
    const rule = await source.rule(company, 'member');
    const ada = user('u-1', [], { email: 'ada@contoso.example', firstName: 'Ada', lastName: 'Vermeer' });
    const report = await source.snapshot([ada, user('u-2')]);
    assert.deepEqual(report.counts, { created: 2, placed: 2, assigned: 2 });
    const { id, organizationUnitId, email, firstName, lastName, externalId } = await named('User u-1');
    assert.deepEqual(
      { organizationUnitId, email, firstName, lastName, externalId },
      {
        organizationUnitId: company.id,
        email: 'ada@contoso.example',
        firstName: 'Ada',
        lastName: 'Vermeer',
        externalId: null,
      },
    );
    assert.deepEqual(
      report.changes.filter((change) => change.externalId === 'u-1'),
      ['created', 'placed', 'assigned'].map((action) => ({
        externalId: 'u-1',
        partyId: id,
        ruleId: rule.id,
        action,
      })),
    );
    assert.deepEqual(await roles(`partyId=${id}`), [`member ACTIVE ${company.id}`]);
  });

  it('the same snapshot twice is all zeros and writes nothing', async () => {
    await source.rule(company, 'member');
    await source.rule(sales, 'member', 'Sales');
    const users = [user('u-1', ['Sales'], { email: 'a@x.example' }), user('u-2', [])];
    await source.snapshot(users);
    const before = [await persons(), await tenant.all('/role-assignments'), await tenant.events()];
    directory.clock.advance(60_000);
    assert.deepEqual(await source.snapshot(users), { counts: {}, changes: [], actions: [] });
    assert.deepEqual(await source.snapshot(users.toReversed()), { counts: {}, changes: [], actions: [] });
    assert.deepEqual([await persons(), await tenant.all('/role-assignments'), await tenant.events()], before);
  });

  it('a group rule takes those in the group, and nobody becomes a person whom no rule takes', async () => {
    await source.rule(sales, 'member', 'Sales');
    const report = await source.snapshot([
      user('u-1', ['Sales', 'All']),
      user('u-2', ['sales']),
      user('u-3'),
    ]);
    assert.deepEqual(report.counts, { created: 1, placed: 1, assigned: 1 });
    assert.equal((await named('User u-1')).organizationUnitId, sales.id);
    assert.equal((await persons()).length, 1);
    assert.deepEqual(await tenant.all('/groups'), []);
  });

  it('a manual rule takes nobody, nor does a directory without rules', async () => {
    await tenant.make(`/ou/${company.id}/provisioning-rules`, { mode: 'manual', role: 'member' });
    assert.deepEqual((await source.snapshot([user('u-1')])).counts, {});
    assert.deepEqual(await persons(), []);
  });

  it('each matching rule gives its role; the home unit is that of the oldest one', async () => {
    await source.rule(sales, 'support', 'Sales');
    await source.rule(company, 'member');
    await source.rule(support, 'member', 'Support');
    const report = await source.snapshot([user('u-1', ['Support', 'Sales']), user('u-2', ['Support'])]);
    assert.deepEqual(report.counts, { created: 2, placed: 2, assigned: 5 });
    const [one, two] = [await named('User u-1'), await named('User u-2')];
    assert.deepEqual([one.organizationUnitId, two.organizationUnitId], [sales.id, company.id]);
    assert.deepEqual((await roles(`partyId=${one.id}`)).sort(), [
      ...[`member ACTIVE ${company.id}`, `member ACTIVE ${support.id}`, `support ACTIVE ${sales.id}`].sort(),
    ]);
  });

  it('two rules that give the same role in the same unit give it once, and the other keeps it going', async () => {
    const older = await source.rule(sales, 'member', 'A', { onRemoved: 'remove' });
    const younger = await source.rule(sales, 'member', 'B', { onRemoved: 'remove' });
    assert.deepEqual((await source.snapshot([user('u-1', ['A', 'B'])])).counts, {
      created: 1,
      placed: 1,
      assigned: 1,
    });
    const [given] = await tenant.all('/role-assignments');
    assert.equal(given?.provisioningRuleId, older.id);
    assert.deepEqual((await source.snapshot([user('u-1', ['B'])])).counts, {});
    const [kept] = await tenant.all('/role-assignments');
    assert.deepEqual([kept?.id, kept?.provisioningRuleId], [given?.id, younger.id]);
    assert.deepEqual((await source.snapshot([])).counts, { removed: 1 });
  });

  it('a user is the person it is linked to, whatever its address and name become', async () => {
    await source.rule(company, 'member');
    await source.snapshot([user('u-1', [], { email: 'a@x.example' })]);
    const { id } = await named('User u-1');
    const renamed = user('u-1', [], { displayName: 'Ada', email: 'b@x.example', firstName: 'Ada' });
    const report = await source.snapshot([renamed]);
    assert.deepEqual([report.counts, report.actions], [{}, ['u-1 updated']]);
    const person = await named('Ada');
    assert.deepEqual([person.id, person.email, person.firstName], [id, 'b@x.example', 'Ada']);
    const [event] = await tenant.events(`?resourceId=${id}`);
    assert.deepEqual(
      [event?.action, Object.keys(event?.changes as object).sort()],
      ['person.updated', ['displayName', 'email', 'firstName']],
    );
    assert.deepEqual((await source.snapshot([renamed])).actions, []);
  });

  it('else an unlinked person with the same address, in any case, the oldest of several', async () => {
    await source.rule(company, 'member');
    const ada = await tenant.person('Ada', { email: 'Ada@Contoso.example', middleName: 'King' });
    await tenant.person('Another Ada', { email: 'ada@contoso.example' });
    const report = await source.snapshot([
      user('u-1', [], { email: 'ADA@contoso.EXAMPLE', displayName: 'Ada' }),
    ]);
    assert.deepEqual(report.counts, { placed: 1, assigned: 1 });
    const found = await tenant.get(`/persons/${ada.id}`);
    assert.deepEqual([found.organizationUnitId, found.middleName], [company.id, 'King']);
    assert.equal((await persons()).length, 2);
  });

  it('of two users with one address the first is the person there, the second somebody new', async () => {
    await source.rule(company, 'member');
    const ada = await tenant.person('Ada', { email: 'ada@x.example' });
    const email = 'ada@x.example';
    const report = await source.snapshot([user('u-2', [], { email }), user('u-1', [], { email })]);
    assert.equal(report.counts.created, 1);
    assert.equal(report.changes.find(({ externalId }) => externalId === 'u-2')?.partyId, ada.id);
    assert.deepEqual((await source.change({ upsert: [user('u-3', [], { email })] })).counts.created, 1);
  });

  it('what the directory leaves out of a person stays, null clears it', async () => {
    await source.rule(company, 'member');
    await source.snapshot([user('u-1', [], { email: 'a@x.example', firstName: 'Ada' })]);
    await source.snapshot([user('u-1', [], { firstName: null })]);
    const { email, firstName } = await named('User u-1');
    assert.deepEqual([email, firstName], ['a@x.example', null]);
  });

  it('a dry run says the same and writes nothing', async () => {
    await source.rule(company, 'member');
    const ada = await tenant.person('Ada', { email: 'a@x.example' });
    const users = [user('u-1', [], { email: 'a@x.example' }), user('u-2')];
    const events = await tenant.events();
    const planned = await source.snapshot(users, '?dryRun=true');
    assert.deepEqual(await tenant.events(), events);
    assert.deepEqual(await roles(), []);
    const done = await source.snapshot(users);
    assert.deepEqual([planned.counts, planned.actions], [done.counts, done.actions]);
    const idsBy = (externalId: string) =>
      new Set(planned.changes.filter((each) => each.externalId === externalId).map(({ partyId }) => partyId));
    assert.deepEqual([idsBy('u-1'), idsBy('u-2')], [new Set([ada.id]), new Set([null])]);
    assert.deepEqual((await source.change({ remove: ['u-1'] }, '?dryRun=true')).counts, { suspended: 1 });
    assert.deepEqual((await source.snapshot(users)).counts, {});
  });

  it('a change concerns those it names; groups that it leaves out stay', async () => {
    await source.rule(sales, 'member', 'Sales');
    await source.snapshot([user('u-1', ['Sales']), user('u-2', ['Sales'])]);
    const report = await source.change({ upsert: [user('u-3', ['Sales'])], remove: ['u-2', 'nobody'] });
    assert.deepEqual(report.counts, { created: 1, placed: 1, assigned: 1, suspended: 1 });
    const renamed = await source.change({ upsert: [user('u-1', undefined, { displayName: 'Ada' })] });
    assert.deepEqual([renamed.counts, renamed.actions], [{}, ['u-1 updated']]);
    assert.deepEqual((await source.change({})).counts, {});
    assert.deepEqual((await source.snapshot([user('u-1'), user('u-3', ['Sales'])])).counts, { suspended: 1 });
  });

  it('an externalId that stands twice is refused, naming the place, and nothing is done', async () => {
    await source.rule(company, 'member');
    const path = `/integrations/${source.id}/directory`;
    const twice = { users: [user('u-1'), user('u-2'), user('u-1')] };
    const error = await tenant.refused('400 external_id_repeated', 'PUT', path, twice);
    assert.deepEqual(
      error.details.map(({ pointer }) => pointer),
      ['/users/2/externalId'],
    );
    const both = { upsert: [user('u-1')], remove: ['u-2', 'u-1', 'u-2'] };
    const other = await tenant.refused('400 external_id_repeated', 'PATCH', path, both);
    assert.deepEqual(
      other.details.map(({ pointer }) => pointer),
      ['/remove/1', '/remove/2'],
    );
    const bad = { users: [user('u-1'), { externalId: 'u-2', displayName: '' }] };
    const invalid = await tenant.refused('400 validation_failed', 'PUT', path, bad);
    assert.equal(invalid.details[0]?.pointer, '/users/1/displayName');
    assert.deepEqual(await persons(), []);
  });

  it('only directories have users', async () => {
    const calendar = await tenant.make(`/ou/${company.id}/integrations`, {
      kind: 'calendar',
      provider: 'google',
      displayName: 'Calendars',
    });
    for (const [method, body] of [
      ['PUT', { users: [] }],
      ['PATCH', {}],
    ] as const) {
      await tenant.refused(
        '422 integration_not_directory',
        method,
        `/integrations/${calendar.id}/directory`,
        body,
      );
      const stranger = await directory.newTenant();
      await stranger.refused('404 resource_not_found', method, `/integrations/${source.id}/directory`, body);
    }
  });

  it('writes an event for every person and every role', async () => {
    await source.rule(company, 'member');
    await source.snapshot([user('u-1'), user('u-2')]);
    await source.change({ remove: ['u-1'] });
    await source.change({ upsert: [user('u-1')] });
    const count = new Map<string, number>();
    for (const { action } of await tenant.events()) {
      const name = String(action);
      count.set(name, (count.get(name) ?? 0) + 1);
    }
    assert.deepEqual(
      [
        'person.created',
        'role_assignment.created',
        'role_assignment.suspended',
        'role_assignment.resumed',
      ].map((name) => count.get(name)),
      [2, 2, 1, 1],
    );
  });

  it('two snapshots at the same moment come one after the other', async () => {
    await source.rule(company, 'member');
    const users = [user('u-1', [], { email: 'a@x.example' }), user('u-2')];
    const reports = await Promise.all([
      source.snapshot(users),
      source.snapshot(users),
      source.snapshot(users),
    ]);
    const created = reports.map(({ counts }) => counts.created ?? 0).sort();
    assert.deepEqual([created, (await persons()).length], [[0, 0, 2], 2]);
  });
});
