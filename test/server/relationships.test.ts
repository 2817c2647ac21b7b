import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';

type Fields = Record<string, unknown>;

const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
describeStores('relationships', (directory) => {
  let tenant: TestTenant;
  let ada: Body;
  let bob: Body;
  let org: Body;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    [ada, bob] = [await tenant.person('Ada'), await tenant.person('Bob')];
    org = await tenant.make('/organizations', { displayName: 'Org', legalName: 'Org' });
  });

  const body = (left: Body, right: Body, relationshipType = 'employment', fields: Fields = {}) => ({
    leftId: left.id,
    rightId: right.id,
    relationshipType,
    ...fields,
  });
  const relate = (left: Body, right: Body, type?: string, fields?: Fields) =>
    tenant.make('/relationships', body(left, right, type, fields));
  const found = async (query: string) => idsOf(await tenant.all(`/relationships?${query}`)).sort();
  const sorted = (...things: { id: string }[]) => idsOf(things).sort();

  it('a relationship is made, read, and shows all it holds', async () => {
    const reply = await tenant.call('POST', '/relationships', body(ada, org));
    assert.equal(reply.status, 201);
    const { body: made, headers } = reply;
    const read = await tenant.call('GET', `/relationships/${made.id}`);
    assert.deepEqual(read.body, made);
    assert.equal(headers.location, `/v1/relationships/${made.id}`);
    assert.equal(read.headers.etag, headers.etag);
    const { leftId, rightId, relationshipType, status, validFrom, validUntil, verifiedAt, verifiedById } =
      made;
    assert.deepEqual(
      { leftId, rightId, relationshipType, status, validFrom, validUntil, verifiedAt, verifiedById },
      {
        ...body(ada, org),
        status: 'ACTIVE',
        validFrom: null,
        validUntil: null,
        verifiedAt: null,
        verifiedById: null,
      },
    );
  });

  it('what it refers to must be there: 422 that names the field', async () => {
    for (const [field, value] of [
      ['leftId', unknownId],
      ['rightId', unknownId],
      ['relationshipType', 'mentors'],
    ] as const) {
      const error = await tenant.refused('422 reference_not_found', 'POST', '/relationships', {
        ...body(ada, org),
        [field]: value,
      });
      assert.equal(error.details[0]?.pointer, `/${field}`);
    }
    await tenant.ok('DELETE', `/persons/${bob.id}`);
    await tenant.refused('422 reference_not_found', 'POST', '/relationships', body(bob, org));
  });

  it('the same left, right and type stand once; the other order only where it differs', async () => {
    const first = await relate(ada, bob, 'manages');
    await tenant.refused('409 relationship_exists', 'POST', '/relationships', body(ada, bob, 'manages'));
    await relate(bob, ada, 'manages');
    await relate(ada, bob, 'delegation');
    await tenant.ok('DELETE', `/relationships/${first.id}`);
    await relate(ada, bob, 'manages');
  });

  it('a symmetric type stands once in either order, built in or not', async () => {
    await tenant.make('/relationship-types', {
      type: 'friends',
      leftToRight: 'is a friend of',
      rightToLeft: 'is a friend of',
      symmetric: true,
    });
    for (const type of ['partnership', 'same_entity', 'friends']) {
      await relate(ada, bob, type);
      for (const pair of [body(ada, bob, type), body(bob, ada, type)])
        await tenant.refused('409 relationship_exists', 'POST', '/relationships', pair);
    }
  });

  it('of parallel writers of one pair exactly one wins, in whatever order they name it', async () => {
    const pairs = [body(ada, bob, 'partnership'), body(bob, ada, 'partnership')];
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, index) => tenant.call('POST', '/relationships', pairs[index % 2])),
    );
    assert.deepEqual(replies.map(({ status }) => status).sort(), [201, ...Array(7).fill(409)]);
  });

  it('validUntil is not before validFrom, in POST and PATCH', async () => {
    const from = '2026-03-01T00:00:00.000Z';
    const before = '2026-02-28T23:59:59.999Z';
    const refuse = async (method: 'POST' | 'PATCH', path: string, fields: Fields) => {
      const error = await tenant.refused('400 validation_failed', method, path, fields);
      assert.equal(error.details[0]?.pointer, '/validUntil');
    };
    await refuse(
      'POST',
      '/relationships',
      body(ada, org, 'employment', { validFrom: from, validUntil: before }),
    );
    const { id } = await relate(ada, org, 'employment', { validFrom: from, validUntil: from });
    await refuse('PATCH', `/relationships/${id}`, { validUntil: before });
    await tenant.ok('PATCH', `/relationships/${id}`, { validUntil: null });
  });

  it('validAt: from is inclusive, until exclusive, null is open', async () => {
    const window = { validFrom: '2026-03-01T12:00:00+02:00', validUntil: '2026-04-01T00:00:00Z' };
    const bounded = await relate(ada, org, 'employment', window);
    const open = await relate(ada, org, 'membership');
    const started = await relate(bob, org, 'employment', { validFrom: '2026-03-01T10:00:00Z' });
    const ending = await relate(bob, org, 'membership', { validUntil: '2026-03-01T10:00:00Z' });
    const empty = await relate(ada, bob, 'manages', {
      validFrom: '2026-03-01T10:00:00Z',
      validUntil: '2026-03-01T10:00:00Z',
    });
    assert.equal(bounded.validFrom, '2026-03-01T10:00:00.000Z');
    for (const [at, expected] of [
      ['2026-03-01T09:59:59.999Z', [open, ending]],
      ['2026-03-01T10:00:00Z', [bounded, open, started]],
      ['2026-03-01T12:00:00%2B02:00', [bounded, open, started]],
      ['2026-03-31T23:59:59.999Z', [bounded, open, started]],
      ['2026-04-01T00:00:00Z', [open, started]],
    ] as const)
      assert.deepEqual(await found(`validAt=${at}`), sorted(...expected), at);
    assert.ok((await found('status=ACTIVE')).includes(empty.id));
    await tenant.refused('400 validation_failed', 'GET', '/relationships?validAt=yesterday');
  });

  it('filters combine, partyId looks at either side', async () => {
    const all = [
      await relate(ada, bob, 'manages'),
      await relate(bob, ada, 'manages', { status: 'PENDING' }),
      await relate(ada, org, 'employment'),
      await relate(bob, org, 'employment', { status: 'TERMINATED' }),
    ] as [Body, Body, Body, Body];
    for (const [query, expected] of [
      ['', all],
      [`partyId=${ada.id}`, [all[0], all[1], all[2]]],
      [`partyId=${org.id.toUpperCase()}`, [all[2], all[3]]],
      [`leftId=${ada.id}`, [all[0], all[2]]],
      [`rightId=${ada.id}`, [all[1]]],
      [`leftId=${ada.id}&rightId=${org.id}`, [all[2]]],
      ['relationshipType=employment', [all[2], all[3]]],
      ['relationshipType=unheard', []],
      ['status=PENDING', [all[1]]],
      [`partyId=${bob.id}&status=ACTIVE`, [all[0]]],
      [`partyId=${unknownId}`, []],
    ] as const)
      assert.deepEqual(await found(query), sorted(...expected), query);
    for (const party of [ada, bob, org])
      assert.deepEqual(
        idsOf(await tenant.all(`/parties/${party.id}/relationships`)).sort(),
        await found(`partyId=${party.id}`),
      );
    const filtered = await tenant.get(`/parties/${ada.id}/relationships?status=PENDING`);
    assert.deepEqual(idsOf(filtered.data), [all[1].id]);
    await tenant.refused('404 resource_not_found', 'GET', `/parties/${unknownId}/relationships`);
    await tenant.refused('400 validation_failed', 'GET', '/relationships?status=active');
  });

  it('PATCH changes status, window and verification, and nothing else', async () => {
    const made = await relate(ada, org);
    const path = `/relationships/${made.id}`;
    const change = {
      status: 'SUSPENDED',
      validUntil: '2030-01-01T00:00:00+01:00',
      verifiedAt: '2026-01-01T00:00:00Z',
      verifiedById: bob.id,
    };
    const changed = await tenant.ok('PATCH', path, change);
    const shown = {
      ...change,
      validUntil: '2029-12-31T23:00:00.000Z',
      verifiedAt: '2026-01-01T00:00:00.000Z',
    };
    assert.deepEqual({ ...changed, updatedAt: null }, { ...made, ...shown, updatedAt: null });
    for (const field of ['leftId', 'rightId', 'relationshipType', 'validFrom', 'id', 'tenantId'])
      await tenant.refused('400 unknown_field', 'PATCH', path, { [field]: made[field] ?? null });
    for (const verifiedById of [unknownId]) {
      const error = await tenant.refused('422 reference_not_found', 'PATCH', path, { verifiedById });
      assert.equal(error.details[0]?.pointer, '/verifiedById');
    }
    await tenant.refused('400 validation_failed', 'PATCH', path, { status: null });
    const cleared = await tenant.ok('PATCH', path, {
      validUntil: null,
      verifiedAt: null,
      verifiedById: null,
    });
    assert.deepEqual([cleared.validUntil, cleared.verifiedAt, cleared.verifiedById], [null, null, null]);
  });

  it('a PATCH that changes nothing writes nothing; If-Match holds for PATCH and DELETE', async () => {
    const made = await relate(ada, org, 'employment', { validUntil: '2030-01-01T00:00:00Z' });
    const path = `/relationships/${made.id}`;
    const { etag = '' } = (await tenant.call('GET', path)).headers;
    for (const same of [
      {},
      { status: 'ACTIVE' },
      { validUntil: '2030-01-01T01:00:00+01:00', verifiedAt: null },
    ])
      assert.deepEqual(await tenant.ok('PATCH', path, same), made);
    await tenant.ok('PATCH', path, { status: 'EXPIRED' }, { 'if-match': etag });
    for (const method of ['PATCH', 'DELETE'] as const)
      await tenant.refused('412 version_mismatch', method, path, method === 'PATCH' ? {} : undefined, {
        'if-match': etag,
      });
    assert.equal((await tenant.events(`?resourceId=${made.id}`)).length, 2);
  });

  it('is hidden when a side is deleted', async () => {
    const made = await relate(ada, org);
    const kept = await relate(bob, org);
    await tenant.ok('DELETE', `/persons/${ada.id}`);
    assert.deepEqual(await found(''), [kept.id]);
    assert.equal((await tenant.get('/relationships')).pagination.total, 1);
    assert.deepEqual(idsOf(await tenant.all(`/parties/${org.id}/relationships`)), [kept.id]);
    const path = `/relationships/${made.id}`;
    await tenant.refused('404 resource_not_found', 'GET', path);
    await tenant.refused('404 resource_not_found', 'PATCH', path, { status: 'EXPIRED' });
    await tenant.refused('404 resource_not_found', 'DELETE', path);
    await tenant.refused('404 resource_not_found', 'GET', `/parties/${ada.id}/relationships`);
  });

  it('DELETE takes it away; one event for each change, before and after', async () => {
    const made = await relate(ada, org);
    const path = `/relationships/${made.id}`;
    await tenant.ok('PATCH', path, { status: 'PENDING' });
    assert.equal((await tenant.call('DELETE', path)).status, 204);
    await tenant.refused('404 resource_not_found', 'GET', path);
    await tenant.refused('404 resource_not_found', 'DELETE', path);
    const events = await tenant.events(`?resourceId=${made.id}`);
    assert.deepEqual(
      events.map(({ action }) => action),
      ['relationship.deleted', 'relationship.updated', 'relationship.created'],
    );
    const changes = events.map((event) => (event.changes as Record<string, unknown>).status);
    assert.deepEqual(changes, [
      { before: 'PENDING', after: null },
      { before: 'ACTIVE', after: 'PENDING' },
      { before: null, after: 'ACTIVE' },
    ]);
  });

  it('a repeat with its key answers the first, until the relationship is gone', async () => {
    const headers = { 'idempotency-key': 'k' };
    const first = await tenant.make('/relationships', body(ada, org), headers);
    assert.equal((await tenant.make('/relationships', body(ada, org), headers)).id, first.id);
    const reused = await tenant.refused(
      '422 idempotency_key_reused',
      'POST',
      '/relationships',
      body(bob, org),
      headers,
    );
    assert.equal(reused.resourceId, first.id);
    await tenant.ok('DELETE', `/relationships/${first.id}`);
    assert.notEqual((await tenant.make('/relationships', body(bob, org), headers)).id, first.id);
  });
});
