import { strict as assert } from 'node:assert';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganizationUnitNode } from '@espalier/sdk';
import { objectTypes } from '../../cli/src/tenant/object-types.ts';
import { TestStack } from '../provider/stack.ts';
import { type CliTenant, run, ServedDirectory } from './command-line.ts';
import { ownRole } from './varied-customers.ts';
import { fillVaried } from './varied-tenant.ts';

describe('espalier export', function () {
  this.timeout(240_000);
  let directory: ServedDirectory;

  before(async () => {
    directory = await ServedDirectory.start();
  });

  after(() => directory.stop());

  /** Exports the tenant into the project folder of a fresh stack and imports it there. */
  async function exported(tenant: CliTenant, format: string): Promise<TestStack> {
    const stack = await TestStack.create(tenant.environment);
    const { exitCode, stdout, stderr } = await run(
      ['export', '--format', format, '--out', stack.folder, '--force', '--json'],
      tenant.environment,
    );
    assert.deepEqual(
      [exitCode, stderr],
      [0, `not exported: role ${ownRole.name}, for which there is no resource\n`],
    );
    const { resources } = JSON.parse(stdout) as { resources: Record<string, number> };
    assert.deepEqual(
      Object.keys(resources),
      objectTypes.map(({ type }) => type),
    );
    for (const file of readdirSync(stack.folder, { withFileTypes: true }).filter((entry) => entry.isFile()))
      assert.doesNotMatch(readFileSync(join(stack.folder, file.name), 'utf8'), /planted-/);
    await stack.init();
    const imported = await stack.command(
      'import --file import.json --protect=false --generate-code=false --yes'.split(' '),
    );
    assert.equal(imported.exitCode, 0, imported.text);
    return stack;
  }

  for (const format of ['ts', 'yaml']) {
    it(`writes ${format} that, once imported, changes nothing, also after a refresh`, async () => {
      const tenant = await directory.newTenant(`varied-${format}`);
      const count = await fillVaried(tenant.client);
      const stack = await exported(tenant, format);
      assert.equal((await stack.resources()).length, count);
      const preview = await stack.preview('--expect-no-changes');
      assert.equal(preview.exitCode, 0, preview.text);
      const up = await stack.up('--refresh', '--expect-no-changes');
      assert.equal(up.exitCode, 0, up.text);
      assert.deepEqual(
        up.steps.filter(({ op }) => op !== 'refresh'),
        [],
      );
      const again = await stack.preview('--expect-no-changes');
      assert.equal(again.exitCode, 0, again.text);
      const state = join(stack.folder, 'state.json');
      writeFileSync(state, await stack.state());
      const drift = await run(['drift', '--state', state], tenant.environment);
      assert.deepEqual([drift.exitCode, drift.stdout], [0, `no drift: compared ${count} objects\n`]);
      stack.remove();
    });
  }

  it('writes a program that makes the same tenant anew', async () => {
    const tenant = await directory.newTenant('original');
    await fillVaried(tenant.client);
    const copy = await directory.newTenant('copy');
    const stack = await TestStack.create(copy.environment);
    const counts = await exportTo(stack.folder, tenant);
    await stack.init();
    await copy.client.roles.create(ownRole);
    // In the other tenant the circle's literal id names nobody.
    const program = join(stack.folder, 'index.ts');
    writeFileSync(program, readFileSync(program, 'utf8').replace(/ {2}ownerId: '[0-9a-f-]{36}',\n/, ''));
    // Without a value the copy would have nothing to keep.
    const secrets = readFileSync(program, 'utf8').matchAll(/secrets\.getSecret\('([^']*)'\)/g);
    for (const [, key = ''] of secrets) {
      const { exitCode, text } = await stack.command(['config', 'set', '--secret', key, `value of ${key}`]);
      assert.equal(exitCode, 0, text);
    }
    const up = await stack.up();
    assert.equal(up.exitCode, 0, up.text);
    assert.deepEqual(await exportTo(join(directory.folder, 'copy'), copy), counts);
    assert.deepEqual(await placesIn(copy), await placesIn(tenant));
    stack.remove();
  });

  it('writes the same for the same tenant, and leaves a folder with something in it alone', async () => {
    const tenant = await directory.newTenant('same');
    await fillVaried(tenant.client);
    const texts = [];
    for (const folder of ['one', 'two']) {
      const out = join(directory.folder, folder);
      assert.equal((await run(['export', '--format', 'ts', '--out', out], tenant.environment)).exitCode, 0);
      texts.push(
        readFileSync(join(out, 'index.ts'), 'utf8') + readFileSync(join(out, 'import.json'), 'utf8'),
      );
    }
    assert.equal(texts[0], texts[1]);
    const taken = join(directory.folder, 'taken');
    mkdirSync(taken);
    writeFileSync(join(taken, 'index.ts'), 'mine');
    const refused = await run(['export', '--format', 'ts', '--out', taken], tenant.environment);
    assert.equal(refused.exitCode, 1);
    assert.match(refused.stderr, /taken is not empty; .*--force/);
    assert.equal(readFileSync(join(taken, 'index.ts'), 'utf8'), 'mine');
  });
});

/** Exports a tenant; returns how many objects of each type it has. */
async function exportTo(folder: string, tenant: CliTenant): Promise<unknown> {
  const args = ['export', '--format', 'ts', '--out', folder, '--force', '--json'];
  const { exitCode, stdout, stderr } = await run(args, tenant.environment);
  assert.equal(exitCode, 0, stderr);
  return JSON.parse(stdout).resources;
}

/** Units by path with the number of parties in each; codes depend on which of two siblings came first. */
async function placesIn({ client }: CliTenant): Promise<string[]> {
  const walk = (units: readonly OrganizationUnitNode[], above: string): string[] =>
    units.flatMap(({ displayName, counts, children }) => {
      const path = `${above}/${displayName}`;
      return [`${path} ${counts.parties}`, ...walk(children, path)];
    });
  return walk((await client.ou.tree()).data, '').sort();
}
