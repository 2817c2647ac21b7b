/** The whole flow in a real browser, with an OAuth client nobody here wrote. */
import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  tokenIntrospection,
  tokenRevocation,
} from 'openid-client';
import type { Browser, Page } from 'playwright-core';
import { storeKinds, TestDirectory } from '../server/directory.ts';
import { newPerson, startChromium } from './chromium.ts';
import { type ConsentScenery, consentScenery } from './consent-scenery.ts';
import { TestOpenIdProvider } from './openid-provider.ts';

for (const kind of storeKinds) {
  describe(`consent in Chromium [${kind}]`, function () {
    this.timeout(60_000);
    const directory = new TestDirectory(kind);
    const openId = new TestOpenIdProvider();
    let browser: Browser;
    let landing: Server;
    let redirectUri: string;
    let scenery: ConsentScenery;
    let client: Configuration;

    before(async () => {
      await directory.start();
      browser = await startChromium();
      landing = createServer((_request, response) => response.end('landed')).listen(0, '127.0.0.1');
      await once(landing, 'listening');
      redirectUri = `http://127.0.0.1:${(landing.address() as AddressInfo).port}/callback`;
      await openId.start(`${directory.origin}/oauth/sign-in/openid/callback`);
    });
    after(async () => {
      await browser?.close();
      landing?.close();
      await openId.stop();
      await directory.stop();
    });

    beforeEach(async () => {
      scenery = await consentScenery(directory);
      const { tenant, application } = scenery;
      await tenant.ok('PUT', `/applications/${application.id}`, { redirectUris: [redirectUri] });
      const { clientSecret } = await tenant.make(`/applications/${application.id}/secrets`, undefined);
      client = await discovery(
        new URL(directory.origin),
        String(application.clientId),
        String(clientSecret),
        undefined,
        { execute: [allowInsecureRequests], algorithm: 'oauth2' },
      );
    });

    async function start(parameters: Record<string, string> = {}, isPushed = false) {
      const verifier = randomPKCECodeVerifier();
      const state = randomState();
      const given = {
        redirect_uri: redirectUri,
        scope: 'organizational_unit_scheduler directory:read',
        state,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...parameters,
      };
      const url = isPushed
        ? await buildAuthorizationUrlWithPAR(client, given)
        : buildAuthorizationUrl(client, given);
      const finish = (landed: string) =>
        authorizationCodeGrant(client, new URL(landed), { expectedState: state, pkceCodeVerifier: verifier });
      return { url: url.href, finish };
    }

    async function signInByToken(page: Page): Promise<void> {
      await page.fill('input[name=token]', scenery.administratorToken);
      await page.click('button[type=submit]');
    }

    for (const withScript of [true, false]) {
      it(`from the application's address to its calls, script ${withScript ? 'on' : 'off'}`, async () => {
        const page = await newPerson(browser, { withScript });
        const { url, finish } = await start({}, withScript);
        await page.goto(url);
        await signInByToken(page);
        await page.getByLabel('Sales').check();
        await page.getByRole('button', { name: 'Approve' }).click();
        await page.waitForURL(`${redirectUri}**`);
        const tokens = await finish(page.url());
        assert.equal(tokens.sub, scenery.sales.id);
        const call = await directory.call('GET', `/v1/ou/${scenery.sales.id}`, undefined, {
          token: tokens.access_token,
        });
        assert.equal(call.status, 200);
        const outside = await directory.call('GET', `/v1/ou/${scenery.customer.id}`, undefined, {
          token: tokens.access_token,
        });
        assert.equal(outside.status, 404);
        const refreshed = await refreshTokenGrant(client, String(tokens.refresh_token));
        assert.equal((await tokenIntrospection(client, refreshed.access_token)).active, true);
        await tokenRevocation(client, refreshed.access_token);
        assert.equal((await tokenIntrospection(client, refreshed.access_token)).active, false);
        await page.context().close();
      });
    }

    it('a refusal reaches the application as access_denied', async () => {
      const page = await newPerson(browser);
      const { url, finish } = await start({ organization_unit_id: scenery.customer.id });
      await page.goto(url);
      await signInByToken(page);
      await page.getByRole('button', { name: 'Deny' }).click();
      await page.waitForURL(`${redirectUri}**`);
      await assert.rejects(finish(page.url()), { error: 'access_denied' });
      await page.context().close();
    });

    it('an action link, signed in by the OpenID provider of the tenant', async () => {
      const { tenant, application, customer, administrator } = scenery;
      const { issuer, clientId, clientSecret } = openId;
      const signIn = { issuer, clientId, clientSecret };
      const shown = await directory.administrator.ok('PUT', `/tenants/${tenant.id}`, { signIn });
      assert.deepEqual(shown.signIn, { ...signIn, clientSecret: '***' });
      const asked = await tenant.make('/authorizations', {
        applicationId: application.id,
        organizationUnitId: customer.id,
        scopes: ['directory:read'],
      });
      const page = await newPerson(browser);
      await page.goto(String(asked.actionUrl));
      await page.getByRole('link', { name: 'Sign in with your organization' }).click();
      await page.fill('input[name=login]', 'whoever');
      await page.fill('input[name=password]', 'whatever');
      await page.click('button[type=submit]');
      await page.click('button[type=submit]');
      await page.getByRole('button', { name: 'Approve' }).click();
      assert.match(String(await page.textContent('h1')), /has access/);
      const authorization = await tenant.get(`/authorizations/${asked.id}`);
      assert.equal(authorization.status, 'active');
      assert.equal(authorization.approvedById, administrator.id);
      await page.context().close();
    });

    it('an address that the OpenID provider has not verified signs nobody in', async () => {
      const { tenant } = scenery;
      const { issuer, clientId, clientSecret } = openId;
      await directory.administrator.ok('PUT', `/tenants/${tenant.id}`, {
        signIn: { issuer, clientId, clientSecret },
      });
      openId.claims = { email: 'ada@contoso.example', email_verified: false };
      const page = await newPerson(browser);
      await page.goto(directory.origin + scenery.authorizeAddress({ redirect_uri: redirectUri }));
      await page.getByRole('link', { name: 'Sign in with your organization' }).click();
      await page.fill('input[name=login]', 'mallory');
      await page.fill('input[name=password]', 'whatever');
      await page.click('button[type=submit]');
      await page.click('button[type=submit]');
      assert.match(String(await page.textContent('h1')), /Sign-in failed/);
      assert.ok(!(await page.context().cookies()).some(({ name }) => name === 'espalier_session'));
      openId.claims = { email: 'ada@contoso.example', email_verified: true };
      await page.context().close();
    });
  });
}
