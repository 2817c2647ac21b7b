import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createDirectory, type Directory } from '@espalier/server';
import { makeDatabase, storeKinds, TestTenant } from './directory.ts';
import { type Body, Caller } from './harness/call.ts';
import { allowedScopes } from './harness/integrator.ts';
import { adminToken, ProcessBench } from './harness/server-process.ts';
import { WebhookReceiver } from './harness/webhook-receiver.ts';

const host = '00000000-0000-7000-8000-000000000000';
const logs = new Writable({ write: (_chunk, _encoding, done) => done() });

function open(data: string, clock: () => Date): Promise<Directory> {
  const config = { host: '127.0.0.1', port: 0, basePath: '/v1', publicUrl: undefined, rateLimit: 0 };
  return createDirectory({ ...config, checkAnswers: false, data, adminToken }, logs, clock);
}

/** An application that listens, and customers of it. */
async function makeCustomers(tenant: TestTenant, webhookUrl: string, count: number): Promise<object[]> {
  const publisher = await tenant.unit('Vega Scheduling');
  const application: Body = await tenant.make('/applications', {
    organizationUnitId: publisher.id,
    displayName: 'Vega',
    redirectUris: ['https://vega.example/callback'],
    allowedScopes,
    webhookUrl,
  });
  const units = await Promise.all(
    Array.from({ length: count }, (_, index) => tenant.unit(`Customer ${index}`)),
  );
  return units.map(({ id }) => ({
    applicationId: application.id,
    organizationUnitId: id,
    scopes: ['directory:read'],
  }));
}

describe('webhooks of several processes', function () {
  this.timeout(60_000);
  const bench = new ProcessBench();
  const receiver = new WebhookReceiver();

  before(() => receiver.start());
  after(async () => {
    await receiver.stop();
    await bench.clear();
  });

  it('reach the receiver again, under the same id, after the server was killed while it sent them', async () => {
    const server = bench.open('store');
    const caller = await server.listening();
    const tenant = new TestTenant(host, 'host', adminToken, caller);
    const [customer] = await makeCustomers(tenant, receiver.url, 1);
    const arrived = new Promise<void>((resolve) => {
      receiver.answer = () => resolve();
    });
    await tenant.make('/authorizations', customer);
    await arrived;
    await server.stop('SIGKILL');
    receiver.answer = (_received, response) => response.writeHead(200).end();
    let offset = 0;
    const directory = await open(join(bench.folder, 'store'), () => new Date(Date.now() + offset));
    try {
      await directory.runDue();
      assert.equal(receiver.received.length, 1, 'the attempt may still be under way');
      offset = 30_000;
      await directory.runDue();
      await directory.runDue();
    } finally {
      await directory.close();
    }
    assert.equal(receiver.received.length, 2);
    assert.equal(receiver.received[1]?.text, receiver.received[0]?.text);
  });

  if (storeKinds.includes('PostgreSQL'))
    it('are delivered once by processes that share the table', async () => {
      const { url, drop } = await makeDatabase();
      receiver.received.length = 0;
      receiver.answer = (_received, response) => setTimeout(() => response.writeHead(200).end(), 5);
      const started = await Promise.all([open(url, () => new Date()), open(url, () => new Date())]);
      const [first] = started;
      const caller = new Caller((await first?.app.listen({ host: '127.0.0.1', port: 0 })) ?? '');
      try {
        const tenant = new TestTenant(host, 'host', adminToken, caller);
        const customers = await makeCustomers(tenant, receiver.url, 60);
        await Promise.all(customers.map((customer) => tenant.make('/authorizations', customer)));
        await Promise.all(started.map((directory) => directory.runDue()));
        const ids = receiver.received.map(({ event }) => event.id);
        assert.deepEqual([ids.length, new Set(ids).size], [60, 60]);
      } finally {
        await caller.close();
        for (const directory of started) await directory.close();
        await drop();
      }
    });

  it('do not keep a server that stops waiting for a receiver', async () => {
    const server = bench.open('stopping');
    const caller = await server.listening();
    const tenant = new TestTenant(host, 'host', adminToken, caller);
    const [customer] = await makeCustomers(tenant, receiver.url, 1);
    const arrived = new Promise<void>((resolve) => {
      receiver.answer = () => resolve();
    });
    await tenant.make('/authorizations', customer);
    await arrived;
    const began = Date.now();
    server.child.kill('SIGTERM');
    await once(server.child, 'close');
    assert.equal(server.child.exitCode, 0);
    assert.ok(Date.now() - began < 5_000);
  });
});
