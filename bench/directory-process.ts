/** A real directory in a process of its own, as `npm run serve` starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createEspalier } from '@espalier/sdk';
import { rootFolder } from '../tools/step.mjs';
import { endWithUs } from './lifetime.ts';

export class DirectoryProcess {
  readonly url: string;
  readonly pid: number;
  readonly #child: ChildProcess;
  readonly #adminToken: string;

  private constructor(url: string, child: ChildProcess, adminToken: string) {
    this.url = url;
    this.pid = Number(child.pid);
    this.#child = child;
    this.#adminToken = adminToken;
  }

  /**
   * Starts one on a free port, without a rate limit, and waits until it accepts requests.
   *
   * @param data - `memory`, a folder, or `postgres://...`
   */
  static async start(data: string): Promise<DirectoryProcess> {
    const adminToken = randomBytes(24).toString('hex');
    const child = spawn(process.execPath, [join(rootFolder, 'server/src/main.ts'), '--port', '0'], {
      env: {
        ...process.env,
        ESPALIER_DATA: data,
        ESPALIER_ADMIN_TOKEN: adminToken,
        ESPALIER_RATE_LIMIT: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    endWithUs(child);
    let log = '';
    child.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
    });
    const lines = createInterface({ input: child.stdout });
    const [line] = await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(() => {
        throw new Error(`the directory did not start: ${log}`);
      }),
    ]);
    return new DirectoryProcess(String(line).replace(/^.* on /, ''), child, adminToken);
  }

  /** Makes a tenant and returns a token that may do everything in it. */
  async newTenant(): Promise<string> {
    const admin = createEspalier({ baseUrl: this.url, token: this.#adminToken });
    try {
      const slug = `bench-${randomBytes(6).toString('hex')}`;
      const { id } = await admin.tenants.create({ slug, displayName: slug });
      return (await admin.tenants.createToken(id, { name: 'bench', scopes: ['tenant:admin'] })).token;
    } finally {
      await admin.close();
    }
  }

  /** Samples of /metrics, by name with labels as written there. */
  async metrics(): Promise<Map<string, number>> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(
      samples.map((line) => {
        const space = line.lastIndexOf(' ');
        return [line.slice(0, space), Number(line.slice(space + 1))];
      }),
    );
  }

  /** Processor time since the start. */
  async cpuSeconds(): Promise<number> {
    return (await this.metrics()).get('process_cpu_seconds_total') ?? Number.NaN;
  }

  /** Requests answered since the start, by operation; those for /metrics are left out. */
  async requests(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const [sample, value] of await this.metrics()) {
      const operation = /^espalier_requests_total\{.*operation="(\w+)"/.exec(sample)?.[1];
      if (operation === undefined || operation === 'getMetrics') continue;
      counts.set(operation, (counts.get(operation) ?? 0) + value);
    }
    return counts;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await exited;
  }
}
