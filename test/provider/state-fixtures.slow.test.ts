/**
 * States that earlier versions wrote, under today's code. ESPALIER_RECORD_STATE=1 records the one of the current version
 * anew, which is right only as long as that version is not released.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../tools/step.mjs';
import providerTexts from '../fixtures/provider-text.fixture.json' with { type: 'json' };
import { scenery } from './scenery.ts';
import { type StateFile, withPlaceholders, withValues } from './state-fixture.ts';
import { stateProgram } from './state-program.ts';

interface Fixture {
  program: string;
  resources: StateFile;
}

const folder = join(rootFolder, 'test/fixtures/state');
const { version } = JSON.parse(readFileSync(join(rootFolder, 'provider/package.json'), 'utf8'));
const fileOf = (of: string) => join(folder, `${of}.json`);
const fixtureOf = (of: string) => JSON.parse(readFileSync(fileOf(of), 'utf8')) as Fixture;

describe('provider: a state that an earlier version wrote', function () {
  const scene = scenery(this);
  const exported = async () => {
    const { text } = await scene.stack.command(['stack', 'export', '--show-secrets']);
    return JSON.parse(text) as { deployment: { resources: StateFile } };
  };

  if (process.env.ESPALIER_RECORD_STATE === '1') {
    it(`is recorded: ${version}`, async () => {
      await scene.deploy(stateProgram);
      const resources = withPlaceholders((await exported()).deployment.resources);
      writeFileSync(fileOf(version), `${JSON.stringify({ program: stateProgram, resources }, null, 1)}\n`);
    });
  }

  it('is here of the current version, with every type of resource', () => {
    const types = fixtureOf(version).resources.map(({ type }) =>
      String(type).replace('pulumi-nodejs:dynamic/espalier:', ''),
    );
    const missing = Object.keys(providerTexts).filter((type) => !types.includes(type));
    assert.deepEqual(missing, [], 'put it into state-program.ts and record with ESPALIER_RECORD_STATE=1');
  });

  for (const each of readdirSync(folder).map((file) => file.replace(/\.json$/, ''))) {
    it(`previews without a change, refreshes, and is destroyed: ${each}`, async () => {
      const { program, resources } = fixtureOf(each);
      // The objects that it is about; only their ids, and what else the directory makes up, differ.
      await scene.deploy(program);
      const { deployment, ...others } = await exported();
      const old = withValues(resources, deployment.resources);
      assert.doesNotMatch(JSON.stringify(old), /<<\d+>>/);
      const file = join(scene.stack.folder, 'old.json');
      writeFileSync(file, JSON.stringify({ ...others, deployment: { ...deployment, resources: old } }));
      const imported = await scene.stack.command(['stack', 'import', '--file', file]);
      assert.equal(imported.exitCode, 0, imported.text);

      const unchanged = async () => {
        const preview = await scene.stack.preview('--expect-no-changes');
        assert.equal(preview.exitCode, 0, preview.text);
      };
      await unchanged();
      const refreshed = await scene.stack.refresh();
      assert.equal(refreshed.exitCode, 0, refreshed.text);
      assert.deepEqual(
        refreshed.steps.filter(({ op }) => op === 'delete'),
        [],
      );
      await unchanged();
      const destroyed = await scene.stack.destroy();
      assert.equal(destroyed.exitCode, 0, destroyed.text);
      assert.deepEqual(await Array.fromAsync(scene.tenant.client.parties.list()), []);
    });
  }
});
