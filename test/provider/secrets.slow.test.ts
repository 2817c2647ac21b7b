import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenery } from './scenery.ts';

/** Values that nobody may read anywhere, by what they are. */
const planted = {
  'a setting, by its key': 'planted-bind-password',
  'a setting, marked by the program': 'planted-host-name',
  'a name, marked by the program': 'planted-first-name',
  'a display name, marked by the program': 'planted-display-name',
  'a role attribute, marked by the program': 'planted-attribute',
  'a branding, marked by the program': 'planted-branding',
  'a field of a tree, marked by the program': 'planted-in-tree',
};
const inTree = `{ key: 'dot', type: 'Person', displayName: 'Dot', lastName: pulumi.secret('planted-in-tree') }`;
const program = `
  const other = new espalier.EspalierProvider('other', { url: process.env.OTHER_URL, token: process.env.OTHER_TOKEN });
  new espalier.Person('there', { displayName: 'There' }, { provider: other });
  const unit = new espalier.OrganizationUnit('unit', { displayName: pulumi.secret('planted-display-name'),
    branding: { name: pulumi.secret('planted-branding') } });
  new espalier.Person('ada', { displayName: 'Found by the search', firstName: pulumi.secret('planted-first-name'),
    specializations: [{ subtype: 'x', attributes: { pin: pulumi.secret('planted-attribute') } }] });
  new espalier.Integration('staff', { organizationUnitId: unit.id, kind: 'directory', provider: 'ldap', displayName: 'Staff',
    settings: { host: pulumi.secret('planted-host-name'), bind: { password: 'planted-bind-password' } } });
  const app = new espalier.Application('app', { organizationUnitId: unit.id, displayName: 'App', environment: process.env.APP_ENVIRONMENT,
    redirectUris: ['https://app.example/'], allowedScopes: ['directory:read'], secretGeneration: Number(process.env.GENERATION) });
  exports.secret = app.clientSecret;
  new espalier.TenantTree('many', { parties: [${inTree.replace('dot', 'dot-1')}] });
  new espalier.TenantTree('one', { granularity: 'tree', parties: [${inTree.replace('dot', 'dot-2')}] });`;

describe('provider: secrets', function () {
  const scene = scenery(this);
  const loudly = ['--logtostderr', '-v=9'];
  /** At this verbosity the engine prints all that passes between it, the program and the provider, secrets too. */
  const ofTheEngine = /(Unm|M)arshaling property for RPC|RegisterResource(Outputs)? RPC|eventSink::/;

  /** What the engine has written below the project, but for the program and the log of events, which holds what was printed. */
  function filesOf(folder: string): string {
    const files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return [filesOf(path)];
      return entry.isFile() && !/^(index|events-\d+)\.js/.test(entry.name)
        ? [readFileSync(path, 'utf8')]
        : [];
    });
    return files.join('\n');
  }

  it('stay out of state, history, plan, logs at the highest verbosity and errors', async () => {
    const other = await scene.directory.newTenant();
    scene.stack.environment = {
      ...{ OTHER_URL: scene.recorder.url, OTHER_TOKEN: other.token },
      ...{ GENERATION: '0', APP_ENVIRONMENT: 'staging' },
    };
    await scene.stack.command(['config', 'set', 'espalier:url', scene.recorder.url]);
    await scene.stack.command(['config', 'set', '--secret', 'espalier:token', scene.tenant.token]);
    const secrets: Record<string, string> = {
      ...planted,
      'a token': scene.tenant.token,
      another: other.token,
    };
    const assertKept = (when: string, text: string) => {
      const lines = text.split('\n').filter((line) => !ofTheEngine.test(line));
      assert.ok(lines.length > 10, when);
      const everything = lines.join('\n') + filesOf(scene.stack.folder);
      const told = Object.entries(secrets).filter(([, value]) => everything.includes(value));
      assert.deepEqual(
        told.map(([what]) => what),
        [],
        when,
      );
      return everything;
    };

    scene.stack.program(program);
    const preview = await scene.stack.preview('--save-plan', 'plan.json', ...loudly);
    assert.equal(preview.exitCode, 0, preview.text.slice(-2000));
    assertKept('preview', preview.text);
    const up = await scene.stack.up('--plan', 'plan.json', ...loudly);
    assert.equal(up.exitCode, 0, up.text.slice(-2000));
    const { secret } = (await scene.stack.outputs()) as { secret: string };
    secrets['a client secret'] = secret;
    assert.match(assertKept('up', up.text), /Found by the search/);
    const people = await Array.fromAsync(scene.tenant.client.persons.list());
    assert.ok(
      people.some(({ firstName }) => firstName === 'planted-first-name'),
      'they did arrive',
    );

    assertKept('refresh', (await scene.stack.refresh(...loudly)).text);
    scene.stack.environment.GENERATION = '1';
    const rotated = await scene.stack.up(...loudly);
    assert.equal(rotated.exitCode, 0, rotated.text.slice(-2000));
    secrets['a rotated client secret'] = ((await scene.stack.outputs()) as { secret: string }).secret;
    assertKept('rotation', rotated.text);

    scene.stack.program(`${program}
      new espalier.OrganizationUnit('twin', { displayName: pulumi.secret('planted-display-name') }, { dependsOn: [unit] });
      new espalier.Person('wrong', { displayName: 'W', birthDate: pulumi.secret('planted-first-name') });`);
    const wrong = await scene.stack.preview(...loudly);
    assert.match(wrong.text, /'wrong'.* problem: birthDate: must match/);
    assertKept('a check that fails', wrong.text);
    scene.stack.program(program);
    scene.recorder.fault = (method) =>
      method === 'GET' ? undefined : { kind: 'answer', status: 403, code: 'scope_missing' };
    const refused = await scene.stack.destroy(...loudly);
    assert.match(refused.text, /scope_missing/);
    assertKept('a destroy that is refused', refused.text);
  });
});
