import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';

const COUNT = 120;
const program = `
  const parent = new espalier.OrganizationUnit('parent', { displayName: 'Parent' });
  const group = new espalier.Group('group', { displayName: 'Group' });
  for (let i = 0; i < ${COUNT}; i++) {
    const unit = new espalier.OrganizationUnit('u' + i, { displayName: 'U' + i, parentOuId: parent.id });
    new espalier.GroupMembership('m' + i, { groupId: group.id, partyId: unit.id });
  }`;

describe('provider: many writes at one place at once', function () {
  const scene = scenery(this);

  it('all succeed at the first attempt, at most 16 in flight, whatever the parallelism of the engine', async () => {
    scene.stack.program(program);
    let begun = 0;
    let most = 0;
    scene.recorder.take();
    scene.recorder.fault = () => {
      most = Math.max(most, ++begun - scene.recorder.requests.length);
      return undefined;
    };
    const run = await scene.stack.up('--parallel', '500');
    assert.equal(run.exitCode, 0, run.text);
    const refused = scene.recorder.requests.filter(({ status }) => status >= 400);
    assert.deepEqual(refused, []);
    assert.ok(most > 4 && most <= 16, `${most} in flight`);
    const units = await Array.fromAsync(scene.tenant.client.ou.list());
    const codes = units.map(({ code }) => code).sort();
    const last = `00001.${String(COUNT).padStart(5, '0')}`;
    assert.deepEqual([codes.length, codes.at(-1)], [COUNT + 1, last], 'without a gap');
  });
});
