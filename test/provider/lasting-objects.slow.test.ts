import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const type = (fields = '') =>
  `const mentors = new espalier.RelationshipType('mentors', { type: 'mentors', leftToRight: 'mentors', rightToLeft: 'is mentored by', ${fields} });`;
const profile = (version: string, required: string) => `
  const student = new espalier.Profile('student', { id: 'student', version: '${version}', partyTypes: ['organization', 'natural_person'],
    schema: { type: 'object', required: ['${required}'] } });
  const ada = new espalier.Person('ada', { displayName: 'Ada', specializations: [
    { subtype: 'student', profileId: student.id, profileVersion: student.version, attributes: { year: 1, school: 'law' } }] });`;

describe('provider: relationship types and profiles, which the directory never deletes', function () {
  const scene = scenery(this);

  it('live: made, left alone, refreshed, refused to change, raised, taken over, imported, forgotten', async () => {
    const { profiles, persons, relationshipTypes } = scene.tenant.client;
    const first = `${type()} ${profile('1', 'year')}`;
    await scene.deploy(first);
    assert.equal((await scene.stack.refresh('--expect-no-changes')).exitCode, 0);
    assert.deepEqual((await scene.deploy(first)).steps, []);

    scene.stack.program(`${type('symmetric: true')} ${profile('1', 'year')}`);
    const asymmetric = await scene.stack.preview();
    assert.match(
      asymmetric.text,
      /RelationshipType "mentors": symmetric: .* never changes; .* changing type/,
    );
    scene.stack.program(`${type()} ${profile('1', 'school')}`);
    const refused = await scene.stack.preview();
    assert.notEqual(refused.exitCode, 0);
    assert.match(refused.text, /Profile "student": schema: .* never changes; .* changing id or version/);

    const raised = await scene.deploy(`${type()} ${profile('2', 'school')}`);
    assert.deepEqual(described(raised.steps).slice(-2), ['replace Profile student', 'update Person ada']);
    assert.match(raised.text, /Profile "student": profile student version 1 stays in the directory/);
    const [ada] = await Array.fromAsync(persons.list());
    assert.equal(ada?.specializations[0]?.profileVersion, '2');
    const back = await scene.deploy(first);
    assert.ok(described(back.steps).includes('replace Profile student'), 'an older version that is there');

    const state = await scene.stack.resources();
    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    const imported = await scene.stack.import(state);
    assert.equal(imported.exitCode, 0, imported.text);
    assert.deepEqual((await scene.deploy(first)).steps, []);

    const destroyed = await scene.stack.destroy();
    assert.equal(destroyed.exitCode, 0, destroyed.text);
    assert.match(destroyed.text, /RelationshipType "mentors": relationship type mentors stays/);
    const stayed = await Array.fromAsync(profiles.list());
    assert.deepEqual(
      stayed.map(({ version }) => version),
      ['1', '2'],
    );
    await scene.deploy(first);
    const types = await Array.fromAsync(relationshipTypes.list());
    assert.equal(types.filter(({ builtIn }) => !builtIn).length, 1);
  });

  it('are taken over when they are just the same, and refused when they are not', async () => {
    const { relationshipTypes } = scene.tenant.client;
    const texts = { leftToRight: 'mentors', rightToLeft: 'is mentored by' };
    await relationshipTypes.create({ type: 'mentors', ...texts });
    await scene.deploy(type());
    const other = await scene.directory.newTenant();
    await other.client.relationshipTypes.create({ type: 'mentors', ...texts, symmetric: true });
    scene.stack.environment.ESPALIER_TOKEN = other.token;
    const lost = await scene.stack.refresh();
    assert.match(lost.text, /is in tenant [0-9a-f-]+, but the token belongs to tenant/);
    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    scene.stack.program(type('symmetric: false'));
    const refused = await scene.stack.up();
    assert.match(refused.text, /"mentors": type: .*relationship_type_taken\); choose another type/);
  });
});
