import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createEspalier } from '@espalier/sdk';
import {
  hang,
  json,
  refuse,
  rejection,
  type SeenRequest,
  serve,
  until,
  withServer,
} from './scripted-server.ts';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const page = { data: [{ id }, { id }], pagination: { limit: 2, size: 2, hasMore: true, nextCursor: 'next' } };

describe('sdk: aborting a call', () => {
  it(
    'sends nothing when the signal has fired before',
    withServer([json(200, { id })], async (client, server) => {
      const reason = new Error('too late');
      assert.equal(
        await rejection(client.ou.get(id, undefined, { signal: AbortSignal.abort(reason) })),
        reason,
      );
      assert.equal(server.requests.length, 0);
    }),
  );

  it('rejects at once with the reason, and drops the request', async () => {
    let arrived: (response: ServerResponse) => void = () => undefined;
    const waiting = new Promise<ServerResponse>((resolve) => (arrived = resolve));
    const server = await serve((response) => arrived(response));
    const client = createEspalier({ baseUrl: server.url, token: 't' });
    const controller = new AbortController();
    const call = rejection(client.ou.get(id, undefined, { signal: controller.signal }));
    const dropped = once(await waiting, 'close');
    const reason = { any: 'value' };
    const started = performance.now();
    controller.abort(reason);
    assert.equal(await call, reason);
    assert.ok(performance.now() - started < 100);
    await dropped;
    assert.equal(server.requests.length, 1);
    await server.close();
    await client.close();
  });

  it('rejects at once while waiting for a free connection, and never sends', async () => {
    const arrivals: ServerResponse[] = [];
    const server = await serve((response) => void arrivals.push(response));
    const client = createEspalier({ baseUrl: server.url, token: 't', maxConnections: 1 });
    const first = client.ou.get('first');
    const controller = new AbortController();
    const second = rejection(client.ou.get('second', undefined, { signal: controller.signal }));
    await until(() => arrivals.length === 1);
    controller.abort('enough');
    assert.equal(await second, 'enough');
    const third = client.ou.get('third');
    json(200, { id })(arrivals[0] as ServerResponse, server.requests[0] as SeenRequest);
    await first;
    await until(() => arrivals.length === 2);
    json(200, { id })(arrivals[1] as ServerResponse, server.requests[1] as SeenRequest);
    await third;
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ['/v1/ou/first', '/v1/ou/third'],
    );
    await server.close();
    await client.close();
  });

  it(
    'rejects at once when aborted in the very moment of the call',
    withServer([hang], async (client) => {
      const controller = new AbortController();
      const started = performance.now();
      const call = rejection(client.ou.get(id, undefined, { signal: controller.signal }));
      controller.abort('now');
      assert.equal(await call, 'now');
      assert.ok(performance.now() - started < 1_000);
    }),
  );

  it(
    'rejects during the pause between attempts',
    withServer(
      [refuse(429, 'rate_limited', 'RATE_LIMITED', {}, { 'retry-after': '20' })],
      async (client, server) => {
        const started = performance.now();
        const signal = AbortSignal.timeout(50);
        const error = await rejection(client.ou.get(id, undefined, { signal }));
        assert.equal(error, signal.reason);
        assert.ok(performance.now() - started < 1_000);
        assert.equal(server.requests.length, 1);
      },
    ),
  );

  it(
    'rejects while getToken is at work',
    withServer(
      [json(200, { id })],
      async (client, server) => {
        const signal = AbortSignal.timeout(20);
        assert.equal(await rejection(client.ou.get(id, undefined, { signal })), signal.reason);
        assert.equal(server.requests.length, 0);
      },
      { getToken: () => new Promise<string>(() => undefined) },
    ),
  );

  it(
    'ends an iteration',
    withServer([json(200, page), hang], async (client, server) => {
      const controller = new AbortController();
      const iterate = async () => {
        let count = 0;
        for await (const _ of client.persons.list(undefined, { signal: controller.signal })) {
          count += 1;
          if (count === 2) setTimeout(() => controller.abort('enough'), 10);
        }
      };
      assert.equal(await rejection(iterate()), 'enough');
      assert.equal(server.requests.length, 2);
    }),
  );

  it(
    'leaves no listener on a signal that outlives the call',
    withServer([refuse(503, 'store_unavailable', 'UNAVAILABLE'), json(200, { id }), hang], async (client) => {
      const { signal } = new AbortController();
      await client.ou.get(id, undefined, { signal });
      await rejection(client.ou.get(id, undefined, { signal, timeoutMs: 20 }));
      assert.equal(getEventListeners(signal, 'abort').length, 0);
    }),
  );
});
