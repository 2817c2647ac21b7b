/** A store with a planted tree, a directory on it, and the bare engine beside it. */
import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DirectoryProcess } from '../directory-process.ts';
import { scratchFolder } from '../lifetime.ts';
import { BareHttp } from './bare-http.ts';
import { type BareSql, connectPostgres, openPglite } from './bare-sql.ts';
import type { Scene } from './operations.ts';
import { plantTree } from './planted-tree.ts';

/** A scene and what it stands on. */
export interface OpenScene extends Scene {
  readonly directory: DirectoryProcess;
  close(): Promise<void>;
}

export interface BenchStore {
  readonly name: string;
  /** What of the engine's settings decides what a commit costs; the same for both contenders. */
  readonly durability: (sql: BareSql) => Promise<string>;
  /** @param levels - of the 10-ary tree */
  open(levels: number): Promise<OpenScene>;
}

/**
 * A database of its own on a PostgreSQL server for each scene; it goes with the scene.
 *
 * @param url - of a superuser: planting switches foreign keys off
 */
export function postgresStore(url: string): BenchStore {
  return {
    name: 'PostgreSQL',
    durability: async (sql) => {
      const text = `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`;
      const [row] = await sql.run({ name: 'durability', text }, []);
      return `fsync=${row?.fsync}, synchronous_commit=${row?.commit}`;
    },
    open: async (levels) => {
      const name = `espalier_bench_${randomBytes(6).toString('hex')}`;
      await onServer(url, `create database ${name}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      const { tenantId, token } = await makeTenant(own.href);
      const sql = await connectPostgres(own.href);
      const tree = await plantTree(sql, tenantId, levels);
      const directory = await DirectoryProcess.start(own.href);
      const http = new BareHttp(directory.url, token);
      const close = async () => {
        await http.close();
        await directory.stop();
        await sql.close();
        await onServer(url, `drop database ${name} with (force)`);
      };
      return { tree, http, sql, directory, close };
    },
  };
}

/** Folders on disk; the bare engine works on a copy, since only one process can have a folder open. */
export const embeddedStore: BenchStore = {
  name: 'PGlite',
  durability: async () => 'as the engine comes, files in a temporary folder',
  open: async (levels) => {
    const { path: folder, remove } = scratchFolder();
    const [data, copy] = [join(folder, 'data'), join(folder, 'copy')];
    const { tenantId, token } = await makeTenant(data);
    const planting = await openPglite(join(data, 'pgdata'));
    const tree = await plantTree(planting, tenantId, levels);
    await planting.close();
    cpSync(join(data, 'pgdata'), copy, { recursive: true });
    const sql = await openPglite(copy);
    const directory = await DirectoryProcess.start(data);
    const http = new BareHttp(directory.url, token);
    const close = async () => {
      await http.close();
      await directory.stop();
      await sql.close();
      remove();
    };
    return { tree, http, sql, directory, close };
  },
};

async function onServer(url: string, statement: string): Promise<void> {
  const sql = await connectPostgres(url);
  try {
    await sql.script(statement);
  } finally {
    await sql.close();
  }
}

/** Migrates the store and makes a tenant in it, as a directory does. */
async function makeTenant(data: string): Promise<{ tenantId: string; token: string }> {
  const directory = await DirectoryProcess.start(data);
  try {
    const token = await directory.newTenant();
    const http = new BareHttp(directory.url, token);
    const { tenantId } = (await http.get('/whoami')) as { tenantId: string };
    await http.close();
    return { tenantId, token };
  } finally {
    await directory.stop();
  }
}
