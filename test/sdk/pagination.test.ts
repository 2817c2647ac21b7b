import assert from 'node:assert/strict';
import { json, type SeenRequest, type Step, withServer } from './scripted-server.ts';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

/** A list of `total` rows that speaks keyset paging, as far as this client uses it. */
function keysetList(total: number): Step {
  return (response, request) => {
    const query = queryOf(request);
    const limit = Number(query.get('limit') ?? 20);
    const from = Number(query.get('cursor') || 0);
    const data = Array.from({ length: Math.min(limit, total - from) }, (_, index) => ({
      id: String(from + index),
    }));
    const hasMore = from + limit < total;
    const nextCursor = hasMore ? String(from + limit) : null;
    json(200, { data, pagination: { limit, size: limit, hasMore, nextCursor } })(response, request);
  };
}

function queryOf({ url }: SeenRequest): URLSearchParams {
  return new URL(url, 'http://host').searchParams;
}

async function idsOf(rows: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const row of rows) ids.push(row.id);
  return ids;
}

const numbers = (total: number) => Array.from({ length: total }, (_, index) => String(index));

describe('sdk: lists', () => {
  it(
    'gives every row once, in order, a hundred per request',
    withServer([keysetList(250)], async (client, server) => {
      assert.deepEqual(await idsOf(client.persons.list({ q: 'a & b' })), numbers(250));
      const queries = server.requests.map((request) => Object.fromEntries(queryOf(request)));
      assert.deepEqual(queries, [
        { q: 'a & b', limit: '100', cursor: '' },
        { q: 'a & b', limit: '100', cursor: '100' },
        { q: 'a & b', limit: '100', cursor: '200' },
      ]);
    }),
  );

  it(
    'asks for as many rows per request as the query says',
    withServer([keysetList(5)], async (client, server) => {
      assert.deepEqual(await idsOf(client.groups.members(id, { limit: 2, transitive: true })), numbers(5));
      assert.equal(server.requests.length, 3);
      assert.match(
        String(server.requests[0]?.url),
        /^\/v1\/groups\/[^/]+\/members\?limit=2&transitive=true&cursor=$/,
      );
    }),
  );

  for (const total of [0, 1, 100]) {
    it(
      `reads ${total} rows with one request`,
      withServer([keysetList(total)], async (client, server) => {
        assert.deepEqual(await idsOf(client.ou.children(id)), numbers(total));
        assert.equal(server.requests.length, 1);
      }),
    );
  }

  it(
    'asks for nothing before it is read, and for no page after the one that the reader stops in',
    withServer([keysetList(250)], async (client, server) => {
      const rows = client.ou.descendants(id);
      assert.equal(server.requests.length, 0);
      for await (const row of rows) if (row.id === '99') break;
      assert.equal(server.requests.length, 1);
    }),
  );

  it(
    'starts anew with every iteration',
    withServer([keysetList(3)], async (client, server) => {
      const rows = client.audit.list();
      assert.deepEqual(await idsOf(rows), await idsOf(rows));
      assert.equal(server.requests.length, 2);
    }),
  );

  it(
    'gives one page of any kind with page()',
    withServer([keysetList(30)], async (client, server) => {
      const first = await client.persons.list({ q: 'x' }).page();
      assert.equal(first.data.length, 20);
      assert.equal(first.pagination.hasMore, true);
      await client.persons.list({ q: 'x', limit: 5 }).page({ limit: 10, offset: 20 });
      assert.deepEqual(
        server.requests.map(({ url }) => url),
        ['/v1/persons?q=x', '/v1/persons?q=x&limit=10&offset=20'],
      );
    }),
  );

  it(
    'reads a list that has no pages as it is',
    withServer(
      [json(200, { data: [{ id: '0' }, { id: '1' }], pagination: { limit: 15, size: 15, hasMore: false } })],
      async (client, server) => {
        assert.deepEqual(await idsOf(client.ou.ancestors(id)), ['0', '1']);
        assert.deepEqual(
          server.requests.map(({ url }) => url),
          [`/v1/ou/${id}/ancestors`],
        );
      },
    ),
  );
});
