import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const university = `
  const university = new espalier.OrganizationUnit('university', { displayName: 'University', branding: { color: 'blue' } });
  const law = new espalier.OrganizationUnit('law', { displayName: 'Law', parentOuId: university.id });
  const ada = new espalier.Person('ada', { displayName: 'Ada', firstName: 'Ada', organizationUnitId: law.id, specializations: [
    { subtype: 'student', organizationUnitId: law.id }, { subtype: 'employee', organizationUnitId: university.id }] });
  const auditor = new espalier.Organization('auditor', { displayName: 'Veritas', legalName: 'Veritas B.V.' });
  const cases = new espalier.Service('cases', { displayName: 'Cases', organizationUnitId: law.id });
  const board = new espalier.Group('board', { displayName: 'Board', memberIds: [ada.id, auditor.id] });
  Object.assign(exports, { law: law.id, code: law.code, tenantId: law.tenantId });
`;

describe('provider: life of resources on the real engine', function () {
  const scene = scenery(this);

  it('creates each object by one POST, and does nothing at all the second time', async () => {
    const first = await scene.deploy(university);
    assert.equal(first.steps.filter(({ op }) => op === 'create').length, 6);
    const sent = scene.recorder.take();
    assert.deepEqual(
      sent.map(({ method, status }) => `${method} ${status}`),
      Array(6).fill('POST 201'),
    );
    const { code, tenantId } = await scene.stack.outputs();
    assert.deepEqual({ code, tenantId }, { code: '00001.00001', tenantId: scene.tenant.id });

    const second = await scene.deploy(university);
    assert.deepEqual(second.steps, []);
    assert.deepEqual(scene.requests(), []);
  });

  it('says who writes', async () => {
    await scene.deploy(`new espalier.Person('ada', { displayName: 'Ada' });`);
    const [request] = scene.recorder.take();
    const urn = 'urn:pulumi:dev::program::pulumi-nodejs:dynamic/espalier:Person::ada';
    assert.equal(request?.source, `pulumi;project=program;stack=dev;urn=${urn}`);
  });

  it('renames, re-parents, re-homes and changes members by one PUT each, ids kept', async () => {
    await scene.deploy(university);
    const before = await scene.stack.resources();
    const run = await scene.deploy(
      university
        .replace(`'Law', parentOuId: university.id`, `'Faculty of Law', parentOuId: null`)
        .replace(`'Cases', organizationUnitId: law.id`, `'Cases', organizationUnitId: university.id`)
        .replace('memberIds: [ada.id, auditor.id]', 'memberIds: [cases.id, auditor.id]'),
    );
    assert.deepEqual(described(run.steps), [
      'update Group board',
      'update OrganizationUnit law',
      'update Service cases',
    ]);
    assert.deepEqual(scene.requests().sort(), ['PUT /groups/ID', 'PUT /ou/ID', 'PUT /services/ID']);
    const after = await scene.stack.resources();
    assert.deepEqual(after.map(({ id }) => id).sort(), before.map(({ id }) => id).sort());

    const { law } = (await scene.stack.outputs()) as { law: string };
    const { displayName, code, parentOuId } = await scene.tenant.client.ou.get(law);
    assert.deepEqual(
      { displayName, code, parentOuId },
      { displayName: 'Faculty of Law', code: '00002', parentOuId: null },
    );
  });

  it('leaves alone what the program does not name, and clears what it sets to null', async () => {
    const person = (fields: string) =>
      `exports.id = new espalier.Person('ada', { displayName: 'Ada', ${fields} }).id;`;
    await scene.deploy(person(`firstName: 'Ada', lastName: 'Vermeer', email: 'ada@example.org'`));
    const { id } = (await scene.stack.outputs()) as { id: string };
    const run = await scene.deploy(person('firstName: null, email: undefined'));
    assert.deepEqual(described(run.steps), ['update Person ada']);
    const { firstName, lastName, email } = await scene.tenant.client.persons.get(id);
    assert.deepEqual(
      { firstName, lastName, email },
      { firstName: null, lastName: 'Vermeer', email: 'ada@example.org' },
    );

    scene.recorder.take();
    const unnamed = await scene.deploy(person(''));
    assert.deepEqual(
      described(unnamed.steps),
      ['update Person ada'],
      'the state learns that a property is no longer managed',
    );
    assert.deepEqual(scene.requests(), [], 'the directory need not');
    assert.deepEqual((await scene.deploy(person(''))).steps, []);
  });

  it('exchanges the names of two siblings in one run', async () => {
    const siblings = (one: string, other: string) => `
      new espalier.OrganizationUnit('one', { displayName: '${one}' });
      new espalier.OrganizationUnit('other', { displayName: '${other}' });`;
    await scene.deploy(siblings('East', 'West'));
    const before = await scene.stack.resources();
    await scene.deploy(siblings('West', 'East'));
    const after = await scene.stack.resources();
    assert.deepEqual(after.map(({ id }) => id).sort(), before.map(({ id }) => id).sort());
    for (const { id, inputs } of after) {
      assert.equal((await scene.tenant.client.ou.get(id)).displayName, inputs.displayName);
    }
  });

  it('gives a new unit the name that another one gives up in the same run', async () => {
    await scene.deploy(`new espalier.OrganizationUnit('old', { displayName: 'Sales' });`);
    await scene.deploy(`
      new espalier.OrganizationUnit('new', { displayName: 'Sales' });
      new espalier.OrganizationUnit('old', { displayName: 'Sales (until 2026)' });`);
    const names = (await Array.fromAsync(scene.tenant.client.ou.list())).map(
      ({ displayName }) => displayName,
    );
    assert.deepEqual(names.sort(), ['Sales', 'Sales (until 2026)']);
  });

  it('swaps parent and child in one run', async () => {
    await scene.deploy(`
      const upper = new espalier.OrganizationUnit('upper', { displayName: 'Upper', parentOuId: null });
      const lower = new espalier.OrganizationUnit('lower', { displayName: 'Lower', parentOuId: upper.id });`);
    const before = await scene.stack.resources();
    await scene.deploy(`
      const lower = new espalier.OrganizationUnit('lower', { displayName: 'Lower', parentOuId: null });
      const upper = new espalier.OrganizationUnit('upper', { displayName: 'Upper', parentOuId: lower.id });`);
    const after = await scene.stack.resources();
    assert.deepEqual(after.map(({ id }) => id).sort(), before.map(({ id }) => id).sort());
    const upper = after.find(({ urn }) => urn.endsWith('::upper'));
    const { level, parentOuId } = await scene.tenant.client.ou.get(upper?.id ?? '');
    assert.deepEqual(
      { level, parentOuId },
      { level: 2, parentOuId: after.find(({ urn }) => urn.endsWith('::lower'))?.id },
    );
  });

  it('replaces a Party only when its type changes, the old one first', async () => {
    const party = (type: string, fields = '') =>
      `new espalier.Party('acme', { partyType: '${type}', displayName: 'Acme', externalId: 'acme', ${fields} });`;
    await scene.deploy(party('natural_person'));
    const renamed = await scene.deploy(party('natural_person', `lastName: 'Acme'`));
    assert.deepEqual(described(renamed.steps), ['update Party acme']);
    scene.recorder.take();
    await scene.deploy(party('organization', `legalName: 'Acme Inc.'`));
    assert.deepEqual(scene.requests(), ['DELETE /persons/ID', 'POST /organizations']);
  });

  it('replaces on request, the old one first', async () => {
    await scene.deploy(`new espalier.Person('ada', { displayName: 'Ada' });`);
    const [ada] = await scene.stack.resources();
    scene.recorder.take();
    const run = await scene.stack.up('--target-replace', ada?.urn ?? '');
    assert.equal(run.exitCode, 0, run.text);
    assert.deepEqual(scene.requests(), ['DELETE /persons/ID', 'POST /persons']);
    assert.equal((await Array.fromAsync(scene.tenant.client.persons.list())).length, 1);
  });

  it('runs components with several children', async () => {
    const run = await scene.deploy(`
      class Team extends pulumi.ComponentResource {
        constructor(name) {
          super('test:Team', name);
          const unit = new espalier.OrganizationUnit(name + '-unit', { displayName: name }, { parent: this });
          new espalier.Person(name + '-lead', { displayName: 'Lead', organizationUnitId: unit.id }, { parent: this });
          new espalier.Person(name + '-deputy', { displayName: 'Deputy', organizationUnitId: unit.id }, { parent: unit });
        }
      }
      new Team('red'); new Team('green');`);
    assert.equal(run.steps.filter(({ op }) => op === 'create').length, 6);
  });

  it('destroys everything, children before parents', async () => {
    await scene.deploy(university);
    const run = await scene.stack.destroy();
    assert.equal(run.exitCode, 0, run.text);
    assert.deepEqual(await Array.fromAsync(scene.tenant.client.parties.list()), []);
  });
});
