import { createHash } from 'node:crypto';
import pg from 'pg';
import { connectionSettings, parsedTypes, type SqlClient, type SqlPool, timestampToIso } from './sql-pool.ts';

const maxConnections = 20;
const maxNamedStatements = 500;

const parsers = new pg.TypeOverrides();
parsers.setTypeParser(parsedTypes.int8, Number);
parsers.setTypeParser(parsedTypes.timestamptz, timestampToIso);

/** Names of prepared statements: named ones are parsed and planned once per connection, which halves a point read. */
class StatementNames {
  readonly #names = new Map<string, string>();

  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= maxNamedStatements) return known;
    const name = `e${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    this.#names.set(text, name);
    return name;
  }
}

class PgClient implements SqlClient {
  readonly #client: pg.PoolClient & { espalierBinding?: string };
  readonly #names: StatementNames;

  constructor(client: pg.PoolClient, names: StatementNames) {
    this.#client = client;
    this.#names = names;
  }

  get binding(): string {
    return this.#client.espalierBinding ?? '';
  }

  set binding(value: string) {
    this.#client.espalierBinding = value;
  }

  async query(text: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
    const name = this.#names.nameOf(text);
    const config = { text, values: values as unknown[], ...(name === undefined ? {} : { name }) };
    return (await this.#client.query<Record<string, unknown>>(config)).rows;
  }

  async execute(text: string): Promise<void> {
    await this.#client.query(text);
  }

  async commit(): Promise<void> {
    const { command } = await this.#client.query('commit');
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back by the engine');
  }

  release(broken = false): void {
    this.#client.release(broken);
  }
}

/**
 * A pool of connections to PostgreSQL >= 15.
 *
 * @param url - `postgres://user:password@host:port/database`
 * @param onIdleError - told when an idle connection breaks; the pool replaces it by itself
 */
export function openPgPool(url: string, onIdleError: (error: Error) => void): SqlPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    types: parsers,
    // Statements sent without waiting go out at once, and are answered in their order.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'espalier',
    onConnect: async (client) => {
      await client.query(connectionSettings);
    },
  });
  pool.on('error', onIdleError);
  const names = new StatementNames();
  return {
    connect: async () => new PgClient(await pool.connect(), names),
    end: () => pool.end(),
  };
}
