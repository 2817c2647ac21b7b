import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createEspalier, EspalierConnectionError, EspalierUnauthorizedError } from '@espalier/sdk';
import { hang, json, refuse, rejection, reset, withServer } from './scripted-server.ts';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const secret = 'esp_0123456789abcdef';
const unauthenticated = refuse(401, 'unauthenticated', 'UNAUTHORIZED');
const unit = json(200, { id });

/** Gives `token-1`, `token-2`, ... */
function counting(): () => Promise<string> {
  let asked = 0;
  return async () => `token-${++asked}`;
}

/** Everything that a log, a debugger or a crash report could show of a value. */
function everythingShown(value: unknown): string {
  const shown = inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true });
  return `${shown}\n${String(value)}\n${JSON.stringify(value)}\n${value instanceof Error ? value.stack : ''}`;
}

describe('sdk: tokens', () => {
  it(
    'sends the token as bearer',
    withServer([unit], async (client, server) => {
      await client.ou.get(id);
      assert.equal(server.requests[0]?.headers.authorization, 'Bearer test-token');
    }),
  );

  it(
    'sends none when there is none',
    withServer(
      [json(200, { status: 'ok' })],
      async (client, server) => {
        await client.health();
        assert.equal(server.requests[0]?.headers.authorization, undefined);
      },
      {},
    ),
  );

  it(
    'asks getToken once per call, also when attempts are repeated',
    withServer(
      [unit, reset, unit],
      async (client, server) => {
        await client.ou.get(id);
        await client.ou.get(id);
        const sent = server.requests.map(({ headers }) => headers.authorization);
        assert.deepEqual(sent, ['Bearer token-1', 'Bearer token-2', 'Bearer token-2']);
      },
      { getToken: counting() },
    ),
  );

  it(
    'asks once more after a 401 and repeats, a POST too',
    withServer(
      [unauthenticated, json(201, { id })],
      async (client, server) => {
        assert.deepEqual(await client.persons.create({ displayName: 'Ada' }), { id });
        assert.deepEqual(
          server.requests.map(({ headers }) => headers.authorization),
          ['Bearer token-1', 'Bearer token-2'],
        );
        assert.equal(
          server.requests[0]?.headers['idempotency-key'],
          server.requests[1]?.headers['idempotency-key'],
        );
      },
      { getToken: counting(), retries: 0 },
    ),
  );

  it(
    'takes a second 401 as final',
    withServer(
      [unauthenticated],
      async (client, server) => {
        assert.ok((await rejection(client.ou.get(id))) instanceof EspalierUnauthorizedError);
        assert.equal(server.requests.length, 2);
      },
      { getToken: counting() },
    ),
  );

  it(
    'takes a 401 for a fixed token as final',
    withServer([unauthenticated], async (client, server) => {
      assert.ok((await rejection(client.ou.get(id))) instanceof EspalierUnauthorizedError);
      assert.equal(server.requests.length, 1);
    }),
  );

  const broken = new Error('no vault');
  for (const [name, getToken] of Object.entries({
    throws: () => {
      throw broken;
    },
    rejects: () => Promise.reject(broken),
  })) {
    it(
      `passes on what getToken ${name}`,
      withServer(
        [unit],
        async (client, server) => {
          assert.equal(await rejection(client.ou.get(id)), broken);
          assert.equal(server.requests.length, 0);
        },
        { getToken },
      ),
    );
  }

  it(
    'does not wait for getToken past the deadline',
    withServer(
      [unit],
      async (client) => {
        const error = await rejection(client.ou.get(id, undefined, { timeoutMs: 20 }));
        assert.ok(error instanceof EspalierConnectionError && error.timeout);
      },
      { getToken: () => new Promise<string>(() => undefined) },
    ),
  );
});

describe('sdk: secrecy of tokens', () => {
  it(
    'shows no token in the client, at rest or with requests under way',
    withServer(
      [hang],
      async (client) => {
        const call = rejection(client.persons.create({ displayName: 'Ada' }, { timeoutMs: 50 }));
        assert.ok(!everythingShown(client).includes(secret));
        assert.ok(!everythingShown(client.persons.list()).includes(secret));
        assert.ok(!everythingShown(await call).includes(secret));
        assert.ok(!everythingShown(client).includes(secret));
      },
      { token: secret },
    ),
  );

  for (const [name, step] of Object.entries({
    'a refusal': unauthenticated,
    'a broken connection': reset,
    'an answer that is no JSON': json(200, undefined),
    'an answer that is no HTTP': (response) => void response.socket?.end('garbage\r\n\r\n'),
  } satisfies Record<string, Parameters<typeof withServer>[0][0]>)) {
    it(
      `shows no token in the error after ${name}`,
      withServer(
        [step],
        async (client) => assert.ok(!everythingShown(await rejection(client.ou.get(id))).includes(secret)),
        { token: secret, retries: 1 },
      ),
    );
  }

  it('shows no part of a token that cannot be sent', () => {
    for (const token of [`${secret}\n`, `${secret} x`, `${secret}é`, '']) {
      const error = captured(() => createEspalier({ baseUrl: 'http://127.0.0.1:1', token }));
      assert.ok(error instanceof TypeError);
      assert.ok(!everythingShown(error).includes(secret));
    }
  });

  it('shows no password in an address', () => {
    const error = captured(() => createEspalier({ baseUrl: `http://admin:${secret}@127.0.0.1:1` }));
    assert.ok(error instanceof TypeError);
    assert.ok(!everythingShown(error).includes(secret));
  });
});

function captured(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
