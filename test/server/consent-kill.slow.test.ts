import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Body, Caller } from './harness/call.ts';
import { newProofKey } from './harness/oauth-client.ts';
import { PageBrowser, type Visit } from './harness/page-browser.ts';
import { adminToken, ProcessBench, type ServerProcess } from './harness/server-process.ts';

const rounds = Number(process.env.ESPALIER_TEST_KILL_ROUNDS ?? 4);
const customers = 12;
const callback = 'https://scheduler.example/callback';

describe('SIGKILL of the server between approval and answer', function () {
  this.timeout(60_000 * rounds);
  const bench = new ProcessBench();
  let server: ServerProcess;
  let calls: Caller;

  after(() => bench.clear());

  async function start(): Promise<void> {
    server = bench.open('store');
    calls = await server.listening();
  }

  async function ok(method: 'GET' | 'POST', path: string, body?: object): Promise<Body> {
    const reply = await calls.callUnchecked(method, `/v1${path}`, body, { token: adminToken });
    assert.ok(reply.status < 300, `${path}: ${reply.text}`);
    return reply.body;
  }

  /** A link that lands at the application, and a person who is signed in and looks at it. */
  async function openLink(
    application: Body,
    ownerToken: string,
    unitId: string,
  ): Promise<{ browser: PageBrowser; page: Visit; id: string }> {
    const { challenge } = newProofKey();
    const asked = await ok('POST', '/authorizations', {
      applicationId: application.id,
      organizationUnitId: unitId,
      scopes: ['directory:read'],
      redirectUri: callback,
      codeChallenge: challenge,
    });
    const browser = new PageBrowser(calls.origin);
    const { pathname } = new URL(String(asked.actionUrl));
    const page = await browser.submit(await browser.open(pathname), { token: ownerToken });
    assert.equal(page.status, 200, page.text);
    return { browser, page, id: asked.id };
  }

  async function scene(): Promise<{ application: Body; ownerToken: string; root: Body }> {
    const suffix = Math.random().toString(36).slice(2);
    const root = await ok('POST', '/ou', { displayName: `Customers ${suffix}` });
    const owner = await ok('POST', '/persons', { displayName: 'Owner' });
    const role = { partyId: owner.id, organizationUnitId: root.id, role: 'owner', subtree: true };
    await ok('POST', '/role-assignments', role);
    const host = (await ok('GET', '/whoami')).tenantId;
    const token = { name: 'owner', scopes: ['directory:read'], partyId: owner.id };
    const application = await ok('POST', '/applications', {
      organizationUnitId: root.id,
      displayName: 'Scheduler',
      redirectUris: [callback],
      allowedScopes: ['directory:read'],
    });
    return { application, root, ownerToken: (await ok('POST', `/tenants/${host}/tokens`, token)).token };
  }

  /** The clear way on: the same link decides what is open, and says so where nothing is. */
  async function assertWayOn(path: string, status: string, ownerToken: string): Promise<void> {
    const browser = new PageBrowser(calls.origin);
    const start = await browser.open(path);
    if (status === 'active') assert.equal(start.status, 410);
    else {
      const page = await browser.submit(start, { token: ownerToken });
      const done = await browser.submit(page, { decision: 'approve' });
      assert.ok(done.url.searchParams.get('code'), done.text);
    }
    await browser.close();
  }

  it(`leaves each request open, or approved with a code, in ${rounds} rounds`, async () => {
    const seen: string[] = [];
    await start();
    for (let round = 0; round < rounds; round += 1) {
      const { application, ownerToken, root } = await scene();
      const links = [];
      for (let index = 0; index < customers; index += 1) {
        const unit = await ok('POST', '/ou', { displayName: `Customer ${index}`, parentOuId: root.id });
        links.push(await openLink(application, ownerToken, unit.id));
      }
      let count = 0;
      const answers = links.map(async ({ browser, page }) => {
        const visit = await browser.submit(page, { decision: 'approve' }).catch(() => undefined);
        count += 1;
        return visit;
      });
      // In the midst of them, however fast the machine is.
      for (const enough = 1 + Math.random() * (customers / 2); count < enough; ) await sleep(1);
      await server.stop('SIGKILL');
      const answered = await Promise.all(answers);
      await start();
      for (const [index, { browser, page, id }] of links.entries()) {
        const status = String((await ok('GET', `/authorizations/${id}`)).status);
        assert.ok(['pending', 'active'].includes(status), status);
        // Who was told of a code has an authorization.
        if (answered[index]) assert.equal(status, 'active');
        await assertWayOn(page.url.pathname, status, ownerToken);
        await browser.close();
        seen.push(status);
      }
    }
    assert.deepEqual([...new Set(seen)].sort(), ['active', 'pending']);
  });
});
