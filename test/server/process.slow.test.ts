import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { adminToken, ProcessBench } from './harness/server-process.ts';
import { idsOf, namesOf } from './harness/test-tenant.ts';

describe('the server process', function () {
  this.timeout(60_000);
  const bench = new ProcessBench();

  after(() => bench.clear());

  const unit = (displayName: string) => ['POST', '/v1/ou', { displayName }, { token: adminToken }] as const;

  it('prints one line on stdout, stops on SIGTERM, and finds its store again', async () => {
    const first = bench.open('store');
    const calls = await first.listening();
    assert.equal((await calls.call(...unit('Kept'))).status, 201);
    assert.equal(await first.stop(), 0);
    assert.match(first.stdout, /^espalier listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    assert.equal(existsSync(join(bench.folder, 'store', 'lock')), false);
    const second = bench.open('store');
    const found = await (await second.listening()).call('GET', '/v1/ou', undefined, { token: adminToken });
    assert.deepEqual(namesOf(found.body.data), ['Kept']);
    assert.equal(statSync(join(bench.folder, 'store')).mode & 0o077, 0, 'for its owner alone');
    assert.equal(await second.stop('SIGINT'), 0);
  });

  it('finishes what is under way when it is told to stop', async () => {
    const server = bench.open('store');
    const calls = await server.listening();
    await calls.call(...unit('Warm'));
    const answers = Array.from({ length: 20 }, (_, index) =>
      calls.call(...unit(`U${index}`)).catch(() => undefined),
    );
    // Wait for the first answer, so that others are surely with the server.
    await Promise.race(answers);
    assert.equal(await server.stop(), 0);
    const made = (await Promise.all(answers)).flatMap((answer) => (answer ? [answer.body] : []));
    assert.ok(made.length >= 1);
    const again = bench.open('store');
    const found = await (await again.listening()).call('GET', '/v1/ou?limit=100', undefined, {
      token: adminToken,
    });
    for (const { id } of made) assert.ok(idsOf(found.body.data).includes(id));
    await again.stop();
  });

  it('makes an administrator token when none is set, prints it once on stderr, and keeps it', async () => {
    const none = { ESPALIER_ADMIN_TOKEN: '' };
    const first = bench.open('made', none);
    const calls = await first.listening();
    const token = /platform administrator token [^:]*: (esp_\S+)\n/.exec(first.stderr)?.[1];
    assert.ok(token, first.stderr);
    assert.equal((await calls.call('GET', '/v1/tenants', undefined, { token })).status, 200);
    await first.stop();
    const second = bench.open('made', none);
    assert.equal(
      (await (await second.listening()).call('GET', '/v1/tenants', undefined, { token })).status,
      200,
    );
    assert.ok(!second.stderr.includes('esp_'));
    await second.stop();
  });

  it('refuses a store that another process has open, and says which', async () => {
    const first = bench.open('store');
    await first.listening();
    const second = bench.open('store');
    assert.equal(await second.ended(), 1);
    assert.match(
      second.stderr,
      new RegExp(`espalier: cannot start: the store .*store is in use by process ${first.child.pid}`),
    );
    assert.equal(second.stdout, '');
    assert.equal(await first.stop(), 0);
  });

  it('takes over the lock of a process that was killed, and of one whose number somebody else has now', async () => {
    const first = bench.open('store');
    const calls = await first.listening();
    await calls.call(...unit('Killed'));
    await first.stop('SIGKILL');
    const lock = join(bench.folder, 'store', 'lock');
    assert.ok(existsSync(lock));
    const second = bench.open('store');
    await second.listening();
    await second.stop('SIGKILL');
    writeFileSync(lock, JSON.stringify({ ...JSON.parse(readFileSync(lock, 'utf8')), pid: process.pid }));
    const third = bench.open('store');
    const found = await (await third.listening()).call('GET', '/v1/ou?q=killed', undefined, {
      token: adminToken,
    });
    assert.deepEqual(namesOf(found.body.data), ['Killed']);
    await third.stop();
  });

  it('refuses a store of another format, and leaves it as it is', async () => {
    const file = join(bench.folder, 'store', 'format');
    const format = readFileSync(file, 'utf8');
    writeFileSync(file, 'pglite-9-pg99');
    const server = bench.open('store');
    assert.equal(await server.ended(), 1);
    assert.match(server.stderr, /was written by pglite-9-pg99, this version reads /);
    assert.equal(readFileSync(file, 'utf8'), 'pglite-9-pg99');
    writeFileSync(file, format);
  });

  it('a port in use: says which, and leaves the store free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    const server = bench.start(['--port', port, '--data', join(bench.folder, 'store')]);
    assert.equal(await server.ended(), 1);
    assert.match(server.stderr, new RegExp(`^espalier: cannot start: .*address already in use.*${port}\n$`));
    assert.equal(existsSync(join(bench.folder, 'store', 'lock')), false);
    other.close();
  });

  it('logs JSON on stderr, and no secret', async () => {
    const server = bench.open('store');
    const calls = await server.listening();
    await calls.call('GET', '/v1/ou', undefined, { token: 'esp_not-a-token-of-anybody' });
    await calls.call('GET', '/v1/ou/%00', undefined, { token: adminToken });
    await server.stop();
    for (const line of server.stderr.split('\n').filter(Boolean)) JSON.parse(line);
    assert.doesNotMatch(server.stderr, /esp_/);
  });

  it('--base-path moves the API, not health', async () => {
    const server = bench.start(['--port', '0', '--data', 'memory', '--base-path', '/directory/v2/']);
    const calls = await server.listening();
    const made = await calls.callUnchecked(
      'POST',
      '/directory/v2/ou',
      { displayName: 'A' },
      { token: adminToken },
    );
    assert.equal(made.headers.location, `/directory/v2/ou/${made.body.id}`);
    assert.equal((await calls.callUnchecked('GET', '/healthz')).status, 200);
    assert.equal((await calls.callUnchecked('GET', '/v1/ou', undefined, { token: adminToken })).status, 404);
    await server.stop();
  });
});
