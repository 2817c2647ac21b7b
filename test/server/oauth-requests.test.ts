import { strict as assert } from 'node:assert';
import {
  type ReadAuthorizeRequest,
  readAuthorizeRequest,
  usePushedRequest,
} from '../../server/src/oauth/authorize-request.ts';
import { describeStores } from './directory.ts';
import { callback, everyScope, type Form, newProofKey, OAuthClient } from './harness/oauth-client.ts';

const unit = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

describeStores('oauth authorization requests', (directory) => {
  let client: OAuthClient;
  let right: Form;

  before(async () => {
    const fields = { redirectUris: [callback, `${callback}?keep=1`], allowedScopes: everyScope.slice(0, 2) };
    client = await OAuthClient.make(directory, { fields });
    right = {
      client_id: client.clientId,
      redirect_uri: callback,
      response_type: 'code',
      code_challenge: newProofKey().challenge,
      code_challenge_method: 'S256',
      state: 'a b&c=ü',
      scope: 'directory:read',
    };
  });

  const settings = () => ({ issuer: 'https://id.example', now: directory.clock.now() });
  const read = (query: string | Form): Promise<ReadAuthorizeRequest> =>
    directory.withSession((session) => readAuthorizeRequest(session, new URLSearchParams(query), settings()));
  const without = (name: string): Form =>
    Object.fromEntries(Object.entries(right).filter(([key]) => key !== name));
  const requestOf = async (query: string | Form) => {
    const answer = await read(query);
    assert.equal(answer.kind, 'request', JSON.stringify(answer));
    return answer.kind === 'request' ? answer.request : assert.fail();
  };

  it('tells who asks for what', async () => {
    const request = await requestOf({ ...right, organization_unit_id: unit.toUpperCase(), nonce: 'ignored' });
    assert.deepEqual(
      [request.client.displayName, request.redirectUri, request.scopes, request.state, request.codeChallenge],
      ['Scheduler', callback, ['directory:read'], right.state, right.code_challenge],
    );
    assert.deepEqual([request.organizationUnitId, request.pushedId], [unit, undefined]);
    const bare = await requestOf({ ...without('scope'), state: '', organization_unit_id: '' });
    assert.deepEqual(
      [bare.scopes, bare.state, bare.organizationUnitId],
      [everyScope.slice(0, 2), undefined, undefined],
    );
  });

  it('never redirects where client or redirect URI are not right', async () => {
    const text = new URLSearchParams(right).toString();
    const queries: (string | Form)[] = [
      without('client_id'),
      { ...right, client_id: 'app_unknown' },
      `${text}&client_id=${client.clientId}`,
      without('redirect_uri'),
      { ...right, redirect_uri: `${callback}/` },
      { ...right, redirect_uri: `${callback}?a=b` },
      { ...right, redirect_uri: callback.toUpperCase() },
      { ...right, redirect_uri: 'https://evil.example/callback' },
      { ...right, redirect_uri: 'https://scheduler.example@evil.example/callback' },
      { ...right, redirect_uri: 'https://scheduler.example/x/../callback' },
      `${text}&redirect_uri=https%3A%2F%2Fevil.example`,
      { client_id: client.clientId, request_uri: 'urn:ietf:params:oauth:request_uri:unknown' },
      { ...right, request_uri: 'https://evil.example/request' },
    ];
    for (const query of queries) assert.equal((await read(query)).kind, 'page', JSON.stringify(query));
  });

  it('tells the client what else is wrong, with its state and who we are', async () => {
    const text = new URLSearchParams(right).toString();
    const queries: [string | Form, string][] = [
      [without('response_type'), 'invalid_request'],
      [{ ...right, response_type: 'token' }, 'unsupported_response_type'],
      [{ ...right, response_type: 'code id_token' }, 'unsupported_response_type'],
      [{ ...right, response_mode: 'fragment' }, 'invalid_request'],
      [without('code_challenge'), 'invalid_request'],
      [without('code_challenge_method'), 'invalid_request'],
      [{ ...right, code_challenge_method: 'plain' }, 'invalid_request'],
      [{ ...right, code_challenge: 'short' }, 'invalid_request'],
      [{ ...right, scope: 'directory:read tenant:admin' }, 'invalid_scope'],
      [{ ...right, scope: 'organizational_unit_scheduler' }, 'invalid_scope'],
      [{ ...right, scope: 'directory:read  directory:write' }, 'invalid_scope'],
      [{ ...right, organization_unit_id: 'x' }, 'invalid_request'],
      [{ ...right, request: 'a.b.c' }, 'request_not_supported'],
      [`${text}&scope=directory%3Aread`, 'invalid_request'],
    ];
    for (const [query, error] of queries) {
      const answer = await read(query);
      assert.equal(answer.kind, 'redirect', JSON.stringify([query, answer]));
      const { origin, pathname, searchParams } = new URL(answer.kind === 'redirect' ? answer.location : '');
      assert.equal(origin + pathname, callback);
      assert.deepEqual(
        [searchParams.get('error'), searchParams.get('state'), searchParams.get('iss')],
        [error, right.state, 'https://id.example'],
      );
    }
  });

  it('keeps what the query of the redirect URI holds', async () => {
    const answer = await read({ ...right, redirect_uri: `${callback}?keep=1`, scope: 'x' });
    assert.match(answer.kind === 'redirect' ? answer.location : '', /callback\?keep=1&error=invalid_scope&/);
  });

  it('takes a pushed request instead, for a minute, once, from its client only', async () => {
    const { client_id: clientId, ...pushed } = right;
    const push = async () => String((await client.post('/oauth/par', pushed)).body.request_uri);
    const requestUri = await push();
    const query = { client_id: String(clientId), request_uri: requestUri };
    const evil = { ...query, scope: 'directory:write', redirect_uri: 'https://evil.example' };
    const request = await requestOf(evil);
    assert.deepEqual(
      [request.redirectUri, request.scopes, request.state],
      [callback, ['directory:read'], right.state],
    );
    const other = await OAuthClient.make(directory, { tenant: client.tenant });
    assert.equal((await read({ ...query, client_id: other.clientId })).kind, 'page');
    const use = () =>
      directory.inTenant(client.tenant.id, (session) =>
        usePushedRequest(session, String(request.pushedId), directory.clock.now()),
      );
    assert.deepEqual([await use(), await use()], [true, false]);
    assert.equal((await read(query)).kind, 'page');
    const late = { ...query, request_uri: await push() };
    directory.clock.advance(59_000);
    assert.equal((await read(late)).kind, 'request');
    directory.clock.advance(2_000);
    assert.equal((await read(late)).kind, 'page');
  });

  it('knows no client of a suspended tenant', async () => {
    const gone = await OAuthClient.make(directory);
    await directory.administrator.ok('PUT', `/tenants/${gone.tenant.id}`, { status: 'SUSPENDED' });
    assert.equal((await read({ ...right, client_id: gone.clientId })).kind, 'page');
  });
});
