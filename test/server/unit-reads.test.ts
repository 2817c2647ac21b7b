import { strict as assert } from 'node:assert';
import { type Body, describeStores, namesOf, type TestTenant } from './directory.ts';

describeStores('reading the tree', (directory) => {
  let tenant: TestTenant;
  let units: Record<string, Body>;

  before(async () => {
    tenant = await directory.newTenant();
    units = {};
    for (const [key, parent] of [
      ['Sales'],
      ['EMEA', 'Sales'],
      ['APAC', 'Sales'],
      ['NL', 'EMEA'],
      ['BE', 'EMEA'],
      ['Gone', 'EMEA'],
      ['Legal'],
    ] as const)
      units[key] = await tenant.unit(key, parent ? units[parent] : null);
    for (const [name, home] of [
      ['Ada', 'Sales'],
      ['Bob', 'EMEA'],
      ['Eve', 'NL'],
      ['Ghost', 'NL'],
    ] as const)
      units[name] = await tenant.person(name, { organizationUnitId: units[home]?.id });
    await tenant.make('/groups', { displayName: 'Team', organizationUnitId: units.EMEA?.id });
    await tenant.ok('DELETE', `/ou/${units.Gone?.id}`);
    await tenant.ok('DELETE', `/persons/${units.Ghost?.id}`);
  });

  const idOf = (key: string) => units[key]?.id ?? '';
  const names = async (path: string) => namesOf((await tenant.get(path)).data);

  it('children are the live units directly below', async () => {
    assert.deepEqual(await names(`/ou/${idOf('EMEA')}/children?sort=code&sortDirection=ASC`), ['NL', 'BE']);
    assert.deepEqual(await names(`/ou/${idOf('NL')}/children`), []);
  });

  it('members live there, or anywhere below when asked, of one type when asked', async () => {
    const members = async (query: string) => (await names(`/ou/${idOf('EMEA')}/members${query}`)).sort();
    assert.deepEqual(await members(''), ['Bob', 'Team']);
    assert.deepEqual(await members('?recursive=true'), ['Bob', 'Eve', 'Team']);
    assert.deepEqual(await members('?recursive=true&partyType=natural_person'), ['Bob', 'Eve']);
    assert.deepEqual((await names(`/ou/${idOf('Sales')}/members?recursive=true`)).sort(), [
      'Ada',
      'Bob',
      'Eve',
      'Team',
    ]);
  });

  it('descendants come by code, without the unit itself, as deep as asked', async () => {
    const descendants = (query: string) => names(`/ou/${idOf('Sales')}/descendants${query}`);
    assert.deepEqual(await descendants(''), ['EMEA', 'NL', 'BE', 'APAC']);
    assert.deepEqual(await descendants('?depth=1'), ['EMEA', 'APAC']);
    assert.deepEqual(await descendants('?depth=2&limit=2&offset=1'), ['NL', 'BE']);
    await tenant.refused('400 validation_failed', 'GET', `/ou/${idOf('Sales')}/descendants?depth=0`);
  });

  it('ancestors come root first and end with the parent', async () => {
    assert.deepEqual(await names(`/ou/${idOf('NL')}/ancestors`), ['Sales', 'EMEA']);
    const none = await tenant.get(`/ou/${idOf('Sales')}/ancestors`);
    assert.deepEqual([none.data, none.pagination.total, none.pagination.hasMore], [[], 0, false]);
  });

  it('a code finds its unit, and nothing else', async () => {
    assert.deepEqual(await names('/ou?code=00001.00001.00002'), ['BE']);
    for (const code of ['00001.00001.00003', '99999', '00001.', '00001%25', 'x'])
      assert.deepEqual(await names(`/ou?code=${code}`), []);
    assert.deepEqual(await names('/ou?code=00001.00001.00003&includeDeleted=true'), []);
  });

  it('a path of names finds its unit, segments percent-encoded', async () => {
    const find = (path: string) => names(`/ou?path=${encodeURIComponent(path)}`);
    assert.deepEqual(await find('/Sales'), ['Sales']);
    assert.deepEqual(await find('/Sales/EMEA/NL'), ['NL']);
    for (const path of [
      '/Sales/NL',
      '/sales',
      '/EMEA',
      'Sales',
      '/',
      '//',
      '/Sales/',
      '/Sales//EMEA',
      '/Sales/EMEA/Gone',
      '/%',
      '/%00',
      `${'/x'.repeat(17)}`,
    ])
      assert.deepEqual(await find(path), [], path);
    assert.deepEqual(await names('/ou?path=/Sales/EMEA'), ['EMEA']);
    assert.deepEqual(await names('/ou?path=/Sales/EMEA/Gone&includeDeleted=true'), []);
  });

  it('a path holds any name', async () => {
    const here = await directory.newTenant();
    const top = await here.unit('R&D / 50% + Ä?');
    const unit = await here.unit('a/b', top);
    const path = [top, unit].map(({ displayName }) => `/${encodeURIComponent(displayName)}`).join('');
    assert.deepEqual((await here.get(`/ou?path=${encodeURIComponent(path)}`)).data, [unit]);
    assert.deepEqual((await here.get(`/ou?path=${path}`)).data, [unit], 'segments encoded once');
  });

  type Node = { displayName: string; counts: { children: number; parties: number }; children: Node[] };
  const outline = (nodes: Node[]): unknown[] =>
    nodes.map(({ displayName, counts, children }) => [
      displayName,
      counts.children,
      counts.parties,
      outline(children),
    ]);
  const tree = async (query: string) =>
    outline((await tenant.get(`/ou/tree${query}`)).data as unknown as Node[]);

  it('the tree nests by code, with direct counts', async () => {
    const emea = [
      'EMEA',
      2,
      2,
      [
        ['NL', 0, 1, []],
        ['BE', 0, 0, []],
      ],
    ];
    assert.deepEqual(await tree(''), [
      ['Sales', 2, 1, [emea, ['APAC', 0, 0, []]]],
      ['Legal', 0, 0, []],
    ]);
    assert.deepEqual(await tree(`?rootId=${idOf('EMEA')}`), [emea]);
  });

  it('depth is the levels shown below the root', async () => {
    assert.deepEqual(await tree('?depth=0'), [
      ['Sales', 2, 1, []],
      ['Legal', 0, 0, []],
    ]);
    assert.deepEqual(await tree(`?depth=1&rootId=${idOf('Sales')}`), [
      [
        'Sales',
        2,
        1,
        [
          ['EMEA', 2, 2, []],
          ['APAC', 0, 0, []],
        ],
      ],
    ]);
  });

  it('what is not there answers 404', async () => {
    const paths = (id: string) => [
      ...['children', 'members', 'descendants', 'ancestors', 'effective'].map((read) => `/ou/${id}/${read}`),
      `/ou/tree?rootId=${id}`,
    ];
    for (const id of [idOf('Gone'), idOf('Ada'), '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d'])
      for (const path of paths(id)) await tenant.refused('404 resource_not_found', 'GET', path);
  });
});
