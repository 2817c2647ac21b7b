import { strict as assert } from 'node:assert';
import { createHmac } from 'node:crypto';
import { Writable } from 'node:stream';
import { createDirectory, type Directory } from '@espalier/server';
import type { JWTPayload } from 'jose';
import { TestClock } from './directory.ts';
import { Caller, type Reply } from './harness/call.ts';
import { TestTenant } from './harness/test-tenant.ts';
import { TokenIssuer } from './harness/token-issuer.ts';

const adminToken = `esp_${'a'.repeat(43)}`;
const hostId = '00000000-0000-7000-8000-000000000000';
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('signed tokens of a configured issuer', () => {
  const issuer = new TokenIssuer();
  const clock = new TestClock();
  let directory: Directory;
  let caller: Caller;
  let admin: TestTenant;
  let tenantId: string;

  before(async function () {
    this.timeout(60_000);
    await issuer.start();
    const config = {
      host: '127.0.0.1',
      port: 0,
      data: 'memory',
      basePath: '/v1',
      publicUrl: undefined,
      adminToken,
      checkAnswers: true,
      jwtIssuers: [{ issuer: issuer.url, audience: 'espalier' }],
    };
    directory = await createDirectory(config, nowhere, clock.now);
    caller = new Caller(await directory.app.listen({ host: '127.0.0.1', port: 0 }));
    admin = new TestTenant(hostId, 'host', adminToken, caller);
    tenantId = (await admin.make('/tenants', { slug: 'signed', displayName: 'Signed' })).id;
  });

  after(async () => {
    await caller?.close();
    await directory?.close();
    await issuer.stop();
  });

  const claims = (fields: JWTPayload = {}): JWTPayload => ({
    tenant_id: tenantId,
    scope: 'directory:read directory:write',
    ...fields,
  });
  const sign = (fields?: JWTPayload) => issuer.sign(claims(fields), clock.now());
  const whoami = (token: string) => caller.call('GET', '/v1/whoami', undefined, { token });
  const answerOf = (reply: Reply) => `${reply.status} ${reply.body.error?.code ?? 'ok'}`;

  async function refused(token: string, why: string): Promise<void> {
    assert.equal(answerOf(await whoami(token)), '401 unauthenticated', why);
  }

  it('acts in the tenant it names, with the scopes it names', async () => {
    const { status, body: me } = await whoami(await sign({ scope: 'openid directory:read unheard' }));
    assert.equal(status, 200);
    assert.deepEqual(
      [me.tenantId, me.tenantSlug, me.tokenId, me.scopes, me.partyId],
      [tenantId, 'signed', null, ['directory:read'], null],
    );
    const reader = new TestTenant(tenantId, 'signed', await sign({ scope: 'directory:read' }), caller);
    await reader.get('/ou');
    await reader.refused('403 scope_missing', 'POST', '/ou', { displayName: 'U' });
    const none = new TestTenant(tenantId, 'signed', await sign({ scope: '' }), caller);
    await none.refused('403 scope_missing', 'GET', '/ou');
    const all = new TestTenant(tenantId, 'signed', await sign({ scope: 'tenant:admin' }), caller);
    await all.unit('U');
    await all.refused('403 scope_missing', 'GET', '/tenants');
  });

  it('acts as a live party of the tenant, which the trail names', async () => {
    const writer = new TestTenant(tenantId, 'signed', await sign({ scope: 'tenant:admin' }), caller);
    const person = await writer.person('Ada');
    const ada = writer.as(await sign({ scope: 'tenant:admin', party_id: person.id.toUpperCase() }));
    assert.equal((await ada.get('/whoami')).partyId, person.id);
    const unit = await ada.unit('by Ada');
    assert.equal(unit.createdById, person.id);
    const [event] = await ada.events(`?resourceId=${unit.id}`);
    assert.equal(((event?.actor ?? {}) as { partyId?: string }).partyId, person.id);
    const foreign = (await admin.make('/persons', { displayName: 'P' })).id;
    await refused(await sign({ party_id: foreign }), 'a party of another tenant');
    await refused(await sign({ party_id: 'ada' }), 'no id');
    await writer.ok('DELETE', `/persons/${person.id}`);
    await refused(await sign({ party_id: person.id }), 'a deleted party');
  });

  it('is refused when its claims are wrong', async () => {
    const seconds = Math.floor(clock.now().getTime() / 1000);
    // undefined leaves a claim out, which the type of claims does not know.
    for (const [why, fields] of Object.entries({
      expired: { exp: seconds - 1 },
      'without an end': { exp: undefined },
      'not yet valid': { nbf: seconds + 60 },
      'of another audience': { aud: 'other' },
      'without an audience': { aud: undefined },
      'of another issuer': { iss: 'https://issuer.example' },
      'without an issuer': { iss: undefined },
      'without a tenant': { tenant_id: undefined },
      'with no id as tenant': { tenant_id: 'signed' },
      'with a number as tenant': { tenant_id: 1 },
      'of an unknown tenant': { tenant_id: '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d' },
    }))
      await refused(await sign(fields as JWTPayload), why);
    assert.equal((await whoami(await sign({ aud: ['other', 'espalier'] }))).status, 200);
  });

  it('the clock of the directory decides about its times', async () => {
    const token = await sign();
    assert.equal((await whoami(token)).status, 200);
    clock.advance(3_599_000);
    assert.equal((await whoami(token)).status, 200);
    clock.advance(2_000);
    await refused(token, 'expired meanwhile');
  });

  it('is refused when its signature is wrong', async () => {
    const token = await sign();
    const [header = '', payload = '', signature = ''] = token.split('.');
    const forged = encode({
      ...JSON.parse(Buffer.from(payload, 'base64url').toString()),
      scope: 'tenant:admin',
    });
    await refused(`${header}.${forged}.${signature}`, 'another payload');
    await refused(`${encode({ alg: 'none' })}.${payload}.`, 'alg none, no signature');
    await refused(`${encode({ alg: 'none' })}.${payload}.${signature}`, 'alg none');
    const stranger = await issuer.addKey('first', 'ES256', false);
    await refused(await issuer.sign(claims(), clock.now(), stranger), 'another key of the same name');
    const unknown = await issuer.addKey('unknown', 'ES256', false);
    await refused(await issuer.sign(claims(), clock.now(), unknown), 'a key that is not published');
    for (const junk of ['a.b.c', '..', `${header}.${payload}`, `${token}.x`, `x${token}`])
      await refused(junk, junk);
  });

  it('is refused when the public key was used as a shared secret', async () => {
    const { publicJwk, kid } = issuer.keys[0] ?? assert.fail();
    const payload = encode({
      ...claims(),
      iss: issuer.url,
      aud: 'espalier',
      exp: clock.now().getTime() / 1000 + 60,
    });
    const head = `${encode({ alg: 'HS256', kid })}.${payload}`;
    for (const secret of [JSON.stringify(publicJwk), Buffer.from(publicJwk.x ?? '', 'base64url')])
      await refused(`${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`, 'HS256');
  });

  it('a suspended tenant answers 403, a deleted one 401', async () => {
    const { id } = await admin.make('/tenants', { slug: 'short-lived', displayName: 'X' });
    const token = await sign({ tenant_id: id });
    assert.equal((await whoami(token)).status, 200);
    await admin.ok('PUT', `/tenants/${id}`, { status: 'SUSPENDED' });
    assert.equal(answerOf(await whoami(token)), '403 tenant_suspended');
    await admin.ok('PUT', `/tenants/${id}`, { status: 'ACTIVE' });
    assert.equal((await whoami(token)).status, 200);
    await admin.ok('DELETE', `/tenants/${id}`);
    await refused(token, 'of a deleted tenant');
  });

  it('keys rotate: a new one is found when a token names it, of any asymmetric kind', async () => {
    for (const alg of ['RS256', 'PS256', 'ES384', 'EdDSA']) {
      // A second between two look-ups, so that made-up key names cannot make the directory ask without end.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await issuer.addKey(`rotated-${alg}`, alg);
      assert.equal((await whoami(await sign())).status, 200, alg);
    }
    const before = issuer.fetches;
    for (let count = 0; count < 20; count += 1) await whoami(await sign());
    assert.equal(issuer.fetches, before);
    const unknown = await issuer.addKey('never published', 'ES256', false);
    const forged = await issuer.sign(claims(), clock.now(), unknown);
    await Promise.all(Array.from({ length: 20 }, () => refused(forged, 'unknown key')));
    assert.ok(issuer.fetches <= before + 2, `${issuer.fetches - before} look-ups`);
  });

  it('an issuer that is down, or answers nonsense, is not the fault of the token: 503', async () => {
    const silent = new TokenIssuer();
    await silent.start();
    const config = { host: '127.0.0.1', port: 0, data: 'memory', basePath: '/v1', publicUrl: undefined };
    const jwtIssuers = [{ issuer: silent.url }, { issuer: 'http://127.0.0.1:1/down' }];
    const other = await createDirectory({ ...config, adminToken, checkAnswers: true, jwtIssuers }, nowhere);
    const here = new Caller(await other.app.listen({ host: '127.0.0.1', port: 0 }));
    const ask = async (fields: JWTPayload) => {
      const token = await silent.sign({ tenant_id: hostId, ...fields }, new Date());
      const reply = await here.call('GET', '/v1/whoami', undefined, { token });
      if (reply.status === 503) assert.ok(reply.headers['retry-after']);
      return answerOf(reply);
    };
    try {
      assert.equal(await ask({ iss: 'http://127.0.0.1:1/down' }), '503 store_unavailable');
      for (const failure of [
        { status: 500, body: '{}' },
        { status: 404, body: '{}' },
        { status: 200, body: '<html>' },
        { status: 200, body: '{"keys": 1}' },
      ]) {
        silent.failure = failure;
        assert.equal(await ask({}), '503 store_unavailable', JSON.stringify(failure));
      }
      silent.failure = undefined;
      assert.equal(await ask({}), '200 ok');
      assert.equal(await ask({ tenant_id: 'x' }), '401 unauthenticated');
    } finally {
      await here.close();
      await other.close();
      await silent.stop();
    }
  }).timeout(60_000);
});
