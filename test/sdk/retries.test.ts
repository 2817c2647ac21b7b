import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createEspalier,
  EspalierConnectionError,
  EspalierInternalError,
  EspalierRateLimitedError,
  EspalierUnavailableError,
} from '@espalier/sdk';
import { empty, hang, json, refuse, rejection, reset, truncate, withServer } from './scripted-server.ts';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const unavailable = refuse(503, 'store_unavailable', 'UNAVAILABLE');
const unit = json(200, { id });
const quick = { token: 'test-token', attemptTimeoutMs: 60 };

describe('sdk: repeating requests', () => {
  it(
    'repeats a GET after 503 and gives the answer that follows',
    withServer([unavailable, unavailable, unit], async (client, server) => {
      assert.deepEqual(await client.ou.get(id), { id });
      assert.equal(server.requests.length, 3);
    }),
  );

  for (const [name, fault] of Object.entries({ 'reset connection': reset, 'truncated answer': truncate })) {
    it(
      `repeats PUT and DELETE after a ${name}`,
      withServer([fault, unit, fault, empty], async (client, server) => {
        assert.deepEqual(await client.ou.update(id, { displayName: 'Law' }), { id });
        assert.equal(await client.ou.delete(id), undefined);
        assert.deepEqual(
          server.requests.map(({ method }) => method),
          ['PUT', 'PUT', 'DELETE', 'DELETE'],
        );
        assert.equal(server.requests[0]?.body, server.requests[1]?.body);
      }),
    );
  }

  it(
    'repeats a POST with the key that the first attempt had',
    withServer([reset, json(201, { id })], async (client, server) => {
      await client.persons.create({ displayName: 'Ada' });
      const [first, second] = server.requests.map(({ headers }) => headers['idempotency-key']);
      assert.match(String(first), /^[0-9a-f-]{36}$/);
      assert.equal(second, first);
    }),
  );

  it(
    'waits for each attempt as long as the call says',
    withServer(
      [hang, unit],
      async (client) => {
        const started = performance.now();
        assert.deepEqual(await client.ou.get(id, {}, { attemptTimeoutMs: 80 }), { id });
        assert.ok(performance.now() - started < 5_000);
      },
      { token: 't', attemptTimeoutMs: 60_000, timeoutMs: 10_000 },
    ),
  );

  for (const status of [400, 404, 409, 500]) {
    it(
      `sends once when the answer is ${status}`,
      withServer([refuse(status, 'some_code', 'INTERNAL')], async (client, server) => {
        assert.ok((await rejection(client.ou.get(id))) instanceof EspalierInternalError);
        assert.equal(server.requests.length, 1);
      }),
    );
  }

  it(
    'gives the last error when every attempt fails',
    withServer([unavailable], async (client, server) => {
      const error = await rejection(client.ou.get(id));
      assert.ok(error instanceof EspalierUnavailableError && error.retryable);
      assert.equal(server.requests.length, 5);
    }),
  );

  it(
    'sends once with retries: 0',
    withServer(
      [unavailable],
      async (client, server) => {
        await rejection(client.ou.get(id));
        assert.equal(server.requests.length, 1);
      },
      { token: 't', retries: 0 },
    ),
  );

  it(
    'waits as long as Retry-After asks',
    withServer(
      [refuse(429, 'rate_limited', 'RATE_LIMITED', {}, { 'retry-after': '1' }), unit],
      async (client) => {
        const started = performance.now();
        await client.ou.get(id);
        assert.ok(performance.now() - started >= 995);
      },
    ),
  );

  it(
    'throws at once when Retry-After lies beyond the deadline',
    withServer(
      [refuse(429, 'rate_limited', 'RATE_LIMITED', {}, { 'retry-after': '60' })],
      async (client, server) => {
        const started = performance.now();
        const error = await rejection(client.ou.get(id));
        assert.ok(error instanceof EspalierRateLimitedError);
        assert.equal(error.retryAfterSeconds, 60);
        assert.equal(server.requests.length, 1);
        assert.ok(performance.now() - started < 1_000);
      },
    ),
  );

  it(
    'reads a Retry-After that is a date',
    withServer(
      [
        refuse(
          429,
          'rate_limited',
          'RATE_LIMITED',
          {},
          { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() },
        ),
      ],
      async (client) => {
        const error = await rejection(client.ou.get(id));
        assert.ok(error instanceof EspalierRateLimitedError && error.retryAfterSeconds !== undefined);
        assert.ok(error.retryAfterSeconds > 1_800 && error.retryAfterSeconds <= 3_600);
      },
    ),
  );
});

describe('sdk: time limits', () => {
  it(
    'gives up a silent attempt and repeats it',
    withServer(
      [hang, unit],
      async (client, server) => {
        assert.deepEqual(await client.ou.get(id), { id });
        assert.equal(server.requests.length, 2);
      },
      quick,
    ),
  );

  it(
    'gives up an attempt whose body never ends',
    withServer(
      [(response) => void response.writeHead(200).write('{'), unit],
      async (client) => assert.deepEqual(await client.ou.get(id), { id }),
      quick,
    ),
  );

  it(
    'ends all attempts together at the deadline',
    withServer(
      [hang],
      async (client, server) => {
        const started = performance.now();
        const error = await rejection(client.ou.get(id, undefined, { timeoutMs: 150 }));
        const elapsed = performance.now() - started;
        assert.ok(error instanceof EspalierConnectionError);
        assert.deepEqual(
          [error.timeout, error.code, error.status, error.retryable],
          [true, 'timeout', 0, true],
        );
        assert.ok(elapsed >= 149 && elapsed < 1_000, `took ${elapsed} ms`);
        assert.ok(server.requests.length >= 2);
      },
      quick,
    ),
  );

  it(
    'ends a single attempt at the deadline too',
    withServer([hang], async (client) => {
      const started = performance.now();
      const error = await rejection(client.ou.get(id, undefined, { timeoutMs: 50 }));
      assert.ok(error instanceof EspalierConnectionError && error.timeout);
      assert.ok(performance.now() - started < 1_000);
    }),
  );

  it(
    'counts the wait for a free connection',
    withServer(
      [hang],
      async (client, server) => {
        const calls = [client.ou.get(id), client.ou.get(id), client.ou.get(id)];
        for (const error of await Promise.all(calls.map(rejection)))
          assert.ok(error instanceof EspalierConnectionError);
        assert.equal(server.requests.length, 1);
      },
      { token: 't', maxConnections: 1, timeoutMs: 60 },
    ),
  );
});

describe('sdk: no directory there', () => {
  it('names the cause, the call and the number of attempts', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const client = createEspalier({ baseUrl: `http://127.0.0.1:${port}`, token: 'hidden-token', retries: 1 });
    const error = await rejection(client.persons.list({ q: 'secret name' }).page());
    assert.ok(error instanceof EspalierConnectionError);
    assert.deepEqual(
      [error.causeCode, error.code, error.timeout],
      ['ECONNREFUSED', 'connection_failed', false],
    );
    assert.match(
      error.message,
      new RegExp(`^GET http://127.0.0.1:${port}/v1/persons: .*ECONNREFUSED.*\\(2 attempts\\)$`),
    );
  });

  it(
    'says so when the client is closed, once',
    withServer([unit], async (client, server) => {
      await client.close();
      await client.close();
      const error = await rejection(client.ou.get(id));
      assert.ok(error instanceof EspalierConnectionError);
      assert.deepEqual([error.causeCode, error.retryable], ['UND_ERR_DESTROYED', false]);
      assert.equal(server.requests.length, 0);
    }),
  );
});
