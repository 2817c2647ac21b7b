import { strict as assert } from 'node:assert';
import { describeStores } from './directory.ts';
import { assertOAuthError, newProofKey, OAuthClient } from './harness/oauth-client.ts';

const second = 1_000;
const hour = 3_600 * second;

describeStores('oauth codes and tokens', (directory) => {
  let client: OAuthClient;

  beforeEach(async () => {
    client = await OAuthClient.make(directory);
  });

  it('a code is exchanged for tokens that say for which unit they are', async () => {
    const { access_token, refresh_token, ...rest } = await client.tokens();
    assert.match(access_token, /^espa_[\w-]{43}$/);
    assert.match(refresh_token, /^espr_[\w-]{86}$/);
    assert.deepEqual(rest, {
      token_type: 'bearer',
      expires_in: 3600,
      scope: 'directory:read',
      sub: client.unit.id,
      authorization_id: client.authorization.id,
    });
  });

  it('introspection tells what a token is, by the moved clock', async () => {
    const { access_token, refresh_token } = await client.tokens();
    const { exp, iat, ...said } = await client.introspect(access_token);
    assert.deepEqual(said, {
      active: true,
      sub: client.unit.id,
      client_id: client.clientId,
      scope: 'directory:read',
      token_type: 'bearer',
      authorization_id: client.authorization.id,
    });
    assert.equal(Number(exp) - Number(iat), 3600);
    assert.ok(Math.abs(Number(iat) - directory.clock.now().getTime() / second) < 30);
    assert.equal((await client.introspect(refresh_token)).authorization_id, client.authorization.id);
  });

  it('an access token works for an hour', async () => {
    const { access_token } = await client.tokens();
    directory.clock.advance(hour - 5 * second);
    assert.equal(await client.isActive(access_token), true);
    directory.clock.advance(5 * second);
    assert.deepEqual(await client.introspect(access_token), { active: false });
  });

  it('a code works for a minute', async () => {
    const early = await client.code();
    directory.clock.advance(50 * second);
    assert.equal((await client.exchange(early)).status, 200);
    const late = await client.code();
    directory.clock.advance(60 * second);
    assertOAuthError(await client.exchange(late), '400 invalid_grant');
  });

  it('a code that is used again ends its tokens, and the authorization needs a new consent', async () => {
    const code = await client.code();
    const { access_token, refresh_token } = (await client.exchange(code)).body as unknown as Record<
      string,
      string
    >;
    directory.clock.advance(120 * second);
    assertOAuthError(await client.exchange(code), '400 invalid_grant');
    assert.equal(await client.isActive(String(access_token)), false);
    assertOAuthError(await client.refreshReply(String(refresh_token)), '400 invalid_grant');
    assert.equal(await client.status(), 'needs_reauthorization');
    assert.deepEqual((await client.trail()).slice(-3), [
      'authorization.token_issued',
      'authorization.token_replayed',
      'authorization.needs_reauthorization',
    ]);
  });

  it('a code that is used again leaves the other tokens of the authorization alone', async () => {
    const other = await client.tokens();
    const code = await client.code();
    await client.exchange(code);
    assertOAuthError(await client.exchange(code), '400 invalid_grant');
    assert.equal(await client.isActive(other.access_token), true);
    assert.equal(await client.status(), 'active');
  });

  it('of many that exchange one code at the same time, one gets tokens and they end', async () => {
    const code = await client.code();
    const replies = await Promise.all(Array.from({ length: 6 }, () => client.exchange(code)));
    const winners = replies.filter(({ status }) => status === 200);
    assert.equal(winners.length, 1);
    assert.equal(await client.isActive(String(winners[0]?.body.access_token)), false);
  });

  it('a code is for its redirect URI and its proof key only, and stays usable after a wrong attempt', async () => {
    const right = await client.code();
    const { code, redirect_uri, code_verifier } = right;
    const wrong = [
      { code, redirect_uri, code_verifier: newProofKey().verifier },
      { code, redirect_uri, code_verifier: 'short' },
      { code, redirect_uri },
      { code, redirect_uri: `${redirect_uri}/`, code_verifier },
      { code: `${code}x`, redirect_uri, code_verifier },
    ];
    for (const form of wrong) assertOAuthError(await client.exchange(form), '400 invalid_grant');
    assertOAuthError(await client.exchange({ code, code_verifier }), '400 invalid_request');
    assertOAuthError(await client.exchange({ redirect_uri, code_verifier }), '400 invalid_request');
    assert.equal((await client.exchange(right)).status, 200);
  });

  it('the challenge itself is no verifier: plain is not a method here', async () => {
    const { verifier, challenge } = newProofKey();
    const { code, redirect_uri } = await client.code();
    assertOAuthError(
      await client.exchange({ code, redirect_uri, code_verifier: challenge }),
      '400 invalid_grant',
    );
    assertOAuthError(
      await client.exchange({ code, redirect_uri, code_verifier: verifier }),
      '400 invalid_grant',
    );
  });

  it("another application's code, access and refresh token are worth nothing", async () => {
    const sameTenant = await OAuthClient.make(directory, { tenant: client.tenant });
    const otherTenant = await OAuthClient.make(directory);
    const code = await client.code();
    const { access_token, refresh_token } = await client.tokens();
    for (const stranger of [sameTenant, otherTenant]) {
      assertOAuthError(await stranger.exchange(code), '400 invalid_grant');
      assertOAuthError(await stranger.refreshReply(refresh_token), '400 invalid_grant');
      assert.deepEqual(await stranger.introspect(access_token), { active: false });
      assert.deepEqual(await stranger.introspect(refresh_token), { active: false });
      await stranger.revoke({ token: access_token });
      await stranger.revoke({ token: refresh_token });
      await stranger.revoke({ sub: client.unit.id });
    }
    assert.equal(await client.isActive(access_token), true);
    assert.equal((await client.exchange(code)).status, 200);
    await client.refresh(refresh_token);
  });

  it('nothing works of a revoked authorization, an ended application or a suspended tenant', async () => {
    const platform = directory.administrator;
    const ends: ((each: OAuthClient) => Promise<unknown>)[] = [
      (each) => each.tenant.ok('DELETE', `/authorizations/${each.authorization.id}`),
      (each) => platform.ok('PUT', `/tenants/${each.tenant.id}`, { status: 'SUSPENDED' }),
    ];
    for (const end of ends) {
      const each = await OAuthClient.make(directory);
      const code = await each.code();
      const { access_token, refresh_token } = await each.tokens();
      await end(each);
      assert.deepEqual(await each.introspect(access_token), { active: false });
      assert.deepEqual(await each.introspect(refresh_token), { active: false });
      assertOAuthError(await each.refreshReply(refresh_token), '400 invalid_grant');
      assertOAuthError(await each.exchange(code), '400 invalid_grant');
    }
    const { access_token } = await client.tokens();
    await client.tenant.ok('DELETE', `/applications/${client.application.id}`);
    assertOAuthError(await client.post('/oauth/introspect', { token: access_token }), '401 invalid_client');
  });

  it('tokens and codes are kept as hashes only, and secrets never reach the log', async () => {
    const code = await client.code();
    const first = (await client.exchange(code)).body as unknown as Record<string, string>;
    const next = await client.refresh(String(first.refresh_token));
    const tables = ['oauth_codes', 'oauth_families', 'oauth_access_tokens', 'oauth_records', 'audit_events'];
    const texts = await Promise.all(
      tables.map((table) => directory.sql(`select string_agg(t::text, ' ') as text from ${table} t`)),
    );
    const kept = JSON.stringify(texts);
    const secrets = [
      code.code,
      first.access_token,
      first.refresh_token,
      next.access_token,
      next.refresh_token,
    ];
    for (const secret of secrets) assert.ok(!kept.includes(String(secret).slice(5)));
  });
});
