import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganizationUnitNode } from '@espalier/sdk';
import { TestStack } from '../provider/stack.ts';
import { type CliTenant, run, ServedDirectory } from './command-line.ts';
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
    const { exitCode, stderr } = await run(
      ['export', '--format', format, '--out', stack.folder, '--force'],
      tenant.environment,
    );
    assert.deepEqual([exitCode, stderr], [0, '']);
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
      stack.remove();
    });
  }

  it('writes a program that makes the same tenant anew', async () => {
    const tenant = await directory.newTenant('original');
    await fillVaried(tenant.client);
    const copy = await directory.newTenant('copy');
    const stack = await TestStack.create(copy.environment);
    await run(['export', '--format', 'ts', '--out', stack.folder, '--force'], tenant.environment);
    await stack.init();
    // In the other tenant the circle's literal id names nobody.
    const program = join(stack.folder, 'index.ts');
    writeFileSync(program, readFileSync(program, 'utf8').replace(/ {2}ownerId: '[0-9a-f-]{36}',\n/, ''));
    const up = await stack.up();
    assert.equal(up.exitCode, 0, up.text);
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

/** Units by path with the number of parties in each; codes depend on which of two siblings came first. */
async function placesIn({ client }: CliTenant): Promise<string[]> {
  const walk = (units: readonly OrganizationUnitNode[], above: string): string[] =>
    units.flatMap(({ displayName, counts, children }) => {
      const path = `${above}/${displayName}`;
      return [`${path} ${counts.parties}`, ...walk(children, path)];
    });
  return walk((await client.ou.tree()).data, '').sort();
}
