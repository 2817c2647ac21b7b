import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

describe('provider: adopting on the real engine', function () {
  const scene = scenery(this);

  it('takes over a unit by parent and displayName and makes it what the program says, in one run', async () => {
    const { ou } = scene.tenant.client;
    const top = await ou.create({ displayName: 'Top' });
    const law = await ou.create({ displayName: 'Law', parentOuId: top.id, tosUri: 'https://old.example' });
    await ou.create({ displayName: 'Law' });
    const program = `
      const top = new espalier.OrganizationUnit('top', { displayName: 'Top', adopt: true });
      const law = new espalier.OrganizationUnit('law', { displayName: 'Law', parentOuId: top.id, adopt: true, tosUri: 'https://new.example' });
      Object.assign(exports, { top: top.id, law: law.id });`;
    await scene.deploy(program);
    assert.deepEqual(await scene.stack.outputs(), { top: top.id, law: law.id });
    assert.equal((await ou.get(law.id)).tosUri, 'https://new.example');
    assert.deepEqual((await scene.deploy(program)).steps, []);
    assert.deepEqual(
      (await scene.deploy(program.replaceAll('adopt: true,', ''))).steps,
      [],
      'adopt may go when it has done its work',
    );
  });

  it('finds parties by externalId, by uri, by home and name, and by id', async () => {
    const { persons } = scene.tenant.client;
    const byKey = await persons.create({ displayName: 'A', externalId: 'hr-1' });
    const byUri = await persons.create({ displayName: 'B', uri: 'did:web:b.example' });
    const byName = await persons.create({ displayName: 'C' });
    const byId = await persons.create({ displayName: 'D' });
    await scene.deploy(`
      new espalier.Person('a', { displayName: 'Ada', externalId: 'hr-1', adopt: true });
      new espalier.Person('b', { displayName: 'Bea', uri: 'did:web:b.example', adopt: true });
      new espalier.Person('c', { displayName: 'C', firstName: 'Cy', adopt: true });
      new espalier.Person('d', { displayName: 'Dee', adopt: '${byId.id}' });`);
    const names = await Promise.all(
      [byKey, byUri, byName, byId].map(async ({ id }) => (await persons.get(id)).displayName),
    );
    assert.deepEqual(names, ['Ada', 'Bea', 'C', 'Dee']);
    assert.equal((await persons.get(byName.id)).firstName, 'Cy');
  });

  it('creates when nothing matches', async () => {
    const run = await scene.deploy(
      `new espalier.Service('s', { displayName: 'S', externalId: 's', adopt: true });`,
    );
    assert.deepEqual(described(run.steps), ['create Service s']);
    assert.equal((await Array.fromAsync(scene.tenant.client.services.list())).length, 1);
  });

  it('fails naming all matches when there are several', async () => {
    const { persons } = scene.tenant.client;
    const twins = [
      await persons.create({ displayName: 'Twin' }),
      await persons.create({ displayName: 'Twin' }),
    ];
    scene.stack.program(`new espalier.Person('twin', { displayName: 'Twin', adopt: true });`);
    const run = await scene.stack.up();
    assert.notEqual(run.exitCode, 0);
    for (const { id } of twins) assert.ok(run.text.includes(id), run.text);
  });

  it('never gives one object to two resources', async () => {
    const { id } = await scene.tenant.client.persons.create({ displayName: 'One' });
    scene.stack.program(`
      new espalier.Person('a', { displayName: 'One', adopt: true });
      new espalier.Person('b', { displayName: 'Two', adopt: '${id}' });`);
    const run = await scene.stack.up('--continue-on-error');
    assert.match(run.text, new RegExp(`adopt: another resource of this program already manages ${id}`));
    assert.equal((await scene.stack.resources()).length, 1);
  });

  it('keeps the members that are there when it adopts a group additively', async () => {
    const { persons, groups } = scene.tenant.client;
    const [there, ours] = [
      await persons.create({ displayName: 'There' }),
      await persons.create({ displayName: 'Ours' }),
    ];
    const group = await groups.create({ displayName: 'G', memberIds: [there.id] });
    const program = (...ids: string[]) =>
      `new espalier.Group('g', { displayName: 'G', adopt: true, memberMode: 'additive', memberIds: ${JSON.stringify(ids)} });`;
    const members = async () => (await Array.fromAsync(groups.members(group.id))).map(({ id }) => id).sort();
    await scene.deploy(program(there.id, ours.id));
    assert.deepEqual(await members(), [there.id, ours.id].sort());
    await scene.deploy(program());
    assert.deepEqual(await members(), [there.id], 'takes out only what it had put in');
  });
});
