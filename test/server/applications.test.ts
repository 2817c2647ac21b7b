import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, logLines, namesOf, type TestTenant } from './directory.ts';

const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const callback = 'https://scheduler.example/callback';

describeStores('applications', (directory) => {
  let tenant: TestTenant;
  let unit: Body;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    unit = await tenant.unit('Publisher');
  });

  const body = (fields: object = {}) => ({
    organizationUnitId: unit.id,
    displayName: 'Scheduler',
    redirectUris: [callback],
    allowedScopes: ['organizational_unit_scheduler'],
    ...fields,
  });
  const make = (fields: object = {}) => tenant.make('/applications', body(fields));
  const withoutSecret = ({ clientSecret, ...shown }: Body) => shown;

  it('is made with a client id and a secret that is shown this once', async () => {
    const reply = await tenant.call('POST', '/applications', body());
    assert.equal(reply.status, 201);
    const { id, clientId, clientSecret, environment, webhookUrl, homepageUrl, jwks, secrets } = reply.body;
    assert.equal(reply.headers.location, `/v1/applications/${id}`);
    assert.match(clientId, /^[A-Za-z0-9_-]{22,}$/);
    assert.match(clientSecret, /^esp_cs_[A-Za-z0-9_-]{43}$/);
    assert.deepEqual([environment, webhookUrl, homepageUrl, jwks], ['production', null, null, null]);
    assert.equal(secrets.length, 1);
    assert.deepEqual([secrets[0]?.expiresAt, secrets[0]?.lastUsedAt], [null, null]);
    const read = await tenant.call('GET', `/applications/${id}`);
    assert.deepEqual(read.body, withoutSecret(reply.body));
    assert.equal(read.headers.etag, reply.headers.etag);
  });

  it('the ETag of its creation is good for a change', async () => {
    const { headers, body: made } = await tenant.call('POST', '/applications', body());
    const path = `/applications/${made.id}`;
    const ifMatch = { 'if-match': headers.etag as string };
    await tenant.ok('PUT', path, { displayName: 'Planner' }, ifMatch);
    await tenant.refused('412 version_mismatch', 'PUT', path, { displayName: 'Other' }, ifMatch);
    await tenant.refused('412 version_mismatch', 'DELETE', path, undefined, ifMatch);
  });

  it('a repeat of its creation does not show the secret again', async () => {
    const key = { 'idempotency-key': 'once' };
    const made = await tenant.make('/applications', body(), key);
    const error = await tenant.refused('409 secret_already_shown', 'POST', '/applications', body(), key);
    assert.equal(error.resourceId, made.id);
    assert.equal((await tenant.all('/applications')).length, 1);
    const path = `/applications/${made.id}/secrets`;
    const added = await tenant.make(path, {}, { 'idempotency-key': 'twice' });
    const repeat = await tenant.refused(
      '409 secret_already_shown',
      'POST',
      path,
      {},
      { 'idempotency-key': 'twice' },
    );
    assert.equal(repeat.resourceId, added.id);
  });

  it('keeps no text of a secret in the store, the trail or the log', async () => {
    const { id, clientSecret } = await make();
    const { clientSecret: second } = await tenant.make(`/applications/${id}/secrets`, {});
    const kept = await directory.sql(
      `select row_to_json(s)::text as text from application_secrets s where s.application_id = '${id}'
       union all select row_to_json(k)::text from idempotency_keys k where k.tenant_id = '${tenant.id}'`,
    );
    const places = [JSON.stringify(kept), JSON.stringify(await tenant.events()), logLines.join('')];
    for (const place of places)
      for (const secret of [clientSecret, second]) assert.equal(place.includes(secret), false);
    assert.equal(kept.length >= 2, true);
  });

  it('secrets overlap, at most five live ones, and the last one stays', async () => {
    const { id, secrets } = await make();
    const path = `/applications/${id}/secrets`;
    for (let count = 1; count < 5; count += 1) await tenant.make(path, undefined);
    await tenant.refused('409 application_secret_limit', 'POST', path, {});
    const shown = (await tenant.get(`/applications/${id}`)).secrets;
    assert.deepEqual(idsOf(shown), idsOf(shown).sort());
    assert.equal(shown[0]?.id, secrets[0]?.id);
    for (const secret of shown.slice(0, 4)) await tenant.ok('DELETE', `${path}/${secret.id}`);
    await tenant.refused('409 application_secret_last', 'DELETE', `${path}/${shown[4]?.id}`);
    await tenant.refused('404 resource_not_found', 'DELETE', `${path}/${shown[0]?.id}`);
    await tenant.refused('404 resource_not_found', 'DELETE', `${path}/${unknownId}`);
    assert.deepEqual(idsOf((await tenant.get(`/applications/${id}`)).secrets), [shown[4]?.id]);
  });

  it('of parallel calls for a sixth secret none wins, and of two that end the last two one', async () => {
    const { id, secrets } = await make();
    const path = `/applications/${id}/secrets`;
    const replies = await Promise.all(Array.from({ length: 8 }, () => tenant.call('POST', path, {})));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [201, 201, 201, 201, 409, 409, 409, 409]);
    const live = idsOf((await tenant.get(`/applications/${id}`)).secrets);
    assert.deepEqual(live[0], secrets[0]?.id);
    const ended = await Promise.all(live.map((each) => tenant.call('DELETE', `${path}/${each}`)));
    assert.deepEqual(ended.map(({ status }) => status).sort(), [204, 204, 204, 204, 409]);
  });

  it('a secret that ended is not shown, not counted, and does not keep the last one company', async () => {
    const { id, secrets } = await make();
    const path = `/applications/${id}/secrets`;
    const expiresAt = new Date(directory.clock.now().getTime() + 60_000).toISOString();
    const short = await tenant.make(path, { expiresAt });
    assert.equal(short.expiresAt, expiresAt);
    for (let count = 2; count < 5; count += 1) await tenant.make(path, { expiresAt });
    await tenant.refused('409 application_secret_limit', 'POST', path, {});
    directory.clock.advance(60_000);
    assert.deepEqual(idsOf((await tenant.get(`/applications/${id}`)).secrets), idsOf(secrets));
    await tenant.refused('409 application_secret_last', 'DELETE', `${path}/${secrets[0]?.id}`);
    await tenant.refused('404 resource_not_found', 'DELETE', `${path}/${short.id}`);
    await tenant.make(path, {});
    const error = await tenant.refused('400 validation_failed', 'POST', path, { expiresAt });
    assert.equal(error.details[0]?.pointer, '/expiresAt');
  });

  it('lists filter by unit, environment and name, and sort', async () => {
    const other = await tenant.unit('Other');
    const first = await make({ displayName: 'Alpha_1', environment: 'staging' });
    const second = await make({ displayName: 'beta', organizationUnitId: other.id });
    const found = async (query: string) => namesOf((await tenant.get(`/applications?${query}`)).data);
    assert.deepEqual(await found(''), ['beta', 'Alpha_1']);
    assert.deepEqual(await found('sort=displayName&sortDirection=ASC'), ['Alpha_1', 'beta']);
    assert.deepEqual(await found(`organizationUnitId=${other.id}`), ['beta']);
    assert.deepEqual(await found('environment=staging'), ['Alpha_1']);
    assert.deepEqual(await found('q=ALPHA_'), ['Alpha_1']);
    assert.deepEqual(await found('q=a%25'), []);
    assert.deepEqual(await found(`organizationUnitId=${unknownId}`), []);
    await tenant.ok('PUT', `/applications/${first.id}`, { environment: 'development' });
    assert.deepEqual(await found('sort=updatedAt'), ['Alpha_1', 'beta']);
    assert.equal(second.environment, 'production');
  });

  it('a change is partial, null clears, and one that changes nothing writes nothing', async () => {
    const jwks = { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'abc', kid: '1' }] };
    const made = await make({
      webhookUrl: 'https://hooks.example/a',
      homepageUrl: 'https://x.example',
      jwks,
    });
    const path = `/applications/${made.id}`;
    assert.deepEqual(made.jwks, jwks);
    const changed = await tenant.ok('PUT', path, { webhookUrl: null, jwks: null, homepageUrl: null });
    assert.deepEqual([changed.webhookUrl, changed.jwks, changed.homepageUrl], [null, null, null]);
    assert.equal(changed.displayName, 'Scheduler');
    const again = await tenant.ok(
      'PUT',
      path,
      body({ webhookUrl: null, organizationUnitId: unit.id.toUpperCase() }),
    );
    assert.deepEqual(again, changed);
    const events = await tenant.events(`?resourceId=${made.id}`);
    assert.deepEqual(
      events.map(({ action }) => action),
      ['application.updated', 'application.created'],
    );
    const changes = events[0]?.changes as Record<string, unknown>;
    assert.deepEqual(changes.webhookUrl, { before: 'https://hooks.example/a', after: null });
    for (const field of ['displayName', 'redirectUris', 'allowedScopes', 'environment', 'organizationUnitId'])
      await tenant.refused('400 validation_failed', 'PUT', path, { [field]: null });
    for (const field of ['clientId', 'id', 'secrets'])
      await tenant.refused('400 unknown_field', 'PUT', path, { [field]: 'x' });
  });

  it('moves to another unit, which must be a live unit of the tenant', async () => {
    const other = await tenant.unit('Other');
    const { id } = await make();
    const path = `/applications/${id}`;
    const moved = await tenant.ok('PUT', path, { organizationUnitId: other.id });
    assert.equal(moved.organizationUnitId, other.id);
    const person = await tenant.person('Ada');
    for (const [code, organizationUnitId] of [
      ['reference_not_found', unknownId],
      ['reference_wrong_type', person.id],
    ] as const) {
      for (const [method, target, fields] of [
        ['PUT', path, { organizationUnitId }],
        ['POST', '/applications', body({ organizationUnitId })],
      ] as const) {
        const error = await tenant.refused(`422 ${code}`, method, target, fields);
        assert.equal(error.details[0]?.pointer, '/organizationUnitId');
      }
    }
  });

  it('belongs to its tenant', async () => {
    const { id, secrets } = await make();
    const stranger = await directory.newTenant();
    await stranger.refused('404 resource_not_found', 'GET', `/applications/${id}`);
    await stranger.refused('404 resource_not_found', 'PUT', `/applications/${id}`, { displayName: 'x' });
    await stranger.refused('404 resource_not_found', 'POST', `/applications/${id}/secrets`, {});
    await stranger.refused(
      '404 resource_not_found',
      'DELETE',
      `/applications/${id}/secrets/${secrets[0]?.id}`,
    );
    assert.deepEqual(await stranger.all('/applications'), []);
    await stranger.refused('422 reference_not_found', 'POST', '/applications', body());
  });
});
