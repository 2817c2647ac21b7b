import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';
import { DirectorySource, user } from './harness/directory-source.ts';

/** Who may feed the directory of one unit must not reach a person of another through it. */
describeStores('a directory fed by a bounded caller', (directory) => {
  let tenant: TestTenant;
  let ours: Body;
  let theirs: Body;
  let source: DirectorySource;
  let feeder: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    [ours, theirs] = [await tenant.unit('Ours'), await tenant.unit('Theirs')];
    source = await DirectorySource.connect(tenant, ours);
    await source.rule(ours, 'member');
    feeder = await feederOf({ organizationUnitId: ours.id, role: 'ops_admin' });
  });

  const feederOf = async (role: object) => {
    const { id } = await tenant.person('Feeder');
    await tenant.make('/role-assignments', { partyId: id, ...role });
    return tenant.as(
      await directory.newToken(tenant.id, ['directory:read', 'directory:write'], { partyId: id }),
    );
  };
  const feed = (users: object[], by = feeder) =>
    by.ok('PUT', `/integrations/${source.id}/directory`, { users });
  const boss = (fields: object = {}) =>
    tenant.person('Boss', { email: 'boss@theirs.example', organizationUnitId: theirs.id, ...fields });
  const claim = user('u-1', [], { displayName: 'Taken', email: 'boss@theirs.example' });

  it('somebody who lives elsewhere is not found by address, nor is somebody at the tenant root', async () => {
    const people = [await boss(), await boss({ organizationUnitId: null })];
    assert.equal((await feed([claim])).created, 1);
    for (const { id, ...shown } of people)
      assert.deepEqual(await tenant.get(`/persons/${id}`), { id, ...shown });
  });

  it('somebody who lives where the caller manages members is, and becomes what the directory says', async () => {
    const { id } = await boss({ organizationUnitId: ours.id });
    assert.deepEqual(
      [(await feed([claim])).created, (await tenant.get(`/persons/${id}`)).displayName],
      [0, 'Taken'],
    );
  });

  it('a linked person who moved elsewhere is renamed and moved by nobody who does not govern that unit', async () => {
    await feed([claim]);
    const taken = (await tenant.all('/persons')).find(({ displayName }) => displayName === 'Taken');
    const path = `/persons/${taken?.id}`;
    await tenant.ok('PUT', path, { organizationUnitId: theirs.id });
    const other = { ...claim, email: 'feeder@ours.example', displayName: 'Mine' };
    assert.deepEqual((await feed([other])).changes, []);
    const { email, organizationUnitId, displayName } = await tenant.get(path);
    assert.deepEqual([email, organizationUnitId, displayName], ['boss@theirs.example', theirs.id, 'Taken']);
    const everywhere = await source.snapshot([other]);
    assert.deepEqual(everywhere.actions, ['u-1 updated', 'u-1 placed']);
  });

  it('persons whom the directory placed in units below stay its own', async () => {
    const below = await tenant.unit('Below', ours);
    await source.rule(below, 'member', 'Below');
    await tenant.ok('PUT', `/integrations/${source.id}/directory`, { users: [] });
    const rules = await tenant.all(`/ou/${ours.id}/provisioning-rules`);
    await tenant.ok('DELETE', `/provisioning-rules/${rules[0]?.id}`);
    await feed([user('u-1', ['Below'])]);
    const report = await feed([user('u-1', ['Below'], { displayName: 'Ada' })]);
    assert.deepEqual(
      (report.changes as unknown as { action: string }[]).map(({ action }) => action),
      ['updated'],
    );
  });

  it('a rule that gives the role owner is changed by owners alone, in whatever field', async () => {
    const rule = await source.rule(ours, 'owner', 'Bosses');
    const path = `/provisioning-rules/${rule.id}`;
    for (const change of [{ group: 'Everyone' }, { onRemoved: 'remove' }, { role: 'member' }])
      await feeder.refused('403 right_missing', 'PUT', path, change);
    const owner = await feederOf({ organizationUnitId: ours.id, role: 'owner' });
    await owner.ok('PUT', path, { group: 'Everyone' });
    const plain = await source.rule(ours, 'member', 'Staff');
    await feeder.ok('PUT', `/provisioning-rules/${plain.id}`, { group: 'Everyone' });
    await feeder.refused('403 right_missing', 'PUT', `/provisioning-rules/${plain.id}`, { role: 'owner' });
  });

  it('needs provisioning:manage where the directory is', async () => {
    for (const role of [
      { organizationUnitId: ours.id, role: 'support' },
      { organizationUnitId: theirs.id, role: 'owner' },
    ]) {
      const caller = await feederOf(role);
      const reply = await caller.call('PUT', `/integrations/${source.id}/directory`, { users: [] });
      assert.equal(`${reply.status} ${reply.body.error.code}`, '403 right_missing');
    }
  });
});
