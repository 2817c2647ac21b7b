/** A command of the engine that is going to be killed, with all processes that it starts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Invocation } from './stack.ts';

const MARK = 'ESPALIER_TEST_RUN';

/** Who a SIGKILL reaches: the process group of the command, or every process that it has started too. */
export type Reach = 'group' | 'family';

export class DoomedRun {
  readonly #mark = randomUUID();
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #output = '';

  /** Starts it, for example `stack.invocation(['up', '--yes'])`. */
  constructor({ file, args, options }: Invocation) {
    const env = { ...options.env, [MARK]: this.#mark };
    // A group of its own, as a shell gives every job.
    this.#child = spawn(file, args, { ...options, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk) => {
        this.#output += chunk;
      });
    this.#exited = once(this.#child, 'exit');
  }

  /** What it has printed so far. */
  get output(): string {
    return this.#output;
  }

  get isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Resolves when the command has ended, killed or not; what it has started may live on. */
  async ended(): Promise<void> {
    await this.#exited;
  }

  async kill(reach: Reach): Promise<void> {
    // Looked up first: then all of them go at once.
    const family = reach === 'family' ? this.survivors() : [];
    if (!this.isOver && this.#child.pid !== undefined) send(-this.#child.pid);
    for (const pid of family) send(pid);
    if (reach === 'family') await this.reap();
    await this.ended();
  }

  /** Ends what is left, also what was being started when it was killed. */
  async reap(): Promise<void> {
    for (let pids = this.survivors(); pids.length > 0; pids = this.survivors()) {
      for (const pid of pids) send(pid);
      await sleep(10);
    }
  }

  /** Whether a dynamic provider lives on, which may still write. */
  hasProvider(): boolean {
    return this.survivors().some((pid) =>
      readProcess(String(pid), 'cmdline').includes('/cmd/dynamic-provider/'),
    );
  }

  /** Process ids of what the command has started and of itself, also when their parents are gone. */
  survivors(): number[] {
    const mark = `${MARK}=${this.#mark}`;
    return readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry) && readProcess(entry, 'environ').includes(mark))
      .map(Number);
  }
}

/** Empty for a process that is gone, is a zombie, or belongs to somebody else. */
function readProcess(pid: string, file: 'environ' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function send(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
