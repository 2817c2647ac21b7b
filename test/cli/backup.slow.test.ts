import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, ServedDirectory } from './command-line.ts';
import { fillVaried } from './varied-tenant.ts';

describe('espalier backup and restore', function () {
  this.timeout(240_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'espalier-backup-'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('bring back every tenant with ids, tokens and audit trail, and replace nothing unasked', async () => {
    const [store, restored, file] = ['store', 'restored', 'backup.tar.gz'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    const first = await ServedDirectory.start(store);
    const tenant = await first.newTenant('kept');
    await fillVaried(tenant.client);
    const before = await contentsOf(tenant.client);
    const running = await run(['backup', file, '--data', store]);
    assert.equal(running.exitCode, 1);
    assert.match(running.stderr, /^espalier: the store .*store is in use by process \d+; stop that process/);
    assert.deepEqual(readdirSync(folder), ['store']);
    await first.stop();

    const made = await run(['backup', file, '--data', store, '--json']);
    assert.deepEqual([made.exitCode, made.stderr], [0, '']);
    assert.deepEqual(JSON.parse(made.stdout), { file, tenants: 2, bytes: statSync(file).size });
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const again = await run(['backup', file, '--data', store]);
    assert.match(again.stderr, /backup\.tar\.gz exists; add --force/);

    const refused = await run(['restore', file, '--data', store]);
    assert.deepEqual([refused.exitCode, refused.stdout], [1, '']);
    assert.match(refused.stderr, /store is not empty; .*--force/);
    assert.equal(
      (await run(['restore', file, '--data', restored])).stdout,
      `restored 2 tenants to ${restored}\n`,
    );

    const second = await ServedDirectory.start(restored);
    const token = tenant.environment.ESPALIER_TOKEN ?? '';
    const same = second.connect({ id: tenant.id, slug: tenant.slug, token });
    assert.deepEqual(await contentsOf(same.client), before);
    await second.stop();

    // What cannot be read replaces nothing, not even with --force.
    const broken = join(folder, 'broken.tar.gz');
    writeFileSync(broken, readFileSync(file).subarray(0, 100_000));
    const failed = await run(['restore', broken, '--data', restored, '--force']);
    assert.equal(failed.exitCode, 1);
    assert.match(failed.stderr, /^espalier: it is no backup that this version can read/);
    assert.equal((await run(['restore', file, '--data', restored, '--force'])).exitCode, 0);
    assert.deepEqual(readdirSync(restored), ['pgdata']);
  });

  for (const [args, message] of [
    [['backup', 'x', '--data', 'memory'], /there is no store/],
    [
      ['backup', 'x', '--data', 'postgres://u:secret@h/d'],
      /^espalier: backup is for embedded stores; .* pg_dump /,
    ],
    [['restore', '/dev/null', '--data', 'postgres://u:secret@h/d'], /pg_restore/],
    [['backup', 'x', '--data', '/nowhere/at/all'], /there is no embedded store in \/nowhere\/at\/all/],
    [['restore', '/nowhere.tar.gz'], /cannot read the backup: /],
  ] as const) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { exitCode, stdout, stderr } = await run(args);
      assert.deepEqual([exitCode, stdout], [1, '']);
      assert.match(stderr, message);
      assert.ok(!stderr.includes('secret'));
    });
  }
});

async function contentsOf(client: ServedDirectory['admin']): Promise<unknown> {
  const parties = await Array.fromAsync(client.parties.list({ include: 'members' }));
  return { parties, events: await Array.fromAsync(client.audit.list()), tree: await client.ou.tree() };
}
