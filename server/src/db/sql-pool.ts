/**
 * A connection taken from a pool. Rows come back parsed alike on both engines. Statements may be sent before earlier ones are
 * answered; they run in the order in which they are sent.
 */
export interface SqlClient {
  /** Which role and tenant the connection acts for at the moment; empty until bound. */
  binding: string;
  /** Runs one parameterised statement. */
  query(text: string, values: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Runs statements without parameters; several may be joined by semicolons. */
  execute(text: string): Promise<void>;
  /** Commits; throws when the engine rolled back instead, which `pg` alone would not tell. */
  commit(): Promise<void>;
  /** Gives the connection back; a broken one is thrown away. */
  release(broken?: boolean): void;
}

/** Where connections come from. */
export interface SqlPool {
  connect(): Promise<SqlClient>;
  end(): Promise<void>;
}

/** PostgreSQL's text form of a timestamptz, in a session whose time zone is UTC, to RFC 3339 with milliseconds. */
export function timestampToIso(text: string): string {
  return new Date(`${text.replace(' ', 'T').replace(/\+00$/, '')}Z`).toISOString();
}

/** Object identifiers of the types whose parsing differs between drivers unless fixed here. */
export const parsedTypes = { int8: 20, timestamptz: 1184 } as const;

/**
 * What every new connection is set to before anything else: times in UTC; no parallel workers and no compiled plans, which
 * take longer to start than any of our statements takes to run, and come in as soon as a tenant is large.
 */
export const connectionSettings =
  "set time zone 'UTC'; set max_parallel_workers_per_gather = 0; set jit = off";
