import { PGlite } from '@electric-sql/pglite';
import { connectionSettings, parsedTypes, type SqlClient, type SqlPool, timestampToIso } from './sql-pool.ts';

/** The engine has one connection, so the pool lends it to one caller at a time, first come first served. */
class ExclusiveLease {
  #tail: Promise<void> = Promise.resolve();

  async take(): Promise<() => void> {
    const previous = this.#tail;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#tail = promise;
    await previous;
    return resolve;
  }
}

class PgliteClient implements SqlClient {
  binding = '';
  readonly #db: PGlite;

  constructor(db: PGlite) {
    this.#db = db;
  }

  async query(text: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
    return (await this.#db.query<Record<string, unknown>>(text, values as unknown[])).rows;
  }

  async execute(text: string): Promise<void> {
    await this.#db.exec(text);
  }

  async commit(): Promise<void> {
    await this.#db.exec('commit');
  }

  release(): void {}
}

/** What the embedded engine is opened with; it has no background workers, so its own files are kept small. */
const engineSettings = ['max_wal_size = 64MB', 'min_wal_size = 32MB', 'shared_buffers = 16MB'];

/**
 * The embedded engine as a pool of one connection.
 *
 * @param dataDir - folder of the engine's files, or undefined for one in memory
 */
export async function openPglitePool(dataDir: string | undefined): Promise<SqlPool> {
  const db = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    postgresqlconf: engineSettings,
    parsers: { [parsedTypes.int8]: Number, [parsedTypes.timestamptz]: timestampToIso },
  });
  await db.exec(connectionSettings);
  const client = new PgliteClient(db);
  const lease = new ExclusiveLease();
  return {
    connect: async () => {
      const free = await lease.take();
      let released = false;
      client.release = () => {
        if (released) return;
        released = true;
        free();
      };
      return client;
    },
    end: async () => {
      await lease.take();
      await db.close();
    },
  };
}
