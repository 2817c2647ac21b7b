import { strict as assert } from 'node:assert';
import { type Body, describeStores, logLines } from './directory.ts';
import type { Reply } from './harness/call.ts';
import {
  assertOAuthError,
  callback,
  newProofKey,
  OAuthClient,
  type OAuthStatus,
} from './harness/oauth-client.ts';

const formType = 'application/x-www-form-urlencoded';
const endpoints = ['/oauth/token', '/oauth/introspect', '/oauth/revoke', '/oauth/par'];

describeStores('oauth endpoints', (directory) => {
  let client: OAuthClient;

  beforeEach(async () => {
    client = await OAuthClient.make(directory);
  });

  const send = (path: string, body: string | Buffer, headers: Record<string, string>) =>
    directory.caller.callUnchecked('POST', path, body, { headers });
  const asJson = (path: string, body: unknown, authorization: string = client.basic): Promise<Reply> =>
    send(path, JSON.stringify(body), { authorization, 'content-type': 'application/json' });

  it('take JSON as they take forms', async () => {
    const code = { grant_type: 'authorization_code', ...(await client.code()) };
    const tokens = await asJson('/oauth/token', code);
    assert.equal(tokens.status, 200, tokens.text);
    const { access_token: token } = tokens.body;
    assert.equal((await asJson('/oauth/introspect', { token })).body.active, true);
    assert.equal((await asJson('/oauth/revoke', { token })).status, 200);
    assert.equal(await client.isActive(String(token)), false);
    const inBody = { token, client_id: client.clientId, client_secret: client.secret };
    const type = { 'content-type': 'application/json; charset=utf-8' };
    const posted = await send('/oauth/introspect', JSON.stringify(inBody), type);
    assert.deepEqual(posted.body, { active: false });
  });

  it('answer bodies that cannot be read in the form of RFC 6749', async () => {
    const { basic: authorization } = client;
    const bodies: [string, string, OAuthStatus][] = [
      ['{"token"', 'application/json', '400 invalid_request'],
      ['[]', 'application/json', '400 invalid_request'],
      ['null', 'application/json', '400 invalid_request'],
      ['{"token":7}', 'application/json', '400 invalid_request'],
      ['{"token":["a"]}', 'application/json', '400 invalid_request'],
      ['token=a', 'text/plain', '400 invalid_request'],
      ['<token/>', 'application/xml', '400 invalid_request'],
      ['token=a&token=b', formType, '400 invalid_request'],
      ['', formType, '400 invalid_request'],
      [`token=${'a'.repeat(70_000)}`, formType, '413 invalid_request'],
    ];
    for (const path of endpoints)
      for (const [body, type, expected] of bodies) {
        const reply = await send(path, body, { authorization, 'content-type': type });
        assertOAuthError(reply, expected);
      }
  });

  it('answer hostile bytes with an error of the caller, never one of ours', async () => {
    const { basic: authorization } = client;
    const texts = [
      '%',
      '%00',
      'token=%FF%FE',
      'token=\u0000',
      'token=%00',
      '__proto__=x&token=a',
      '&&&=',
      '=',
    ];
    for (const path of endpoints)
      for (const text of texts) {
        const reply = await send(path, text, { authorization, 'content-type': formType });
        assert.ok(reply.status < 500, `${path} ${text}: ${reply.text}`);
      }
  });

  it('refuse other methods, and say which there are', async () => {
    for (const path of endpoints)
      for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
        const reply = await directory.caller.callUnchecked(method, path);
        assertOAuthError(reply, '405 invalid_request');
        assert.equal(reply.headers.allow, 'POST');
      }
  });

  it('do not tell an unknown client from a wrong secret', async () => {
    const basic = (id: string, secret: string) =>
      `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    const withBasic = [
      basic(client.clientId, 'wrong'),
      basic(client.clientId, `${client.secret}x`),
      basic('app_unknown', client.secret),
    ];
    for (const path of endpoints) {
      const replies = await Promise.all(
        withBasic.map((authorization) => client.post(path, { token: 'a' }, { authorization })),
      );
      for (const reply of replies) {
        assertOAuthError(reply, '401 invalid_client');
        assert.match(String(reply.headers['www-authenticate']), /^Basic /);
        assert.equal(reply.text, replies[0]?.text);
      }
      const posted = await Promise.all(
        [client.clientId, 'app_unknown'].map((id) =>
          client.post(path, { token: 'a', client_id: id, client_secret: 'wrong' }, {}),
        ),
      );
      for (const reply of posted) assertOAuthError(reply, '401 invalid_client');
      assertOAuthError(
        await client.post(path, { token: 'a', client_id: client.clientId }, {}),
        '401 invalid_client',
      );
      assertOAuthError(await client.post(path, { token: 'a' }, {}), '401 invalid_client');
    }
  });

  it('take every live secret, and note when it was used', async () => {
    const path = `/applications/${client.application.id}`;
    const inAnHour = new Date(directory.clock.now().getTime() + 3_600_000).toISOString();
    const added = await client.tenant.make(`${path}/secrets`, { expiresAt: inAnHour });
    const form = { token: 'a', client_id: client.clientId, client_secret: String(added.clientSecret) };
    assert.equal((await client.post('/oauth/introspect', form, {})).status, 200);
    const secrets = (await client.tenant.get(path)).secrets as Body[];
    const used = secrets.find(({ id }) => id === added.id);
    assert.ok(Math.abs(Date.parse(String(used?.lastUsedAt)) - directory.clock.now().getTime()) < 30_000);
    directory.clock.advance(3_600_000);
    assertOAuthError(await client.post('/oauth/introspect', form, {}), '401 invalid_client');
    const second = await client.tenant.make(`${path}/secrets`, {});
    const other = { ...form, client_secret: String(second.clientSecret) };
    assert.equal((await client.post('/oauth/introspect', other, {})).status, 200);
    await client.tenant.ok('DELETE', `${path}/secrets/${second.id}`);
    assertOAuthError(await client.post('/oauth/introspect', other, {}), '401 invalid_client');
  });

  it('know no other grants, least of all our own way to revoke', async () => {
    const grants = ['password', 'client_credentials', 'implicit', 'urn:espalier:revoke-authorization', ''];
    for (const grant of grants) {
      const reply = await client.post('/oauth/token', { grant_type: grant, sub: client.unit.id });
      assert.equal(reply.status, 400);
      assert.ok(['unsupported_grant_type', 'invalid_request'].includes(String(reply.body.error)), reply.text);
    }
    assert.equal(await client.status(), 'active');
  });

  it('revoke an access token, a family, or the authorization', async () => {
    const [one, other] = [await client.tokens(), await client.tokens()];
    await client.revoke({ token: one.access_token, token_type_hint: 'refresh_token' });
    assert.equal(await client.isActive(one.access_token), false);
    const next = await client.refresh(one.refresh_token);
    await client.revoke({ token: next.refresh_token });
    assert.equal(await client.isActive(next.access_token), false);
    assertOAuthError(await client.refreshReply(next.refresh_token), '400 invalid_grant');
    assert.equal(await client.isActive(other.access_token), true);
    assert.equal(await client.status(), 'active');
    await client.revoke({ token: 'unknown' });
    await client.revoke({ sub: client.unit.id });
    assert.equal(await client.status(), 'revoked');
    assert.equal(await client.isActive(other.access_token), false);
    await client.revoke({ sub: client.unit.id });
    assertOAuthError(await client.post('/oauth/revoke', { sub: 'no id' }), '400 invalid_request');
    assert.deepEqual(
      (await client.trail()).filter((each) => each.includes('revoked')),
      ['authorization.token_revoked', 'authorization.token_revoked', 'authorization.revoked'],
    );
  });

  it('keep a pushed request for a minute', async () => {
    const { challenge } = newProofKey();
    const request = {
      response_type: 'code',
      redirect_uri: callback,
      scope: 'directory:read',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state: 'kept',
    };
    const reply = await client.post('/oauth/par', request);
    assert.equal(reply.status, 201, reply.text);
    assert.match(String(reply.body.request_uri), /^urn:ietf:params:oauth:request_uri:[\w-]{21,}$/);
    assert.equal(reply.body.expires_in, 60);
    const wrong: [object, OAuthStatus][] = [
      [{ redirect_uri: `${callback}2` }, '400 invalid_request'],
      [{ scope: 'directory:delete' }, '400 invalid_scope'],
      [{ response_type: 'token' }, '400 unsupported_response_type'],
      [{ code_challenge_method: 'plain' }, '400 invalid_request'],
      [{ organization_unit_id: 'x' }, '400 invalid_request'],
      [{ request_uri: reply.body.request_uri }, '400 request_uri_not_supported'],
    ];
    for (const [change, error] of wrong)
      assertOAuthError(await client.post('/oauth/par', { ...request, ...change }), error);
    const { code_challenge: _, ...withoutProof } = request;
    assertOAuthError(await client.post('/oauth/par', withoutProof), '400 invalid_request');
  });

  it('never write a secret into the log', async () => {
    const tokens = await client.tokens();
    await client.refresh(tokens.refresh_token);
    const text = logLines.join('');
    for (const secret of [client.secret, tokens.access_token, tokens.refresh_token])
      assert.ok(!text.includes(secret));
  });

  it('describe themselves, and nothing that is not there', async () => {
    const { origin } = directory.caller;
    const reply = await directory.caller.callUnchecked(
      'GET',
      '/.well-known/oauth-authorization-server',
      undefined,
      {
        headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      },
    );
    assert.equal(reply.status, 200);
    const methods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'];
    const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'Ed25519', 'EdDSA'];
    assert.deepEqual(reply.body, {
      issuer: origin,
      authorization_endpoint: `${origin}/oauth/authorize`,
      token_endpoint: `${origin}/oauth/token`,
      introspection_endpoint: `${origin}/oauth/introspect`,
      revocation_endpoint: `${origin}/oauth/revoke`,
      pushed_authorization_request_endpoint: `${origin}/oauth/par`,
      scopes_supported: ['directory:read', 'directory:write', 'organizational_unit_scheduler'],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      request_uri_parameter_supported: false,
      token_endpoint_auth_methods_supported: methods,
      token_endpoint_auth_signing_alg_values_supported: algorithms,
      introspection_endpoint_auth_methods_supported: methods,
      introspection_endpoint_auth_signing_alg_values_supported: algorithms,
      revocation_endpoint_auth_methods_supported: methods,
      revocation_endpoint_auth_signing_alg_values_supported: algorithms,
    });
  });
});
