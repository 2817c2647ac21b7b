import { strict as assert } from 'node:assert';
import { type Body, describeStores, logLines, type TestTenant } from './directory.ts';
import { allowedScopes, makeSides } from './harness/integrator.ts';
import { signersOf, WebhookReceiver } from './harness/webhook-receiver.ts';

const hour = 60 * 60 * 1_000;
const wide = ['organizational_unit_scheduler', 'directory:read'];

async function deliveriesOf(tenant: TestTenant, application: Body, query = ''): Promise<Body[]> {
  return tenant.all(`/applications/${application.id}/deliveries${query}`);
}

describeStores('webhooks', (directory) => {
  let receiver: WebhookReceiver;

  beforeEach(async () => {
    receiver = new WebhookReceiver();
    await receiver.start();
  });

  afterEach(() => receiver.stop());

  const sides = (fields: object = {}) =>
    makeSides(directory, { webhookUrl: `${receiver.url}/hook?of=vega`, ...fields });

  it('tell of a change with the authorization as it is shown, signed with the client secret', async () => {
    const { tenant, application, ask } = await sides();
    const asked = await ask({ message: 'Grüße, "Vega"' });
    await directory.deliverDue();
    const [received] = receiver.received;
    assert.ok(received && receiver.received.length === 1);
    assert.equal(received.path, '/hook?of=vega');
    assert.equal(received.headers['content-type'], 'application/json');
    const { id, type, time, authorization, ...rest } = received.event;
    assert.deepEqual([type, time, rest], ['authorization.requested', asked.createdAt, {}]);
    assert.deepEqual(authorization, asked);
    const secret = String(application.clientSecret);
    assert.deepEqual(signersOf(received, [secret, 'another']), [secret]);
    assert.match(String(received.headers['espalier-signature']), /^t=\d{10},v1=[0-9a-f]{64}$/);
    const t = Number(/t=(\d+)/.exec(String(received.headers['espalier-signature']))?.[1]);
    assert.ok(Math.abs(t - directory.clock.now().getTime() / 1_000) < 60);
    const [delivery] = await deliveriesOf(tenant, application);
    assert.ok(delivery);
    const { createdAt, deliveredAt, ...shown } = delivery;
    assert.ok(createdAt && deliveredAt);
    assert.deepEqual(shown, {
      id,
      authorizationId: asked.id,
      type,
      url: `${receiver.url}/hook?of=vega`,
      status: 'delivered',
      attempts: 1,
      lastStatus: 204,
      lastError: null,
      nextAttemptAt: null,
    });
    assert.ok(!logLines.join('').includes(secret));
  });

  it('tell of every kind of change in its order', async () => {
    const { tenant, ask } = await sides();
    const { id } = await ask();
    const path = `/authorizations/${id}`;
    await tenant.ok('POST', `${path}/approve`);
    await tenant.ok('PUT', path, { scopes: allowedScopes });
    await tenant.ok('POST', `${path}/approve`, { scopes: wide });
    await tenant.ok('PUT', path, { message: 'words are no event' });
    await tenant.ok('DELETE', path);
    await tenant.ok('DELETE', path);
    await ask({ expiresIn: 60 });
    // Nothing may be under way when the clock jumps past the time that an attempt has.
    await directory.deliverDue();
    directory.clock.advance(60_000);
    await directory.deliverDue();
    await tenant.ok('POST', `${path}/link`);
    await tenant.ok('POST', `${path}/deny`);
    await directory.deliverDue();
    assert.deepEqual(receiver.types, [
      'requested',
      'approved',
      'upgrade_requested',
      'upgraded',
      'revoked',
      'requested',
      'expired',
      'requested',
      'denied',
    ]);
    const statuses = receiver.received.map(({ event }) => event.authorization.status);
    assert.deepEqual(statuses.slice(2, 8), ['active', 'active', 'revoked', 'pending', 'expired', 'pending']);
  });

  it('arrive by themselves soon after the change', async () => {
    const { ask } = await sides();
    const arrived = new Promise<void>((resolve) => {
      receiver.answer = (_received, response) => {
        response.writeHead(200).end();
        resolve();
      };
    });
    await ask();
    await arrived;
  });

  it('are not written where nobody listens, nor for a change that was refused', async () => {
    const { tenant, application, ask } = await makeSides(directory);
    const { id } = await ask();
    await tenant.ok('PUT', `/applications/${application.id}`, { webhookUrl: receiver.url });
    await tenant.refused('422 scope_not_allowed', 'POST', `/authorizations/${id}/approve`, { scopes: wide });
    await directory.deliverDue();
    assert.deepEqual([receiver.types, await deliveriesOf(tenant, application)], [[], []]);
  });

  it('are signed with each live secret while secrets are changed', async () => {
    const { tenant, application, ask } = await sides();
    const first = String(application.clientSecret);
    const expiresAt = new Date(directory.clock.now().getTime() + hour).toISOString();
    const made = await tenant.make(`/applications/${application.id}/secrets`, { expiresAt });
    const second = String(made.clientSecret);
    const { id } = await ask();
    await directory.deliverDue();
    await tenant.ok(
      'DELETE',
      `/applications/${application.id}/secrets/${(application.secrets as Body[])[0]?.id}`,
    );
    await tenant.ok('POST', `/authorizations/${id}/approve`);
    await directory.deliverDue();
    const signers = receiver.received.map((each) => signersOf(each, [first, second]));
    assert.deepEqual(signers, [[first, second], [second]]);
    directory.clock.advance(hour);
    await tenant.ok('DELETE', `/authorizations/${id}`);
    await directory.deliverDue();
    const [waiting] = await deliveriesOf(tenant, application);
    assert.deepEqual([waiting?.status, waiting?.lastError], ['pending', 'no_live_secret']);
  });

  it('are repeated with pauses that grow, under the same id, until they are taken', async () => {
    const { tenant, application, ask } = await sides();
    receiver.answer = (_received, response) => response.writeHead(503, { 'retry-after': '1' }).end('no');
    await ask();
    await directory.deliverDue();
    await directory.deliverDue();
    assert.equal(receiver.received.length, 1, 'not before its time');
    const [missed] = await deliveriesOf(tenant, application, '?status=pending');
    assert.deepEqual([missed?.attempts, missed?.lastStatus, missed?.lastError], [1, 503, 'status 503']);
    for (const seconds of [6, 36, 144, 720, 2_160, 4_320]) {
      directory.clock.advance(seconds * 1_000);
      await directory.deliverDue();
    }
    assert.equal(receiver.received.length, 7);
    assert.equal(new Set(receiver.received.map(({ event }) => event.id)).size, 1);
    receiver.answer = (_received, response) => response.writeHead(200).end('taken');
    directory.clock.advance(2 * hour);
    await directory.deliverDue();
    directory.clock.advance(2 * hour);
    await directory.deliverDue();
    const [taken] = await deliveriesOf(tenant, application, '?status=delivered');
    assert.deepEqual([taken?.attempts, taken?.lastStatus, taken?.lastError], [8, 200, null]);
    assert.equal(receiver.received.length, 8);
  });

  it('are given up after 24 hours', async () => {
    const { tenant, application, ask } = await sides();
    receiver.answer = (_received, response) => response.writeHead(500).end();
    await ask();
    await directory.deliverDue();
    directory.clock.advance(24 * hour);
    await directory.deliverDue();
    directory.clock.advance(24 * hour);
    await directory.deliverDue();
    const [failed] = await deliveriesOf(tenant, application, '?status=failed');
    assert.deepEqual([failed?.attempts, failed?.nextAttemptAt, failed?.deliveredAt], [2, null, null]);
    assert.equal(receiver.received.length, 2);
  });

  it('wait for earlier events of the same authorization, and for no others', async () => {
    const { tenant, ask } = await sides();
    const other = await tenant.unit('Northgate');
    const asked = await ask();
    await directory.deliverDue();
    receiver.answer = ({ event }, response) =>
      response.writeHead(event.authorization.id === asked.id ? 500 : 200).end();
    await tenant.ok('POST', `/authorizations/${asked.id}/approve`);
    await directory.deliverDue();
    await tenant.ok('DELETE', `/authorizations/${asked.id}`);
    await ask({ organizationUnitId: other.id });
    await directory.deliverDue();
    assert.deepEqual(receiver.types, ['requested', 'approved', 'requested']);
    receiver.answer = (_received, response) => response.writeHead(200).end();
    directory.clock.advance(6_000);
    await directory.deliverDue();
    assert.deepEqual(receiver.types.slice(3), ['approved', 'revoked']);
  });

  it('are counted and repeated when a secret cannot be read, and hold up nobody', async () => {
    const { tenant, application, ask } = await sides();
    await directory.sql(
      `update application_secrets set sealed_secret = 'x' where application_id = '${application.id}'`,
    );
    await ask();
    await directory.deliverDue();
    const [delivery] = await deliveriesOf(tenant, application);
    assert.deepEqual(
      [delivery?.status, delivery?.attempts, delivery?.lastError],
      ['pending', 1, 'internal_error'],
    );
    assert.equal(receiver.received.length, 0);
  });

  it('follow no redirect', async () => {
    const { tenant, application, ask } = await sides();
    receiver.answer = (_received, response) =>
      response.writeHead(307, { location: `${receiver.url}/elsewhere` }).end();
    await ask();
    await directory.deliverDue();
    assert.equal(receiver.received.length, 1);
    assert.equal((await deliveriesOf(tenant, application))[0]?.lastStatus, 307);
  });

  it('are listed for their own application only', async () => {
    const { tenant, application } = await sides();
    const { application: foreign } = await sides();
    await tenant.refused('404 resource_not_found', 'GET', `/applications/${foreign.id}/deliveries`);
    await tenant.refused(
      '400 validation_failed',
      'GET',
      `/applications/${application.id}/deliveries?status=x`,
    );
  });
});
