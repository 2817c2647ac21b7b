import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';
import { DirectorySource, user } from './harness/directory-source.ts';

describeStores('leaving a directory', (directory) => {
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

  const person = async (displayName = 'User u-1') => {
    const found = (await tenant.all('/persons')).find((each) => each.displayName === displayName);
    assert.ok(found, `there is no ${displayName}`);
    return found;
  };
  const roles = async (partyId: string) =>
    (await tenant.all(`/role-assignments?partyId=${partyId}`))
      .map(({ role, status, organizationUnitId }) => `${role} ${status} ${organizationUnitId}`)
      .sort();

  it('suspend, the default: the roles are suspended, everything else stays', async () => {
    const rule = await source.rule(sales, 'member');
    assert.equal(rule.onRemoved, 'suspend');
    await source.snapshot([user('u-1'), user('u-2')]);
    const before = await person();
    const report = await source.snapshot([user('u-2')]);
    assert.deepEqual(report, {
      counts: { suspended: 1 },
      actions: ['u-1 suspended'],
      changes: [{ externalId: 'u-1', partyId: before.id, ruleId: rule.id, action: 'suspended' }],
    });
    assert.deepEqual(await person(), before);
    assert.deepEqual(await roles(before.id), [`member SUSPENDED ${sales.id}`]);
    assert.deepEqual((await source.snapshot([user('u-2')])).counts, {});
  });

  it('remove: the roles go, and the home unit that the rule set; the person stays', async () => {
    const rule = await source.rule(sales, 'member', null, { onRemoved: 'remove' });
    await source.snapshot([user('u-1')]);
    const { id } = await person();
    const report = await source.snapshot([]);
    assert.deepEqual(report.changes, [
      { externalId: 'u-1', partyId: id, ruleId: rule.id, action: 'removed' },
    ]);
    assert.deepEqual(report.counts, { removed: 1 });
    assert.equal((await person()).organizationUnitId, null);
    assert.deepEqual(await roles(id), []);
    assert.deepEqual((await source.snapshot([])).counts, {});
  });

  it('remove leaves a home unit alone that the rule did not set, or that is another one by now', async () => {
    await source.rule(sales, 'member', null, { onRemoved: 'remove' });
    const there = await tenant.person('Ada', { email: 'a@x.example', organizationUnitId: sales.id });
    const users = [user('u-1', [], { email: 'a@x.example', displayName: 'Ada' }), user('u-2')];
    assert.deepEqual((await source.snapshot(users)).counts, { created: 1, placed: 1, assigned: 2 });
    const { id } = await person('User u-2');
    await tenant.ok('PUT', `/persons/${id}`, { organizationUnitId: support.id });
    assert.deepEqual((await source.snapshot([])).counts, { removed: 2 });
    const homes = [await tenant.get(`/persons/${there.id}`), await tenant.get(`/persons/${id}`)];
    assert.deepEqual(
      homes.map(({ organizationUnitId }) => organizationUnitId),
      [sales.id, support.id],
    );
  });

  it('remove takes the home unit also where the role was given by hand and stays', async () => {
    await source.rule(sales, 'member', null, { onRemoved: 'remove' });
    const ada = await tenant.person('Ada', { email: 'a@x.example' });
    const byHand = { partyId: ada.id, organizationUnitId: sales.id, role: 'member' };
    await tenant.make('/role-assignments', byHand);
    const report = await source.snapshot([user('u-1', [], { email: 'a@x.example', displayName: 'Ada' })]);
    assert.deepEqual(report.counts, { placed: 1 });
    assert.deepEqual((await source.snapshot([])).counts, { removed: 1 });
    assert.equal((await tenant.get(`/persons/${ada.id}`)).organizationUnitId, null);
    assert.deepEqual(await roles(ada.id), [`member ACTIVE ${sales.id}`]);
  });

  it('keep: nothing changes, and it is told once', async () => {
    const rule = await source.rule(sales, 'member', null, { onRemoved: 'keep' });
    await source.snapshot([user('u-1')]);
    const { id } = await person();
    const report = await source.snapshot([]);
    assert.deepEqual([report.counts, report.actions], [{ kept: 1 }, ['u-1 kept']]);
    assert.deepEqual(await roles(id), [`member ACTIVE ${sales.id}`]);
    assert.deepEqual((await source.snapshot([])).counts, {});
    assert.deepEqual((await source.snapshot([user('u-1')])).counts, {});
    await tenant.ok('PUT', `/provisioning-rules/${rule.id}`, { onRemoved: 'suspend' });
    assert.deepEqual((await source.snapshot([])).counts, { suspended: 1 });
  });

  it('who returns is the same person, active again', async () => {
    await source.rule(company, 'member');
    await source.rule(sales, 'support', 'Sales', { onRemoved: 'remove' });
    await source.snapshot([user('u-1', ['Sales'], { email: 'a@x.example' })]);
    const { id } = await person();
    await source.snapshot([]);
    const report = await source.snapshot([user('u-1', ['Sales'], { email: 'other@x.example' })]);
    assert.deepEqual(report.counts, { assigned: 2 });
    assert.deepEqual(report.actions, ['u-1 updated', 'u-1 resumed', 'u-1 assigned']);
    assert.equal((await person()).id, id);
    assert.deepEqual(await roles(id), [`member ACTIVE ${company.id}`, `support ACTIVE ${sales.id}`].sort());
  });

  it('a suspended role gives no rights until its holder returns', async () => {
    await source.rule(company, 'owner');
    await source.snapshot([user('u-1'), user('u-2')]);
    const { id } = await person();
    const scopes = ['directory:read', 'directory:write'];
    const holder = tenant.as(await directory.newToken(tenant.id, scopes, { partyId: id }));
    const write = { displayName: 'Renamed' };
    await holder.ok('PUT', `/ou/${company.id}`, write);
    await source.snapshot([user('u-2')]);
    await holder.refused('403 right_missing', 'PUT', `/ou/${company.id}`, write);
    await source.snapshot([user('u-1'), user('u-2')]);
    await holder.ok('PUT', `/ou/${company.id}`, write);
  });

  it('from one group to another: what the one gave goes first, then the other gives', async () => {
    await source.rule(sales, 'member', 'Sales', { onRemoved: 'remove' });
    await source.rule(support, 'support', 'Support');
    await source.snapshot([user('u-1', ['Sales'])]);
    const report = await source.change({ upsert: [user('u-1', ['Support'])] });
    assert.deepEqual(report.actions, ['u-1 removed', 'u-1 placed', 'u-1 assigned']);
    const { id, organizationUnitId } = await person();
    assert.equal(organizationUnitId, support.id);
    assert.deepEqual(await roles(id), [`support ACTIVE ${support.id}`]);
    const back = await source.change({ upsert: [user('u-1', ['Support', 'Sales'])] });
    assert.deepEqual(back.actions, ['u-1 placed', 'u-1 assigned']);
    assert.equal((await person()).organizationUnitId, sales.id);
  });

  it('the last owner is skipped and reported once; when there is another one, it goes', async () => {
    const rule = await source.rule(sales, 'owner', 'Bosses', { onRemoved: 'remove' });
    await source.snapshot([user('u-1', ['Bosses'])]);
    const { id } = await person();
    const report = await source.snapshot([]);
    assert.deepEqual(report.changes, [
      { externalId: 'u-1', partyId: id, ruleId: rule.id, action: 'skipped', reason: 'last_owner' },
    ]);
    assert.deepEqual(report.counts, { skipped: 1 });
    assert.deepEqual(await roles(id), [`owner ACTIVE ${sales.id}`]);
    assert.equal((await person()).organizationUnitId, sales.id);
    assert.deepEqual((await source.snapshot([])).counts, {});
    const other = await tenant.person('Other');
    await tenant.make('/role-assignments', {
      partyId: other.id,
      organizationUnitId: sales.id,
      role: 'owner',
    });
    assert.deepEqual((await source.snapshot([])).counts, { removed: 1 });
    assert.equal((await person()).organizationUnitId, null);
  });

  it('of owners who all leave one stays; others of the snapshot are not held up', async () => {
    await source.rule(sales, 'owner');
    await source.snapshot([user('u-1'), user('u-2'), user('u-3')]);
    const report = await source.snapshot([]);
    assert.deepEqual(report.counts, { suspended: 2, skipped: 1 });
    const statuses = (await tenant.all('/role-assignments')).map(({ status }) => status).sort();
    assert.deepEqual(statuses, ['ACTIVE', 'SUSPENDED', 'SUSPENDED']);
  });

  it('parallel calls of two directories leave a unit an owner', async () => {
    const other = await DirectorySource.connect(tenant, sales);
    await source.rule(sales, 'owner');
    await other.rule(sales, 'owner');
    await source.snapshot([user('u-1'), user('u-2')]);
    await other.snapshot([user('v-1'), user('v-2')]);
    await Promise.all([source.snapshot([]), other.snapshot([])]);
    const active = (await tenant.all('/role-assignments')).filter(({ status }) => status === 'ACTIVE');
    assert.equal(active.length, 1);
  });

  it('a role that was given by hand is neither taken nor suspended', async () => {
    await source.rule(company, 'member', null, { onRemoved: 'remove' });
    const ada = await tenant.person('Ada', { email: 'a@x.example' });
    const byHand = { partyId: ada.id, organizationUnitId: company.id, role: 'ops_admin' };
    await tenant.make('/role-assignments', byHand);
    await source.snapshot([user('u-1', [], { email: 'a@x.example', displayName: 'Ada' })]);
    await source.snapshot([]);
    assert.deepEqual(await roles(ada.id), [`ops_admin ACTIVE ${company.id}`]);
  });

  it('what a rule gave stays when the rule goes, as if given by hand', async () => {
    const rule = await source.rule(sales, 'member', null, { onRemoved: 'remove' });
    await source.snapshot([user('u-1')]);
    await tenant.ok('DELETE', `/provisioning-rules/${rule.id}`);
    assert.deepEqual((await source.snapshot([])).counts, {});
    const { id, organizationUnitId } = await person();
    assert.equal(organizationUnitId, sales.id);
    assert.deepEqual(await roles(id), [`member ACTIVE ${sales.id}`]);
    const [assignment] = await tenant.all('/role-assignments');
    assert.equal(assignment?.provisioningRuleId, null);
  });

  it('a rule whose unit leaves the reach of the directory takes nobody any more', async () => {
    await source.rule(sales, 'member', null, { onRemoved: 'remove' });
    await source.snapshot([user('u-1')]);
    await tenant.ok('POST', `/ou/${sales.id}/move`, { parentOuId: null });
    assert.deepEqual((await source.snapshot([user('u-1'), user('u-2')])).counts, { removed: 1 });
    await tenant.ok('POST', `/ou/${sales.id}/move`, { parentOuId: company.id });
    assert.deepEqual((await source.snapshot([user('u-1')])).counts, { placed: 1, assigned: 1 });
  });

  it('who was deleted by hand and is still in the directory becomes somebody new', async () => {
    await source.rule(sales, 'member');
    await source.snapshot([user('u-1')]);
    const { id } = await person();
    await tenant.ok('DELETE', `/persons/${id}`);
    assert.deepEqual((await source.snapshot([user('u-1')])).counts, { created: 1, placed: 1, assigned: 1 });
    assert.notEqual((await person()).id, id);
  });

  it('persons who are deleted while the directory brings them back keep no role', async () => {
    await source.rule(sales, 'member');
    const users = ['u-1', 'u-2', 'u-3', 'u-4'].map((name) => user(name));
    await source.snapshot(users);
    await source.snapshot([]);
    const before = await tenant.all('/persons');
    await Promise.all([
      source.snapshot(users.map((each) => ({ ...each, firstName: 'Back' }))),
      ...before.map(({ id }) => tenant.ok('DELETE', `/persons/${id}`)),
    ]);
    const live = new Set((await tenant.all('/persons')).map(({ id }) => id));
    for (const { partyId } of await tenant.all('/role-assignments')) assert.ok(live.has(String(partyId)));
    const links = await directory.sql(
      `select party_id from directory_users where tenant_id = '${tenant.id}'`,
    );
    for (const { party_id } of links) assert.ok(live.has(String(party_id)));
    const again = await source.snapshot(users);
    assert.equal((await tenant.all('/persons')).length, 4);
    assert.deepEqual((await source.snapshot(users)).counts, {}, JSON.stringify(again));
  });

  it('a rule that changes acts from the next call on', async () => {
    const rule = await source.rule(sales, 'member', 'Sales');
    await source.snapshot([user('u-1', ['Sales']), user('u-2', ['Marketing'])]);
    await tenant.ok('PUT', `/provisioning-rules/${rule.id}`, { group: 'Marketing', role: 'support' });
    const { id } = await person();
    assert.deepEqual(await roles(id), [`member ACTIVE ${sales.id}`]);
    const report = await source.snapshot([user('u-1', ['Sales']), user('u-2', ['Marketing'])]);
    assert.deepEqual(report.counts, { suspended: 1, created: 1, placed: 1, assigned: 1 });
    assert.deepEqual(await roles((await person('User u-2')).id), [`support ACTIVE ${sales.id}`]);
  });

  it('a person in two directories lives where the oldest rule of both says', async () => {
    const other = await DirectorySource.connect(tenant, company);
    await source.rule(sales, 'member');
    await other.rule(support, 'support', null, { onRemoved: 'remove' });
    const email = 'a@x.example';
    assert.deepEqual((await other.snapshot([user('v-1', [], { email })])).counts.placed, 1);
    const report = await source.snapshot([user('u-1', [], { email, displayName: 'User v-1' })]);
    assert.deepEqual(report.counts, { placed: 1, assigned: 1 });
    assert.deepEqual((await other.snapshot([user('v-1', [], { email })])).counts, {});
    assert.deepEqual((await other.snapshot([])).counts, { removed: 1 });
    const ada = await person('User v-1');
    assert.equal(ada.organizationUnitId, sales.id);
    assert.deepEqual(await roles(ada.id), [`member ACTIVE ${sales.id}`]);
  });
});
