import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const parties = `
  const ada = new espalier.Person('ada', { displayName: 'Ada' });
  const bob = new espalier.Person('bob', { displayName: 'Bob' });
  const group = new espalier.Group('group', { displayName: 'Group' });
  Object.assign(exports, { ada: ada.id, bob: bob.id, group: group.id });`;
const member = (party: string, group = 'group.id', fields = '') =>
  `new espalier.GroupMembership('member', { groupId: ${group}, partyId: ${party}, ${fields} });`;

describe('provider: group memberships on the real engine', function () {
  const scene = scenery(this);
  const ids = async () => (await scene.stack.outputs()) as { ada: string; bob: string; group: string };
  const members = async () => {
    const { group } = await ids();
    const list = await Array.fromAsync(scene.tenant.client.groups.members(group));
    return list.map(({ displayName }) => displayName).sort();
  };

  it('live: added beside others, left alone, refreshed, repaired, replaced, imported, taken out', async () => {
    const { groups } = scene.tenant.client;
    await scene.deploy(`${parties} ${member('ada.id')}`);
    assert.deepEqual(await members(), ['Ada']);
    const { ada, bob, group } = await ids();
    const carl = await scene.tenant.client.persons.create({ displayName: 'Carl' });
    await groups.addMember(group, carl.id);
    assert.equal((await scene.stack.refresh('--expect-no-changes')).exitCode, 0);
    assert.deepEqual((await scene.deploy(`${parties} ${member('ada.id')}`)).steps, []);

    await groups.removeMember(group, ada);
    assert.deepEqual(described((await scene.stack.refresh()).steps), ['delete GroupMembership member']);
    await scene.deploy(`${parties} ${member('ada.id')}`);
    assert.deepEqual(await members(), ['Ada', 'Carl']);
    await scene.deploy(`${parties} ${member('bob.id')}`);
    assert.deepEqual(await members(), ['Bob', 'Carl']);

    const state = (await scene.stack.resources()).filter(({ urn }) => urn.endsWith('::member'));
    assert.equal(state[0]?.id, `${group}/${bob}`);
    await scene.stack.command(['state', 'delete', '--yes', state[0].urn]);
    assert.equal((await scene.stack.import(state)).exitCode, 0);
    assert.deepEqual((await scene.deploy(`${parties} ${member('bob.id')}`)).steps, []);
    await scene.deploy(parties);
    assert.deepEqual(await members(), ['Carl']);
  });

  it('leave whom they found, unless adopt says otherwise', async () => {
    await scene.deploy(parties);
    const { ada, group } = await ids();
    await scene.tenant.client.groups.addMember(group, ada);
    await scene.deploy(`${parties} ${member('ada.id')}`);
    await scene.deploy(parties);
    assert.deepEqual(await members(), ['Ada'], 'was there before');
    await scene.deploy(`${parties} ${member('ada.id', 'group.id', 'adopt: true')}`);
    await scene.deploy(parties);
    assert.deepEqual(await members(), []);
  });

  it('remember what they added when the state is lost, also for a program that has changed', async () => {
    await scene.deploy(`${parties} ${member('ada.id')}`);
    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    await scene.deploy(`${parties} ${member('ada.id')}`);
    assert.deepEqual(await members(), ['Ada']);
    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    await scene.deploy(`${parties} ${member('bob.id')}`);
    assert.deepEqual(await members(), ['Bob'], 'no orphan');
    await scene.deploy(parties);
    assert.deepEqual(await members(), [], 'added by it, whatever was lost in between');
  });

  it('are refused at preview beside a group that names all its members', async () => {
    const exact = parties.replace(`'Group' }`, `'Group', memberIds: [] }`);
    scene.stack.program(`${exact} ${member('ada.id')}`);
    assert.match((await scene.stack.preview()).text, /GroupMembership "member": groupId: is that of "group"/);
    await scene.deploy(exact);
    const { group } = await ids();
    scene.stack.program(`${exact} group.id.apply(() => ${member('ada.id', `'${group}'`).slice(0, -1)});`);
    assert.match((await scene.stack.preview()).text, /groupId.*memberMode "exact"/);
  });
});
