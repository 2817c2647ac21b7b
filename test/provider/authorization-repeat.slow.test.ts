import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const base = `
  const vega = new espalier.OrganizationUnit('vega', { displayName: 'Vega' });
  const clinic = new espalier.OrganizationUnit('clinic', { displayName: 'Clinic' });
  const east = new espalier.OrganizationUnit('east', { displayName: 'East' });
  const app = new espalier.Application('app', { organizationUnitId: vega.id, displayName: 'Scheduler',
    redirectUris: ['https://a.example/callback'], allowedScopes: ['directory:read', 'directory:write'] });`;
const asking = (name: string, unit: string, fields = '') => `
  const ${name} = new espalier.ApplicationAuthorization('${name}', { applicationId: app.id, organizationUnitId: ${unit}.id,
    scopes: ['directory:read'], ${fields} });
  Object.assign(exports, { ${name}: ${name}.id, ${name}Status: ${name}.status });`;

describe('provider: authorizations asked for again', function () {
  const scene = scenery(this);
  const outputs = async () => (await scene.stack.outputs()) as Record<string, string>;
  const statuses = async () => {
    const all = await Array.fromAsync(scene.tenant.client.authorizations.list());
    return Object.fromEntries(all.map(({ id, status }) => [id, status]));
  };

  /** What a kill does under PULUMI_SKIP_CHECKPOINTS: the objects are there, the state never was. */
  async function loseState(): Promise<void> {
    const { exitCode, text } = await scene.stack.command(['stack', 'rm', 'dev', '--force', '--yes']);
    assert.equal(exitCode, 0, text);
    rmSync(join(scene.stack.folder, 'Pulumi.dev.yaml'), { force: true });
    await scene.stack.init();
  }

  it('after the state was lost are the same, with what the customer has decided meanwhile', async () => {
    const { authorizations } = scene.tenant.client;
    await scene.deploy(base + asking('one', 'clinic') + asking('two', 'east'));
    const { one = '', two = '' } = await outputs();
    await authorizations.approve(one);
    await authorizations.deny(two);
    await loseState();
    const again = await scene.deploy(base + asking('one', 'clinic') + asking('two', 'east'));
    assert.match(again.text, /"two": the authorization is denied; it is not asked again by itself/);
    assert.deepEqual(await statuses(), { [one]: 'active', [two]: 'denied' });
    assert.equal((await outputs()).oneStatus, 'active');

    await loseState();
    const message = `message: 'please'`;
    await scene.deploy(base + asking('one', 'clinic', message) + asking('two', 'east', message));
    assert.deepEqual(
      await statuses(),
      { [one]: 'active', [two]: 'pending' },
      'words cost no approval, and ask again',
    );
    await scene.stack.destroy();
    await scene.deploy(base + asking('one', 'clinic'));
    assert.notEqual((await outputs()).one, one, 'another clinic by now');
    assert.equal((await outputs()).oneStatus, 'pending');
  });

  it('after the state was lost and the program names another unit leave none behind', async () => {
    await scene.deploy(base + asking('one', 'clinic'));
    const { one: first = '' } = await outputs();
    await loseState();
    await scene.deploy(base + asking('one', 'east'));
    const { one: second = '' } = await outputs();
    assert.deepEqual(await statuses(), { [first]: 'revoked', [second]: 'pending' });
    await loseState();
    await scene.deploy(base + asking('one', 'clinic'));
    assert.equal((await outputs()).one, first);
    assert.equal((await statuses())[first], 'pending');
  });

  it('by two resources that exchange their units are each the other`s, asked anew', async () => {
    await scene.deploy(base + asking('one', 'clinic') + asking('two', 'east'));
    const before = await outputs();
    // The other one goes late: the first finds its unit taken until then.
    let refused = 0;
    scene.recorder.fault = (method, path, source) =>
      method === 'DELETE' && path.startsWith('/authorizations/') && source.endsWith('::two') && ++refused <= 2
        ? { kind: 'reset' }
        : undefined;
    const exchanged = await scene.deploy(base + asking('one', 'east') + asking('two', 'clinic'));
    assert.deepEqual(
      described(exchanged.steps).filter((step) => step.startsWith('replace ')),
      ['replace ApplicationAuthorization one', 'replace ApplicationAuthorization two'],
    );
    const after = await outputs();
    assert.deepEqual([after.one, after.two], [before.two, before.one]);
    assert.deepEqual(Object.values(await statuses()), ['pending', 'pending']);
    assert.deepEqual((await scene.stack.up()).steps, []);
  });

  it('twice in one program are refused', async () => {
    await scene.deploy(base + asking('one', 'clinic'));
    scene.stack.program(base + asking('one', 'clinic') + asking('two', 'clinic'));
    const refused = await scene.stack.preview();
    assert.match(
      refused.text,
      /'(one|two)'.*property organizationUnitId .*"(?!\1")(one|two)" asks this unit/,
    );
  });
});
