/** Real directories for tests: one per store and mocha process, listening on 127.0.0.1; a tenant of its own for each test. */
import { strict as assert } from 'node:assert';
import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { createDirectory, type Directory } from '@espalier/server';
import { sql } from 'kysely';
import pg from 'pg';
import type { Session } from '../../server/src/db/session.ts';
import { Caller, type CallOptions, type Reply } from './harness/call.ts';
import type { Method } from './harness/schema.ts';
import { TestTenant } from './harness/test-tenant.ts';

export type { Body, Reply } from './harness/call.ts';
export { idsOf, namesOf, TestTenant } from './harness/test-tenant.ts';

const databaseUrl = process.env.ESPALIER_TEST_DATABASE_URL;
const allScopes = ['tenant:admin'];
type Row = Record<string, unknown>;
type StoreKind = 'PGlite' | 'PostgreSQL';

/** The clock of a directory: the real one, moved by the test. */
export class TestClock {
  #offset = 0;
  #frozenAt: number | undefined;

  readonly now = (): Date => new Date(this.#frozenAt ?? Date.now() + this.#offset);

  /** Stops the clock while `work` runs, so that everything happens in one millisecond. */
  async frozen(work: () => Promise<void>): Promise<void> {
    this.#frozenAt = this.now().getTime();
    try {
      await work();
    } finally {
      this.#frozenAt = undefined;
    }
  }

  /** Moves the present forward. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }
}

/** Log lines of the directories, kept to be searched; nothing is printed. */
export const logLines: string[] = [];
const logStream = new Writable({
  write(chunk, _encoding, done) {
    logLines.push(String(chunk));
    done();
  },
});

async function withMaintenance<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes an empty database beside the one that ESPALIER_TEST_DATABASE_URL names. */
export async function makeDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  assert.ok(databaseUrl);
  const name = `espalier_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withMaintenance((client) => client.query(`create database ${name}`));
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const drop = async () => {
    await withMaintenance((client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { url: url.href, drop };
}

/** A directory under test. */
export class TestDirectory {
  readonly kind: StoreKind;
  readonly clock = new TestClock();
  readonly adminToken = `esp_${randomBytes(32).toString('base64url')}`;
  #directory: Directory | undefined;
  #caller: Caller | undefined;
  #drop: () => Promise<void> = async () => {};

  constructor(kind: StoreKind) {
    this.kind = kind;
  }

  async start(): Promise<void> {
    if (this.#directory) return;
    let data = 'memory';
    if (this.kind === 'PostgreSQL') {
      const database = await makeDatabase();
      data = database.url;
      this.#drop = database.drop;
    }
    const { clock, adminToken } = this;
    // Property tests ask faster than any one token may.
    const config = {
      host: '127.0.0.1',
      port: 0,
      basePath: '/v1',
      publicUrl: undefined,
      rateLimit: 0,
      checkAnswers: true,
    };
    this.#directory = await createDirectory({ ...config, data, adminToken }, logStream, clock.now);
    this.#caller = new Caller(await this.#directory.app.listen({ host: '127.0.0.1', port: 0 }));
  }

  /** Expires and delivers what is due by the clock of the test. */
  async deliverDue(): Promise<void> {
    await this.#running.directory.runDue();
  }

  /** Takes the database away under the running directory. */
  dropDatabase(): Promise<void> {
    return this.#drop();
  }

  async stop(): Promise<void> {
    await this.#caller?.close();
    await this.#directory?.close();
    await this.#drop();
    this.#directory = undefined;
  }

  get #running(): { directory: Directory; caller: Caller } {
    assert.ok(this.#directory && this.#caller, 'the directory was not started: use describeStores');
    return { directory: this.#directory, caller: this.#caller };
  }

  /** Where it is reached, without a slash at the end. */
  get origin(): string {
    return this.caller.origin;
  }

  get caller(): Caller {
    return this.#running.caller;
  }

  /** Calls with no token, or the given one. */
  call(method: Method, path: string, body?: unknown, options?: CallOptions): Promise<Reply> {
    return this.caller.call(method, path, body, options);
  }

  /** The platform administrator, who acts in the tenant `host`. */
  get administrator(): TestTenant {
    return new TestTenant('00000000-0000-7000-8000-000000000000', 'host', this.adminToken, this.caller);
  }

  /** A fresh tenant with a token that may do everything in it. */
  async newTenant(fields: object = {}): Promise<TestTenant> {
    const slug = `t-${randomBytes(6).toString('hex')}`;
    const { id } = await this.administrator.make('/tenants', { slug, displayName: 'Test', ...fields });
    return new TestTenant(id, slug, await this.newToken(id, allScopes), this.caller);
  }

  /** The secret of a new token. */
  async newToken(tenantId: string, scopes: string[], fields: object = {}): Promise<string> {
    const body = { name: 'test', scopes, ...fields };
    return (await this.administrator.make(`/tenants/${tenantId}/tokens`, body)).token;
  }

  /** Lends a session of the store, bound to nothing in particular. */
  withSession<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#running.directory.store.withSession(work);
  }

  /** Does something in the store as the server does it in a request: bound to a tenant, in one transaction. */
  inTenant<Result>(tenantId: string, work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.withSession(async (session) => {
      await session.bind('espalier_app', tenantId);
      return session.transaction(() => work(session));
    });
  }

  /** Runs SQL as a role of the server, or as the owner of the tables; for set-up and checks that no API call can do. */
  async sql(text: string, as: 'owner' | { role: string; tenantId: string } = 'owner'): Promise<Row[]> {
    return this.#running.directory.store.withSession(async (session) => {
      try {
        await session.rows(sql.raw('reset role'));
        if (as !== 'owner') {
          const { role, tenantId } = as;
          await session.rows(
            sql`select set_config('role', ${role}, false), set_config('espalier.tenant_id', ${tenantId}, false)`,
          );
        }
        return await session.rows(sql.raw<Row>(text));
      } finally {
        // The session believes what it was bound to last; a binding nobody asks for again makes the next one real.
        await session.bind('espalier_app', randomUUID());
      }
    });
  }
}

const directories = new Map<StoreKind, TestDirectory>();

function directoryOn(kind: StoreKind): TestDirectory {
  const directory = directories.get(kind) ?? new TestDirectory(kind);
  directories.set(kind, directory);
  return directory;
}

after(async () => {
  for (const directory of directories.values()) await directory.stop();
});

/** The stores that tests run on: PGlite, and PostgreSQL where ESPALIER_TEST_DATABASE_URL names one. */
export const storeKinds: StoreKind[] = databaseUrl ? ['PGlite', 'PostgreSQL'] : ['PGlite'];

/** A suite for each store. */
export function describeStores(title: string, suite: (directory: TestDirectory) => void): void {
  for (const kind of storeKinds) {
    describe(`${title} [${kind}]`, () => {
      const directory = directoryOn(kind);
      before('start the directory', async function () {
        this.timeout(60_000);
        await directory.start();
      });
      suite(directory);
    });
  }
}
