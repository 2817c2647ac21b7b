import { strict as assert } from 'node:assert';
import { describeStores, type Reply, type TestTenant } from './directory.ts';

const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function codeOf({ status, body }: Reply): string {
  return `${status} ${body.error?.code}`;
}

describeStores('rules that hold for every call', (directory) => {
  let tenant: TestTenant;

  const raw = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    directory.caller.callUnchecked(method, path, body, { token: tenant.token, headers });

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  it('a method that a path lacks: 405 with Allow', async () => {
    const reply = await tenant.call('DELETE', '/ou/tree');
    assert.equal(codeOf(reply), '405 method_not_allowed');
    assert.equal(reply.headers.allow, 'GET, HEAD');
    for (const method of ['PATCH', 'POST'])
      assert.equal(codeOf(await raw(method, `/v1/ou/${unknownId}`, {})), '405 method_not_allowed');
    assert.equal(codeOf(await raw('PUT', '/healthz', {})), '405 method_not_allowed');
  });

  it('a path that leads nowhere: 404, with the error body and a correlation id', async () => {
    for (const path of ['/v1/nothing', '/', '/v2/ou', `/v1/ou/${unknownId}/nothing`, '/v1/ou/', '/ou']) {
      const reply = await raw('GET', path);
      assert.equal(codeOf(reply), '404 resource_not_found', path);
      assert.match(reply.headers['x-correlation-id'] ?? '', uuid);
    }
  });

  it('a malformed id in a path: 404, whatever it looks like', async () => {
    const { id } = await tenant.unit('A');
    const malformed = [
      '1',
      'x',
      `${id}0`,
      `urn:uuid:${id}`,
      `{${id}}`,
      id.replaceAll('-', ''),
      '%00',
      '%zz',
      '..%2f',
    ];
    for (const text of [...malformed, 'x'.repeat(600), "'"]) {
      for (const path of [`/v1/ou/${text}`, `/v1/parties/${text}`, `/v1/ou/${text}/children`]) {
        const reply = await raw('GET', path);
        assert.equal(codeOf(reply), '404 resource_not_found', path);
        assert.match(reply.headers['x-correlation-id'] ?? '', uuid);
      }
    }
  });

  it('an id in capital letters is the same id', async () => {
    const { id } = await tenant.unit('A');
    assert.equal((await tenant.get(`/ou/${id.toUpperCase()}`)).id, id);
  });

  it('a body that is not JSON: 415; malformed JSON: 400; too large: 413', async () => {
    const text = { 'content-type': 'text/plain' };
    assert.equal(codeOf(await raw('POST', '/v1/ou', 'displayName=A', text)), '415 media_type_unsupported');
    const patch = { 'content-type': 'application/merge-patch+json' };
    assert.equal(codeOf(await raw('POST', '/v1/ou', '{}', patch)), '415 media_type_unsupported');
    for (const body of [
      '{',
      '{"displayName":"A",}',
      "{'displayName':'A'}",
      '{"a":1}{"a":1}',
      '{"displayName":NaN}',
    ])
      await tenant.refused('400 body_malformed', 'POST', '/ou', body);
    const large = JSON.stringify({ displayName: 'A', branding: { logo: 'x'.repeat(1024 * 1024) } });
    await tenant.refused('413 body_too_large', 'POST', '/ou', large);
    assert.equal((await tenant.get('/ou')).pagination.total, 0);
  });

  it('a body that is no object, or is missing: 400 that points at the root', async () => {
    for (const body of ['[]', '"text"', '7', 'null', 'true', '']) {
      const error = await tenant.refused('400 validation_failed', 'POST', '/ou', body);
      assert.equal(error.details[0]?.pointer, '', body);
    }
    await tenant.refused('400 validation_failed', 'POST', '/ou');
  });

  it('charset=utf-8 and an empty body with a content type are taken', async () => {
    const utf8 = { 'content-type': 'application/json; charset=utf-8' };
    assert.equal((await raw('POST', '/v1/ou', '{"displayName":"Ä"}', utf8)).body.displayName, 'Ä');
    const { id } = await tenant.unit('B');
    assert.equal((await raw('DELETE', `/v1/ou/${id}`, '', utf8)).status, 204);
  });

  it('unknown fields and read-only fields: 400 unknown_field, each with its pointer', async () => {
    for (const field of [
      'id',
      'code',
      'level',
      'tenantId',
      'partyType',
      'createdAt',
      'deletedAt',
      'source',
      'a/b~c',
    ]) {
      const error = await tenant.refused('400 unknown_field', 'POST', '/ou', {
        displayName: 'A',
        [field]: 'x',
      });
      const pointer = `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      assert.deepEqual(
        error.details.map((each) => each.pointer),
        [pointer],
      );
    }
    const { id } = await tenant.unit('A');
    await tenant.refused('400 unknown_field', 'PUT', `/ou/${id}`, { code: '00009' });
    const roles = { displayName: 'A', specializations: [{ subtype: 'student', id: 'x' }] };
    const error = await tenant.refused('400 unknown_field', 'POST', '/persons', roles);
    assert.equal(error.details[0]?.pointer, '/specializations/0/id');
  });

  it('every field that is wrong is named at once', async () => {
    const body = { displayName: '', legalName: 7, websiteUrl: 'no uri', contactEmail: 'x', ownerId: 'y' };
    const error = await tenant.refused('400 validation_failed', 'POST', '/organizations', body);
    const pointers = error.details.map(({ pointer }) => pointer).sort();
    assert.deepEqual(pointers, ['/contactEmail', '/displayName', '/legalName', '/ownerId', '/websiteUrl']);
    for (const { code, message } of error.details) assert.ok(code && message);
  });

  it('values are never coerced', async () => {
    for (const displayName of [7, true, null, ['A'], { a: 1 }])
      await tenant.refused('400 validation_failed', 'POST', '/persons', { displayName });
    await tenant.refused('400 validation_failed', 'POST', '/ou', { displayName: 'A', branding: '{}' });
  });

  it('unknown query parameters, bad values and repeats: 400 that names them', async () => {
    const bad: [string, string[]][] = [
      ['/ou?colour=red', ['query:colour']],
      ['/ou?limit=ten', ['query:limit']],
      ['/ou?limit=1.5', ['query:limit']],
      ['/ou?limit=', ['query:limit']],
      ['/ou?offset=-1', ['query:offset']],
      ['/ou?page=-1&sort=colour&sortDirection=UP', ['query:page', 'query:sort', 'query:sortDirection']],
      ['/ou?limit=1&limit=2', ['query:limit']],
      ['/ou?includeDeleted=yes', ['query:includeDeleted']],
      ['/ou?include=everything', ['query:include']],
      ['/parties?partyType=robot', ['query:partyType']],
      ['/persons?sort=code', ['query:sort']],
      ['/ou?organizationUnitId=x', ['query:organizationUnitId']],
      [`/ou?organizationUnitId=urn:uuid:${unknownId}`, ['query:organizationUnitId']],
      ['/ou/tree?depth=-1', ['query:depth']],
      ['/ou?q=%00', ['query:q']],
      ['/ou?q=', ['query:q']],
      ['/persons?externalId=a%00b', ['query:externalId']],
      ['/persons?partySubtype=%00', ['query:partySubtype']],
      ['/ou?code=%00', ['query:code']],
      ['/audit/events?correlationId=%00', ['query:correlationId']],
      ['/audit/events?from=yesterday', ['query:from']],
      ['/audit/events?from=2026-01-01', ['query:from']],
      ['/audit/events?action=ou.exploded', ['query:action']],
    ];
    for (const [path, pointers] of bad) {
      const error = await tenant.refused('400 validation_failed', 'GET', path);
      assert.deepEqual(error.details.map(({ pointer }) => pointer).sort(), pointers, path);
    }
    const { id } = await tenant.unit('A');
    await tenant.refused('400 validation_failed', 'DELETE', `/ou/${id}?mode=explode`);
  });

  it('instants that no calendar has: 400, never 500', async () => {
    for (const from of [
      '0000-01-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-01-01T00:00:00+20:00',
      '2026-01-01T24:00:00Z',
      '2026-12-31T23:59:60Z',
      '2026-01-01%2000:00:00Z',
    ]) {
      const reply = await tenant.call('GET', `/audit/events?from=${from.replace('+', '%2B')}`);
      assert.ok([200, 400].includes(reply.status), `${from}: ${reply.text}`);
    }
  });

  it('the correlation id of the caller comes back where it can; else a new one', async () => {
    const send = async (id: string) =>
      (await tenant.call('GET', '/whoami', undefined, { 'x-correlation-id': id })).headers[
        'x-correlation-id'
      ] ?? '';
    for (const id of ['abc', 'a b ~!', 'x'.repeat(128)]) assert.equal(await send(id), id);
    for (const id of ['x'.repeat(129), '', 'tab\there', 'n\u00e4h']) assert.match(await send(id), uuid);
    const refused = await directory.call('GET', '/v1/whoami', undefined, {
      headers: { 'x-correlation-id': 'mine' },
    });
    assert.equal(refused.headers['x-correlation-id'], 'mine');
  });

  it('Espalier-Source is kept with the resource, up to 512 bytes', async () => {
    const source = (text: string) => ({ 'espalier-source': Buffer.from(text).toString('latin1') });
    const text = 'pulumi;project=uni;stack=dev;urn=urn:pulumi:dev::uni::Größe';
    const unit = await tenant.make('/ou', { displayName: 'A' }, source(text));
    assert.equal(unit.source, text);
    const longest = 'ä'.repeat(256);
    assert.equal(
      (await tenant.ok('PUT', `/ou/${unit.id}`, { displayName: 'B' }, source(longest))).source,
      longest,
    );
    const error = await tenant.refused(
      '400 source_too_long',
      'PUT',
      `/ou/${unit.id}`,
      { displayName: 'C' },
      source(`${longest}x`),
    );
    assert.equal(error.details[0]?.pointer, 'header:Espalier-Source');
    assert.equal((await tenant.get(`/ou/${unit.id}`)).displayName, 'B');
    assert.equal((await tenant.ok('PUT', `/ou/${unit.id}`, { displayName: 'C' })).source, null);
  });

  it('a unit is served below /organizationunits as well', async () => {
    const unit = await tenant.make('/organizationunits', { displayName: 'A' });
    assert.equal((await tenant.get(`/organizationunits/${unit.id}`)).id, unit.id);
    assert.equal((await tenant.get(`/organizationunits/tree?rootId=${unit.id}`)).data[0]?.id, unit.id);
    assert.equal((await tenant.get(`/ou/${unit.id}`)).code, '00001');
  });

  it('201 names where the resource is', async () => {
    for (const path of ['/persons', '/services', '/groups', '/ou', '/organizationunits']) {
      const reply = await tenant.call('POST', path, { displayName: path });
      const location = reply.headers.location ?? '';
      assert.ok(location.startsWith('/v1/'), location);
      assert.equal((await tenant.get(location.slice(3))).id, reply.body.id);
    }
  });

  it('metrics, health and the description need no token', async () => {
    const metrics = await directory.call('GET', '/metrics');
    assert.match(metrics.text, /espalier_requests_total\{operation="createOrganizationUnit"/);
    assert.equal((await directory.call('GET', '/v1/openapi.json')).body.openapi, '3.1.0');
    assert.deepEqual((await directory.call('GET', '/readyz')).body, { status: 'ok' });
  });
});
