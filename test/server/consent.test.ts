import { strict as assert } from 'node:assert';
import { createHash, randomBytes } from 'node:crypto';
import { type Body, describeStores, type TestTenant } from './directory.ts';
import { PageBrowser } from './harness/page-browser.ts';

const callback = 'https://scheduler.example/callback?from=espalier';

describeStores('consent in a browser', (directory) => {
  let tenant: TestTenant;
  let integrator: Body;
  let customer: Body;
  let application: Body;
  let ada: Body;
  let adaToken: string;
  let browser: PageBrowser;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    integrator = await tenant.unit('Scheduler Inc');
    customer = await tenant.unit('Contoso');
    ada = await tenant.person('Ada Vermeer', { organizationUnitId: customer.id });
    await tenant.make('/role-assignments', {
      partyId: ada.id,
      organizationUnitId: customer.id,
      role: 'ops_admin',
    });
    adaToken = await directory.newToken(tenant.id, ['directory:read', 'authorizations:write'], {
      partyId: ada.id,
    });
    application = await tenant.make('/applications', {
      organizationUnitId: integrator.id,
      displayName: 'Scheduler',
      redirectUris: [callback],
      allowedScopes: ['organizational_unit_scheduler', 'directory:read'],
    });
    browser = new PageBrowser(directory.origin);
  });
  afterEach(() => browser.close());

  function authorizeAddress(fields: Record<string, string | undefined> = {}): string {
    const challenge = createHash('sha256').update(randomBytes(32)).digest('base64url');
    const given = {
      client_id: String(application.clientId),
      response_type: 'code',
      redirect_uri: callback,
      scope: 'organizational_unit_scheduler',
      state: 'st&te',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      organization_unit_id: customer.id,
      ...fields,
    };
    const present = Object.entries(given).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return `/oauth/authorize?${new URLSearchParams(present)}`;
  }

  it('leads from sign-in by consent to a code', async () => {
    const start = await browser.open(authorizeAddress());
    assert.equal(start.status, 200);
    assert.ok(start.page?.querySelector('form[method=post] input[type=password][name=token]'));
    const consent = await browser.submit(start, { token: adaToken });
    assert.equal(consent.status, 200);
    for (const text of [
      'Scheduler',
      'Scheduler Inc',
      'Contoso',
      'and the units below it',
      'organizational_unit_scheduler',
    ])
      assert.ok(consent.page?.textContent.includes(text), text);
    const done = await browser.submit(consent, { decision: 'approve' });
    assert.equal(done.status, 303);
    assert.equal(`${done.url.origin}${done.url.pathname}`, 'https://scheduler.example/callback');
    assert.equal(done.url.searchParams.get('from'), 'espalier');
    assert.equal(done.url.searchParams.get('state'), 'st&te');
    assert.equal(done.url.searchParams.get('iss'), directory.origin);
    assert.ok(done.url.searchParams.get('code'));
    const [authorization] = (await tenant.get('/authorizations')).data;
    assert.equal(authorization?.status, 'active');
    assert.equal(authorization?.approvedById, ada.id);
  });
});
