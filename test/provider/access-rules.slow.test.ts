import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const rules = (...names: string[]) =>
  `new espalier.AccessRules('rules', { rules: ${JSON.stringify(
    names.map((name) => ({ name, actions: ['read'], path: ['owner', 'members*'] })),
  )} });`;

describe('provider: access rules on the real engine', function () {
  const scene = scenery(this);
  const names = async () => (await scene.tenant.client.access.rules()).rules.map(({ name }) => name);

  it('live: taken over, left alone, refreshed, repaired, imported, emptied', async () => {
    const { access } = scene.tenant.client;
    await access.replaceRules({ rules: [{ name: 'old', actions: ['read'], path: ['unit'] }] });
    const made = await scene.deploy(rules('one', 'two'));
    assert.match(made.text, /AccessRules "rules": replaced rules that were there: old/);
    assert.deepEqual(await names(), ['one', 'two']);
    assert.deepEqual((await scene.deploy(rules('one', 'two'))).steps, []);
    assert.equal((await scene.stack.refresh('--expect-no-changes')).exitCode, 0);

    await access.replaceRules({ rules: [{ name: 'sneaked in', actions: ['read'], path: ['unit'] }] });
    assert.match((await scene.stack.refresh()).text, /sneaked in/);
    const repaired = await scene.deploy(rules('two', 'one'));
    assert.deepEqual(described(repaired.steps), ['update AccessRules rules']);
    assert.deepEqual(scene.requests(), ['GET /whoami', 'PUT /access-rules']);
    assert.deepEqual(await names(), ['two', 'one']);

    const state = await scene.stack.resources();
    assert.deepEqual(
      state.map(({ id }) => id),
      [scene.tenant.id],
    );
    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    assert.equal((await scene.stack.import(state)).exitCode, 0);
    assert.deepEqual((await scene.deploy(rules('two', 'one'))).steps, []);

    scene.stack.program(`${rules('two')} new espalier.AccessRules('more', { rules: [] });`);
    const twice = await scene.stack.preview();
    assert.match(twice.text, /a tenant has one list of access rules, which "(rules|more)" manages/);

    const other = await scene.directory.newTenant();
    scene.stack.environment.ESPALIER_TOKEN = other.token;
    assert.match((await scene.stack.destroy()).text, /is in tenant/, "never another tenant's rules");
    scene.stack.environment.ESPALIER_TOKEN = scene.tenant.token;
    assert.equal((await scene.stack.destroy()).exitCode, 0);
    assert.deepEqual(await names(), []);
  });
});
