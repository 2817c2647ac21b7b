/** The embedded store as one file and back: all tenants with their tokens, trails and keys. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockDirectory } from './directory-lock.ts';

/** A backup cannot be taken or restored; the message says why. */
export class BackupError extends Error {}

/** What is in a backup. */
export interface BackupContents {
  /** Tenants, `host` included. */
  tenants: number;
}

const engineFolder = 'pgdata';

/**
 * Takes a consistent copy of an embedded store that no directory has open. It is built in memory.
 *
 * @param folder as `--data` names it
 * @returns a gzipped tar of the engine's files
 * @throws DirectoryLockedError while a directory has the store open; BackupError when there is none
 */
export async function backupEmbedded(folder: string): Promise<BackupContents & { archive: Blob }> {
  if (!existsSync(join(folder, engineFolder)))
    throw new BackupError(`there is no embedded store in ${folder}`);
  const unlock = lockDirectory(folder);
  try {
    const engine = await PGlite.create({ dataDir: join(folder, engineFolder) });
    try {
      return { tenants: await countTenants(engine), archive: await engine.dumpDataDir('gzip') };
    } finally {
      await engine.close();
    }
  } finally {
    unlock();
  }
}

/**
 * Makes the store in a folder what a backup holds. The store that is there is replaced only once the new one has been
 * opened and read.
 *
 * @param force replace a store that is there
 * @throws DirectoryLockedError while a directory has the store open; BackupError when the folder is not empty, or the
 *   archive is none that this version can read
 */
export async function restoreEmbedded(
  archive: Blob,
  folder: string,
  force: boolean,
): Promise<BackupContents> {
  const taken = existsSync(folder) && readdirSync(folder).length > 0;
  if (taken && !force) throw new BackupError(`${folder} is not empty; only --force replaces what is in it`);
  const unlock = lockDirectory(folder);
  const draft = join(folder, `${engineFolder}.restoring`);
  try {
    rmSync(draft, { recursive: true, force: true });
    const contents = await load(archive, draft);
    putInPlace(draft, join(folder, engineFolder));
    // Said by the directory when it opens the store, of the engine that has just read it.
    rmSync(join(folder, 'format'), { force: true });
    return contents;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    unlock();
  }
}

/** Killed in between, it leaves both the old files and the new ones. */
function putInPlace(draft: string, place: string): void {
  const replaced = `${place}.replaced`;
  rmSync(replaced, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, replaced);
  renameSync(draft, place);
  rmSync(replaced, { recursive: true, force: true });
}

async function load(archive: Blob, folder: string): Promise<BackupContents> {
  try {
    const engine = await PGlite.create({ dataDir: folder, loadDataDir: archive });
    try {
      return { tenants: await countTenants(engine) };
    } finally {
      await engine.close();
    }
  } catch (error) {
    throw new BackupError(`it is no backup that this version can read (${(error as Error).message})`);
  }
}

async function countTenants(engine: PGlite): Promise<number> {
  const { rows } = await engine.query<{ count: number }>('select count(*)::int as count from tenants');
  return rows[0]?.count ?? 0;
}
