import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';

describeStores('the audit trail', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  const actions = async (query = '') => (await tenant.events(query)).map(({ action }) => action);
  const latest = async () => (await tenant.events())[0] as Body;

  it('tells who did what to what, from where, and each field before and after', async () => {
    const headers = { 'x-correlation-id': 'call-1', 'espalier-source': 'pulumi;project=p' };
    const unit = await tenant.make('/ou', { displayName: 'A', branding: { a: 1 } }, headers);
    const created = await latest();
    const tokenId = (await tenant.get('/whoami')).tokenId;
    assert.deepEqual(created.actor, { type: 'token', tokenId, partyId: null, applicationId: null });
    assert.deepEqual(created.resource, { type: 'ou', id: unit.id });
    assert.deepEqual(
      [created.action, created.result, created.correlationId, created.source, created.tenantId, created.time],
      ['ou.created', 'succeeded', 'call-1', 'pulumi;project=p', tenant.id, unit.createdAt],
    );
    const madeOf = created.changes as Record<string, unknown>;
    assert.deepEqual(madeOf.displayName, { before: null, after: 'A' });
    assert.deepEqual(madeOf.branding, { before: null, after: { a: 1 } });
    await tenant.ok('PUT', `/ou/${unit.id}`, { displayName: 'B', branding: { a: 2 }, name: 'A' });
    assert.deepEqual((await latest()).changes, {
      displayName: { before: 'A', after: 'B' },
      branding: { before: { a: 1 }, after: { a: 2 } },
    });
  });

  it('a token with a party acts as that person', async () => {
    const ada = await tenant.person('Ada');
    const token = await directory.newToken(tenant.id, ['tenant:admin'], { partyId: ada.id });
    await tenant.as(token).make('/services', { displayName: 'S' });
    const { actor } = await latest();
    assert.deepEqual(actor, { ...(actor as object), type: 'person', partyId: ada.id });
    assert.deepEqual(await actions(`?actorId=${ada.id}`), ['service.created']);
  });

  it('one event per changed resource, none when nothing changed', async () => {
    const ada = await tenant.person('Ada');
    const unit = await tenant.unit('A');
    const child = await tenant.unit('Child', unit);
    const group = await tenant.make('/groups', { displayName: 'G', memberIds: [ada.id] });
    const start = (await tenant.events()).length;
    const steps: [Parameters<TestTenant['ok']>, string | undefined][] = [
      [['PUT', `/persons/${ada.id}`, { displayName: 'Ada' }], undefined],
      [['PUT', `/persons/${ada.id}`, {}], undefined],
      [['PUT', `/persons/${ada.id}`, { displayName: 'Ada L', firstName: 'Ada' }], 'person.updated'],
      [['PUT', `/groups/${group.id}`, { memberIds: [ada.id] }], undefined],
      [['PUT', `/groups/${group.id}/members`, { memberIds: [ada.id, ada.id] }], undefined],
      [['PUT', `/groups/${group.id}/members/${ada.id}`], undefined],
      [['PUT', `/groups/${group.id}/members/${unit.id}`], 'group.members_changed'],
      [['PUT', `/groups/${group.id}`, { displayName: 'H', memberIds: [] }], 'group.updated'],
      [['DELETE', `/groups/${group.id}/members/${unit.id}`], undefined],
      [['PUT', `/ou/${unit.id}`, { parentOuId: null, name: 'A' }], undefined],
      [['POST', `/ou/${child.id}/move`, { parentOuId: null }], 'ou.moved'],
      [['DELETE', `/ou/${child.id}?dryRun=true`], undefined],
      [['DELETE', `/ou/${child.id}`], 'ou.deleted'],
      [['DELETE', `/persons/${ada.id}`], 'person.deleted'],
      [['DELETE', `/groups/${group.id}`], 'group.deleted'],
    ];
    let expected = start;
    for (const [call, action] of steps) {
      await tenant.ok(...call);
      if (action) expected += 1;
      const events = await tenant.events();
      assert.equal(events.length, expected, `${call[0]} ${call[1]}`);
      if (action) assert.equal(events[0]?.action, action);
    }
  });

  it('a move tells its parents, and nothing of the codes that follow', async () => {
    const [top, other] = [await tenant.unit('Top'), await tenant.unit('Other')];
    const child = await tenant.unit('Child', top);
    await tenant.ok('POST', `/ou/${top.id}/move`, { parentOuId: other.id });
    assert.deepEqual((await latest()).changes, { parentOuId: { before: null, after: other.id } });
    assert.equal((await tenant.events(`?resourceId=${child.id}`)).length, 1);
  });

  it('members that came and went are named', async () => {
    const [a, b] = [await tenant.person('A'), await tenant.person('B')];
    const group = await tenant.make('/groups', { displayName: 'G', memberIds: [a.id] });
    await tenant.ok('PUT', `/groups/${group.id}/members`, { memberIds: [b.id] });
    assert.deepEqual((await latest()).changes, { memberIds: { before: [a.id], after: [b.id] } });
  });

  it('refusals are recorded, other errors and reads are not', async () => {
    const unit = await tenant.unit('A');
    const start = (await tenant.events()).length;
    await tenant.get(`/ou/${unit.id}`);
    await tenant.refused('400 validation_failed', 'POST', '/ou', {});
    await tenant.refused('404 resource_not_found', 'DELETE', `/persons/${unit.id}`);
    await tenant.refused('409 ou_name_taken', 'POST', '/ou', { displayName: 'A' });
    await tenant.refused('412 version_mismatch', 'DELETE', `/ou/${unit.id}`, undefined, {
      'if-match': '"x"',
    });
    assert.equal((await tenant.events()).length, start);
    const reader = tenant.as(await directory.newToken(tenant.id, ['directory:read']));
    const correlation = { 'x-correlation-id': `c-${unit.id}` };
    await reader.refused('403 scope_missing', 'DELETE', `/ou/${unit.id}`, undefined, correlation);
    await reader.refused('403 scope_missing', 'GET', '/audit/events', undefined, correlation);
    const denied = await tenant.events(`?correlationId=c-${unit.id}`);
    assert.deepEqual(
      denied.map(({ action, result, resource }) => [action, result, (resource as Body).id]),
      [
        ['access.denied', 'denied', null],
        ['access.denied', 'denied', unit.id],
      ],
    );
    assert.deepEqual(idsOf(await tenant.events('?action=access.denied')), idsOf(denied));
  });

  it('newest first, also within a millisecond', async () => {
    const unit = await tenant.unit('0');
    await directory.clock.frozen(async () => {
      for (let step = 1; step <= 30; step += 1)
        await tenant.ok('PUT', `/ou/${unit.id}`, { displayName: String(step) });
    });
    const told = (await tenant.events('?action=ou.updated')).map(
      ({ changes }) => (changes as { displayName: { after: string } }).displayName.after,
    );
    assert.deepEqual(
      told,
      Array.from({ length: 30 }, (_, index) => String(30 - index)),
    );
  });

  it('filters by resource, actor, action, correlation and time', async () => {
    const unit = await tenant.unit('A');
    directory.clock.advance(10_000);
    await tenant.ok('PUT', `/ou/${unit.id}`, { displayName: 'B' });
    const changed = (await latest()).time as string;
    directory.clock.advance(10_000);
    await tenant.make('/persons', { displayName: 'P' }, { 'x-correlation-id': `x ${unit.id}` });
    assert.deepEqual(await actions(`?resourceId=${unit.id}`), ['ou.updated', 'ou.created']);
    assert.deepEqual(await actions('?action=person.created'), ['person.created']);
    assert.deepEqual(await actions(`?correlationId=${encodeURIComponent(`x ${unit.id}`)}`), [
      'person.created',
    ]);
    const tokenId = (await tenant.get('/whoami')).tokenId;
    assert.deepEqual(await actions(`?actorId=${tokenId}&resourceId=${unit.id}`), [
      'ou.updated',
      'ou.created',
    ]);
    assert.deepEqual(await actions(`?actorId=${unit.id}`), []);
    const from = encodeURIComponent(changed);
    assert.deepEqual(await actions(`?from=${from}`), ['person.created', 'ou.updated']);
    assert.deepEqual(await actions(`?to=${from}&resourceId=${unit.id}`), ['ou.created']);
    const offset = encodeURIComponent(changed.replace('Z', '+00:00'));
    assert.deepEqual(await actions(`?from=${offset}&resourceId=${unit.id}`), ['ou.updated']);
    assert.deepEqual(await actions(`?from=${from}&to=${from}`), []);
  });

  it('a call that fails late leaves no event and no change', async () => {
    const [a, b] = [await tenant.unit('A'), await tenant.unit('B')];
    const start = (await tenant.events()).length;
    const body = { displayName: 'A', uri: 'urn:x:new', parentOuId: null };
    await tenant.refused('409 ou_name_taken', 'PUT', `/ou/${b.id}`, body);
    await tenant.refused('409 ou_name_taken', 'PUT', `/ou/${(await tenant.unit('B', a)).id}`, {
      parentOuId: null,
      jurisdiction: 'NL',
    });
    assert.equal((await tenant.events()).length, start + 1);
    assert.deepEqual(await tenant.get(`/ou/${b.id}`), b);
  });

  it('nobody changes or removes an event, the owner of the tables included', async () => {
    await tenant.unit('A');
    const before = JSON.stringify(await tenant.events());
    for (const write of [
      "update audit_events set action = 'x'",
      `delete from audit_events where tenant_id = '${tenant.id}'`,
      'delete from audit_events',
      'truncate audit_events',
      'truncate audit_events cascade',
    ]) {
      for (const as of [
        'owner',
        { role: 'espalier_app', tenantId: tenant.id },
        { role: 'espalier_platform', tenantId: '' },
      ] as const)
        await assert.rejects(directory.sql(write, as), { code: '42501' }, write);
    }
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST'] as const) {
      const reply = await tenant.call(method, '/audit/events', {});
      assert.equal(reply.status, 405);
    }
    assert.equal(JSON.stringify(await tenant.events()), before);
  });
});
