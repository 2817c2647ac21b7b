/** Every command of docs/guides/integrator.md is run, in one shell; what it prints must be what the page says. */
import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { newPerson, startChromium } from '../browser/chromium.ts';
import { TestDirectory } from '../server/directory.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/guides/integrator.md'), 'utf8');
const step =
  /```sh\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?|<!-- in the browser: open \$(\w+), approve -->/g;

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** One shell for the whole page, as a reader would have. */
class Shell {
  readonly #process: ChildProcess;
  #output = '';

  constructor(folder: string, environment: Record<string, string>) {
    this.#process = spawn('bash', ['-eu'], {
      cwd: folder,
      env: { ...process.env, ...environment, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#process.stdout?.on('data', (chunk) => {
      this.#output += chunk;
    });
  }

  /** Runs commands and gives what they print. */
  async run(commands: string): Promise<string> {
    const end = `end-${Math.random().toString(36).slice(2)}`;
    this.#output = '';
    this.#process.stdin?.write(`${commands}\nprintf '\\n%s\\n' ${end}\n`);
    while (!this.#output.includes(end)) {
      assert.equal(this.#process.exitCode, null, `the shell ended at:\n${commands}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.#output.slice(0, this.#output.indexOf(end)).trim();
  }

  async stop(): Promise<void> {
    this.#process.stdin?.end('kill $(jobs -p) 2>/dev/null || true\n');
    if (this.#process.exitCode === null) await once(this.#process, 'close');
  }
}

describe('docs/guides/integrator.md', function () {
  this.timeout(90_000);
  const directory = new TestDirectory('PGlite');
  const folder = mkdtempSync(join(tmpdir(), 'espalier-guide-'));
  let browser: Browser;
  let shell: Shell;

  before(async () => {
    await directory.start();
    browser = await startChromium();
    const environment = {
      ESPALIER_URL: directory.origin,
      ADMIN: directory.adminToken,
      APP_URL: `http://127.0.0.1:${await freePort()}`,
    };
    shell = new Shell(folder, environment);
    await shell.run(`ln -s ${root}/examples examples`);
  });
  after(async () => {
    await shell?.stop();
    await browser?.close();
    await directory.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function approveInBrowser(address: string): Promise<void> {
    const person = await newPerson(browser);
    await person.goto(address);
    await person.getByRole('button', { name: 'Approve' }).click();
    await person.waitForURL('**/callback**');
    assert.match(String(await person.textContent('body')), /you are connected/);
  }

  it('each command does what the page says', async () => {
    let count = 0;
    for (const [, commands, expected, variable] of page.matchAll(step)) {
      count += 1;
      if (variable !== undefined) await approveInBrowser(await shell.run(`echo "$${variable}"`));
      if (commands === undefined) continue;
      const printed = await shell.run(commands);
      if (expected !== undefined) assert.equal(printed, expected.trim(), commands);
    }
    assert.ok(count > 10);
  });
});
