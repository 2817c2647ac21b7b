import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../tools/step.mjs';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const example = join(rootFolder, 'examples/company-yaml');
const files = ['Pulumi.yaml', 'index.ts', 'company.yaml', 'tsconfig.json'];
const yaml = readFileSync(join(example, 'company.yaml'), 'utf8');

/** Benelux and DACH leave EMEA for the Americas, which get another name. */
const reorganized = yaml
  .replace('displayName: Americas', 'displayName: Rest of the world')
  .replace(/ {12}units:\n( {14}- \{ key: benelux.*\n {14}- \{ key: dach.*\n)/, '')
  .replace(/( {10}- key: americas\n.*\n)/, (found) => {
    const units = /( {14}- \{ key: (benelux|dach).*\n)+/.exec(yaml)?.[0];
    return `${found}            units:\n${units}`;
  });

describe('examples: company-yaml', function () {
  const scene = scenery(this);

  async function run(text: string, ...args: string[]) {
    writeFileSync(join(scene.stack.folder, 'company.yaml'), text);
    scene.recorder.take();
    const { exitCode, text: shown, steps } = await scene.stack.up(...args);
    assert.equal(exitCode, 0, shown);
    return { steps, shown, ...((await scene.stack.outputs()) as { ids: Ids; codes: Ids }) };
  }

  type Ids = Record<string, string>;

  for (const granularity of ['resource', 'tree']) {
    it(`keeps all ids while the file changes, and while the granularity does: from ${granularity}`, async () => {
      for (const file of files) copyFileSync(join(example, file), join(scene.stack.folder, file));
      rmSync(join(scene.stack.folder, 'index.js'));
      await scene.stack.init();
      const other = granularity === 'tree' ? 'resource' : 'tree';
      const set = (value: string) => ['-c', `espalier-company:granularity=${value}`];

      const made = await run(yaml, ...set(granularity));
      assert.equal(made.steps.length, granularity === 'tree' ? 1 : 30);
      assert.equal(Object.keys(made.ids).length, 30);
      const again = await run(yaml);
      assert.deepEqual(again.steps, []);
      assert.deepEqual(scene.requests(), []);

      const moved = await run(reorganized);
      assert.deepEqual(moved.ids, made.ids);
      assert.deepEqual(
        described(moved.steps),
        granularity === 'tree'
          ? ['update TenantTree company']
          : ['americas', 'benelux', 'dach'].map((key) => `update OrganizationUnit company-${key}`),
      );
      const { ou } = scene.tenant.client;
      const { data } = await ou.list({ path: '/Northwind%20Traders/Sales/Rest%20of%20the%20world' }).page();
      const children = await Array.fromAsync(ou.children(data[0]?.id ?? ''));
      assert.deepEqual(children.map(({ id }) => id).sort(), [made.ids.benelux, made.ids.dach].sort());

      const switched = await run(reorganized, ...set(other), '-c', 'espalier-company:adopt=true');
      assert.deepEqual(switched.ids, made.ids);
      const parties = await Array.fromAsync(scene.tenant.client.parties.list());
      assert.deepEqual(parties.map(({ id }) => id).sort(), Object.values(made.ids).sort());

      await scene.stack.destroy();
      assert.deepEqual(await Array.fromAsync(scene.tenant.client.parties.list()), []);
    });
  }
});
