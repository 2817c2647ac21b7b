import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SqlClient, SqlPool } from './sql-pool.ts';

const folder = join(import.meta.dirname, '../../migrations');
const migrationLock = 727_420_013;

/** The store was migrated by other files than these. */
export class MigrationError extends Error {}

interface Migration {
  name: string;
  text: string;
  checksum: string;
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function appliedChecksums(client: SqlClient): Promise<Map<string, string>> {
  await client.execute(
    'create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  );
  const rows = await client.query('select name, checksum from schema_migrations', []);
  return new Map(rows.map((row) => [row.name as string, row.checksum as string]));
}

async function apply(client: SqlClient, { name, text, checksum }: Migration): Promise<void> {
  await client.execute('begin');
  try {
    await client.execute(text);
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.commit();
  } catch (error) {
    await client.execute('rollback');
    throw error;
  }
}

function assertUnchanged(migrations: Migration[], applied: Map<string, string>): void {
  for (const { name, checksum } of migrations) {
    const known = applied.get(name);
    if (known !== undefined && known !== checksum)
      throw new MigrationError(`migration ${name} was changed after it was applied to this store`);
  }
  for (const name of applied.keys()) {
    if (!migrations.some((migration) => migration.name === name)) {
      throw new MigrationError(
        `the store has migration ${name}, which this version does not know: it was used with a newer version`,
      );
    }
  }
}

/**
 * Brings the store to the newest form: each file of `server/migrations` once, in order, each in its own transaction, one
 * process at a time.
 *
 * @returns how many were applied
 * @throws MigrationError when an applied file was changed or the store is newer than this code
 */
export async function migrate(pool: SqlPool): Promise<number> {
  const migrations = await readMigrations();
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const applied = await appliedChecksums(client);
    assertUnchanged(migrations, applied);
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(client, migration);
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    broken = false;
    return missing.length;
  } finally {
    // The lock belongs to the connection: after a failure both go, so that no other process waits for it.
    client.release(broken);
  }
}
