import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, namesOf, type TestTenant } from './directory.ts';
import { type BoundedCaller, newCaller } from './harness/bounded-caller.ts';

/** A small company: Sales above EMEA and its Team, Legal beside them, somebody in each and somebody nowhere. */
async function newCompany(tenant: TestTenant) {
  const sales = await tenant.unit('Sales', null, {
    branding: { colour: 'blue' },
    tosUri: 'https://t.example',
  });
  const emea = await tenant.unit('EMEA', sales);
  const team = await tenant.unit('Team', emea);
  const legal = await tenant.unit('Legal');
  const live = (name: string, unit: Body | null, fields: object = {}) =>
    tenant.person(name, { organizationUnitId: unit?.id ?? null, ...fields });
  const people = {
    sam: await live('Sam', sales),
    eve: await live('Eve', emea, { uri: 'urn:eve', externalId: 'eve' }),
    tom: await live('Tom', team),
    lea: await live('Lea', legal, { uri: 'urn:lea', externalId: 'lea' }),
    roy: await live('Roy', null),
  };
  return { units: { sales, emea, team, legal }, people };
}

describeStores('what bounded callers read', (directory) => {
  let tenant: TestTenant;
  let company: Awaited<ReturnType<typeof newCompany>>;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    company = await newCompany(tenant);
  });

  const memberAt = (unit: Body, subtree = false): Promise<BoundedCaller> =>
    newCaller(directory, tenant, [{ role: 'member', unit, subtree }]);
  const sees = async (caller: BoundedCaller) => namesOf(await caller.tenant.all('/parties')).sort();

  it('itself, the units where they hold a role, and what lives there', async () => {
    const { units } = company;
    assert.deepEqual(await sees(await newCaller(directory, tenant, [])), ['Caller']);
    assert.deepEqual(await sees(await memberAt(units.emea)), ['Caller', 'EMEA', 'Eve']);
    assert.deepEqual(await sees(await memberAt(units.emea, true)), ['Caller', 'EMEA', 'Eve', 'Team', 'Tom']);
    const two = await newCaller(directory, tenant, [
      { role: 'member', unit: units.legal },
      { role: 'support', unit: units.team },
    ]);
    assert.deepEqual(await sees(two), ['Caller', 'Lea', 'Legal', 'Team', 'Tom']);
    const page = await two.tenant.get('/parties?limit=2');
    assert.equal(page.pagination.total, 5);
  });

  it('everything with tenant:admin, though a person acts', async () => {
    const admin = await newCaller(directory, tenant, [], ['tenant:admin']);
    assert.equal((await sees(admin)).length, 10);
    await admin.tenant.make('/ou', { displayName: 'Root' });
  });

  it('a role counts from when it is given to when it ends, a unit where it stands at the moment', async () => {
    const { sales, emea, legal } = company.units;
    const caller = await memberAt(sales, true);
    assert.equal((await sees(caller)).length, 7);
    await tenant.ok('POST', `/ou/${emea.id}/move`, { parentOuId: legal.id });
    assert.deepEqual(await sees(caller), ['Caller', 'Sales', 'Sam']);
    await tenant.ok('PUT', `/role-assignments/${caller.assignments[0]?.id}`, { subtree: false });
    await tenant.ok('POST', `/ou/${emea.id}/move`, { parentOuId: sales.id });
    assert.deepEqual(await sees(caller), ['Caller', 'Sales', 'Sam']);
    await tenant.ok('DELETE', `/role-assignments/${caller.assignments[0]?.id}`);
    assert.deepEqual(await sees(caller), ['Caller']);
  });

  it('what is out of sight is refused, and what hangs on it', async () => {
    const { units, people } = company;
    const { tenant: mine } = await memberAt(units.emea, true);
    for (const id of [units.sales.id, units.legal.id]) {
      for (const rest of ['', '/children', '/members', '/descendants', '/ancestors', '/effective'])
        await mine.refused('403 right_missing', 'GET', `/ou/${id}${rest}`);
      await mine.refused('403 right_missing', 'GET', `/ou/tree?rootId=${id}`);
    }
    for (const { id } of [people.sam, people.lea, people.roy, units.legal]) {
      for (const rest of ['', '/groups', '/relationships', '/effective'])
        await mine.refused('403 right_missing', 'GET', `/parties/${id}${rest}`);
    }
    await mine.refused('403 right_missing', 'GET', `/persons/${people.lea.id}`);
  });

  it('what the tenant has not stays a 404; a refused read is in the trail', async () => {
    const { units, people } = company;
    const { tenant: mine, person } = await memberAt(units.emea);
    const stranger = await (await directory.newTenant()).unit('Foreign');
    await tenant.ok('DELETE', `/persons/${people.roy.id}`);
    for (const path of [
      `/ou/${stranger.id}`,
      `/persons/${people.roy.id}`,
      `/ou/${people.lea.id}`,
      '/ou/none',
    ])
      await mine.refused('404 resource_not_found', 'GET', path);
    await mine.refused('403 right_missing', 'GET', `/ou/${units.legal.id}`);
    const [event, ...others] = await tenant.events(`?actorId=${person.id}`);
    assert.deepEqual(others, []);
    assert.deepEqual(event?.resource, { type: 'getOrganizationUnit', id: units.legal.id });
    await mine.ok('GET', `/ou/${units.emea.id}`);
  });

  it('what is out of sight is in no list, and found by no path, code or text', async () => {
    const { units } = company;
    const { tenant: mine } = await memberAt(units.emea, true);
    for (const query of ['q=lea', 'externalId=lea', `organizationUnitId=${units.legal.id}`])
      assert.deepEqual((await mine.get(`/persons?${query}`)).data, [], query);
    for (const query of ['code=00002', 'path=/Legal', 'path=/Sales'])
      assert.deepEqual((await mine.get(`/ou?${query}`)).data, [], query);
    for (const query of ['code=00001.00001', 'path=/Sales/EMEA'])
      assert.deepEqual(namesOf((await mine.get(`/ou?${query}`)).data), ['EMEA'], query);
    assert.deepEqual(namesOf((await mine.get(`/ou/${units.team.id}/ancestors`)).data), ['EMEA']);
    const tree = (await mine.get('/ou/tree')).data;
    assert.deepEqual([namesOf(tree), namesOf(tree[0]?.children ?? [])], [['EMEA'], ['Team']]);
  });

  it('effective values come from above, also from what is out of sight', async () => {
    const { units, people } = company;
    const { tenant: mine } = await memberAt(units.emea);
    for (const path of [`/ou/${units.emea.id}/effective`, `/parties/${people.eve.id}/effective`]) {
      const { branding, tosUri } = (await mine.get(path)) as unknown as Record<string, { value: unknown }>;
      assert.deepEqual([branding?.value, tosUri?.value], [{ colour: 'blue' }, 'https://t.example']);
    }
  });

  it('groups, relationships and includes show who is in sight', async () => {
    const { units, people } = company;
    const home = { organizationUnitId: units.emea.id };
    const inner = await tenant.make('/groups', { displayName: 'Inner', memberIds: [people.eve.id] });
    const memberIds = [people.eve.id, people.lea.id, inner.id];
    const group = await tenant.make('/groups', { displayName: 'G', memberIds, ...home });
    const relate = (leftId: string, rightId: string) =>
      tenant.make('/relationships', { leftId, rightId, relationshipType: 'manages' });
    const [seen, hidden] = [
      await relate(people.eve.id, people.tom.id),
      await relate(people.eve.id, people.lea.id),
    ];
    const { tenant: mine } = await memberAt(units.emea, true);
    assert.deepEqual(namesOf((await mine.get(`/groups/${group.id}/members`)).data), ['Eve']);
    assert.deepEqual(namesOf((await mine.get(`/parties/${people.eve.id}/groups?transitive=true`)).data), [
      'G',
    ]);
    assert.deepEqual(namesOf((await mine.get(`/groups/${group.id}?include=members`)).members), ['Eve']);
    assert.deepEqual(idsOf((await mine.get('/relationships')).data), [seen.id]);
    assert.deepEqual(idsOf((await mine.get(`/parties/${people.eve.id}/relationships`)).data), [seen.id]);
    await mine.refused('403 right_missing', 'GET', `/relationships/${hidden.id}`);
  });

  it('a token whose party was deleted: 401 at once', async () => {
    const caller = await memberAt(company.units.emea);
    await caller.tenant.get('/whoami');
    await tenant.ok('DELETE', `/persons/${caller.person.id}`);
    await caller.tenant.refused('401 unauthenticated', 'GET', '/whoami');
  });

  it('access is decided the same for everybody; the way is shown as far as it is in sight', async () => {
    const { units, people } = company;
    await tenant.ok('PUT', '/access-rules', {
      rules: [{ name: 'r', actions: ['read'], path: ['owner', 'members'] }],
    });
    const group = await tenant.make('/groups', { displayName: 'Hidden', memberIds: [people.eve.id] });
    const service = await tenant.make('/services', {
      displayName: 'S',
      ownerId: group.id,
      organizationUnitId: units.emea.id,
    });
    const { tenant: mine } = await memberAt(units.emea);
    const question = { subjectId: people.eve.id, action: 'read', resourceId: service.id };
    const answer = await mine.ok('POST', '/access/check', question);
    assert.deepEqual([answer.allowed, answer.path], [true, [service.id, people.eve.id]]);
    const unseen = { ...question, subjectId: people.lea.id };
    await mine.refused('422 reference_not_found', 'POST', '/access/check', unseen);
  });
});
