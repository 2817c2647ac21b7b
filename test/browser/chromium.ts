/** A real Chromium for tests of pages: the one that tools/chromium.ts found. */
import { strict as assert } from 'node:assert';
import { type Browser, chromium, type Page } from 'playwright-core';

/** How a page is looked at. */
export interface Looking {
  /** With JavaScript; false: as a browser that has it switched off. */
  withScript?: boolean;
  width?: number;
  height?: number;
  isDark?: boolean;
}

/** Starts Chromium; the caller closes it. */
export function startChromium(): Promise<Browser> {
  const executablePath = process.env.ESPALIER_CHROMIUM;
  assert.ok(executablePath, 'ESPALIER_CHROMIUM is not set: run the tests by npm test');
  // Root has no sandbox; pages are our own.
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** A person's browser: cookies of its own. */
export async function newPerson(
  browser: Browser,
  { withScript = true, width = 1000, height = 900, isDark = false }: Looking = {},
): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: withScript,
    viewport: { width, height },
    colorScheme: isDark ? 'dark' : 'light',
  });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}
