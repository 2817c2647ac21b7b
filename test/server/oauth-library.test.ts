/** The endpoints as a client library meets them that nobody here wrote. */
import { strict as assert } from 'node:assert';
import { webcrypto } from 'node:crypto';
import * as oauth from 'openid-client';
import { describeStores } from './directory.ts';
import { callback, newProofKey, OAuthClient } from './harness/oauth-client.ts';

type Signing = { privateKey: webcrypto.CryptoKey; jwk: webcrypto.JsonWebKey };

async function newSigningKey(): Promise<Signing> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey, publicKey } = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', publicKey);
  return { privateKey, jwk: { kty, crv, x, y, alg: 'ES256', use: 'sig' } as webcrypto.JsonWebKey };
}

/** The error that a call of the library must end with. */
async function errorOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('the call succeeded'),
    (each: oauth.ResponseBodyError) => each,
  );
  return `${error.status} ${error.error}`;
}

describeStores('oauth with a client library', (directory) => {
  let client: OAuthClient;
  let key: Signing;

  before(async () => {
    key = await newSigningKey();
  });
  beforeEach(async () => {
    client = await OAuthClient.make(directory, { fields: { jwks: { keys: [key.jwk] } } });
  });

  const configure = (auth: oauth.ClientAuth) =>
    oauth.discovery(new URL(directory.caller.origin), client.clientId, {}, auth, {
      algorithm: 'oauth2',
      execute: [oauth.allowInsecureRequests],
    });
  const waysToProve: Record<string, () => oauth.ClientAuth> = {
    client_secret_basic: () => oauth.ClientSecretBasic(client.secret),
    client_secret_post: () => oauth.ClientSecretPost(client.secret),
    private_key_jwt: () => oauth.PrivateKeyJwt(key.privateKey),
  };

  for (const [name, prove] of Object.entries(waysToProve)) {
    it(`code, refresh, introspection, revocation and pushed requests with ${name}`, async () => {
      const configuration = await configure(prove());
      const { code, code_verifier } = await client.code();
      const state = oauth.randomState();
      const landed = new URL(callback);
      landed.search = new URLSearchParams({ code, state, iss: directory.caller.origin }).toString();
      const checks = { pkceCodeVerifier: code_verifier, expectedState: state };
      const tokens = await oauth.authorizationCodeGrant(configuration, landed, checks);
      assert.equal(tokens.sub, client.unit.id);
      const next = await oauth.refreshTokenGrant(configuration, String(tokens.refresh_token));
      assert.equal(next.expires_in, 3600);
      const said = await oauth.tokenIntrospection(configuration, next.access_token);
      assert.deepEqual([said.active, said.client_id], [true, client.clientId]);
      await oauth.tokenRevocation(configuration, String(next.refresh_token));
      assert.equal((await oauth.tokenIntrospection(configuration, next.access_token)).active, false);
      const url = await oauth.buildAuthorizationUrlWithPAR(configuration, {
        redirect_uri: callback,
        scope: 'directory:read',
        code_challenge: newProofKey().challenge,
        code_challenge_method: 'S256',
      });
      assert.equal(url.pathname, '/oauth/authorize');
      assert.deepEqual([...url.searchParams.keys()].sort(), ['client_id', 'request_uri']);
    });
  }

  it('an assertion with a key that is not registered is no proof', async () => {
    const stranger = await configure(oauth.PrivateKeyJwt((await newSigningKey()).privateKey));
    assert.equal(await errorOf(oauth.tokenIntrospection(stranger, 'a')), '401 invalid_client');
    await client.tenant.ok('PUT', `/applications/${client.application.id}`, { jwks: null });
    const without = await configure(oauth.PrivateKeyJwt(key.privateKey));
    assert.equal(await errorOf(oauth.tokenIntrospection(without, 'a')), '401 invalid_client');
  });

  it('an assertion works once, also for two that come together', async () => {
    const sent: string[] = [];
    const configuration = await configure(oauth.PrivateKeyJwt(key.privateKey));
    configuration[oauth.customFetch] = async (url, options) => {
      sent.push(String(options.body));
      return fetch(url, options as RequestInit);
    };
    await oauth.tokenIntrospection(configuration, 'a');
    const form = Object.fromEntries(new URLSearchParams(sent[0]));
    const again = await client.post('/oauth/introspect', form, {});
    assert.equal(`${again.status} ${again.body.error}`, '401 invalid_client');
    const fresh = await configure(oauth.PrivateKeyJwt(key.privateKey));
    fresh[oauth.customFetch] = async (_url, options) => {
      sent.push(String(options.body));
      return Response.json({ active: false });
    };
    await oauth.tokenIntrospection(fresh, 'a');
    const unused = Object.fromEntries(new URLSearchParams(sent[1]));
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => client.post('/oauth/introspect', unused, {})),
    );
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 401, 401, 401, 401, 401]);
  });

  it('an assertion may prove whose authorization is revoked by unit', async () => {
    const sent: string[] = [];
    const configuration = await configure(oauth.PrivateKeyJwt(key.privateKey));
    configuration[oauth.customFetch] = async (_url, options) => {
      sent.push(String(options.body));
      return new Response(null, { status: 200 });
    };
    await oauth.tokenRevocation(configuration, 'a');
    const { token: _, ...proof } = Object.fromEntries(new URLSearchParams(sent[0]));
    const reply = await client.post('/oauth/revoke', { ...proof, sub: client.unit.id }, {});
    assert.equal(reply.status, 200, reply.text);
    assert.equal(await client.status(), 'revoked');
  });

  it('the library understands our errors', async () => {
    const wrong = await configure(oauth.ClientSecretBasic('wrong'));
    const refusal = oauth
      .refreshTokenGrant(wrong, 'a')
      .catch((error: oauth.WWWAuthenticateChallengeError) => error);
    assert.equal(((await refusal) as oauth.WWWAuthenticateChallengeError).status, 401);
    const right = await configure(oauth.ClientSecretPost(client.secret));
    assert.equal(await errorOf(oauth.refreshTokenGrant(right, 'a')), '400 invalid_grant');
  });
});
