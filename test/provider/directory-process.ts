/** A real directory in a process of its own, with a tenant per test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createEspalier, type Espalier, type Scope } from '@espalier/sdk';

const main = join(import.meta.dirname, '../../server/src/main.ts');

export interface Tenant {
  id: string;
  token: string;
  /** Acts with the same token as the program. */
  client: Espalier;
}

export class DirectoryProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #admin: Espalier;
  readonly #clients: Espalier[] = [];

  private constructor(url: string, child: ChildProcess, adminToken: string) {
    this.url = url;
    this.#child = child;
    this.#admin = createEspalier({ baseUrl: url, token: adminToken });
    this.#clients.push(this.#admin);
  }

  /** Starts one on a free port, by default in memory. */
  static async start(data = 'memory', port = 0): Promise<DirectoryProcess> {
    const adminToken = randomBytes(24).toString('hex');
    const child = spawn(process.execPath, [main, '--port', String(port), '--data', data], {
      env: { ...process.env, ESPALIER_ADMIN_TOKEN: adminToken },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
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

  /** A fresh tenant with a token for everything in it. */
  async newTenant(): Promise<Tenant> {
    const slug = `t-${randomBytes(6).toString('hex')}`;
    const { id } = await this.#admin.tenants.create({ slug, displayName: slug });
    return this.connect({ id, token: await this.newToken(id) });
  }

  /** A tenant that is there already, for example from before a restart. */
  connect({ id, token }: Pick<Tenant, 'id' | 'token'>): Tenant {
    const client = createEspalier({ baseUrl: this.url, token });
    this.#clients.push(client);
    return { id, token, client };
  }

  /** @param fields of the token; by default it may do everything in the tenant */
  async newToken(tenantId: string, fields: { scopes?: Scope[]; partyId?: string } = {}): Promise<string> {
    const asked = { name: 'test', scopes: ['tenant:admin'] satisfies Scope[], ...fields };
    return (await this.#admin.tenants.createToken(tenantId, asked)).token;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
  }
}
