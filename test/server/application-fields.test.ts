import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';

/** What each kind of address may be and may not be (contract, section 7). */
const redirectUris = {
  taken: [
    'https://scheduler.example/callback',
    'https://scheduler.example:8443/a?b=c',
    'HTTPS://Scheduler.Example/',
    'https://10.0.0.1/on-premises',
    'http://localhost:3000/cb',
    'http://127.0.0.1/cb',
    'http://[::1]:8080/cb',
  ],
  refused: [
    'http://scheduler.example/callback',
    'http://127.0.0.2/',
    'http://127.1/',
    'http://0x7f.0.0.1/',
    'http://2130706433/',
    'http://localhost.evil.example/',
    'http://LOCALHOST/',
    'http://[::ffff:127.0.0.1]/',
    'https://a.example/cb#part',
    'https://a.example/cb#',
    'https://user:pw@a.example/',
    'https://user@a.example/',
    'https://@a.example/',
    'http://localhost@evil.example/',
    'https://*.example/cb',
    'https://a.example/*',
    'https://a.example/?x=*',
    'https:///cb',
    'https:cb',
    '//a.example/cb',
    '/cb',
    'cb',
    'javascript:alert(1)',
    'data:text/html,x',
    'myapp://callback',
    'ftp://a.example/',
    'https://a.example:99999/',
    'https://a b.example/',
    'https://a.example\\@evil.example/',
  ],
};

const webhookUrls = {
  taken: [
    'https://hooks.example/e?x=1',
    'https://hooks.example:8443/',
    'http://127.0.0.1:9000/hook',
    'http://[::1]/hook',
    'http://localhost/hook',
    'https://localhost/hook',
    'https://93.184.215.14/',
  ],
  refused: [
    'http://hooks.example/',
    'https://169.254.169.254/latest/meta-data',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.100.100.200/',
    'https://0.0.0.0/',
    'https://[::]/',
    'https://[::ffff:169.254.169.254]/',
    'https://0xa9fea9fe/',
    'https://2852039166/',
    'http://0.0.0.0/',
    'https://user:pw@hooks.example/',
    'https://hooks.example/#x',
    'ftp://hooks.example/',
    'hooks.example',
  ],
};

const homepageUrls = {
  taken: ['https://a.example/#about', 'http://a.example'],
  refused: ['javascript:alert(1)', 'data:text/html,x', 'a.example', 'https://user@a.example'],
};

const publicKey = { kty: 'EC', crv: 'P-256', x: 'abc', y: 'def', kid: '1', alg: 'ES256' };
const keySets = {
  taken: [
    { keys: [publicKey] },
    { keys: [publicKey, { kty: 'RSA', n: 'abc', e: 'AQAB' }, { kty: 'OKP', crv: 'Ed25519', x: 'abc' }] },
  ],
  refused: {
    '/jwks/keys': [{}, { keys: [] }, { keys: {} }, { keys: Array.from({ length: 21 }, () => publicKey) }],
    '/jwks/keys/0/d': [{ keys: [{ ...publicKey, d: 'private' }] }],
    '/jwks/keys/1/k': [{ keys: [publicKey, { kty: 'oct', k: 'abc' }] }],
    '/jwks/keys/0/p': [{ keys: [{ kty: 'RSA', n: 'a', e: 'AQAB', p: 'x', q: 'y' }] }],
    '/jwks/keys/0/kty': [{ keys: [{}] }, { keys: [{ kty: 'oct' }] }],
    '/jwks/keys/0/y': [{ keys: [{ kty: 'EC', crv: 'P-256', x: 'abc' }] }],
    '/jwks/keys/0': [{ keys: ['abc'] }, { keys: [null] }],
  },
};

describeStores('what an application may say of itself', (directory) => {
  let tenant: TestTenant;
  let path: string;
  let unit: Body;

  before(async () => {
    tenant = await directory.newTenant();
    unit = await tenant.unit('Publisher');
    const { id } = await tenant.make('/applications', body());
    path = `/applications/${id}`;
  });

  const body = (fields: object = {}) => ({
    organizationUnitId: unit.id,
    displayName: 'Scheduler',
    redirectUris: ['https://scheduler.example/callback'],
    allowedScopes: ['directory:read'],
    ...fields,
  });
  const refusedAt = async (pointer: string, fields: object) => {
    for (const [method, target, sent] of [
      ['PUT', path, fields],
      ['POST', '/applications', body(fields)],
    ] as const) {
      const { details } = await tenant.refused('400 validation_failed', method, target, sent);
      assert.deepEqual(
        details.map((detail) => detail.pointer),
        [pointer],
        JSON.stringify(fields),
      );
    }
  };

  it('redirect URIs: https, or http on a loopback address as written; kept as they are', async () => {
    const made = await tenant.ok('PUT', path, { redirectUris: redirectUris.taken });
    assert.deepEqual(made.redirectUris, redirectUris.taken);
    for (const uri of redirectUris.refused)
      await refusedAt('/redirectUris/1', { redirectUris: ['https://a.example/', uri] });
  });

  it('1 to 20 redirect URIs, each once', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `https://a.example/${index}`);
    await refusedAt('/redirectUris', { redirectUris: [] });
    await refusedAt('/redirectUris', { redirectUris: many });
    await refusedAt('/redirectUris', { redirectUris: ['https://a.example/', 'https://a.example/'] });
    await tenant.ok('PUT', path, { redirectUris: many.slice(1) });
  });

  it('webhooks: https, or http on loopback; never into the network that the directory runs in', async () => {
    for (const webhookUrl of webhookUrls.taken)
      assert.equal((await tenant.ok('PUT', path, { webhookUrl })).webhookUrl, webhookUrl);
    for (const webhookUrl of webhookUrls.refused) await refusedAt('/webhookUrl', { webhookUrl });
  });

  it('home pages: what may be a link on a page', async () => {
    for (const homepageUrl of homepageUrls.taken)
      assert.equal((await tenant.ok('PUT', path, { homepageUrl })).homepageUrl, homepageUrl);
    for (const homepageUrl of homepageUrls.refused) await refusedAt('/homepageUrl', { homepageUrl });
  });

  it('keys: public ones only', async () => {
    for (const jwks of keySets.taken) assert.deepEqual((await tenant.ok('PUT', path, { jwks })).jwks, jwks);
    for (const [pointer, sets] of Object.entries(keySets.refused))
      for (const jwks of sets) await refusedAt(pointer, { jwks });
  });

  it('scopes: those for applications, others 422', async () => {
    const all = ['directory:read', 'directory:write', 'organizational_unit_scheduler'];
    assert.deepEqual((await tenant.ok('PUT', path, { allowedScopes: all })).allowedScopes, all);
    for (const scope of ['tenant:admin', 'authorizations:write', 'audit:read', 'openid', 'Directory:read']) {
      const error = await tenant.refused('422 scope_unknown', 'PUT', path, {
        allowedScopes: ['directory:read', scope],
      });
      assert.equal(error.details[0]?.pointer, '/allowedScopes/1');
    }
    await refusedAt('/allowedScopes', { allowedScopes: [] });
  });

  it('everything that is wrong is named at once', async () => {
    const { details } = await tenant.refused('400 validation_failed', 'PUT', path, {
      redirectUris: ['http://a.example/', 'https://a.example/', 'https://a.example/#x'],
      webhookUrl: 'http://a.example/',
    });
    assert.deepEqual(
      details.map(({ pointer }) => pointer),
      ['/redirectUris/0', '/redirectUris/2', '/webhookUrl'],
    );
  });
});
