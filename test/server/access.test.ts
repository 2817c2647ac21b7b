import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';

const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

interface Rule {
  name: string;
  actions: string[];
  resourceType?: string | null;
  path: string[];
}

describeStores('access rules', (directory) => {
  let tenant: TestTenant;
  let ada: Body;
  let bob: Body;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    [ada, bob] = [await tenant.person('Ada'), await tenant.person('Bob')];
  });

  const setRules = (...rules: Rule[]) => tenant.ok('PUT', '/access-rules', { rules });
  const setPath = (...path: string[]) => setRules({ name: 'rule', actions: ['read'], path });
  const check = (subject: Body, resource: Body, action = 'read') =>
    tenant.ok('POST', '/access/check', { subjectId: subject.id, action, resourceId: resource.id });
  const group = (displayName: string, members: Body[] = [], fields: object = {}) =>
    tenant.make('/groups', { displayName, memberIds: idsOf(members), ...fields });
  const service = (displayName: string, fields: object = {}) =>
    tenant.make('/services', { displayName, ...fields });
  const relate = (left: Body, right: Body, relationshipType: string, fields: object = {}) =>
    tenant.make('/relationships', { leftId: left.id, rightId: right.id, relationshipType, ...fields });

  async function allows(subject: Body, resource: Body, ...path: Body[]): Promise<void> {
    const expected = { allowed: true, rule: 'rule', path: idsOf([resource, ...path]) };
    assert.deepEqual(await check(subject, resource), expected);
  }
  async function denies(subject: Body, resource: Body): Promise<void> {
    assert.deepEqual(await check(subject, resource), { allowed: false, rule: null, path: [] });
  }

  it('without rules everything is denied', async () => {
    assert.deepEqual((await tenant.get('/access-rules')).rules, []);
    await denies(ada, ada);
  });

  it('the example of the contract: a member, however nested, of the group that owns a service', async () => {
    const inner = await group('Inner', [ada]);
    const middle = await group('Middle', [inner]);
    const owner = await group('Owner', [middle, bob]);
    const owned = await service('Owned', { ownerId: owner.id });
    const name = 'a member of the owning group reads';
    await setRules({ name, actions: ['read'], resourceType: 'service', path: ['owner', 'members*'] });
    const path = idsOf([owned, owner, middle, inner, ada]);
    assert.deepEqual(await check(ada, owned), { allowed: true, rule: name, path });
    assert.deepEqual((await check(bob, owned)).path, idsOf([owned, owner, bob]));
    assert.equal((await check(ada, owned, 'write')).allowed, false);
    const person = await tenant.person('Owned too', { ownerId: owner.id });
    assert.equal((await check(ada, person)).allowed, false);
    assert.equal((await check(owner, owned)).allowed, false);
  });

  it('owner', async () => {
    await setPath('owner');
    const owned = await service('S', { ownerId: ada.id });
    await allows(ada, owned, ada);
    await denies(bob, owned);
    await tenant.ok('PUT', `/services/${owned.id}`, { ownerId: null });
    await denies(ada, owned);
  });

  it('members: only direct ones', async () => {
    await setPath('members');
    const inner = await group('Inner', [ada]);
    const outer = await group('Outer', [inner, bob]);
    await allows(bob, outer, bob);
    await allows(inner, outer, inner);
    await denies(ada, outer);
  });

  it('unit and unit*: the home unit, and what stands above it', async () => {
    const root = await tenant.unit('Root');
    const middle = await tenant.unit('Middle', root);
    const leaf = await tenant.unit('Leaf', middle);
    const person = await tenant.person('P', { organizationUnitId: leaf.id });
    await setPath('unit');
    await allows(leaf, person, leaf);
    await denies(middle, person);
    await denies(leaf, ada);
    // A unit lives where its own organizationUnitId says, not below its parent.
    await denies(root, middle);
    await setPath('unit*');
    await allows(leaf, person, leaf);
    await allows(root, person, leaf, middle, root);
    await denies(root, middle);
    await tenant.ok('POST', `/ou/${leaf.id}/move`, { parentOuId: null });
    await denies(root, person);
  });

  it('rel and ~rel: from left to right, and from right to left', async () => {
    await relate(ada, bob, 'manages');
    await setPath('rel:manages');
    await allows(bob, ada, bob);
    await denies(ada, bob);
    await setPath('~rel:manages');
    await allows(ada, bob, ada);
    await denies(bob, ada);
  });

  it('a symmetric relationship leads either way, in either notation', async () => {
    await relate(ada, bob, 'partnership');
    for (const step of ['rel:partnership', '~rel:partnership']) {
      await setPath(step);
      await allows(bob, ada, bob);
      await allows(ada, bob, ada);
    }
  });

  it('only ACTIVE relationships count, and only within their window', async () => {
    await setPath('rel:manages');
    const made = await relate(ada, bob, 'manages', { validFrom: '2020-01-01T00:00:00Z' });
    await allows(bob, ada, bob);
    for (const status of ['PENDING', 'SUSPENDED', 'TERMINATED', 'EXPIRED']) {
      await tenant.ok('PATCH', `/relationships/${made.id}`, { status });
      await denies(bob, ada);
    }
    await tenant.ok('PATCH', `/relationships/${made.id}`, { status: 'ACTIVE' });
    await allows(bob, ada, bob);
    await tenant.ok('PATCH', `/relationships/${made.id}`, { validUntil: '2021-01-01T00:00:00Z' });
    await denies(bob, ada);
    await tenant.ok('DELETE', `/relationships/${made.id}`);
    await relate(ada, bob, 'manages', { validFrom: '2999-01-01T00:00:00Z' });
    await denies(bob, ada);
  });

  it('the clock decides about windows', async () => {
    await setPath('rel:manages');
    const until = new Date(directory.clock.now().getTime() + 60_000).toISOString();
    await relate(ada, bob, 'manages', { validUntil: until });
    await allows(bob, ada, bob);
    directory.clock.advance(61_000);
    await denies(bob, ada);
  });

  it('deleted parties end a walk; deleted or unknown ones in the question are refused', async () => {
    const owner = await group('Owner', [ada]);
    const owned = await service('S', { ownerId: owner.id });
    await setPath('owner', 'members');
    await allows(ada, owned, owner, ada);
    await tenant.ok('DELETE', `/groups/${owner.id}`);
    await denies(ada, owned);
    for (const [subjectId, resourceId, pointer] of [
      [unknownId, owned.id, '/subjectId'],
      [ada.id, owner.id, '/resourceId'],
    ]) {
      const question = { subjectId, resourceId, action: 'read' };
      const error = await tenant.refused('422 reference_not_found', 'POST', '/access/check', question);
      assert.equal(error.details[0]?.pointer, pointer);
    }
  });

  it('steps follow each other; the path names every party walked', async () => {
    const root = await tenant.unit('Root');
    const leaf = await tenant.unit('Leaf', root, { ownerId: bob.id });
    const owned = await service('S', { organizationUnitId: leaf.id });
    await tenant.ok('PUT', `/ou/${root.id}`, { ownerId: (await group('Inner', [ada])).id });
    const owner = await tenant.get(`/groups/${(await tenant.get(`/ou/${root.id}`)).ownerId}`);
    const boss = await tenant.person('Boss');
    await relate(boss, ada, 'manages');
    await setPath('unit*', 'owner', 'members', '~rel:manages');
    await allows(boss, owned, leaf, root, owner, ada, boss);
    await denies(ada, owned);
  });

  it('rules are tried in their order, those of the action and type alone', async () => {
    const owned = await service('S', { ownerId: ada.id });
    await relate(owned, ada, 'manages');
    const rule = (name: string, path: string, fields: object = {}) => ({
      name,
      actions: ['read', 'list'],
      path: [path],
      ...fields,
    });
    await setRules(
      rule('other type', 'owner', { resourceType: 'group' }),
      rule('other action', 'owner', { actions: ['write'] }),
      rule('leads nowhere', 'members'),
      rule('by relationship', 'rel:manages'),
      rule('by owner', 'owner', { resourceType: null }),
    );
    assert.equal((await check(ada, owned)).rule, 'by relationship');
    assert.equal((await check(ada, owned, 'list')).rule, 'by relationship');
    assert.equal((await check(ada, owned, 'write')).rule, 'other action');
    assert.equal((await check(ada, owned, 'delete')).allowed, false);
  });

  it('a rule that names a type that is not there is refused, naming the step; nothing changes', async () => {
    await setPath('owner');
    const rules = [
      { name: 'a', actions: ['read'], path: ['owner'] },
      { name: 'b', actions: ['read'], path: ['members', '~rel:unheard'] },
    ];
    const error = await tenant.refused('422 reference_not_found', 'PUT', '/access-rules', { rules });
    assert.equal(error.details[0]?.pointer, '/rules/1/path/1');
    await tenant.make('/relationship-types', { type: 'unheard', leftToRight: 'a', rightToLeft: 'b' });
    await tenant.ok('PUT', '/access-rules', { rules });
  });

  it('steps have their form', async () => {
    for (const step of [
      '',
      'owner*',
      'member',
      'rel:',
      'rel:Upper',
      '~owner',
      'rel:manages*',
      'unit**',
      ' owner',
      1,
      null,
    ])
      await tenant.refused('400 validation_failed', 'PUT', '/access-rules', {
        rules: [{ name: 'a', actions: ['read'], path: [step] }],
      });
    for (const path of [[], Array(9).fill('owner')])
      await tenant.refused('400 validation_failed', 'PUT', '/access-rules', {
        rules: [{ name: 'a', actions: ['read'], path }],
      });
  });

  it('PUT replaces the list; the same list writes nothing; If-Match holds', async () => {
    const rules = [{ name: 'a', actions: ['read'], resourceType: null, path: ['owner'] }];
    const put = (list: object[], etag?: string) =>
      tenant.call('PUT', '/access-rules', { rules: list }, etag ? { 'if-match': etag } : {});
    const first = await put(rules);
    assert.deepEqual(first.body.rules, rules);
    assert.deepEqual((await tenant.call('GET', '/access-rules')).headers.etag, first.headers.etag);
    await put([{ name: 'a', actions: ['read'], path: ['owner'] }]);
    assert.equal((await put([], first.headers.etag)).status, 200);
    assert.equal((await put(rules, first.headers.etag)).status, 412);
    const events = await tenant.events('?action=access_rules.replaced');
    assert.deepEqual(
      events.map(({ changes }) => changes),
      [{ rules: { before: rules, after: [] } }, { rules: { before: [], after: rules } }],
    );
  });

  describe('cycles in the data end', () => {
    it('parties that own themselves or each other', async () => {
      await tenant.ok('PUT', `/persons/${ada.id}`, { ownerId: ada.id });
      await setPath('owner');
      await allows(ada, ada, ada);
      await tenant.ok('PUT', `/persons/${ada.id}`, { ownerId: bob.id });
      await tenant.ok('PUT', `/persons/${bob.id}`, { ownerId: ada.id });
      await setPath('owner', 'owner', 'owner');
      await allows(bob, ada, bob, ada, bob);
      await denies(ada, ada);
      const both = await group('Both', [ada, bob]);
      await setPath('members', 'owner');
      await allows(ada, both, bob, ada);
      await allows(bob, both, ada, bob);
    });

    it('symmetric relationships between all members', async () => {
      const cy = await tenant.person('Cy');
      for (const [left, right] of [
        [ada, bob],
        [bob, cy],
        [cy, ada],
      ] as const)
        await relate(left, right, 'partnership');
      const all = await group('All', [ada, bob, cy]);
      await setPath('members', 'rel:partnership', '~rel:partnership', 'rel:partnership');
      for (const subject of [ada, bob, cy]) {
        const { allowed, path } = (await check(subject, all)) as unknown as {
          allowed: boolean;
          path: string[];
        };
        assert.deepEqual([allowed, path.length, path[0], path.at(-1)], [true, 5, all.id, subject.id]);
        for (const [index, id] of path.slice(2).entries()) assert.notEqual(id, path[index + 1]);
      }
    });

    it('units that live in themselves or below themselves', async () => {
      const top = await tenant.unit('Top');
      const below = await tenant.unit('Below', top);
      await tenant.ok('PUT', `/ou/${top.id}`, { organizationUnitId: below.id });
      await tenant.ok('PUT', `/ou/${below.id}`, { organizationUnitId: below.id });
      await setPath('unit*');
      await allows(below, top, below);
      await allows(top, top, below, top);
      await allows(below, below, below);
      await setPath('unit*', 'unit*', 'unit*');
      assert.equal((await check(top, top)).allowed, true);
    });
  });
});
