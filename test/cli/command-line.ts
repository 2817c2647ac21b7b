/** The real `espalier` command against a real directory, which the command itself has started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createEspalier, type Espalier } from '@espalier/sdk';
import { rootFolder } from '../../tools/step.mjs';

/** The command as `npx espalier` starts it. */
export const bin = join(rootFolder, 'cli', 'bin', 'espalier.mjs');

/** What a command did. */
export interface Outcome {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** A tenant of the directory, and the environment in which the command works in it. */
export interface CliTenant {
  id: string;
  slug: string;
  client: Espalier;
  environment: Record<string, string>;
}

/** Environment without anything that this machine says about Espalier, Pulumi or colours. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(ESPALIER_|PULUMI_|NO_COLOR|FORCE_COLOR)/.test(name),
  );
  return Object.fromEntries(kept);
}

/** Starts the command without waiting for it. */
export function start(
  args: readonly string[],
  environment: Record<string, string> = {},
  cwd = tmpdir(),
): ChildProcess {
  return spawn(process.execPath, [bin, ...args], { cwd, env: { ...cleanEnvironment(), ...environment } });
}

/** Runs the command to its end, in a folder where no quickstart ran unless `cwd` names another. */
export async function run(
  args: readonly string[],
  environment: Record<string, string> = {},
  cwd = tmpdir(),
): Promise<Outcome> {
  return outcomeOf(start(args, environment, cwd));
}

/** Runs a shell line in which `espalier` is the command. */
export async function runShell(line: string, environment: Record<string, string> = {}): Promise<Outcome> {
  const script = `set -o pipefail\nespalier() { '${process.execPath}' '${bin}' "$@"; }\n${line}`;
  return outcomeOf(spawn('bash', ['-c', script], { env: { ...cleanEnvironment(), ...environment } }));
}

async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const outcome = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    outcome.stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    outcome.stderr += chunk.toString();
  });
  const [exitCode] = await once(child, 'close');
  return { exitCode, ...outcome };
}

/** A directory that `espalier serve` has started. */
export class ServedDirectory {
  readonly url: string;
  readonly admin: Espalier;
  readonly folder = mkdtempSync(join(tmpdir(), 'espalier-cli-'));
  readonly #child: ChildProcess;
  readonly #clients: Espalier[];

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
    this.admin = createEspalier({ baseUrl: url, token: ServedDirectory.adminToken });
    this.#clients = [this.admin];
  }

  static readonly adminToken = 'esp_the-administrator-of-these-tests';

  /** @param data where it keeps tenants, as in `--data` */
  static async start(data = 'memory'): Promise<ServedDirectory> {
    const environment = { ESPALIER_ADMIN_TOKEN: ServedDirectory.adminToken };
    const child = start(['serve', '--port', '0', '--data', data], environment);
    let log = '';
    child.stderr?.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
    });
    if (child.stdout === null) throw new Error('no stdout');
    const [line] = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      once(child, 'exit').then(() => Promise.reject(new Error(`the directory did not start: ${log}`))),
    ]);
    return new ServedDirectory(String(line).replace('espalier listening on ', ''), child);
  }

  /** Environment of the platform administrator. */
  get administration(): Record<string, string> {
    return { ESPALIER_URL: this.url, ESPALIER_TOKEN: ServedDirectory.adminToken };
  }

  async newTenant(slug: string): Promise<CliTenant> {
    const { id } = await this.admin.tenants.create({ slug, displayName: slug });
    const { token } = await this.admin.tenants.createToken(id, { name: 'test', scopes: ['tenant:admin'] });
    return this.connect({ id, slug, token });
  }

  /** A tenant that is there already. */
  connect({ id, slug, token }: { id: string; slug: string; token: string }): CliTenant {
    const client = createEspalier({ baseUrl: this.url, token });
    this.#clients.push(client);
    return { id, slug, client, environment: { ESPALIER_URL: this.url, ESPALIER_TOKEN: token } };
  }

  /** @returns its exit code */
  async stop(): Promise<number | null> {
    await Promise.all(this.#clients.map((client) => client.close()));
    rmSync(this.folder, { recursive: true, force: true });
    if (this.#child.exitCode === null) {
      const exited = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      await exited;
    }
    return this.#child.exitCode;
  }
}
