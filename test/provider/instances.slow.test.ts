import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';

describe('provider: instances and settings on the real engine', function () {
  const scene = scenery(this);

  it('manages two tenants in one program, whatever the environment says', async () => {
    const other = await scene.directory.newTenant();
    const program = (token: string) => `
      const one = new espalier.EspalierProvider('one', { url: '${scene.recorder.url}', token: '${token}' });
      const two = new espalier.EspalierProvider('two', { url: '${scene.recorder.url}', token: '${other.token}' });
      new espalier.OrganizationUnit('a', { displayName: 'Same' }, { provider: one });
      new espalier.OrganizationUnit('b', { displayName: 'Same' }, { provider: two });`;
    scene.stack.environment = { ESPALIER_URL: 'http://127.0.0.1:1', ESPALIER_TOKEN: 'wrong' };
    await scene.deploy(program(scene.tenant.token));
    for (const { client } of [scene.tenant, other])
      assert.equal((await Array.fromAsync(client.ou.list())).length, 1);

    const rotated = await scene.directory.newToken(scene.tenant.id);
    const run = await scene.deploy(program(rotated));
    assert.deepEqual(run.steps, [], 'a new token changes no resource');

    const state = await scene.stack.state();
    for (const secret of [scene.tenant.token, other.token, rotated]) assert.ok(!state.includes(secret));
    assert.equal((await scene.stack.destroy()).exitCode, 0);
    for (const { client } of [scene.tenant, other])
      assert.equal((await Array.fromAsync(client.ou.list())).length, 0);
  });

  it('takes settings from stack config where the environment has none', async () => {
    scene.stack.environment = {};
    await scene.stack.command(['config', 'set', 'espalier:url', scene.recorder.url]);
    await scene.stack.command(['config', 'set', '--secret', 'espalier:token', scene.tenant.token]);
    await scene.deploy(`new espalier.Person('ada', { displayName: 'Ada' });`);
    assert.ok(!(await scene.stack.state()).includes(scene.tenant.token));

    const rotated = await scene.directory.newToken(scene.tenant.id);
    scene.stack.environment = { ESPALIER_TOKEN: rotated };
    scene.recorder.take();
    assert.equal((await scene.stack.refresh()).exitCode, 0, 'the environment wins');
    assert.equal((await scene.stack.destroy()).exitCode, 0);
  });
});
