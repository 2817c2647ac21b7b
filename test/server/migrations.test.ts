import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { MigrationError, migrate } from '../../server/src/db/migrate.ts';
import { openPgPool } from '../../server/src/db/pg-pool.ts';
import { openPglitePool } from '../../server/src/db/pglite-pool.ts';
import type { SqlPool } from '../../server/src/db/sql-pool.ts';
import { makeDatabase, storeKinds } from './directory.ts';

const files = readdirSync(new URL('../../server/migrations', import.meta.url)).sort();

for (const kind of storeKinds) {
  describe(`migrations [${kind}]`, function () {
    this.timeout(60_000);
    let pools: SqlPool[];
    let drop = async () => {};

    before(async () => {
      if (kind === 'PGlite') {
        pools = [await openPglitePool(undefined)];
        return;
      }
      const database = await makeDatabase();
      drop = database.drop;
      // Two processes that start at once on an empty database.
      pools = [1, 2].map(() => openPgPool(database.url, () => {}));
    });

    after(async () => {
      for (const pool of pools) await pool.end();
      await drop();
    });

    async function sql(text: string): Promise<Record<string, unknown>[]> {
      const client = await (pools[0] as SqlPool).connect();
      try {
        return await client.query(text, []);
      } finally {
        client.release();
      }
    }

    it('are applied once each, in order, also by processes that start together', async () => {
      const counts = await Promise.all(pools.map((pool) => migrate(pool)));
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        files.length,
      );
      const applied = await sql('select name from schema_migrations order by applied_at, name');
      assert.deepEqual(
        applied.map(({ name }) => name),
        files,
      );
      for (const pool of pools) assert.equal(await migrate(pool), 0);
    });

    it('a file that was changed after it was applied stops the start', async () => {
      const [first] = files;
      const [row] = await sql(`select checksum from schema_migrations where name = '${first}'`);
      await sql(`update schema_migrations set checksum = 'another' where name = '${first}'`);
      const refused = {
        constructor: MigrationError,
        message: `migration ${first} was changed after it was applied to this store`,
      };
      for (const pool of pools) await assert.rejects(migrate(pool), refused);
      await sql(`update schema_migrations set checksum = '${row?.checksum}' where name = '${first}'`);
      assert.equal(await migrate(pools[0] as SqlPool), 0);
    });

    it('a store of a newer version stops the start', async () => {
      await sql(`insert into schema_migrations (name, checksum) values ('9999_future.sql', 'x')`);
      for (const pool of pools)
        await assert.rejects(
          migrate(pool),
          /9999_future\.sql, which this version does not know: it was used with a newer version/,
        );
      await sql(`delete from schema_migrations where name = '9999_future.sql'`);
      assert.equal(await migrate(pools[0] as SqlPool), 0);
    });
  });
}
