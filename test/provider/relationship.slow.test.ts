import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const parties = `
  const ada = new espalier.Person('ada', { displayName: 'Ada' });
  const bob = new espalier.Person('bob', { displayName: 'Bob' });
  const acme = new espalier.Organization('acme', { displayName: 'Acme', legalName: 'Acme' });`;
const job = (right: string, fields = '') => `${parties}
  const job = new espalier.Relationship('job', { leftId: ada.id, rightId: ${right}.id, relationshipType: 'employment', ${fields} });
  Object.assign(exports, { id: job.id, status: job.status, ada: ada.id, bob: bob.id, acme: acme.id });`;
const window = `validFrom: '2026-01-01T00:00:00+01:00', validUntil: '2027-01-01T00:00:00Z'`;

describe('provider: relationships on the real engine', function () {
  const scene = scenery(this);
  const id = async () => String((await scene.stack.outputs()).id);

  it('live: made, left alone, refreshed, repaired, updated, replaced, destroyed', async () => {
    const { relationships } = scene.tenant.client;
    await scene.deploy(job('acme', window));
    const first = await id();
    assert.equal((await scene.stack.outputs()).status, 'ACTIVE');
    assert.deepEqual((await scene.deploy(job('acme', window))).steps, []);
    assert.deepEqual(scene.requests(), [], 'the times are the same, spelled in another way');
    const unchanged = await scene.stack.refresh('--expect-no-changes');
    assert.equal(unchanged.exitCode, 0, unchanged.text);

    await relationships.update(first, { validUntil: '2028-01-01T00:00:00Z', status: 'SUSPENDED' });
    const drifted = await scene.stack.refresh();
    assert.match(drifted.text, /2027-01-01T00:00:00Z.*2028-01-01T00:00:00.000Z/);
    const repaired = await scene.deploy(job('acme', window));
    assert.deepEqual(described(repaired.steps), ['update Relationship job']);
    assert.deepEqual(scene.requests(), ['PATCH /relationships/ID']);
    const { status, validUntil } = await relationships.get(first);
    assert.deepEqual(
      [status, validUntil],
      ['SUSPENDED', '2027-01-01T00:00:00.000Z'],
      'status is not managed',
    );

    await scene.deploy(job('acme', `${window}, status: 'TERMINATED'`));
    assert.equal(await id(), first);
    await scene.deploy(job('bob', `status: 'TERMINATED'`));
    assert.deepEqual(scene.requests(), ['DELETE /relationships/ID', 'POST /relationships']);
    assert.notEqual(await id(), first);

    const destroyed = await scene.stack.destroy();
    assert.equal(destroyed.exitCode, 0, destroyed.text);
    assert.deepEqual(await Array.fromAsync(relationships.list()), []);
  });

  it('that exist are refused, or taken over by adopt and by import', async () => {
    const { relationships, persons, organizations } = scene.tenant.client;
    const ada = await persons.create({ displayName: 'Ada' });
    const acme = await organizations.create({ displayName: 'Acme', legalName: 'Acme' });
    const sides = { leftId: ada.id, rightId: acme.id, relationshipType: 'ownership' };
    const there = await relationships.create(sides);
    const program = (fields: object) =>
      `new espalier.Relationship('r', ${JSON.stringify({ ...sides, ...fields })});`;

    scene.stack.program(program({}));
    const refused = await scene.stack.up();
    assert.match(refused.text, /"r": .*relationship_exists\).*adopt: true/);
    await scene.deploy(program({ adopt: true, status: 'PENDING' }));
    assert.equal((await scene.stack.resources())[0]?.id, there.id);
    assert.equal((await relationships.get(there.id)).status, 'PENDING');
    assert.deepEqual((await scene.deploy(program({ status: 'PENDING' }))).steps, []);

    const state = await scene.stack.resources();
    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    const imported = await scene.stack.import(state);
    assert.equal(imported.exitCode, 0, imported.text);
    assert.deepEqual((await scene.deploy(program({ status: 'PENDING' }))).steps, []);
  });

  it('are made once, whatever was lost before and whatever the program says by then', async () => {
    const { relationships } = scene.tenant.client;
    scene.recorder.fault = (method, path) =>
      method === 'POST' && path === '/relationships' ? { kind: 'drop-answer' } : undefined;
    scene.stack.program(job('acme', `status: 'PENDING'`));
    assert.notEqual((await scene.stack.up()).exitCode, 0);
    const [first] = await Array.fromAsync(relationships.list());
    scene.recorder.fault = () => undefined;
    await scene.deploy(job('acme', `status: 'ACTIVE'`));
    assert.equal(await id(), first?.id);
    assert.equal((await relationships.get(await id())).status, 'ACTIVE');

    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    await scene.deploy(job('bob'));
    const all = await Array.fromAsync(relationships.list());
    assert.deepEqual(
      all.map(({ rightId }) => rightId),
      [(await scene.stack.outputs()).bob],
    );
  });

  it('exchange their sides in one run', async () => {
    const jobs = (one: string, other: string) => `${parties}
      new espalier.Relationship('one', { leftId: ${one}.id, rightId: acme.id, relationshipType: 'employment' });
      new espalier.Relationship('other', { leftId: ${other}.id, rightId: acme.id, relationshipType: 'employment' });`;
    await scene.deploy(jobs('ada', 'bob'));
    // The other one goes late: the first finds its sides taken until then.
    let refused = 0;
    scene.recorder.fault = (method, _, source) =>
      method === 'DELETE' && source.endsWith('::other') && ++refused <= 2 ? { kind: 'reset' } : undefined;
    await scene.deploy(jobs('bob', 'ada'));
    assert.equal((await Array.fromAsync(scene.tenant.client.relationships.list())).length, 2);
  });
});
