import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import fc from 'fast-check';
import { nextAttempt } from '../../server/src/webhooks/delivery.rules.ts';
import { lookUpOutside, sendWebhook } from '../../server/src/webhooks/send-webhook.ts';
import { signatureOf } from '../../server/src/webhooks/webhook-signature.ts';
import { WebhookReceiver } from './harness/webhook-receiver.ts';

const never = new AbortController().signal;
const hour = 60 * 60 * 1_000;

function send(url: string, timeoutMs = 2_000, stopped: AbortSignal = never) {
  return sendWebhook({ url, body: '{"id":"1"}', signature: 't=1,v1=ab' }, timeoutMs, stopped);
}

describe('sending an event', () => {
  let receiver: WebhookReceiver;
  let servers: Server[] = [];

  beforeEach(async () => {
    receiver = new WebhookReceiver();
    await receiver.start();
  });

  afterEach(async () => {
    await receiver.stop();
    for (const server of servers) server.close();
    servers = [];
  });

  it('counts 2xx as taken and everything else as missed', async () => {
    for (const [status, error] of [
      [200, null],
      [202, null],
      [299, null],
      [304, 'status 304'],
      [410, 'status 410'],
    ] as const) {
      receiver.answer = (_received, response) => response.writeHead(status).end();
      assert.deepEqual(await send(receiver.url), { status, error });
    }
  });

  it('gives up on a receiver that says nothing in time, and when the server stops', async () => {
    receiver.answer = () => {};
    assert.deepEqual(await send(receiver.url, 50), { status: null, error: 'timeout' });
    const stopping = new AbortController();
    const under = send(receiver.url, 5_000, stopping.signal);
    stopping.abort();
    assert.deepEqual(await under, { status: null, error: 'ABORT_ERR' });
  });

  it('is done once the head of an endless answer is there', async () => {
    receiver.answer = (_received, response) => {
      response.writeHead(200);
      const pump = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', pump);
      };
      pump();
    };
    assert.deepEqual(await send(receiver.url), { status: 200, error: null });
  });

  it('says why there was no answer', async () => {
    const gone = receiver.url;
    await receiver.stop();
    assert.deepEqual(await send(gone), { status: null, error: 'ECONNREFUSED' });
    await receiver.start();
    const rude = createServer((socket) => socket.end('hello\r\n\r\n')).listen(0, '127.0.0.1');
    servers.push(rude);
    await new Promise((resolve) => rude.once('listening', resolve));
    const address = rude.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { status, error } = await send(`http://127.0.0.1:${port}/`);
    assert.deepEqual([status, error], [null, 'HPE_INVALID_CONSTANT']);
  });

  it('calls no plain http and no internal address but loopback, also when an old row names one', async () => {
    for (const url of [
      'http://vega.example/hook',
      'https://10.0.0.8/hook',
      'https://169.254.169.254/latest/meta-data',
      'https://[fd00::1]/hook',
      'https://[::ffff:192.168.0.1]/hook',
      'http://192.168.0.1/hook',
    ])
      assert.deepEqual(await send(url), { status: null, error: 'address_not_allowed' }, url);
  });
});

describe('looking up the name of a receiver', () => {
  it('refuses a name that leads to an internal address, however it is asked', async () => {
    for (const all of [true, false]) {
      const error = await new Promise<NodeJS.ErrnoException | null>((resolve) =>
        lookUpOutside('localhost', { all }, (found) => resolve(found)),
      );
      assert.equal(error?.code, 'address_not_allowed');
    }
  });
});

describe('pauses between attempts', () => {
  const created = new Date('2026-11-20T08:00:00Z');

  it('grow, vary by a fifth, and end with one attempt when 24 hours are over', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7].map(
      (attempts) => (nextAttempt(attempts, created, created, 0.5)?.getTime() ?? 0) - created.getTime(),
    );
    assert.deepEqual(
      pauses.map((pause) => pause / 1_000),
      [5, 30, 120, 600, 1_800, 3_600, 3_600],
    );
    const varied = [0, 1].map((random) => nextAttempt(1, created, created, random)?.getTime());
    assert.deepEqual(
      varied.map((at) => (at ?? 0) - created.getTime()),
      [4_000, 6_000],
    );
  });

  it('are never before the present, nor after the end', () => {
    const end = created.getTime() + 24 * hour;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 30 * hour }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, age, random) => {
          const now = new Date(created.getTime() + age);
          const next = nextAttempt(attempts, created, now, random);
          if (now.getTime() >= end) return next === null;
          return next !== null && next > now && next.getTime() <= end;
        },
      ),
    );
  });
});

describe('the check of a signature that the docs show', () => {
  type Check = (signature: string, body: string, clientSecret: string) => boolean;

  async function checkOfDocs(): Promise<Check> {
    const page = readFileSync('docs/concepts/webhooks.md', 'utf8');
    const code = /```js\n([\s\S]*?)```/.exec(page)?.[1];
    assert.ok(code);
    const module = await import(`data:text/javascript,${encodeURIComponent(`${code}export { isGenuine };`)}`);
    return module.isGenuine;
  }

  it('takes what was signed with a secret that it knows, and nothing else', async () => {
    const isGenuine = await checkOfDocs();
    const body = '{"id":"1","message":"Grüße"}';
    const now = new Date();
    const signature = signatureOf(body, ['old secret', 'new secret'], now);
    assert.ok(isGenuine(signature, body, 'old secret') && isGenuine(signature, body, 'new secret'));
    assert.ok(!isGenuine(signature, body, 'another secret'));
    assert.ok(!isGenuine(signature, `${body} `, 'old secret'));
    const stale = signatureOf(body, ['old secret'], new Date(now.getTime() - 10 * 60 * 1_000));
    assert.ok(!isGenuine(stale, body, 'old secret'));
  });
});
