import { EventEmitter } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDirectory } from './directory-lock.ts';
import { Housekeeping } from './housekeeping.ts';
import { migrate } from './migrate.ts';
import { openPgPool } from './pg-pool.ts';
import { openPglitePool } from './pglite-pool.ts';
import { Session } from './session.ts';
import type { SqlPool } from './sql-pool.ts';
import { type TokenChangeListener, watchTokenChanges } from './token-changes.ts';

/** The version of the embedded engine whose files this code reads; PGlite cannot open another major version's. */
const embeddedFormat = 'pglite-0.5-pg18';

/** Where tenants are kept: the embedded engine or a PostgreSQL server. */
export interface Store {
  readonly kind: 'embedded' | 'postgres';
  /** Lends a connection to `work` and takes it back; connection errors are not hidden. */
  withSession<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /** Told after each committed write. */
  wrote(): void;
  /** Tells a worker of what transactions of this process signal; other processes are not heard. */
  onSignal(name: string, listener: () => void): void;
  /** Tells a listener of token changes made by other processes; an embedded store has none. */
  watchTokens(listener: TokenChangeListener): void;
  /** Reads or sets a value the server keeps about itself; the first writer wins. */
  setting(name: string, make: () => string): Promise<{ value: string; made: boolean }>;
  close(): Promise<void>;
}

async function assertEmbeddedFormat(folder: string): Promise<void> {
  const path = join(folder, 'format');
  const found = await readFile(path, 'utf8').catch(() => undefined);
  if (found === undefined) await writeFile(path, embeddedFormat, { mode: 0o600 });
  else if (found !== embeddedFormat) {
    throw new Error(
      `the store ${folder} was written by ${found}, this version reads ${embeddedFormat}; export it with the version that wrote it`,
    );
  }
}

async function openEmbedded(data: string): Promise<{ pool: SqlPool; unlock: () => void }> {
  if (data === 'memory') return { pool: await openPglitePool(undefined), unlock: () => {} };
  const unlock = lockDirectory(data);
  try {
    await assertEmbeddedFormat(data);
    return { pool: await openPglitePool(join(data, 'pgdata')), unlock };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function withSession<Result>(
  pool: SqlPool,
  work: (session: Session) => Promise<Result>,
  onSignal: (name: string) => void,
): Promise<Result> {
  const client = await pool.connect();
  let broken = true;
  try {
    const result = await work(new Session(client, onSignal));
    broken = false;
    return result;
  } catch (error) {
    // An answer of the engine carries an SQLSTATE and leaves the connection usable; anything else from below does not.
    broken = isConnectionFailure(error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Whether an error says that the connection to the store failed, rather than that the store refused a statement. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  // Beside lost connections: those that are refused (28, 3D000) and a server out of connections, memory or disk (53).
  if (typeof code === 'string') return /^(08|28|3D000|53|57P0|E[A-Z]+$)/.test(code);
  return /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable/i.test(
    error.message,
  );
}

async function setting(
  pool: SqlPool,
  name: string,
  make: () => string,
): Promise<{ value: string; made: boolean }> {
  const client = await pool.connect();
  try {
    await client.execute('reset role');
    client.binding = '';
    const inserted = await client.query(
      'insert into server_settings (name, value) values ($1, $2) on conflict (name) do nothing returning value',
      [name, make()],
    );
    const row =
      inserted[0] ?? (await client.query('select value from server_settings where name = $1', [name]))[0];
    return { value: String(row?.value), made: inserted.length > 0 };
  } finally {
    client.release();
  }
}

/**
 * Opens the store and migrates it.
 *
 * @param data - `memory`, a folder, or `postgres://...`
 * @param onError - told of failures outside any request
 * @throws DirectoryLockedError when another process has the folder open
 */
export async function openStore(data: string, onError: (error: unknown) => void): Promise<Store> {
  const isServer = /^postgres(ql)?:\/\//.test(data);
  const { pool, unlock } = isServer
    ? { pool: openPgPool(data, onError), unlock: () => {} }
    : await openEmbedded(data);
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end().catch(onError);
    unlock();
    throw error;
  }
  let stopWatching: (() => Promise<void>) | undefined;
  const housekeeping = isServer ? undefined : new Housekeeping(pool, onError);
  const signals = new EventEmitter();
  return {
    kind: isServer ? 'postgres' : 'embedded',
    withSession: (work) => withSession(pool, work, (name) => signals.emit(name)),
    wrote: () => housekeeping?.wrote(),
    onSignal: (name, listener) => signals.on(name, listener),
    watchTokens: (listener) => {
      if (isServer) stopWatching = watchTokenChanges(data, listener, onError);
      else listener.hearsChanges(true);
    },
    setting: (name, make) => setting(pool, name, make),
    close: async () => {
      await stopWatching?.();
      await pool.end();
      unlock();
    },
  };
}
