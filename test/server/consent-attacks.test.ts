/** The attacks of RFC 9700 that concern the pages, each tried. */
import { strict as assert } from 'node:assert';
import { type ConsentScenery, callback, consentScenery } from '../browser/consent-scenery.ts';
import { describeStores } from './directory.ts';
import { PageBrowser, type Visit } from './harness/page-browser.ts';

describeStores('attacks on consent', (directory) => {
  let scenery: ConsentScenery;
  let browser: PageBrowser;

  beforeEach(async () => {
    scenery = await consentScenery(directory);
    browser = new PageBrowser(directory.origin);
  });
  afterEach(() => browser.close());

  const signIn = async (address: string, token = scenery.administratorToken) =>
    browser.submit(await browser.open(address), { token });

  async function personToken(role?: { organizationUnitId: string; role: string }): Promise<string> {
    const { tenant } = scenery;
    const { id: partyId } = await tenant.person('Mallory');
    if (role) await tenant.make('/role-assignments', { partyId, ...role });
    return directory.newToken(tenant.id, ['authorizations:write'], { partyId });
  }

  async function assertNothingGranted(): Promise<void> {
    const { data } = await scenery.tenant.get('/authorizations');
    assert.deepEqual(
      data.filter(({ status }) => status === 'active'),
      [],
    );
  }

  function assertPage(visit: Visit, status: number): void {
    assert.equal(visit.status, status, visit.text);
    assert.equal(visit.url.origin, directory.origin);
    assert.match(String(visit.headers['content-type']), /^text\/html/);
  }

  for (const [what, fields] of [
    ['an unknown client', { client_id: 'nobody' }],
    ['no client', { client_id: null }],
    ['an address that is not registered', { redirect_uri: 'https://evil.example/' }],
    ['an address that begins like a registered one', { redirect_uri: `${callback}/../evil` }],
    ['an address with another query', { redirect_uri: `${callback}?next=https://evil.example` }],
    ['no address', { redirect_uri: null }],
  ] as const) {
    it(`open redirect (4.11): ${what} is told on a page, never by a redirect`, async () => {
      assertPage(await browser.open(scenery.authorizeAddress(fields)), 400);
    });
  }

  for (const [error, fields] of [
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { code_challenge: null }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge_method: null }],
    ['invalid_scope', { scope: 'tenant:admin' }],
    ['invalid_scope', { scope: 'directory:write' }],
    ['request_not_supported', { request: 'a.b.c' }],
  ] as const) {
    it(`downgrade and excess (4.8, 2.1.1): ${JSON.stringify(fields)} is refused as ${error}, with state and iss`, async () => {
      const { url } = await browser.open(scenery.authorizeAddress(fields));
      assert.equal(`${url.origin}${url.pathname}`, callback);
      assert.equal(url.searchParams.get('error'), error);
      assert.equal(url.searchParams.get('state'), 'a-state');
      assert.equal(url.searchParams.get('iss'), directory.origin);
    });
  }

  it('CSRF on consent (4.7): a form without the value, with that of another request or session does nothing', async () => {
    const page = await signIn(scenery.authorizeAddress());
    const csrf = page.page?.querySelector('main input[name=csrf]')?.getAttribute('value') ?? '';
    assert.ok(csrf.length > 30);
    assertPage(await browser.submit(page, { decision: 'approve', csrf: null }), 403);
    const other = scenery.authorizeAddress({ organization_unit_id: scenery.sales.id });
    assertPage(await browser.post(other, { decision: 'approve', csrf }), 403);
    const mallory = new PageBrowser(directory.origin);
    await mallory.submit(await mallory.open(scenery.authorizeAddress()), {
      token: scenery.administratorToken,
    });
    assertPage(await mallory.post(page.url.href, { decision: 'approve', csrf }), 403);
    await mallory.close();
    await assertNothingGranted();
  });

  it('a form that another site sent is refused, sign-in too', async () => {
    const address = scenery.authorizeAddress();
    const foreign = { 'sec-fetch-site': 'cross-site' };
    const fields = { token: scenery.administratorToken };
    assertPage(await browser.post(address, fields, foreign), 403);
    assert.equal(browser.cookies.size, 0);
    const page = await signIn(address);
    const csrf = page.page?.querySelector('main input[name=csrf]')?.getAttribute('value') ?? '';
    assertPage(await browser.post(address, { decision: 'approve', csrf }, foreign), 403);
    await assertNothingGranted();
  });

  it('clickjacking (4.16), leaking and caching: the headers of every page', async () => {
    const visits = [
      await browser.open(scenery.authorizeAddress({ client_id: 'nobody' })),
      await browser.open(scenery.authorizeAddress()),
      await signIn(scenery.authorizeAddress()),
    ];
    for (const { headers } of visits) {
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /script-src|unsafe/);
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cache-control'], 'no-store');
    }
    const policy = String(visits[2]?.headers['content-security-policy']);
    assert.match(policy, /form-action 'self' http:\/\/127\.0\.0\.1:9(;|$)/);
  });

  it('XSS: names and messages are text', async () => {
    const { tenant, application, customer } = scenery;
    const code = `<script>alert(1)</script><img src=x onerror=alert(1)>"'&`;
    await tenant.ok('PUT', `/applications/${application.id}`, { displayName: code });
    await tenant.ok('PUT', `/ou/${customer.id}`, {
      displayName: code,
      branding: { displayName: code, logo: 'javascript:alert(1)', primaryColor: 'red;}</style><script>' },
      tosUri: 'javascript:alert(1)',
    });
    const asked = await tenant.make('/authorizations', {
      applicationId: application.id,
      organizationUnitId: customer.id,
      scopes: ['directory:read'],
      message: code,
    });
    const visit = await signIn(new URL(String(asked.actionUrl)).pathname);
    assertPage(visit, 200);
    assert.doesNotMatch(visit.text, /<script|<img|javascript:|red;/);
    assert.equal(visit.page?.querySelector('blockquote')?.textContent, code);
  });

  it('who may not approve for the unit gets a page with 403, by address, link, and a unit put into the form', async () => {
    const { tenant, application, customer, integrator } = scenery;
    const token = await personToken({ organizationUnitId: integrator.id, role: 'owner' });
    assertPage(await signIn(scenery.authorizeAddress(), token), 403);
    const asked = await tenant.make('/authorizations', {
      applicationId: application.id,
      organizationUnitId: customer.id,
      scopes: ['directory:read'],
    });
    assertPage(await browser.open(new URL(String(asked.actionUrl)).pathname), 403);
    const choice = await browser.open(scenery.authorizeAddress({ organization_unit_id: null }));
    assertPage(choice, 200);
    assertPage(await browser.submit(choice, { decision: 'approve', organizationUnitId: customer.id }), 403);
    await assertNothingGranted();
  });

  it('a role that was taken away between page and decision counts no more', async () => {
    const { tenant, customer } = scenery;
    const token = await personToken({ organizationUnitId: customer.id, role: 'ops_admin' });
    const page = await signIn(scenery.authorizeAddress(), token);
    assertPage(page, 200);
    const { data } = await tenant.get(`/role-assignments?organizationUnitId=${customer.id}&limit=1`);
    await tenant.ok('DELETE', `/role-assignments/${data[0]?.id}`);
    assertPage(await browser.submit(page, { decision: 'approve' }), 403);
    await assertNothingGranted();
  });

  it('links of old requests: replaced 404, expired 410, answered 410', async () => {
    const { tenant, application, customer } = scenery;
    const pair = { applicationId: application.id, organizationUnitId: customer.id };
    const first = await tenant.make('/authorizations', {
      ...pair,
      scopes: ['directory:read'],
      expiresIn: 60,
    });
    const fresh = await tenant.ok('POST', `/authorizations/${first.id}/link`, { expiresIn: 600 });
    assertPage(await browser.open(String(first.actionUrl)), 404);
    directory.clock.advance(601_000);
    assertPage(await browser.open(String(fresh.actionUrl)), 410);
    const again = await tenant.ok('POST', '/authorizations', { ...pair, scopes: ['directory:read'] });
    const page = await signIn(new URL(String(again.actionUrl)).pathname);
    assertPage(await browser.submit(page, { decision: 'approve' }), 200);
    assertPage(await browser.submit(page, { decision: 'deny' }), 410);
    assertPage(await browser.open(String(again.actionUrl)), 410);
    assert.equal((await tenant.get(`/authorizations/${first.id}`)).status, 'active');
  });

  it('a session ends with its token, its hour, its person and by signing out', async () => {
    const isSignedOut = async () =>
      (await browser.open(scenery.authorizeAddress())).page?.querySelector('input[name=token]') !== null;
    const page = await signIn(scenery.authorizeAddress());
    assert.equal(await isSignedOut(), false);
    await browser.submit(page, {}, 'footer form');
    assert.equal(await isSignedOut(), true);
    await signIn(scenery.authorizeAddress());
    directory.clock.advance(3_601_000);
    assert.equal(await isSignedOut(), true);
    await signIn(scenery.authorizeAddress());
    await scenery.tenant.ok('DELETE', `/persons/${scenery.administrator.id}`);
    assert.equal(await isSignedOut(), true);
  });

  it('sessions and links that are over are removed, not only refused', async () => {
    const { tenant, administrator } = scenery;
    await signIn(scenery.authorizeAddress());
    await tenant.make(`/persons/${administrator.id}/sign-in-links`, undefined);
    const kept = async () =>
      directory.sql(`select 1 from sign_in_sessions where tenant_id = '${tenant.id}'
        union all select 1 from sign_in_links where tenant_id = '${tenant.id}'`);
    await directory.deliverDue();
    assert.equal((await kept()).length, 2);
    directory.clock.advance(3_601_000);
    await directory.deliverDue();
    assert.equal((await kept()).length, 0);
  });

  it('a session of another tenant decides nothing here', async () => {
    const theirs = await consentScenery(directory);
    await signIn(theirs.authorizeAddress(), theirs.administratorToken);
    const visit = await browser.open(scenery.authorizeAddress());
    assert.ok(visit.page?.querySelector('input[name=token]'));
    assert.match(visit.text, /another organization/);
  });

  it('a sign-in link works once, and leads nowhere else', async () => {
    const { tenant, administrator } = scenery;
    const path = `/persons/${administrator.id}/sign-in-links`;
    const continueTo = scenery.authorizeAddress();
    for (const evil of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'evil'])
      await tenant.refused('400 validation_failed', 'POST', path, { continueTo: evil });
    const { url } = await tenant.make(path, { continueTo });
    const consent = await browser.open(String(url));
    assertPage(consent, 200);
    assert.ok(consent.page?.querySelector('button[value=approve]'));
    assertPage(await new PageBrowser(directory.origin).open(String(url)), 410);
  });
});
