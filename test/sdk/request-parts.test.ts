import assert from 'node:assert/strict';
import { createEspalier, type Espalier, EspalierValidationError } from '@espalier/sdk';
import { json, rejection, type SeenRequest, type Step, withServer } from './scripted-server.ts';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const displayName = 'Ada';
const anything = json(200, {});

describe('sdk: addresses', () => {
  for (const [suffix, path] of Object.entries({
    '': '/v1',
    '/': '/v1',
    '/v1': '/v1',
    '/v1/': '/v1',
    '/api/v1': '/api/v1',
    '/dir': '/dir',
  })) {
    it(`takes a base address ending in "${suffix}" as ${path}`, async () => {
      assert.equal(await urlSeen(suffix, (client) => client.whoami()), `${path}/whoami`);
    });
  }

  it('asks for health beside the versioned path, not below it', async () => {
    assert.equal(await urlSeen('/v1', (client) => client.health()), '/healthz');
    assert.equal(await urlSeen('/proxy/v1', (client) => client.health()), '/proxy/healthz');
  });

  it('encodes ids', async () => {
    assert.equal(
      await urlSeen('', (client) => client.ou.get('a/../b?c#d é')),
      '/v1/ou/a%2F..%2Fb%3Fc%23d%20%C3%A9',
    );
  });

  for (const bad of ['', '.', '..', undefined, 7]) {
    it(
      `never sends ${JSON.stringify(bad)} for an id, which would name something else`,
      withServer(
        [anything],
        async (client, server) => {
          const error = await rejection(client.ou.delete(bad as string));
          assert.ok(error instanceof EspalierValidationError);
          assert.deepEqual(
            error.details.map(({ pointer }) => pointer),
            ['path:id'],
          );
          assert.equal(server.requests.length, 0);
        },
        { token: 't', validate: false },
      ),
    );
  }
});

describe('sdk: headers', () => {
  const sent = (
    options: object,
    act: (client: Espalier) => Promise<unknown>,
    expected: (seen: SeenRequest) => void,
  ) =>
    withServer(
      [anything],
      async (client, server) => {
        await act(client);
        expected(server.requests[0] as SeenRequest);
      },
      { token: 't', ...options },
    );

  it(
    'gives every POST a key of its own, unless the caller does',
    withServer([anything], async (client, server) => {
      await client.persons.create({ displayName });
      await client.persons.create({ displayName });
      await client.ou.move(id, { parentOuId: null }, { idempotencyKey: 'my key' });
      await client.persons.update(id, { displayName }, { idempotencyKey: 'unused' });
      const keys = server.requests.map(({ headers }) => headers['idempotency-key']);
      assert.equal(new Set(keys.slice(0, 2)).size, 2);
      assert.ok(keys[0] && keys[1]);
      assert.deepEqual(keys.slice(2), ['my key', undefined]);
    }),
  );

  it(
    'names the source on writes only',
    withServer(
      [anything],
      async (client, server) => {
        await client.persons.create({ displayName });
        await client.persons.get(id);
        await client.persons.delete(id, undefined, { source: 'by hand' });
        assert.deepEqual(
          server.requests.map(({ headers }) => headers['espalier-source']),
          ['pulumi', undefined, 'by hand'],
        );
      },
      { token: 't', source: 'pulumi' },
    ),
  );

  it(
    'sends a source in any script as UTF-8',
    sent(
      { source: 'Université 東京' },
      (client) => client.persons.create({ displayName }),
      ({ headers }) => {
        assert.equal(
          Buffer.from(String(headers['espalier-source']), 'latin1').toString('utf8'),
          'Université 東京',
        );
      },
    ),
  );

  it(
    'passes on ifMatch and correlationId',
    sent(
      {},
      (client) => client.ou.update(id, {}, { ifMatch: '"v1"', correlationId: 'abc' }),
      ({ headers }) => {
        assert.deepEqual([headers['if-match'], headers['x-correlation-id']], ['"v1"', 'abc']);
      },
    ),
  );

  it(
    'names itself, or what the caller says',
    sent(
      {},
      (client) => client.whoami(),
      ({ headers }) => assert.match(String(headers['user-agent']), /^espalier-sdk\/\d/),
    ),
  );
  it(
    'takes a user agent',
    sent(
      { userAgent: 'x/1' },
      (client) => client.whoami(),
      ({ headers }) => assert.equal(headers['user-agent'], 'x/1'),
    ),
  );

  const refused: Record<string, (client: Espalier) => Promise<unknown>> = {
    'header:If-Match': (client) => client.persons.create({ displayName }, { ifMatch: '"v1"' }),
    'header:Idempotency-Key': (client) => client.persons.create({ displayName }, { idempotencyKey: 'ключ' }),
    'header:Espalier-Source': (client) => client.persons.create({ displayName }, { source: 'a\r\nb: c' }),
    'header:X-Correlation-ID': (client) => client.whoami({ correlationId: 'a\nb' }),
  };
  for (const [pointer, act] of Object.entries(refused)) {
    it(
      `refuses what cannot go into ${pointer}`,
      withServer([anything], async (client, server) => {
        const error = await rejection(act(client));
        assert.ok(error instanceof EspalierValidationError);
        assert.deepEqual(
          error.details.map((detail) => detail.pointer),
          [pointer],
        );
        assert.equal(server.requests.length, 0);
      }),
    );
  }
});

describe('sdk: answers with meta', () => {
  const meta = { etag: '"v7"', 'x-correlation-id': 'c-1' };

  it(
    'tells etag, status, correlation and replay',
    withServer(
      [json(201, { id }, { ...meta, 'idempotency-replayed': 'true' }), json(200, { id }, meta)],
      async (client) => {
        const made = { data: { id }, etag: '"v7"', replayed: true, status: 201, correlationId: 'c-1' };
        assert.deepEqual(await client.ou.createWithMeta({ displayName }), made);
        const read = { ...made, replayed: false, status: 200 };
        assert.deepEqual(await client.ou.getWithMeta(id), read);
        assert.deepEqual(await client.ou.updateWithMeta(id, { displayName }), read);
        assert.deepEqual(await client.parties.getWithMeta(id), read);
      },
    ),
  );
});

/** The path that a server sees when a client with this end of its base address makes a call. */
async function urlSeen(
  suffix: string,
  act: (client: Espalier) => Promise<unknown>,
): Promise<string | undefined> {
  let seen: string | undefined;
  const echo: Step = (response, request) => {
    seen = request.url;
    anything(response, request);
  };
  await withServer([echo], async (_, server) => {
    const client = createEspalier({ baseUrl: server.url + suffix, token: 't' });
    await act(client);
    await client.close();
  })();
  return seen;
}
