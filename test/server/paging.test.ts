import { strict as assert } from 'node:assert';
import { type Body, describeStores, namesOf, type TestTenant } from './directory.ts';

describeStores('paging', (directory) => {
  let tenant: TestTenant;
  let units: Body[];
  const names = (page: Body) => namesOf(page.data);

  before(async () => {
    tenant = await directory.newTenant();
    units = [];
    for (const name of ['a', 'B', 'c', 'Ä', 'b', 'e', 'd']) units.push(await tenant.unit(name));
  });

  it('starts with the newest, and says where it is', async () => {
    const page = await tenant.get('/ou');
    assert.deepEqual(names(page), ['d', 'e', 'b', 'Ä', 'c', 'B', 'a']);
    assert.deepEqual(page.pagination, {
      limit: 20,
      offset: 0,
      page: 0,
      size: 20,
      total: 7,
      totalPages: 1,
      hasMore: false,
    });
  });

  it('by limit and offset', async () => {
    const page = await tenant.get('/ou?limit=3&offset=3&sortDirection=ASC');
    assert.deepEqual(names(page), ['Ä', 'b', 'e']);
    assert.deepEqual(page.pagination, {
      limit: 3,
      offset: 3,
      page: 1,
      size: 3,
      total: 7,
      totalPages: 3,
      hasMore: true,
    });
    assert.deepEqual(names(await tenant.get('/ou?offset=7')), []);
    const beyond = await tenant.get('/ou?offset=999999999999999');
    assert.deepEqual([beyond.data, beyond.pagination.hasMore, beyond.pagination.total], [[], false, 7]);
  });

  it('by page and size', async () => {
    const page = await tenant.get('/ou?page=2&size=3&sortDirection=ASC');
    assert.deepEqual(names(page), ['d']);
    assert.deepEqual(page.pagination, {
      limit: 3,
      offset: 6,
      page: 2,
      size: 3,
      total: 7,
      totalPages: 3,
      hasMore: false,
    });
    assert.deepEqual((await tenant.get('/ou?page=999999999999999&size=100')).data, []);
  });

  it('limit beats size, offset beats page, and limits are clamped', async () => {
    const { pagination } = await tenant.get('/ou?limit=2&size=5&offset=1&page=3');
    assert.deepEqual([pagination.limit, pagination.size, pagination.offset], [2, 2, 1]);
    for (const [query, limit] of [
      ['limit=0', 1],
      ['limit=-5', 1],
      ['limit=101', 100],
      ['size=1000', 100],
    ] as const)
      assert.equal((await tenant.get(`/ou?${query}`)).pagination.limit, limit);
  });

  it('sorts by what the schema offers, by code point', async () => {
    assert.deepEqual(names(await tenant.get('/ou?sort=displayName&sortDirection=ASC')), [
      'B',
      'a',
      'b',
      'c',
      'd',
      'e',
      'Ä',
    ]);
    assert.deepEqual(names(await tenant.get('/ou?sort=code&sortDirection=DESC&limit=2')), ['d', 'e']);
    const [first] = units;
    directory.clock.advance(1000);
    await tenant.ok('PUT', `/ou/${first?.id}`, { jurisdiction: 'NL' });
    assert.deepEqual(names(await tenant.get('/ou?sort=updatedAt&limit=1')), ['a']);
  });

  for (const query of [
    '',
    'sort=displayName',
    'sort=displayName&sortDirection=ASC',
    'sort=updatedAt',
    'sort=code&sortDirection=ASC',
    'q=b',
    'sort=createdAt&sortDirection=ASC',
  ]) {
    it(`by cursor gives the same as by offset: ${query || 'as it comes'}`, async () => {
      const whole = await tenant.get(`/ou?limit=100&${query}`);
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Body = await tenant.get(`/ou?limit=2&${query}&cursor=${encodeURIComponent(cursor)}`);
        assert.ok(page.data.length > 0);
        assert.equal(page.pagination.total, undefined);
        assert.equal(page.pagination.hasMore, page.pagination.nextCursor !== null);
        seen.push(...names(page));
        cursor = page.pagination.nextCursor;
      }
      assert.deepEqual(seen, names(whole));
    });
  }

  it('by cursor neither skips nor repeats while rows come and go', async () => {
    const here = await directory.newTenant();
    const people: Body[] = [];
    for (const name of ['1', '2', '3', '4', '5', '6']) people.push(await here.person(name));
    const first = await here.get('/persons?limit=2&cursor=');
    await here.ok('DELETE', `/persons/${people[5]?.id}`);
    await here.person('7');
    const cursor = encodeURIComponent(String(first.pagination.nextCursor));
    const second = await here.get(`/persons?limit=3&cursor=${cursor}`);
    assert.deepEqual([...names(first), ...names(second)], ['6', '5', '4', '3', '2']);
  });

  it('an empty list by cursor has no next', async () => {
    const empty = await directory.newTenant();
    assert.deepEqual((await empty.get('/ou?cursor=')).pagination, {
      limit: 20,
      size: 20,
      hasMore: false,
      nextCursor: null,
    });
  });

  it('a cursor that this list did not give out: 400 cursor_invalid', async () => {
    const cursor = String((await tenant.get('/ou?limit=2&cursor=')).pagination.nextCursor);
    const [payload = '', signature = ''] = cursor.split('.');
    const forged = Buffer.from(JSON.stringify([units[0]?.id, units[0]?.id])).toString('base64url');
    const flipped = signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const text of [
      'x',
      '.',
      payload,
      `${payload}.`,
      `${forged}.${signature}`,
      `${payload}.${flipped}`,
      `${cursor}.x`,
      `${cursor}=`,
      `${cursor}x`,
      ` ${cursor}`,
    ]) {
      const error = await tenant.refused(
        '400 cursor_invalid',
        'GET',
        `/ou?cursor=${encodeURIComponent(text)}`,
      );
      assert.equal(error.details[0]?.pointer, 'query:cursor');
    }
    const encoded = encodeURIComponent(cursor);
    for (const path of [
      '/ou?sort=displayName',
      '/ou?sortDirection=ASC',
      '/persons?',
      '/parties?',
      '/audit/events?',
      `/ou/${units[0]?.id}/children?`,
    ])
      await tenant.refused('400 cursor_invalid', 'GET', `${path}&cursor=${encoded}`);
    await tenant.refused('400 validation_failed', 'GET', `/ou?cursor=${'x'.repeat(2049)}`);
  });

  it('the cursor of another tenant opens nothing of it', async () => {
    const cursor = String((await tenant.get('/ou?limit=2&cursor=')).pagination.nextCursor);
    const other = await directory.newTenant();
    const reply = await other.call('GET', `/ou?cursor=${encodeURIComponent(cursor)}`);
    assert.ok(reply.status === 400 || reply.body.data.length === 0);
  });

  it('every list pages all three ways', async () => {
    const top = units[0] as Body;
    const inner = await tenant.unit('inner', top);
    const ada = await tenant.person('Ada', { organizationUnitId: inner.id });
    const group = await tenant.make('/groups', { displayName: 'G', memberIds: [ada.id, top.id] });
    const lists = [
      '/persons',
      '/organizations',
      '/services',
      '/groups',
      '/ou',
      '/parties',
      '/audit/events',
      `/ou/${top.id}/children`,
      `/ou/${top.id}/members?recursive=true`,
      `/ou/${top.id}/descendants`,
      `/groups/${group.id}/members?transitive=true`,
      `/parties/${ada.id}/groups?transitive=true`,
    ];
    for (const path of lists) {
      const start = path + (path.includes('?') ? '&' : '?');
      const byOffset = await tenant.get(`${start}limit=100&offset=0`);
      assert.deepEqual((await tenant.get(`${start}size=100&page=0`)).data, byOffset.data, path);
      assert.deepEqual((await tenant.get(`${start}limit=100&cursor=`)).data, byOffset.data, path);
    }
    for (const path of ['/tenants', `/tenants/${tenant.id}/tokens`]) {
      const byOffset = await directory.administrator.get(`${path}?limit=3&offset=0`);
      assert.deepEqual(
        (await directory.administrator.get(`${path}?limit=3&cursor=`)).data,
        byOffset.data,
        path,
      );
    }
  });
});
