import { strict as assert } from 'node:assert';
import { describeStores } from './directory.ts';
import { assertOAuthError, everyScope, OAuthClient, type Tokens } from './harness/oauth-client.ts';

const second = 1_000;
const day = 24 * 3_600 * second;

describeStores('oauth refresh', (directory) => {
  let client: OAuthClient;
  let first: Tokens;

  beforeEach(async () => {
    client = await OAuthClient.make(directory);
    first = await client.tokens();
  });

  it('gives new tokens of the same authorization each time, and the old access token goes on', async () => {
    const next = await client.refresh(first.refresh_token);
    assert.notEqual(next.refresh_token, first.refresh_token);
    assert.notEqual(next.access_token, first.access_token);
    const { access_token, refresh_token, ...rest } = next;
    assert.deepEqual(rest, {
      token_type: 'bearer',
      expires_in: 3600,
      scope: 'directory:read',
      sub: client.unit.id,
      authorization_id: client.authorization.id,
    });
    assert.equal(await client.isActive(first.access_token), true);
    assert.equal(await client.isActive(next.access_token), true);
    assert.equal(await client.isActive(first.refresh_token), false);
    assert.equal((await client.refresh(next.refresh_token)).sub, client.unit.id);
    assert.deepEqual(
      (await client.trail()).filter((each) => each.includes('token')),
      ['authorization.token_issued'],
    );
  });

  it('sixteen at the same time get one and the same answer, and one family survives', async () => {
    const answers = await Promise.all(Array.from({ length: 16 }, () => client.refresh(first.refresh_token)));
    assert.equal(new Set(answers.map((each) => each.refresh_token)).size, 1);
    assert.equal(new Set(answers.map((each) => each.access_token)).size, 1);
    const [families] = await directory.sql(
      `select count(*) as count from oauth_families where tenant_id = '${client.tenant.id}'`,
    );
    assert.equal(Number(families?.count), 1);
    await client.refresh(String(answers[0]?.refresh_token));
  });

  it('the direct predecessor is answered again within the grace, with what remains of the time', async () => {
    const next = await client.refresh(first.refresh_token);
    directory.clock.advance(9 * second);
    const again = await client.refresh(first.refresh_token);
    assert.deepEqual({ ...again, expires_in: 0 }, { ...next, expires_in: 0 });
    assert.ok(again.expires_in <= 3591 && again.expires_in > 3580, `${again.expires_in}`);
  });

  it('after the grace a used token ends its family, is audited, and asks for a new consent', async () => {
    const next = await client.refresh(first.refresh_token);
    directory.clock.advance(10 * second);
    assertOAuthError(await client.refreshReply(first.refresh_token), '400 invalid_grant');
    for (const token of [next.access_token, next.refresh_token, first.access_token])
      assert.equal(await client.isActive(token), false);
    assertOAuthError(await client.refreshReply(next.refresh_token), '400 invalid_grant');
    assert.equal(await client.status(), 'needs_reauthorization');
    assert.deepEqual((await client.trail()).slice(-2), [
      'authorization.token_replayed',
      'authorization.needs_reauthorization',
    ]);
    const { data } = await client.tenant.get('/audit/events?action=authorization.token_replayed');
    assert.deepEqual(data[0]?.actor, {
      type: 'application',
      tokenId: null,
      partyId: null,
      applicationId: client.application.id,
    });
  });

  it('a token whose successor was used is no predecessor any more, also within the grace', async () => {
    const next = await client.refresh(first.refresh_token);
    const last = await client.refresh(next.refresh_token);
    assertOAuthError(await client.refreshReply(first.refresh_token), '400 invalid_grant');
    assert.equal(await client.isActive(last.access_token), false);
    assert.equal(await client.status(), 'needs_reauthorization');
  });

  it('a replay and refreshes at the same time leave no living token behind', async () => {
    const next = await client.refresh(first.refresh_token);
    directory.clock.advance(11 * second);
    const replies = await Promise.all([
      client.refreshReply(next.refresh_token),
      client.refreshReply(first.refresh_token),
      client.refreshReply(next.refresh_token),
    ]);
    assert.equal(replies[1]?.status, 400);
    for (const { status, body } of replies)
      if (status === 200) assert.equal(await client.isActive(String(body.access_token)), false);
  });

  it('a forged token of the family does not end it', async () => {
    const bytes = Buffer.from(first.refresh_token.slice(5), 'base64url');
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    const forged = `espr_${bytes.toString('base64url')}`;
    assertOAuthError(await client.refreshReply(forged), '400 invalid_grant');
    assertOAuthError(await client.refreshReply('espr_x'), '400 invalid_grant');
    assertOAuthError(await client.refreshReply(first.access_token), '400 invalid_grant');
    await client.refresh(first.refresh_token);
  });

  it('a family lives ninety days after its last use', async () => {
    directory.clock.advance(89 * day);
    const next = await client.refresh(first.refresh_token);
    directory.clock.advance(89 * day);
    const last = await client.refresh(next.refresh_token);
    directory.clock.advance(90 * day);
    assertOAuthError(await client.refreshReply(last.refresh_token), '400 invalid_grant');
    assert.equal(await client.isActive(last.refresh_token), false);
  });

  it('what has ended is removed, and an authorization without a family needs a new consent', async () => {
    const tables = ['oauth_families', 'oauth_codes', 'oauth_access_tokens'];
    const counts = async () => {
      const where = `where tenant_id = '${client.tenant.id}'`;
      const rows = tables.map((table) => directory.sql(`select count(*) as count from ${table} ${where}`));
      return (await Promise.all(rows)).map(([row]) => Number(row?.count));
    };
    await client.code();
    await client.refresh(first.refresh_token);
    assert.deepEqual(await counts(), [1, 2, 2]);
    directory.clock.advance(day);
    await directory.deliverDue();
    assert.deepEqual(await counts(), [1, 1, 0]);
    assert.equal(await client.status(), 'active');
    directory.clock.advance(89 * day);
    await directory.deliverDue();
    assert.deepEqual(await counts(), [0, 0, 0]);
    assert.equal(await client.status(), 'needs_reauthorization');
    const { data } = await client.tenant.get('/audit/events?action=authorization.needs_reauthorization');
    const nobody = { type: 'system', tokenId: null, partyId: null, applicationId: null };
    assert.deepEqual(data[0]?.actor, nobody);
  });

  it('a widening shows with the next refresh, not before', async () => {
    const path = `/authorizations/${client.authorization.id}`;
    const wide = ['directory:read', 'directory:write'];
    await client.tenant.ok('PUT', path, { scopes: wide });
    const waiting = await client.refresh(first.refresh_token);
    assert.equal(waiting.scope, 'directory:read');
    await client.tenant.ok('POST', `${path}/approve`, {});
    assert.equal((await client.introspect(waiting.access_token)).scope, 'directory:read');
    const next = await client.refresh(waiting.refresh_token);
    assert.deepEqual(next.scope.split(' ').sort(), wide);
  });

  it('a narrowing of the authorization or the application acts on living tokens at once', async () => {
    const wide = await OAuthClient.make(directory, { scopes: everyScope });
    const tokens = await wide.tokens(everyScope);
    const scopesOf = async (token: string) =>
      String((await wide.introspect(token)).scope)
        .split(' ')
        .sort();
    assert.deepEqual(await scopesOf(tokens.access_token), everyScope);
    await wide.tenant.ok('PUT', `/authorizations/${wide.authorization.id}`, {
      scopes: everyScope.slice(0, 2),
    });
    assert.deepEqual(await scopesOf(tokens.access_token), everyScope.slice(0, 2));
    await wide.tenant.ok('PUT', `/applications/${wide.application.id}`, {
      allowedScopes: ['directory:read'],
    });
    assert.deepEqual(await scopesOf(tokens.access_token), ['directory:read']);
    assert.equal((await wide.refresh(tokens.refresh_token)).scope, 'directory:read');
  });

  it('a client may take less than is granted, and nothing more', async () => {
    const wide = await OAuthClient.make(directory, { scopes: ['directory:read', 'directory:write'] });
    const { refresh_token } = await wide.tokens();
    assertOAuthError(
      await wide.refreshReply(refresh_token, { scope: 'directory:read organizational_unit_scheduler' }),
      '400 invalid_scope',
    );
    const less = await wide.refresh(refresh_token, { scope: 'directory:write' });
    assert.equal(less.scope, 'directory:write');
    const all = await wide.refresh(less.refresh_token);
    assert.deepEqual(all.scope.split(' ').sort(), ['directory:read', 'directory:write']);
  });
});
