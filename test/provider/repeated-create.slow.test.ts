import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { scenery } from './scenery.ts';

describe('provider: creates repeated after the whole state was lost', function () {
  const scene = scenery(this);

  /** What a kill does under PULUMI_SKIP_CHECKPOINTS: the objects are there, the state never was. */
  async function loseState(): Promise<void> {
    const { exitCode, text } = await scene.stack.command(['stack', 'rm', 'dev', '--force', '--yes']);
    assert.equal(exitCode, 0, text);
    rmSync(join(scene.stack.folder, 'Pulumi.dev.yaml'), { force: true });
    await scene.stack.init();
  }

  async function unitsByName(): Promise<Map<string, { id: string; parentOuId: string | null }>> {
    const units = await Array.fromAsync(scene.tenant.client.ou.list());
    return new Map(units.map(({ displayName, id, parentOuId = null }) => [displayName, { id, parentOuId }]));
  }

  const tree = (one: string, other: string, parent: string) => `
    const top = new espalier.OrganizationUnit('top', { displayName: 'Top' });
    const one = new espalier.OrganizationUnit('one', { displayName: '${one}', parentOuId: top.id });
    new espalier.OrganizationUnit('other', { displayName: '${other}', parentOuId: ${parent}.id });
    const ada = new espalier.Person('ada', { displayName: 'Ada', organizationUnitId: one.id });
    new espalier.Group('group', { displayName: 'Group', memberIds: [ada.id] });`;

  it('finds each object again', async () => {
    await scene.deploy(tree('One', 'Other', 'top'));
    const before = (await scene.stack.resources()).map(({ id }) => id).sort();
    await loseState();
    await scene.deploy(tree('One', 'Other', 'top'));
    assert.deepEqual((await scene.stack.resources()).map(({ id }) => id).sort(), before);
    assert.equal((await Array.fromAsync(scene.tenant.client.parties.list())).length, 5);
    assert.deepEqual((await scene.stack.up()).steps, []);
  });

  it('also when names were exchanged or parents changed meanwhile', async () => {
    await scene.deploy(tree('One', 'Other', 'top'));
    const before = await unitsByName();
    await loseState();
    await scene.deploy(tree('Other', 'One', 'top'));
    const exchanged = await unitsByName();
    assert.equal(exchanged.get('Other')?.id, before.get('One')?.id);
    assert.equal(exchanged.get('One')?.id, before.get('Other')?.id);
    await loseState();
    await scene.deploy(tree('Other', 'One', 'one'));
    const moved = await unitsByName();
    assert.equal(moved.get('One')?.parentOuId, moved.get('Other')?.id);
    assert.equal((await Array.fromAsync(scene.tenant.client.parties.list())).length, 5);
  });

  it('undoes what somebody changed in between', async () => {
    await scene.deploy(`new espalier.Person('ada', { displayName: 'Ada', firstName: 'Ada' });`);
    const [ada] = await Array.fromAsync(scene.tenant.client.persons.list());
    await scene.tenant.client.persons.update(ada?.id ?? '', { firstName: 'Eve', lastName: 'Else' });
    await loseState();
    await scene.deploy(`new espalier.Person('ada', { displayName: 'Ada', firstName: 'Ada' });`);
    const { firstName, lastName } = await scene.tenant.client.persons.get(ada?.id ?? '');
    assert.deepEqual({ firstName, lastName }, { firstName: 'Ada', lastName: 'Else' });
  });

  it('replaces what has another type by now', async () => {
    const party = (fields: string) =>
      `new espalier.Party('acme', { displayName: 'Acme', uri: 'did:web:acme.example', ${fields} });`;
    await scene.deploy(party(`partyType: 'natural_person'`));
    await loseState();
    await scene.deploy(party(`partyType: 'organization', legalName: 'Acme Inc.'`));
    const parties = await Array.fromAsync(scene.tenant.client.parties.list());
    assert.deepEqual(
      parties.map(({ partyType }) => partyType),
      ['organization'],
    );
  });

  it('makes a new object when the old one was deleted', async () => {
    const person = `new espalier.Person('ada', { displayName: 'Ada' });`;
    await scene.deploy(person);
    await scene.stack.destroy();
    await scene.deploy(person);
    assert.equal((await Array.fromAsync(scene.tenant.client.persons.list())).length, 1);
  });

  it('makes one object when the answer to the first attempt is lost', async () => {
    let dropped = 0;
    scene.recorder.fault = (method) =>
      method === 'POST' && dropped++ < 2 ? { kind: 'drop-answer' } : undefined;
    await scene.deploy(`new espalier.Person('ada', { displayName: 'Ada' });`);
    assert.ok(dropped >= 3);
    assert.equal((await Array.fromAsync(scene.tenant.client.persons.list())).length, 1);
  });

  it('keeps an object in the state that it found but could not bring into line', async () => {
    await scene.deploy(`new espalier.OrganizationUnit('law', { displayName: 'Law' });`);
    await scene.tenant.client.ou.create({ displayName: 'Taken' });
    await loseState();
    scene.stack.program(`new espalier.OrganizationUnit('law', { displayName: 'Taken' });`);
    assert.notEqual((await scene.stack.up()).exitCode, 0);
    assert.equal((await scene.stack.resources())[0]?.initErrors?.length, 1);
    const repaired = await scene.deploy(`new espalier.OrganizationUnit('law', { displayName: 'Free' });`);
    assert.equal(repaired.exitCode, 0);
    assert.deepEqual([...(await unitsByName()).keys()].sort(), ['Free', 'Taken']);
    assert.equal((await scene.stack.destroy()).exitCode, 0);
    assert.deepEqual([...(await unitsByName()).keys()], ['Taken']);
  });

  it('gives a second resource its own object when the first has changed its name by an alias', async () => {
    await scene.deploy(`new espalier.Person('ada', { displayName: 'Ada' });`);
    await scene.deploy(
      `new espalier.Person('countess', { displayName: 'Ada' }, { aliases: [{ name: 'ada' }] });`,
    );
    await scene.deploy(`
      new espalier.Person('ada', { displayName: 'Another Ada' });
      new espalier.Person('countess', { displayName: 'Ada' });`);
    const ids = (await scene.stack.resources()).map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
    assert.equal((await Array.fromAsync(scene.tenant.client.persons.list())).length, 2);
  });
});
