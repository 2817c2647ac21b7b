/** A throw-away PostgreSQL for tests. Never for data: it does not wait for the disk. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { removeAbandonedServers, serverFolderPrefix } from './postgres-abandoned.ts';
import { ensurePostgresBinaries } from './postgres-binaries.ts';
import { StepError, startProgress } from './step.mjs';

const READY_TIMEOUT_MS = 30_000;
const PORT_ATTEMPTS = 3;
const run = promisify(execFile);

/** Faster, and safe only because nothing in here is meant to survive. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200'];

export interface TestPostgres {
  /** Connection string of a superuser, with password, for 127.0.0.1 and the database `postgres`. */
  readonly url: string;
  /** Process id of the server. */
  readonly pid: number;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** Who the server runs as when we are root: PostgreSQL refuses to be root. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Starts a PostgreSQL with an empty cluster in a temporary folder, on 127.0.0.1 and a free port, in UTF-8 without a
 * locale. As root it runs as `postgres` or `nobody`. It ends with this process, however that ends.
 *
 * @throws {StepError} when there is no PostgreSQL >= 15 and none can be installed, or it does not start
 */
export async function startPostgres(): Promise<TestPostgres> {
  const binDir = await ensurePostgresBinaries();
  removeAbandonedServers(tmpdir());
  const account = process.getuid?.() === 0 ? await unprivilegedAccount() : undefined;
  const finish = startProgress('start PostgreSQL for the tests');
  const folder = makeFolder(account);
  const password = randomBytes(16).toString('hex');
  try {
    await initialize(binDir, folder, password, account);
    const { server, port } = await launch(binDir, folder, account);
    finish(true);
    return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, ...guard(server, folder) };
  } catch (error) {
    finish(false);
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function unprivilegedAccount(): Promise<Account> {
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]).catch(() => undefined);
    if (ids) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  throw new StepError(
    'PostgreSQL cannot run as root, and this machine has neither a user "postgres" nor "nobody".',
  );
}

function makeFolder(account: Account | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), serverFolderPrefix));
  writeFileSync(join(folder, 'owner.pid'), String(process.pid));
  mkdirSync(join(folder, 'data'), { mode: 0o700 });
  if (account) for (const path of [folder, join(folder, 'data')]) chownSync(path, account.uid, account.gid);
  return folder;
}

async function initialize(
  binDir: string,
  folder: string,
  password: string,
  account?: Account,
): Promise<void> {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const args = [
    '-D',
    join(folder, 'data'),
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
  ];
  const options = { cwd: folder, ...account };
  await run(join(binDir, 'initdb'), [...args, '--no-locale', '-E', 'UTF8', '--no-sync'], options).catch(
    (error) => {
      throw new StepError(
        `initdb could not make a database for the tests: ${String(error.stderr ?? error.message).trim()}`,
      );
    },
  );
  rmSync(passwordFile);
}

async function launch(
  binDir: string,
  folder: string,
  account?: Account,
): Promise<{ server: ChildProcess; port: number }> {
  const logFile = join(folder, 'server.log');
  for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
    const port = await freePort();
    const args = ['-D', join(folder, 'data'), '-k', folder, '-h', '127.0.0.1', '-p', String(port)];
    const server = spawn(
      join(binDir, 'postgres'),
      [...args, ...SETTINGS.flatMap((setting) => ['-c', setting])],
      {
        cwd: folder,
        // A file, not a pipe: the server must never wait for a busy test to read its log.
        stdio: ['ignore', 'ignore', openSync(logFile, 'w')],
        // Ctrl-C stops the tests; the server follows once they have ended.
        detached: true,
        ...account,
      },
    );
    server.unref();
    if (await becomesReady(server, logFile)) return { server, port };
  }
  throw new StepError(
    `PostgreSQL did not start for the tests. Its log says:\n${readFileSync(logFile, 'utf8').trim()}`,
  );
}

/** False when the server ended, as it does when somebody took its port in between. */
async function becomesReady(server: ChildProcess, logFile: string): Promise<boolean> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (server.exitCode === null && server.signalCode === null && Date.now() < deadline) {
    if (readFileSync(logFile, 'utf8').includes('database system is ready to accept connections')) return true;
    await sleep(50);
  }
  server.kill('SIGKILL');
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port');
  return address.port;
}

/**
 * Ties the server to this process: a shell waits on a pipe that only this process holds open, so that the server
 * ends and its folder goes whether this process stops it, exits, crashes or is killed.
 */
function guard(server: ChildProcess, folder: string): Pick<TestPostgres, 'pid' | 'stop'> {
  const { pid } = server;
  if (pid === undefined) throw new Error('a running server has no process id');
  // At most 10 s: where nobody collects dead processes, `kill -0` goes on saying yes.
  const wait = 'for i in $(seq 100); do kill -0 "$0" 2>&- || break; sleep 0.1; done';
  const script = `read _; kill -INT "$0"; ${wait}; rm -rf "$1"`;
  const watcher = spawn('sh', ['-c', script, String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  return {
    pid,
    async stop() {
      if (watcher.exitCode !== null) return;
      watcher.ref();
      watcher.stdin?.end();
      await once(watcher, 'exit');
    },
  };
}
