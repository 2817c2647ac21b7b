import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Caller } from './call.ts';

const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
export const adminToken = 'esp_an-administrator-of-tests';
const startTimeoutMs = 30_000;

/** server/src/main.ts as a process of its own. */
export class ServerProcess {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';
  #caller: Caller | undefined;

  constructor(args: string[], environment: Record<string, string> = {}) {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('ESPALIER_'));
    const env = { ...Object.fromEntries(inherited), ESPALIER_ADMIN_TOKEN: adminToken, ...environment };
    this.child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (chunk) => {
      this.stdout += chunk;
    });
    this.child.stderr?.on('data', (chunk) => {
      this.stderr += chunk;
    });
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Waits until it takes requests. */
  async listening(): Promise<Caller> {
    const deadline = Date.now() + startTimeoutMs;
    while (!this.stdout.includes('\n')) {
      assert.ok(!this.hasEnded, `it ended: ${this.stderr}`);
      assert.ok(Date.now() < deadline, `it did not start: ${this.stderr}`);
      await sleep(10);
    }
    const origin = /^espalier listening on (http:\/\/\S+)\n$/.exec(this.stdout)?.[1];
    assert.ok(origin, `stdout is ${JSON.stringify(this.stdout)}`);
    this.#caller = new Caller(origin);
    return this.#caller;
  }

  /** Waits for its end by itself. */
  async ended(): Promise<number | string> {
    if (!this.hasEnded) await once(this.child, 'close');
    await this.#caller?.close();
    return this.child.exitCode ?? this.child.signalCode ?? 'unknown';
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
    if (!this.hasEnded) this.child.kill(signal);
    return this.ended();
  }
}

/** A folder for stores, and processes, all gone after the suite. */
export class ProcessBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'espalier-process-'));
  readonly #started: ServerProcess[] = [];

  start(args: string[], environment?: Record<string, string>): ServerProcess {
    const server = new ServerProcess(args, environment);
    this.#started.push(server);
    return server;
  }

  /** A server on a store folder of this bench. */
  open(store: string, environment?: Record<string, string>): ServerProcess {
    return this.start(['--port', '0', '--data', join(this.folder, store)], environment);
  }

  async clear(): Promise<void> {
    for (const server of this.#started) if (!server.hasEnded) await server.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
