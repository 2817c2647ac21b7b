import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';

describeStores('groups', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  const group = (displayName: string, members: { id: string }[] = []) =>
    tenant.make('/groups', { displayName, memberIds: idsOf(members) });
  const membersOf = async ({ id }: Body, query = '') =>
    idsOf(await tenant.all(`/groups/${id}/members${query}`)).sort();
  const sorted = (...parties: { id: string }[]) => idsOf(parties).sort();

  async function people(count: number): Promise<Body[]> {
    return Promise.all(Array.from({ length: count }, (_, index) => tenant.person(`P${index}`)));
  }

  it('hold parties of every type, in any mix', async () => {
    const members = [
      await tenant.person('P'),
      await tenant.make('/organizations', { displayName: 'O', legalName: 'O' }),
      await tenant.make('/services', { displayName: 'S' }),
      await tenant.unit('U'),
      await group('Inner'),
    ];
    const whole = await group('Whole', members);
    assert.deepEqual(await membersOf(whole), sorted(...members));
    for (const member of members) {
      assert.deepEqual(await membersOf(whole, `?partyType=${member.partyType}`), [member.id]);
      assert.deepEqual(idsOf((await tenant.get(`/parties/${member.id}/groups`)).data), [whole.id]);
    }
  });

  it('PUT members replaces the set and answers it; duplicates collapse', async () => {
    const [a, b, c] = (await people(3)) as [Body, Body, Body];
    const whole = await group('G', [a, b]);
    const memberIds = [b.id, c.id, b.id, c.id.toUpperCase()];
    const page = await tenant.ok('PUT', `/groups/${whole.id}/members`, { memberIds });
    assert.deepEqual(idsOf(page.data).sort(), sorted(b, c));
    assert.deepEqual(await membersOf(whole), sorted(b, c));
    await tenant.ok('PUT', `/groups/${whole.id}/members`, { memberIds: [] });
    assert.deepEqual(await membersOf(whole), []);
  });

  it('adding and removing one is idempotent', async () => {
    const [a] = (await people(1)) as [Body];
    const whole = await group('G');
    for (const [method, expected] of [
      ['PUT', [a.id]],
      ['PUT', [a.id]],
      ['DELETE', []],
      ['DELETE', []],
    ] as const) {
      assert.equal((await tenant.call(method, `/groups/${whole.id}/members/${a.id}`)).status, 204);
      assert.deepEqual(await membersOf(whole), expected);
    }
    assert.equal((await tenant.events('?action=group.members_changed')).length, 2);
  });

  it('members that are gone or never were: 404 in a path, 422 in a body', async () => {
    const [gone, here] = (await people(2)) as [Body, Body];
    const whole = await group('G', [gone, here]);
    await tenant.ok('DELETE', `/persons/${gone.id}`);
    assert.deepEqual(await membersOf(whole), [here.id]);
    for (const method of ['PUT', 'DELETE'] as const) {
      await tenant.refused('404 resource_not_found', method, `/groups/${whole.id}/members/${gone.id}`);
      await tenant.refused('404 resource_not_found', method, `/groups/${here.id}/members/${here.id}`);
    }
    const memberIds = [here.id, gone.id];
    for (const [method, path, body, pointer] of [
      ['PUT', `/groups/${whole.id}/members`, { memberIds }, '/memberIds/1'],
      ['PUT', `/groups/${whole.id}`, { memberIds }, '/memberIds/1'],
      ['PUT', `/groups/${whole.id}`, { addMemberIds: memberIds }, '/addMemberIds/1'],
      ['POST', '/groups', { displayName: 'New', memberIds }, '/memberIds/1'],
    ] as const) {
      const error = await tenant.refused('422 reference_not_found', method, path, body);
      assert.equal(error.details[0]?.pointer, pointer);
    }
    assert.deepEqual(await membersOf(whole), [here.id]);
    assert.equal((await tenant.get('/groups')).pagination.total, 1);
  });

  it('PUT changes fields and members in one write', async () => {
    const [a, b, c] = (await people(3)) as [Body, Body, Body];
    const whole = await group('G', [a, b]);
    const body = { displayName: 'H', addMemberIds: [c.id, a.id], removeMemberIds: [b.id, whole.id] };
    assert.equal((await tenant.ok('PUT', `/groups/${whole.id}`, body)).displayName, 'H');
    assert.deepEqual(await membersOf(whole), sorted(a, c));
    await tenant.ok('PUT', `/groups/${whole.id}`, { jurisdiction: 'NL' });
    assert.deepEqual(await membersOf(whole), sorted(a, c));
    await tenant.ok('PUT', `/groups/${whole.id}`, { memberIds: [b.id] });
    assert.deepEqual(await membersOf(whole), [b.id]);
    for (const other of ['addMemberIds', 'removeMemberIds'])
      await tenant.refused('400 validation_failed', 'PUT', `/groups/${whole.id}`, {
        memberIds: [],
        [other]: [],
      });
    for (const field of ['addMemberIds', 'removeMemberIds'])
      await tenant.refused('400 unknown_field', 'POST', '/groups', { displayName: 'X', [field]: [] });
  });

  it('transitive walks nested groups, lists them too, and each party once', async () => {
    const [a, b, c] = (await people(3)) as [Body, Body, Body];
    const inner = await group('Inner', [a, b]);
    const second = await group('Second', [inner, b]);
    const outer = await group('Outer', [second, inner, c]);
    assert.deepEqual(await membersOf(outer), sorted(second, inner, c));
    assert.deepEqual(await membersOf(outer, '?transitive=true'), sorted(second, inner, a, b, c));
    assert.deepEqual(await membersOf(outer, '?transitive=true&partyType=group'), sorted(second, inner));
    const groupsOf = async ({ id }: Body, query = '') =>
      idsOf(await tenant.all(`/parties/${id}/groups${query}`)).sort();
    assert.deepEqual(await groupsOf(a), [inner.id]);
    assert.deepEqual(await groupsOf(a, '?transitive=true'), sorted(inner, second, outer));
    assert.deepEqual(await groupsOf(inner), sorted(second, outer));
    await tenant.ok('DELETE', `/groups/${second.id}`);
    assert.deepEqual(await membersOf(outer, '?transitive=true'), sorted(inner, a, b, c));
    await tenant.ok('DELETE', `/groups/${outer.id}/members/${inner.id}`);
    assert.deepEqual(await membersOf(outer, '?transitive=true'), [c.id]);
    assert.deepEqual(await groupsOf(a, '?transitive=true'), [inner.id]);
  });

  it('walks deep and wide without losing anybody', async () => {
    const members = await people(30);
    const wide = await group('Wide', members);
    let outer = wide;
    for (let depth = 0; depth < 40; depth += 1) outer = await group(`D${depth}`, [outer]);
    assert.equal((await membersOf(outer, '?transitive=true')).length, 70);
    assert.equal((await tenant.all(`/parties/${members[0]?.id}/groups?transitive=true`)).length, 41);
  });

  it('no group holds itself, directly or nested', async () => {
    const inner = await group('Inner');
    const middle = await group('Middle', [inner]);
    const outer = await group('Outer', [middle]);
    for (const member of [inner, middle, outer]) {
      const ids = [member.id];
      await tenant.refused('409 group_cycle', 'PUT', `/groups/${inner.id}/members/${member.id}`);
      await tenant.refused('409 group_cycle', 'PUT', `/groups/${inner.id}/members`, { memberIds: ids });
      await tenant.refused('409 group_cycle', 'PUT', `/groups/${inner.id}`, {
        addMemberIds: ids,
        displayName: 'X',
      });
    }
    assert.equal((await tenant.get(`/groups/${inner.id}`)).displayName, 'Inner');
    assert.deepEqual(await membersOf(inner), []);
    await tenant.ok('DELETE', `/groups/${middle.id}`);
    await tenant.ok('PUT', `/groups/${inner.id}/members/${outer.id}`);
  });

  it('parallel writers cannot close a cycle together', async () => {
    for (let round = 0; round < 3; round += 1) {
      const ring = await Promise.all(Array.from({ length: 4 }, (_, index) => group(`R${round}.${index}`)));
      const replies = await Promise.all(
        ring.map(({ id }, index) => tenant.call('PUT', `/groups/${id}/members/${ring[(index + 1) % 4]?.id}`)),
      );
      assert.deepEqual(replies.map(({ status }) => status).sort(), [204, 204, 204, 409]);
    }
  });

  it('parallel additions to one group are all there', async () => {
    const members = await people(16);
    const whole = await group('G');
    const replies = await Promise.all(
      members.map(({ id }, index) =>
        index % 2 === 0
          ? tenant.call('PUT', `/groups/${whole.id}/members/${id}`)
          : tenant.call('PUT', `/groups/${whole.id}`, { addMemberIds: [id] }),
      ),
    );
    for (const { status } of replies) assert.ok(status < 300);
    assert.deepEqual(await membersOf(whole), sorted(...members));
  });

  it('takes ten thousand members at once, and not one more', async () => {
    const [a] = (await people(1)) as [Body];
    const whole = await group('G');
    const many = (count: number) => Array.from({ length: count }, () => a.id);
    await tenant.ok('PUT', `/groups/${whole.id}/members`, { memberIds: many(10_000) });
    assert.deepEqual(await membersOf(whole), [a.id]);
    await tenant.refused('400 validation_failed', 'PUT', `/groups/${whole.id}/members`, {
      memberIds: many(10_001),
    });
  });
});
