import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { describeStores, type TestTenant } from './directory.ts';
import { fill } from './harness/belongings.ts';
import { callback, newProofKey, OAuthClient } from './harness/oauth-client.ts';
import { PageBrowser } from './harness/page-browser.ts';

const tenantTables = `select c.relname as name, a.attname as tenant_column, c.relrowsecurity as secured
  from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    and (a.attname = 'tenant_id' or (c.relname = 'tenants' and a.attname = 'id')) order by 1`;

describeStores('isolation, below the API', (directory) => {
  let mine: TestTenant;
  let theirs: TestTenant;
  let tables: { name: string; column: string }[];

  /** A tenant with a row in every table. */
  async function tenantWithEverything(marker: string): Promise<TestTenant> {
    const { tenant, ids } = await fill(directory, `${marker}${randomBytes(4).toString('hex')}`);
    const specializations = [{ subtype: 'student', organizationUnitId: ids.unit }];
    await tenant.person('Ada', { specializations });
    await tenant.make('/ou', { displayName: 'Keyed' }, { 'idempotency-key': 'k' });
    await tenant.ok('POST', '/ou/apply', { owner: 'o', nodes: [{ externalId: 'n', displayName: 'N' }] });
    await tenant.ok('PUT', `/integrations/${ids.integration}/directory`, {
      users: [{ externalId: 'u', displayName: 'Grace' }],
    });
    const client = await OAuthClient.make(directory, {
      tenant,
      fields: { webhookUrl: 'http://127.0.0.1:9/' },
    });
    await client.tokens();
    const pushed = await client.post('/oauth/par', {
      response_type: 'code',
      redirect_uri: callback,
      code_challenge: newProofKey().challenge,
      code_challenge_method: 'S256',
    });
    assert.equal(pushed.status, 201, pushed.text);
    const { url } = await tenant.make(`/persons/${ids.person}/sign-in-links`, undefined);
    const browser = new PageBrowser(directory.origin);
    await browser.open(String(url));
    await browser.close();
    return tenant;
  }

  before(async function () {
    this.timeout(20_000);
    [mine, theirs] = [await tenantWithEverything('mine'), await tenantWithEverything('theirs')];
    const rows = await directory.sql(tenantTables);
    tables = rows.map(({ name, tenant_column }) => ({ name: String(name), column: String(tenant_column) }));
  });

  const asServer = (text: string, tenantId: string = mine.id) =>
    directory.sql(text, { role: 'espalier_app', tenantId });

  it('every table with a tenant has row level security, and the roles of the server own none', async () => {
    const rows = await directory.sql(tenantTables);
    assert.ok(rows.length >= 8);
    assert.deepEqual(
      rows.filter(({ secured }) => !secured),
      [],
    );
    const owners = await directory.sql(
      `select distinct tableowner as owner from pg_tables where schemaname = 'public'`,
    );
    for (const { owner } of owners) assert.ok(!['espalier_app', 'espalier_platform'].includes(String(owner)));
    const roles = await directory.sql(
      `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as powerful from pg_roles where rolname like 'espalier%' order by 1`,
    );
    assert.deepEqual(roles, [
      { name: 'espalier_app', powerful: false },
      { name: 'espalier_bounded', powerful: false },
      { name: 'espalier_platform', powerful: false },
    ]);
  });

  it('tables without a tenant are known by name', async () => {
    const rows = await directory.sql(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const without = rows
      .map(({ name }) => String(name))
      .filter((name) => !tables.some((table) => table.name === name));
    assert.deepEqual(without, ['schema_migrations', 'server_settings']);
  });

  it('every key begins with the tenant, so that no row can point into another one', async () => {
    const keys = await directory.sql(
      `select con.conname as name, att.attname as first_column from pg_constraint con
         join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
       where con.connamespace = 'public'::regnamespace and con.contype in ('p', 'f', 'u')
         and exists (select from pg_attribute t where t.attrelid = con.conrelid and t.attname = 'tenant_id')`,
    );
    assert.ok(keys.length > 15);
    const others = keys.filter(({ first_column }) => first_column !== 'tenant_id').map(({ name }) => name);
    // What is looked up by a secret, a clientId or a link comes before the tenant is known.
    const known = [
      'api_tokens__hash',
      'applications__client_id',
      'authorizations__link',
      'oauth_access_tokens__pkey',
    ];
    assert.deepEqual(others.map(String).sort(), known);
    const indexes = await directory.sql(
      `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where c.relnamespace = 'public'::regnamespace and i.indisunique and a.attname <> 'tenant_id'
         and exists (select from pg_attribute t where t.attrelid = i.indrelid and t.attname = 'tenant_id')`,
    );
    assert.deepEqual(indexes.map(({ name }) => String(name)).sort(), known);
  });

  it('the role sees the rows of its tenant alone, and none without a tenant', async () => {
    for (const { name, column } of tables) {
      const count = (where: string) => `select count(*) as n from ${name} where ${where}`;
      assert.deepEqual(await asServer(count(`${column} <> '${mine.id}'`)), [{ n: 0 }], name);
      assert.ok(
        Number((await asServer(count(`${column} = '${mine.id}'`)))[0]?.n) > 0,
        `${name} holds nothing to see`,
      );
      assert.deepEqual(await asServer(count('true'), ''), [{ n: 0 }], name);
    }
  });

  it('the role changes and removes no row of another tenant', async () => {
    for (const { name, column } of tables) {
      for (const write of [`update ${name} set ${column} = ${column}`, `delete from ${name}`]) {
        const text = `with touched as (${write} where ${column} = '${theirs.id}' returning 1) select count(*) as n from touched`;
        const touched = await asServer(text).catch((error: { code?: string }) => {
          assert.equal(error.code, '42501', `${name}: ${error}`);
          return [{ n: 0 }];
        });
        assert.deepEqual(touched, [{ n: 0 }], `${write}`);
      }
    }
  });

  it('the role adds no row to another tenant, and gives it none of its own', async () => {
    for (const { name, column } of tables) {
      const row = `select (jsonb_populate_record(t, jsonb_build_object('${column}', '${theirs.id}'))).* from ${name} t`;
      await assert.rejects(
        asServer(`insert into ${name} overriding system value ${row}`),
        { code: '42501' },
        name,
      );
      await assert.rejects(
        asServer(`update ${name} set ${column} = '${theirs.id}'`),
        { code: '42501' },
        name,
      );
    }
  });

  it('the role of bounded callers can ask every table, sees catalogues alone unless it says who reads, and writes nothing', async () => {
    const catalogues = ['tenants', 'profiles', 'relationship_types', 'access_rules', 'audit_events', 'roles'];
    const asNobody = (text: string) => directory.sql(text, { role: 'espalier_bounded', tenantId: mine.id });
    for (const { name, column } of tables) {
      // Specializations are shown with their parties, of which there are none.
      const isOpen = catalogues.includes(name) || name === 'party_specializations';
      const [row] = await asNobody(`select count(*) as n from ${name} where ${column} = '${mine.id}'`);
      if (!isOpen) assert.equal(row?.n, 0, name);
      const [foreign] = await asNobody(`select count(*) as n from ${name} where ${column} <> '${mine.id}'`);
      assert.equal(foreign?.n, 0, name);
      for (const write of [`update ${name} set ${column} = ${column}`, `delete from ${name}`])
        await assert.rejects(asNobody(write), { code: '42501' }, write);
    }
  });

  it('the role reads no secret of the server and changes no table', async () => {
    for (const text of [
      'select * from server_settings',
      'alter table parties disable row level security',
      'drop policy one_tenant on parties',
      'create table public.mine (id int)',
      'truncate parties',
    ])
      await assert.rejects(asServer(text), { code: '42501' }, text);
  });

  it('tokens are kept as hashes: no secret is anywhere in the store', async () => {
    for (const { name } of tables) {
      const rows = await directory.sql(
        `select count(*) as n from ${name} t where t::text like '%${mine.token.slice(4, 40)}%'`,
      );
      assert.deepEqual(rows, [{ n: 0 }], name);
    }
  });
});
