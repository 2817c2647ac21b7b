import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import type { SqlClient } from './sql-pool.ts';
import type { Tables } from './tables.ts';

/** Builds typed statements; it has no connection. What it builds is run by a {@link Session}. */
export const statements = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Whom a connection acts for: one tenant as the restricted role, or the platform, which sees all tenants. */
export type Role = 'espalier_app' | 'espalier_platform';

/** A caller that reads only what its roles reach, or an application its unit; policies of the store go by it. */
export interface Reader {
  partyId: string | null;
  application: { applicationId: string; authorizationId: string; organizationUnitId: string } | null;
}

/** Reads only what the reader of the binding may. */
const readerRole = 'espalier_bounded';

type Statement<Row> = Compilable<Row> | RawBuilder<Row>;

/** A connection bound to a role and a tenant: the only way to reach the store while serving a request. */
export class Session {
  readonly #client: SqlClient;
  #tenantId = '';
  /** The role that statements run as at the moment. */
  #role: Role | typeof readerRole = 'espalier_app';
  #hasReader = false;
  /** Statements under way that nobody has waited for. */
  #sent: Promise<unknown>[] = [];
  readonly #onSignal: (name: string) => void;
  #signals = new Set<string>();

  /** @param onSignal - told of what a committed transaction signalled */
  constructor(client: SqlClient, onSignal: (name: string) => void = () => {}) {
    this.#client = client;
    this.#onSignal = onSignal;
  }

  /** The tenant that statements act for; empty before the session is bound. */
  get tenantId(): string {
    return this.#tenantId;
  }

  /**
   * Makes every later statement act for one tenant; row level security holds whatever the statement says.
   * Not inside a transaction: a rollback would undo the binding.
   */
  async bind(role: Role, tenantId: string): Promise<void> {
    const wanted = `${role}:${tenantId}`;
    if (this.#client.binding !== wanted) {
      this.#client.binding = '';
      await this.#client.query(
        "select set_config('role', $1, false), set_config('espalier.tenant_id', $2, false)",
        [role, tenantId],
      );
      this.#client.binding = wanted;
    }
    this.#tenantId = tenantId;
    this.#role = role;
    this.#hasReader = false;
  }

  /**
   * Binds for a caller that may not read everything of its tenant.
   *
   * @param reads - statements are held to what the reader may see at once; otherwise only those inside {@link asReader}
   */
  async bindReader(tenantId: string, { partyId, application }: Reader, reads: boolean): Promise<void> {
    const role = reads ? readerRole : 'espalier_app';
    const { applicationId = '', authorizationId = '', organizationUnitId = '' } = application ?? {};
    const wanted = `${role}:${tenantId}:${partyId ?? ''}:${authorizationId}:${organizationUnitId}`;
    if (this.#client.binding !== wanted) {
      this.#client.binding = '';
      await this.#client.query(
        `select set_config('role', $1, false), set_config('espalier.tenant_id', $2, false), set_config('espalier.party_id', $3, false),
          set_config('espalier.authorization_id', $4, false), set_config('espalier.unit_id', $5, false), set_config('espalier.application_id', $6, false)`,
        [role, tenantId, partyId ?? '', authorizationId, organizationUnitId, applicationId],
      );
      this.#client.binding = wanted;
    }
    this.#tenantId = tenantId;
    this.#role = role;
    this.#hasReader = true;
  }

  /** Whether the caller may not read everything of its tenant. */
  get hasReader(): boolean {
    return this.#hasReader;
  }

  /** Runs `work` with what the caller may see, in the midst of a write, which sees everything. */
  asReader<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#hasReader ? this.#as(readerRole, work) : work();
  }

  /** Runs `work` with everything that the tenant has, in the midst of a read, which sees what the caller may. */
  asTenant<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#hasReader ? this.#as('espalier_app', work) : work();
  }

  async #as<Result>(role: Role | typeof readerRole, work: () => Promise<Result>): Promise<Result> {
    const before = this.#role;
    if (before === role) return work();
    const { binding } = this.#client;
    this.#client.binding = '';
    this.#setRole(role);
    try {
      const result = await work();
      this.#setRole(before);
      // Not after a failure: the connection then counts as unbound, and the next request binds it anew.
      this.#client.binding = binding;
      return result;
    } catch (error) {
      this.#setRole(before);
      throw error;
    }
  }

  #setRole(role: Role | typeof readerRole): void {
    this.#role = role;
    this.#keep(this.#client.query("select set_config('role', $1, false)", [role]));
  }

  /**
   * Sends a statement ahead of the next one without waiting for it: saves a round trip where its rows say nothing. The
   * engine runs statements in the order in which they are sent; when this one fails, the next one, or the commit, throws.
   */
  send(statement: Statement<unknown>): void {
    const { sql, parameters } = statement.compile(statements);
    this.#keep(this.#client.query(sql, parameters));
  }

  /** Runs a statement and gives its rows. */
  async rows<Row>(statement: Statement<Row>): Promise<Row[]> {
    const { sql, parameters } = statement.compile(statements);
    return (await this.#afterSent(this.#client.query(sql, parameters))) as Row[];
  }

  /** Runs a statement and gives its first row. */
  async first<Row>(statement: Statement<Row>): Promise<Row | undefined> {
    return (await this.rows(statement))[0];
  }

  /** Tells workers of this process that there is something to do, once the transaction is committed. */
  signal(name: string): void {
    this.#signals.add(name);
  }

  /** Runs `work` in one transaction: all of it or nothing. */
  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#signals = new Set();
    const role = this.#role;
    this.#keep(this.#client.execute('begin'));
    try {
      const result = await work();
      await this.#afterSent(this.#client.commit());
      for (const name of this.#signals) this.#onSignal(name);
      return result;
    } catch (error) {
      this.#sent = [];
      this.#role = role;
      // A connection that cannot even roll back is thrown away by the pool; the first error is the one to tell.
      await this.#client.execute('rollback').catch(() => undefined);
      throw error;
    }
  }

  #keep(answer: Promise<unknown>): void {
    // Looked at later: until then its failure is not unhandled.
    answer.catch(() => undefined);
    this.#sent.push(answer);
  }

  /** An answer, unless something sent before it failed: then the rest failed only because of that. */
  async #afterSent<Result>(answer: Promise<Result>): Promise<Result> {
    this.#keep(answer);
    const sent = this.#sent;
    this.#sent = [];
    await Promise.all(sent);
    return answer;
  }
}
