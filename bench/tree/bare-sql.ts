/** The floor: the engine itself, over one plain connection (or, embedded, in this process). */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** One statement with a name, so that a connection prepares it once. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export type SqlRow = Record<string, unknown>;

export interface BareSql {
  /** @throws Error when there are no rows: a statement that found nothing did not do the work */
  run(statement: Statement, values: readonly unknown[]): Promise<SqlRow[]>;
  /** Statements without parameters, joined by semicolons. */
  script(text: string): Promise<void>;
  close(): Promise<void>;
}

/** @param url - of a role that owns the tables: row level security costs the floor nothing */
export async function connectPostgres(url: string): Promise<BareSql> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Both begin too slowly for statements as short as these.
  await client.query('set max_parallel_workers_per_gather = 0; set jit = off');
  return {
    run: async ({ name, text }, values) =>
      assertFound(name, (await client.query<SqlRow>({ name, text, values: [...values] })).rows),
    script: async (text) => void (await client.query(text)),
    close: () => client.end(),
  };
}

/** PGlite plans a statement anew at each call, whoever calls: there are no named ones to be had. */
export async function openPglite(folder: string): Promise<BareSql> {
  const db = await PGlite.create(folder);
  return {
    run: async ({ name, text }, values) =>
      assertFound(name, (await db.query<SqlRow>(text, [...values])).rows),
    script: async (text) => void (await db.exec(text)),
    close: () => db.close(),
  };
}

function assertFound(name: string, rows: SqlRow[]): SqlRow[] {
  if (rows.length === 0) throw new Error(`the statement ${name} found nothing`);
  return rows;
}
