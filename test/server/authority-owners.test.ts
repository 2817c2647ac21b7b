import { strict as assert } from 'node:assert';
import { type Body, describeStores, type Reply, type TestTenant } from './directory.ts';
import { newCaller } from './harness/bounded-caller.ts';

const refusal = '409 last_owner';

describeStores('the last owner of a unit', (directory) => {
  let tenant: TestTenant;
  let unit: Body;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    unit = await tenant.unit('Unit');
  });

  async function newOwner(fields: object = {}): Promise<{ person: Body; path: string; id: string }> {
    const person = await tenant.person('Owner');
    const body = { partyId: person.id, organizationUnitId: unit.id, role: 'owner', ...fields };
    const { id } = await tenant.make('/role-assignments', body);
    return { person, path: `/role-assignments/${id}`, id };
  }

  async function activeOwners(): Promise<Body[]> {
    const owners = await tenant.all(`/role-assignments?organizationUnitId=${unit.id}&role=owner`);
    return owners.filter(({ status }) => status === 'ACTIVE');
  }

  it('cannot be removed or demoted, nor can its party be deleted; its reach may change', async () => {
    const { person, path, id } = await newOwner();
    await newOwner({ organizationUnitId: (await tenant.unit('Other')).id });
    const error = await tenant.refused(refusal, 'DELETE', path);
    assert.equal(error.resourceId, id);
    await tenant.refused(refusal, 'PUT', path, { role: 'ops_admin' });
    await tenant.refused(refusal, 'DELETE', `/persons/${person.id}`);
    await tenant.ok('PUT', path, { subtree: true });
    await tenant.ok('GET', `/persons/${person.id}`);
  });

  it('may go when another owner is there, and with the unit itself', async () => {
    const [first, second] = [await newOwner(), await newOwner()];
    await tenant.ok('DELETE', first.path);
    await tenant.refused(refusal, 'PUT', second.path, { role: 'member' });
    await tenant.ok('DELETE', `/ou/${unit.id}`);
    await tenant.ok('DELETE', `/persons/${second.person.id}`);
    assert.deepEqual(await tenant.all('/role-assignments'), []);
  });

  it('a suspended owner does not count, nor one of the unit above or of one application', async () => {
    const { path } = await newOwner();
    const suspended = await newOwner();
    await directory.sql(`update role_assignments set status = 'SUSPENDED' where id = '${suspended.id}'`);
    const parent = await tenant.unit('Parent');
    await tenant.ok('POST', `/ou/${unit.id}/move`, { parentOuId: parent.id });
    await newOwner({ organizationUnitId: parent.id, subtree: true });
    await tenant.refused(refusal, 'DELETE', path);
    await tenant.ok('DELETE', suspended.path);
  });

  it('is not pruned by an apply, nor deleted as a unit, group or service that owns another unit', async () => {
    const nodes = [{ externalId: 'p', type: 'natural_person', displayName: 'P' }];
    const { ids } = (await tenant.ok('POST', '/ou/apply', { owner: 'o', nodes })) as unknown as {
      ids: Record<string, string>;
    };
    const { path } = await newOwner({ partyId: ids.p });
    await tenant.refused(refusal, 'POST', '/ou/apply', { owner: 'o', prune: true, nodes: [] });
    const other = await newOwner();
    await tenant.ok('POST', '/ou/apply', { owner: 'o', prune: true, nodes: [] });
    await tenant.refused('404 resource_not_found', 'GET', path);
    const deputy = await tenant.unit('Deputy');
    await newOwner({ partyId: deputy.id });
    await tenant.ok('DELETE', other.path);
    await tenant.refused(refusal, 'DELETE', `/ou/${deputy.id}?mode=cascade`);
    const parent = await tenant.unit('Parent');
    for (const { id } of [deputy, unit]) await tenant.ok('POST', `/ou/${id}/move`, { parentOuId: parent.id });
    await tenant.ok('DELETE', `/ou/${parent.id}?mode=cascade`);
  });

  it('of 16 owners that are demoted, removed or deleted at once, one stays', async () => {
    const owners: Awaited<ReturnType<typeof newOwner>>[] = [];
    for (let index = 0; index < 16; index += 1) owners.push(await newOwner());
    const ways = [
      ({ path }: { path: string }) => tenant.call('PUT', path, { role: 'member' }),
      ({ path }: { path: string }) => tenant.call('DELETE', path),
      ({ person }: { person: Body }) => tenant.call('DELETE', `/persons/${person.id}`),
    ];
    const replies: Reply[] = await Promise.all(
      owners.map((owner, index) => (ways[index % 3] as (typeof ways)[0] & (typeof ways)[2])(owner)),
    );
    const refused = replies.filter(({ status }) => status >= 300);
    assert.deepEqual(
      refused.map(({ status, body }) => `${status} ${body.error.code}`),
      [refusal],
    );
    assert.equal((await activeOwners()).length, 1);
  });

  it('owners are made, changed and taken by owners alone', async () => {
    const { path } = await newOwner();
    const [admin, owner] = await Promise.all(
      ['ops_admin', 'owner'].map((role) => newCaller(directory, tenant, [{ role, unit }])),
    );
    const eve = await tenant.person('Eve');
    const body = { partyId: eve.id, organizationUnitId: unit.id, role: 'owner' };
    const denied = '403 right_missing';
    await admin?.tenant.refused(denied, 'POST', '/role-assignments', body);
    await admin?.tenant.refused(denied, 'PUT', path, { role: 'member' });
    await admin?.tenant.refused(denied, 'DELETE', path);
    const own = `/role-assignments/${admin?.assignments[0]?.id}`;
    await admin?.tenant.refused(denied, 'PUT', own, { role: 'owner' });
    const made = await owner?.tenant.make('/role-assignments', body);
    await owner?.tenant.ok('PUT', `/role-assignments/${made?.id}`, { role: 'member' });
    await admin?.tenant.ok('PUT', `/role-assignments/${made?.id}`, { role: 'support' });
    await owner?.tenant.ok('DELETE', path);
  });
});
