import assert from 'node:assert/strict';
import type { Fault } from './request-recorder.ts';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const faculty = `
  const law = new espalier.OrganizationUnit('law', { displayName: 'Law', branding: { color: 'red', logo: 'l' } });
  const ada = new espalier.Person('ada', { displayName: 'Ada', organizationUnitId: law.id,
    specializations: [{ subtype: 'student' }, { subtype: 'employee', organizationUnitId: law.id }] });
  const bob = new espalier.Person('bob', { displayName: 'Bob' });
  const group = new espalier.Group('group', { displayName: 'Group', memberIds: [ada.id, bob.id] });
  Object.assign(exports, { law: law.id, ada: ada.id, bob: bob.id, group: group.id });
`;

type Ids = { law: string; ada: string; bob: string; group: string };

describe('provider: refresh on the real engine', function () {
  const scene = scenery(this);
  const ids = async () => (await scene.stack.outputs()) as Ids;
  const kept = async () =>
    (await scene.stack.resources()).map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs }));

  it('finds nothing where nothing has changed', async () => {
    await scene.deploy(faculty);
    const run = await scene.stack.refresh('--expect-no-changes');
    assert.equal(run.exitCode, 0, run.text);
    assert.deepEqual((await scene.stack.up()).steps, []);
  });

  it('shows each managed property that has drifted, and the next up repairs them', async () => {
    await scene.deploy(faculty);
    const { law, ada, bob, group } = await ids();
    const { ou, persons, groups } = scene.tenant.client;
    await ou.update(law, {
      displayName: 'Lawless',
      branding: { logo: 'l', color: 'green' },
      tosUri: 'https://x.example',
    });
    await persons.update(ada, { organizationUnitId: null, specializations: [{ subtype: 'student' }] });
    await persons.update(bob, { firstName: 'Robert' });
    await groups.removeMember(group, ada);

    const refreshed = await scene.stack.refresh();
    assert.equal(refreshed.exitCode, 0, refreshed.text);
    for (const shown of [
      '"Law" => "Lawless"',
      '"red" => "green"',
      'organizationUnitId',
      'specializations',
      'memberIds',
    ]) {
      assert.ok(refreshed.text.includes(shown), `${shown} in ${refreshed.text}`);
    }

    scene.recorder.take();
    const repaired = await scene.stack.up();
    assert.deepEqual(described(repaired.steps), [
      'update Group group',
      'update OrganizationUnit law',
      'update Person ada',
    ]);
    assert.deepEqual(scene.requests().sort(), ['PUT /groups/ID', 'PUT /ou/ID', 'PUT /persons/ID']);
    const unit = await ou.get(law);
    assert.deepEqual(
      [unit.displayName, unit.branding, unit.tosUri],
      ['Law', { color: 'red', logo: 'l' }, 'https://x.example'],
    );
    assert.equal((await persons.get(bob)).firstName, 'Robert', 'not named by the program');
    const members = await Array.fromAsync(groups.members(group));
    assert.deepEqual(members.map(({ id }) => id).sort(), [ada, bob].sort());
  });

  it('drops what is gone, and up makes it anew', async () => {
    await scene.deploy(faculty);
    const { bob } = await ids();
    await scene.tenant.client.persons.delete(bob);
    await scene.stack.refresh();
    assert.equal((await scene.stack.resources()).length, 3);
    const run = await scene.stack.up();
    assert.equal(run.exitCode, 0, run.text);
    assert.deepEqual(described(run.steps), ['create Person bob', 'update Group group']);
    assert.notEqual((await ids()).bob, bob);
  });

  const faults: [string, Fault][] = [
    ['401', { kind: 'answer', status: 401, code: 'unauthenticated' }],
    ['403', { kind: 'answer', status: 403, code: 'scope_missing' }],
    ['429', { kind: 'answer', status: 429, code: 'rate_limited' }],
    ['503', { kind: 'answer', status: 503, code: 'store_unavailable' }],
    ['a reset connection', { kind: 'reset' }],
  ];
  it('never takes an error for "deleted"', async () => {
    await scene.deploy(faculty);
    const before = await kept();
    for (const [name, fault] of faults) {
      scene.recorder.fault = (method) => (method === 'GET' ? fault : undefined);
      const run = await scene.stack.refresh();
      assert.notEqual(run.exitCode, 0, name);
      assert.deepEqual(await kept(), before, name);
    }
    scene.recorder.fault = (_, path) =>
      path === '/whoami' ? undefined : { kind: 'answer', status: 404, code: 'not_here' };
    const other = await scene.directory.newTenant();
    scene.stack.environment.ESPALIER_TOKEN = other.token;
    const run = await scene.stack.refresh();
    assert.notEqual(run.exitCode, 0, 'a token of another tenant');
    assert.match(run.text, /is in tenant [0-9a-f-]+, but the token belongs to tenant/);
    assert.deepEqual(await kept(), before);
  });

  it('reads many objects by a few shared listings', async () => {
    const program = `for (let i = 0; i < 150; i++) new espalier.Person('p' + i, { displayName: 'P' + i });`;
    await scene.deploy(program);
    scene.recorder.take();
    const run = await scene.stack.refresh('--expect-no-changes');
    assert.equal(run.exitCode, 0, run.text);
    const sent = scene.requests();
    assert.ok(sent.length <= 20, `${sent.length} requests`);
  });

  it('looks objects up by id without managing them', async () => {
    await scene.deploy(faculty);
    const { law } = await ids();
    const run = await scene.deploy(`${faculty}
      const found = espalier.OrganizationUnit.get('found', '${law}');
      exports.found = found.displayName;`);
    assert.deepEqual(described(run.steps), ['read OrganizationUnit found']);
    assert.equal((await scene.stack.outputs()).found, 'Law');
  });
});
