import { strict as assert } from 'node:assert';
import { Writable } from 'node:stream';
import { createDirectory, type Directory } from '@espalier/server';
import { Caller } from './harness/call.ts';

const adminToken = `esp_${'a'.repeat(43)}`;
const config = { host: '127.0.0.1', port: 0, data: 'memory', basePath: '/v1', publicUrl: undefined };
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

describe('rate limit', () => {
  let directory: Directory | undefined;
  let caller: Caller;

  async function start(rateLimit?: number): Promise<void> {
    directory = await createDirectory({ ...config, adminToken, checkAnswers: true, rateLimit }, nowhere);
    caller = new Caller(await directory.app.listen({ host: '127.0.0.1', port: 0 }));
  }

  afterEach(async () => {
    await caller.close();
    await directory?.close();
  });

  const call = (token = adminToken) => caller.call('GET', '/v1/whoami', undefined, { token });
  const many = async (count: number, token?: string) => {
    const replies = await Promise.all(Array.from({ length: count }, () => call(token)));
    return replies.filter(({ status }) => status === 429);
  };

  it('is off by default with an embedded store', async () => {
    await start();
    assert.equal((await many(1_500)).length, 0);
  }).timeout(60_000);

  it('refuses with 429 and Retry-After, then lets through again', async () => {
    await start(20);
    const refused = await many(100);
    assert.ok(refused.length >= 40, `${refused.length} refused`);
    for (const { body, headers } of refused) {
      assert.deepEqual([body.error.code, body.error.category], ['rate_limited', 'RATE_LIMITED']);
      assert.match(headers['retry-after'] ?? '', /^[1-9]\d*$/);
      assert.ok(headers['x-correlation-id']);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    assert.equal((await call()).status, 200);
  });

  it('counts each token for itself, and nothing that needs none', async () => {
    await start(20);
    const tenant = await caller.call(
      'POST',
      '/v1/tenants',
      { slug: 't', displayName: 'T' },
      { token: adminToken },
    );
    const path = `/v1/tenants/${tenant.body.id}/tokens`;
    const made = await caller.call(
      'POST',
      path,
      { name: 't', scopes: ['tenant:admin'] },
      { token: adminToken },
    );
    assert.ok((await many(100)).length > 0);
    assert.equal((await call(made.body.token)).status, 200);
    const healthy = await Promise.all(Array.from({ length: 100 }, () => caller.call('GET', '/healthz')));
    assert.ok(healthy.every(({ status }) => status === 200));
  });
});
