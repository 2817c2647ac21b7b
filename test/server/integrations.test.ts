import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, logLines, namesOf, type TestTenant } from './directory.ts';

const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

describeStores('integrations', (directory) => {
  let tenant: TestTenant;
  let unit: Body;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    unit = await tenant.unit('Customer');
  });

  const body = (fields: object = {}) => ({
    kind: 'calendar',
    provider: 'microsoft365',
    displayName: 'Calendars',
    ...fields,
  });
  const make = (fields: object = {}, at = unit) => tenant.make(`/ou/${at.id}/integrations`, body(fields));
  const storedSettings = async (id: string) => {
    const [row] = await directory.sql(`select settings::text as text from integrations where id = '${id}'`);
    return String(row?.text);
  };

  it('is made, read and listed; several calendars stand in one unit', async () => {
    const settings = { tenant: 'contoso.example', delegated: true };
    const reply = await tenant.call('POST', `/ou/${unit.id}/integrations`, body({ settings }));
    assert.equal(reply.status, 201);
    const made = reply.body;
    assert.equal(reply.headers.location, `/v1/integrations/${made.id}`);
    const read = await tenant.call('GET', `/integrations/${made.id}`);
    assert.deepEqual(read.body, made);
    assert.equal(read.headers.etag, reply.headers.etag);
    const { organizationUnitId, kind, provider, status, statusReason } = made;
    assert.deepEqual(
      { organizationUnitId, kind, provider, settings: made.settings, status, statusReason },
      {
        organizationUnitId: unit.id,
        kind: 'calendar',
        provider: 'microsoft365',
        settings,
        status: 'active',
        statusReason: null,
      },
    );
    await make({ displayName: 'Google', provider: 'google' });
    await make({ displayName: 'Zoom', provider: 'zoom', kind: 'conferencing' });
    const path = `/ou/${unit.id}/integrations`;
    assert.deepEqual(namesOf((await tenant.get(path)).data), ['Zoom', 'Google', 'Calendars']);
    assert.deepEqual(namesOf((await tenant.get(`${path}?kind=calendar`)).data), ['Google', 'Calendars']);
  });

  it('belongs to a unit: none other lists it, an unknown unit is a 404', async () => {
    const below = await tenant.unit('Below', unit);
    await make();
    assert.deepEqual((await tenant.get(`/ou/${below.id}/integrations`)).data, []);
    for (const method of ['GET', 'POST'] as const)
      await tenant.refused(
        '404 resource_not_found',
        method,
        `/ou/${unknownId}/integrations`,
        method === 'POST' ? body() : undefined,
      );
  });

  it('belongs to its tenant', async () => {
    const { id } = await make();
    const stranger = await directory.newTenant();
    await stranger.refused('404 resource_not_found', 'GET', `/integrations/${id}`);
    await stranger.refused('404 resource_not_found', 'PUT', `/integrations/${id}`, { status: 'disabled' });
    await stranger.refused('404 resource_not_found', 'DELETE', `/integrations/${id}`);
    await stranger.refused('404 resource_not_found', 'GET', `/ou/${unit.id}/integrations`);
  });

  const secrets = {
    clientSecret: 'plain-1',
    PASSWORD: 'plain-2',
    nested: { list: [{ refresh_token: 'plain-3', name: 'visible' }] },
    apiKey: { id: 7, parts: ['plain-4'] },
    token: 0,
    key: null,
    tokenUrl: 'visible',
    keys: ['visible'],
  };
  const shown = {
    clientSecret: '***',
    PASSWORD: '***',
    nested: { list: [{ refresh_token: '***', name: 'visible' }] },
    apiKey: '***',
    token: '***',
    key: null,
    tokenUrl: 'visible',
    keys: ['visible'],
  };

  it('values whose key ends in secret, password, token or key show nowhere, at any depth and of any form', async () => {
    const { id, settings } = await make({ settings: secrets });
    assert.deepEqual(settings, shown);
    await tenant.ok('PUT', `/integrations/${id}`, { settings: { ...secrets, clientSecret: 'plain-5' } });
    const places = [
      await storedSettings(id),
      JSON.stringify(await tenant.get(`/ou/${unit.id}/integrations`)),
      JSON.stringify(await tenant.events()),
      logLines.join(''),
    ];
    for (const place of places) assert.doesNotMatch(place, /plain-\d/);
    assert.match(await storedSettings(id), /visible/);
  });

  it('equal secrets are not equal in the store', async () => {
    const { id } = await make({ settings: { aSecret: 'same', bSecret: 'same' } });
    const { aSecret, bSecret } = JSON.parse(await storedSettings(id));
    assert.equal(typeof aSecret, 'string');
    assert.notEqual(aSecret, bSecret);
  });

  it('sending *** keeps the stored value, wherever else the settings change', async () => {
    const { id } = await make({ settings: secrets });
    const before = JSON.parse(await storedSettings(id));
    const path = `/integrations/${id}`;
    const changed = await tenant.ok('PUT', path, {
      settings: { ...shown, tokenUrl: 'new', PASSWORD: 'other' },
    });
    assert.deepEqual(changed.settings, { ...shown, tokenUrl: 'new' });
    const after = JSON.parse(await storedSettings(id));
    assert.deepEqual({ ...after, PASSWORD: 0 }, { ...before, tokenUrl: 'new', PASSWORD: 0 });
    assert.notEqual(after.PASSWORD, before.PASSWORD);
    const [event] = await tenant.events(`?resourceId=${id}`);
    const changes = event?.changes as Record<string, unknown>;
    assert.deepEqual(changes['settings/PASSWORD'], { before: '***', after: '***' });
    assert.equal('settings/clientSecret' in changes, false);
  });

  it('*** where nothing is stored is a 400 that names the place', async () => {
    const { id } = await make({ settings: { clientSecret: 'x', list: [{ aToken: 'x' }] } });
    for (const [method, path] of [
      ['POST', `/ou/${unit.id}/integrations`],
      ['PUT', `/integrations/${id}`],
    ] as const) {
      const sent = { 'a/b': { otherSecret: '***' } };
      const error = await tenant.refused('400 validation_failed', method, path, {
        ...(method === 'POST' ? body() : {}),
        settings: sent,
      });
      assert.deepEqual(
        error.details.map(({ pointer }) => pointer),
        ['/settings/a~1b/otherSecret'],
      );
    }
    const settings = { list: [{}, { aToken: '***' }] };
    await tenant.refused('400 validation_failed', 'PUT', `/integrations/${id}`, { settings });
  });

  it('a change that changes nothing writes nothing, a secret sent again among it', async () => {
    const { id } = await make({ settings: secrets });
    const before = await tenant.call('GET', `/integrations/${id}`);
    const fields = { provider: 'microsoft365', displayName: 'Calendars', status: 'active' };
    for (const settings of [secrets, shown]) {
      const reply = await tenant.call('PUT', `/integrations/${id}`, { ...fields, settings });
      assert.deepEqual(reply.body, before.body);
    }
    assert.equal((await tenant.events(`?resourceId=${id}`)).length, 1);
  });

  it('is disabled and made active again, by nobody else but the caller', async () => {
    const { id } = await make();
    const path = `/integrations/${id}`;
    const { headers } = await tenant.call('GET', path);
    const ifMatch = { 'if-match': headers.etag as string };
    assert.equal((await tenant.ok('PUT', path, { status: 'disabled' }, ifMatch)).status, 'disabled');
    await tenant.refused('412 version_mismatch', 'PUT', path, { status: 'active' }, ifMatch);
    await tenant.refused('412 version_mismatch', 'DELETE', path, undefined, ifMatch);
    assert.equal((await tenant.ok('PUT', path, { status: 'active' })).status, 'active');
    for (const status of ['pending', 'error', null])
      await tenant.refused('400 validation_failed', 'PUT', path, { status });
    await tenant.refused('400 unknown_field', 'PUT', path, { kind: 'directory' });
    const [last] = await tenant.events(`?resourceId=${id}`);
    assert.deepEqual(last?.changes, { status: { before: 'disabled', after: 'active' } });
  });

  it('goes, and a repeat of its creation makes a new one then', async () => {
    const key = { 'idempotency-key': 'once' };
    const path = `/ou/${unit.id}/integrations`;
    const first = await tenant.make(path, body(), key);
    assert.deepEqual(await tenant.make(path, body(), key), first);
    await tenant.ok('DELETE', `/integrations/${first.id}`);
    await tenant.refused('404 resource_not_found', 'GET', `/integrations/${first.id}`);
    await tenant.refused('404 resource_not_found', 'DELETE', `/integrations/${first.id}`);
    const second = await tenant.make(path, body(), key);
    assert.notEqual(second.id, first.id);
    assert.deepEqual(idsOf((await tenant.get(path)).data), [second.id]);
  });

  it('kind application names an application that is there', async () => {
    const applicationBody = {
      organizationUnitId: unit.id,
      displayName: 'Scheduler',
      redirectUris: ['https://a.example/'],
      allowedScopes: ['directory:read'],
    };
    const application = await tenant.make('/applications', applicationBody);
    const made = await make({ kind: 'application', settings: { applicationId: application.id, note: 'x' } });
    for (const [expected, settings] of [
      ['400 validation_failed', {}],
      ['400 validation_failed', { applicationId: 7 }],
      ['400 validation_failed', { applicationId: 'scheduler' }],
      ['422 reference_not_found', { applicationId: unknownId }],
      ['422 reference_not_found', { applicationId: unit.id }],
    ] as const) {
      for (const [method, path, sent] of [
        ['POST', `/ou/${unit.id}/integrations`, body({ kind: 'application', settings })],
        ['PUT', `/integrations/${made.id}`, { settings }],
      ] as const) {
        const error = await tenant.refused(expected, method, path, sent);
        assert.equal(error.details[0]?.pointer, '/settings/applicationId');
      }
    }
    await make({ settings: { applicationId: 'free text' } });
  });
});
