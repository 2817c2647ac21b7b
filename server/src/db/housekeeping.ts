import type { SqlPool } from './sql-pool.ts';

const writesPerCheckpoint = 5_000;
const writesPerVacuum = 20_000;

/**
 * Does for the embedded engine what background workers do in a server: it has no autovacuum and writes no checkpoint on
 * reaching max_wal_size, so without this its files and memory grow with every write.
 */
export class Housekeeping {
  readonly #pool: SqlPool;
  readonly #onError: (error: unknown) => void;
  #sinceCheckpoint = 0;
  #sinceVacuum = 0;
  #running = false;

  constructor(pool: SqlPool, onError: (error: unknown) => void) {
    this.#pool = pool;
    this.#onError = onError;
  }

  /** Counts one committed write and starts the work when it is due; never waits. */
  wrote(): void {
    this.#sinceCheckpoint += 1;
    this.#sinceVacuum += 1;
    if (this.#running || this.#sinceCheckpoint < writesPerCheckpoint) return;
    const isVacuumDue = this.#sinceVacuum >= writesPerVacuum;
    this.#sinceCheckpoint = 0;
    if (isVacuumDue) this.#sinceVacuum = 0;
    this.#running = true;
    this.#run(isVacuumDue ? ['vacuum (analyze)', 'checkpoint'] : ['checkpoint'])
      .catch(this.#onError)
      .finally(() => {
        this.#running = false;
      });
  }

  async #run(statements: string[]): Promise<void> {
    const client = await this.#pool.connect();
    try {
      // The connection may act for a tenant at this moment; house-keeping is the owner's work.
      await client.execute('reset role');
      client.binding = '';
      for (const statement of statements) await client.execute(statement);
    } finally {
      client.release();
    }
  }
}
