/** Pictures of every page that a person sees, for docs/; ESPALIER_UPDATE_DOCS=1 keeps them. */
import { strict as assert } from 'node:assert';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { TestDirectory } from '../server/directory.ts';
import { newPerson, startChromium } from './chromium.ts';
import { type ConsentScenery, consentScenery } from './consent-scenery.ts';

const folder = join(import.meta.dirname, '../../docs/images/consent');
const isKept = process.env.ESPALIER_UPDATE_DOCS === '1';

describe('pictures of the pages', function () {
  this.timeout(120_000);
  const directory = new TestDirectory('PGlite');
  let browser: Browser;
  let scenery: ConsentScenery;

  before(async () => {
    await directory.start();
    browser = await startChromium();
    scenery = await consentScenery(directory);
    if (isKept) mkdirSync(folder, { recursive: true });
  });
  after(async () => {
    await browser?.close();
    await directory.stop();
  });

  /** A page must fit its window sideways, whoever looks at it; a picture of it is kept where wanted. */
  async function look(page: Page, name: string): Promise<void> {
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
    if (isKept) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }

  async function signIn(page: Page, address: string): Promise<void> {
    await page.goto(directory.origin + address);
    await page.fill('input[name=token]', scenery.administratorToken);
    await page.click('button[type=submit]');
  }

  it('sign-in, consent, widening, choice and ends, on a desk and on a phone', async () => {
    const { tenant, application, customer } = scenery;
    const ask = { applicationId: application.id, organizationUnitId: customer.id };
    const asked = await tenant.make('/authorizations', {
      ...ask,
      scopes: ['organizational_unit_scheduler'],
      message: 'We schedule interviews for your sales team.\nQuestions: help@brightside.example',
    });
    const desk = await newPerson(browser, { width: 760, height: 700 });
    const phone = await newPerson(browser, { width: 360, height: 640, isDark: true });
    await desk.goto(String(asked.actionUrl));
    await look(desk, 'sign-in');
    const path = new URL(String(asked.actionUrl)).pathname;
    for (const [page, device] of [
      [phone, 'phone'],
      [desk, 'desk'],
    ] as const) {
      await signIn(page, path);
      await look(page, `consent-${device}`);
    }
    await desk.click('button[value=approve]');
    await look(desk, 'approved');
    await phone.click('button[value=approve]');
    await look(phone, 'answered-phone');
    const wider = await tenant.ok('PUT', `/authorizations/${asked.id}`, {
      scopes: ['organizational_unit_scheduler', 'directory:read'],
    });
    await desk.goto(String(wider.actionUrl));
    await look(desk, 'widening');
    await desk.click('button[value=deny]');
    await look(desk, 'refused');
    await desk.goto(directory.origin + scenery.authorizeAddress({ organization_unit_id: null }));
    await look(desk, 'choice');
    await desk.goto(
      directory.origin + scenery.authorizeAddress({ organization_unit_id: scenery.integrator.id }),
    );
    await look(desk, 'not-allowed');
    const late = await tenant.ok('POST', '/authorizations', {
      ...ask,
      organizationUnitId: scenery.sales.id,
      scopes: ['directory:read'],
      expiresIn: 60,
    });
    directory.clock.advance(61_000);
    await desk.goto(String(late.actionUrl));
    await look(desk, 'expired');
  });
});
