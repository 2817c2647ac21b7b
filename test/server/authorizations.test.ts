import { strict as assert } from 'node:assert';
import { describeStores } from './directory.ts';
import { allowedScopes, makeSides, week } from './harness/integrator.ts';

const scheduler = ['organizational_unit_scheduler'];
const wide = ['organizational_unit_scheduler', 'directory:read'];

describeStores('asking for an authorization', (directory) => {
  it('makes a pending one with a link, and shows who asked for what', async () => {
    const { tenant, application, customer } = await makeSides(directory);
    const person = await tenant.person('Ivo');
    const asker = tenant.as(await directory.newToken(tenant.id, ['tenant:admin'], { partyId: person.id }));
    const before = directory.clock.now().getTime();
    const reply = await asker.call('POST', '/authorizations', {
      applicationId: application.id,
      organizationUnitId: customer.id,
      scopes: wide,
      message: 'Scheduling for your team',
      approverHint: 'ops@harbour.example',
    });
    assert.equal(reply.status, 201);
    assert.equal(reply.headers.location, `/v1/authorizations/${reply.body.id}`);
    const { actionUrl, actionExpiresAt, statusChangedAt, createdAt, updatedAt, id, ...rest } = reply.body;
    assert.match(String(actionUrl), /^http:\/\/127\.0\.0\.1:\d+\/oauth\/requests\/[\w-]{32}$/);
    const lives = Date.parse(String(actionExpiresAt)) - before;
    assert.ok(lives >= week && lives < week + 60_000, `the link lives ${lives} ms`);
    assert.equal(statusChangedAt, createdAt);
    assert.equal(updatedAt, createdAt);
    assert.deepEqual(rest, {
      tenantId: tenant.id,
      applicationId: application.id,
      organizationUnitId: customer.id,
      status: 'pending',
      scopes: wide,
      pendingScopes: null,
      message: 'Scheduling for your team',
      approverHint: 'ops@harbour.example',
      approvedById: null,
      approvedAt: null,
      statusChangedById: person.id,
      statusReason: null,
      source: null,
      createdById: person.id,
      updatedById: person.id,
    });
    assert.deepEqual(await tenant.get(`/authorizations/${id}`), reply.body);
  });

  it('leaves a pending and an active one of the pair as they are, whatever is asked again', async () => {
    const { tenant, application, customer, ask } = await makeSides(directory);
    const again = {
      applicationId: application.id,
      organizationUnitId: customer.id.toUpperCase(),
      scopes: allowedScopes,
      message: 'more',
    };
    const pending = await ask();
    const second = await tenant.call('POST', '/authorizations', again);
    assert.equal(second.status, 200);
    assert.deepEqual(second.body, pending);
    const active = await tenant.ok('POST', `/authorizations/${pending.id}/approve`);
    assert.deepEqual((await tenant.call('POST', '/authorizations', again)).body, active);
    assert.equal((await tenant.events(`?resourceId=${pending.id}`)).length, 2);
  });

  it('asks again under the same id after it was denied, expired or revoked, with new scopes and another link', async () => {
    const { tenant, ask } = await makeSides(directory);
    const first = await ask();
    const ends: Record<string, () => Promise<unknown>> = {
      denied: () => tenant.ok('POST', `/authorizations/${first.id}/deny`, { reason: 'not now' }),
      expired: async () => directory.clock.advance(week + 1),
      revoked: () => tenant.ok('DELETE', `/authorizations/${first.id}`),
    };
    let old = first;
    for (const [status, end] of Object.entries(ends)) {
      await end();
      const ended = await tenant.get(`/authorizations/${first.id}`);
      assert.deepEqual([ended.status, ended.actionUrl, ended.actionExpiresAt], [status, null, null]);
      const reply = await ask({ scopes: wide, message: status });
      assert.deepEqual(
        [reply.id, reply.status, reply.scopes, reply.message, reply.statusReason],
        [first.id, 'pending', wide, status, null],
      );
      assert.notEqual(reply.actionUrl, old.actionUrl);
      old = reply;
    }
    await tenant.ok('POST', `/authorizations/${first.id}/approve`);
    await tenant.ok('DELETE', `/authorizations/${first.id}`);
    const { approvedAt, approvedById } = await ask();
    assert.deepEqual([approvedAt, approvedById], [null, null], 'nobody approved the new request');
  });

  it('is active at once in the unit of the application', async () => {
    const { publisher, ask } = await makeSides(directory);
    const own = await ask({ organizationUnitId: publisher.id, scopes: allowedScopes });
    const { status, scopes, actionUrl, actionExpiresAt, statusReason, approvedById } = own;
    assert.deepEqual(
      { status, scopes, actionUrl, actionExpiresAt, statusReason, approvedById },
      {
        status: 'active',
        scopes: allowedScopes,
        actionUrl: null,
        actionExpiresAt: null,
        statusReason: 'own_unit',
        approvedById: null,
      },
    );
    assert.ok(own.approvedAt);
  });

  it('refuses scopes that the application may not have, or that there are not', async () => {
    const { tenant, application, customer } = await makeSides(directory, { allowedScopes: scheduler });
    const ask = (scopes: string[]) => ({
      applicationId: application.id,
      organizationUnitId: customer.id,
      scopes,
    });
    const beyond = await tenant.refused('422 scope_not_allowed', 'POST', '/authorizations', ask(wide));
    assert.deepEqual(
      beyond.details.map(({ pointer }) => pointer),
      ['/scopes/1'],
    );
    for (const scope of ['tenant:admin', 'audit:read', 'calendar'])
      await tenant.refused('422 scope_not_allowed', 'POST', '/authorizations', ask([scope]));
    await tenant.refused('400 validation_failed', 'POST', '/authorizations', ask([]));
    assert.equal((await tenant.get('/authorizations')).pagination.total, 0);
  });

  it('refuses what it refers to when that is not there or of the wrong kind', async () => {
    const { tenant, application, customer } = await makeSides(directory);
    const nobody = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
    const good = { applicationId: application.id, organizationUnitId: customer.id, scopes: scheduler };
    const refuse = async (code: `${number} ${string}`, fields: object, pointer: string) => {
      const { details } = await tenant.refused(code, 'POST', '/authorizations', { ...good, ...fields });
      assert.equal(details[0]?.pointer, pointer);
    };
    const person = await tenant.person('Ivo');
    await refuse('422 reference_not_found', { applicationId: nobody }, '/applicationId');
    await refuse('422 reference_not_found', { organizationUnitId: nobody }, '/organizationUnitId');
    await refuse('422 reference_wrong_type', { organizationUnitId: person.id }, '/organizationUnitId');
    await refuse('400 validation_failed', { expiresIn: 0 }, '/expiresIn');
    await refuse('400 validation_failed', { expiresIn: 7_776_001 }, '/expiresIn');
    const codeChallenge = 'x'.repeat(43);
    await refuse(
      '400 validation_failed',
      { redirectUri: 'https://vega.example/callback/', codeChallenge },
      '/redirectUri',
    );
    await refuse('400 validation_failed', { redirectUri: 'https://vega.example/callback' }, '/codeChallenge');
  });

  it('takes a redirect of the application with a code challenge, and shows neither', async () => {
    const { ask } = await makeSides(directory);
    const redirectUri = 'https://vega.example/callback';
    const made = await ask({ redirectUri, state: 'tenant 7', codeChallenge: 'x'.repeat(43), expiresIn: 60 });
    assert.equal(made.status, 'pending');
    assert.ok(!('redirectUri' in made) && !('codeChallenge' in made));
    const lives = Date.parse(String(made.actionExpiresAt)) - Date.parse(String(made.createdAt));
    assert.equal(lives, 60_000);
  });

  it('answers a repeated key with the first answer', async () => {
    const { tenant, application, customer } = await makeSides(directory);
    const body = { applicationId: application.id, organizationUnitId: customer.id, scopes: scheduler };
    const key = { 'idempotency-key': 'urn:one' };
    const first = await tenant.call('POST', '/authorizations', body, key);
    await tenant.ok('POST', `/authorizations/${first.body.id}/approve`);
    const repeat = await tenant.call('POST', '/authorizations', body, key);
    assert.deepEqual([repeat.status, repeat.text], [201, first.text]);
    assert.equal(repeat.headers['idempotency-replayed'], 'true');
  });
});

describeStores('lists of authorizations', (directory) => {
  it('filter by application, unit and the status of this moment', async () => {
    const { tenant, customer, application, ask } = await makeSides(directory);
    const other = await tenant.unit('Northgate');
    const first = await ask({ expiresIn: 60 });
    const second = await ask({ organizationUnitId: other.id });
    const ids = async (query: string) =>
      (await tenant.get(`/authorizations?${query}`)).data.map(({ id }) => id);
    assert.deepEqual(await ids(`applicationId=${application.id}`), [second.id, first.id]);
    assert.deepEqual(await ids(`organizationUnitId=${customer.id}`), [first.id]);
    assert.deepEqual(await ids('status=pending'), [second.id, first.id]);
    assert.deepEqual(await ids(`status=pending&organizationUnitId=${application.id}`), []);
    directory.clock.advance(60_000);
    assert.deepEqual(await ids('status=pending'), [second.id]);
    assert.deepEqual(await ids('status=expired'), [first.id]);
    assert.deepEqual(await ids('sort=updatedAt&sortDirection=DESC'), [first.id, second.id]);
    await tenant.refused('400 validation_failed', 'GET', '/authorizations?status=gone');
    const byCursor = await tenant.all('/authorizations?sort=updatedAt&sortDirection=ASC');
    assert.deepEqual(
      byCursor.map(({ id }) => id),
      [second.id, first.id],
    );
  });
});
