import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import type { Run } from './stack.ts';

/** What the user reads about one resource. */
function told(run: Run, subject: string): string {
  const found = run.diagnostics.filter((text) => text.includes(subject));
  assert.equal(found.length, 1, `one message about ${subject}, not ${found.length}: ${run.text}`);
  return found[0] ?? '';
}

describe('provider: failures on the real engine', function () {
  const scene = scenery(this);
  const person = `new espalier.Person('ada', { displayName: 'Ada' });`;
  const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

  it('tells at preview, with nothing running, what the program alone shows to be wrong', async () => {
    scene.stack.environment.ESPALIER_URL = 'http://127.0.0.1:1';
    const wrong: [string, RegExp][] = [
      [`new espalier.Person('x', { displayName: 42 });`, /'x': property displayName .* must be string/],
      [`new espalier.Person('x', { displayName: 'X', birthDate: 'soon' });`, /property birthDate /],
      [`new espalier.Person('x', { displayName: 'X', shoeSize: 42 });`, /property shoeSize .* not a field/],
      [`new espalier.Person('x', {});`, /property displayName .* is required/],
      [`new espalier.Organization('x', { displayName: 'X' });`, /property legalName .* is required/],
      [
        `new espalier.Group('x', { displayName: 'X', memberMode: 'some' });`,
        /property memberMode .* exact, additive/,
      ],
      [
        `new espalier.Party('x', { partyType: 'alien', displayName: 'X' });`,
        /property partyType .* must be one of/,
      ],
      [
        `new espalier.Person('x', { displayName: 'X', specializations: [{ subtype: 'a' }, { subtype: '' }] });`,
        /property specializations\[1\].subtype /,
      ],
      [
        `new espalier.OrganizationUnit('w', { displayName: 'X' }); new espalier.OrganizationUnit('x', { displayName: 'X' });`,
        /property displayName .* is also that of "[wx]"/,
      ],
    ];
    for (const [program, message] of wrong) {
      scene.stack.program(program);
      const run = await scene.stack.preview();
      assert.notEqual(run.exitCode, 0, program);
      assert.equal(run.diagnostics.filter((text) => message.test(text)).length, 1, `${program}\n${run.text}`);
    }
  });

  it('names what to set when settings are missing, at preview', async () => {
    scene.stack.environment = {};
    scene.stack.program(person);
    assert.match(told(await scene.stack.preview(), "'ada'"), /ESPALIER_URL.*pulumi config set espalier:url/);
    scene.stack.environment = { ESPALIER_URL: scene.recorder.url };
    assert.match(
      told(await scene.stack.preview(), "'ada'"),
      /ESPALIER_TOKEN.*pulumi config set --secret espalier:token/,
    );
  });

  it('tells a wrong token, a directory that is down, and one that hangs', async () => {
    scene.stack.program(person);
    scene.stack.environment.ESPALIER_TOKEN = 'wrong-token';
    const refused = await scene.stack.up();
    assert.match(told(refused, 'Person "ada"'), /unauthenticated.*ESPALIER_TOKEN/);
    assert.ok(!refused.text.includes('wrong-token'));

    scene.stack.environment.ESPALIER_URL = 'http://127.0.0.1:1';
    assert.match(
      told(await scene.stack.up(), 'Person "ada"'),
      /cannot be reached \(ECONNREFUSED\).*ESPALIER_URL/,
    );

    scene.stack.environment.ESPALIER_URL = scene.recorder.url;
    scene.recorder.fault = () => ({ kind: 'hang' });
    assert.match(told(await scene.stack.up(), 'Person "ada"'), /did not answer in time/);
  });

  it('names the property of an unknown parent and of a reference to the wrong type', async () => {
    scene.stack.program(
      `new espalier.OrganizationUnit('x', { displayName: 'X', parentOuId: '${unknownId}' });`,
    );
    assert.match(told(await scene.stack.up(), 'OrganizationUnit "x"'), /parentOuId: .*reference_not_found/);
    const ada = await scene.tenant.client.persons.create({ displayName: 'Ada' });
    scene.stack.program(`new espalier.Service('x', { displayName: 'X', organizationUnitId: '${ada.id}' });`);
    assert.match(told(await scene.stack.up(), 'Service "x"'), /organizationUnitId: .*reference_wrong_type/);
  });

  it('mentions adopt when a sibling has the name, and leaves that one alone', async () => {
    await scene.tenant.client.ou.create({ displayName: 'Law' });
    scene.stack.program(`new espalier.OrganizationUnit('law', { displayName: 'Law' });`);
    const run = await scene.stack.up();
    assert.match(told(run, 'OrganizationUnit "law"'), /displayName: .*ou_name_taken.*adopt: true/);
    assert.equal((await Array.fromAsync(scene.tenant.client.ou.list())).length, 1);
  });

  it('says that an object is gone when an update finds it missing', async () => {
    await scene.deploy(person);
    for await (const { id } of scene.tenant.client.persons.list())
      await scene.tenant.client.persons.delete(id);
    scene.stack.program(person.replace(`'Ada'`, `'Eve'`));
    assert.match(told(await scene.stack.up(), 'Person "ada"'), /gone from the directory; run pulumi refresh/);
  });

  it('keeps the token out of logs at the highest verbosity', async () => {
    scene.stack.program(person);
    scene.recorder.fault = () => ({ kind: 'answer', status: 403, code: 'scope_missing' });
    const run = await scene.stack.up('--logtostderr', '-v=9');
    assert.notEqual(run.exitCode, 0);
    assert.ok(!run.text.includes(scene.tenant.token));
  });
});
