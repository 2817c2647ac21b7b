import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';

const unit = (mode?: string) => `
  const top = new espalier.OrganizationUnit('top', { displayName: 'Top' });
  const faculty = new espalier.OrganizationUnit('faculty', { displayName: 'Faculty', parentOuId: top.id,
    deletionMode: ${mode === undefined ? 'undefined' : `'${mode}'`} });
  Object.assign(exports, { top: top.id, faculty: faculty.id });
`;
const withoutFaculty = `
  const top = new espalier.OrganizationUnit('top', { displayName: 'Top' });
  exports.top = top.id;
`;

describe('provider: deleting units on the real engine', function () {
  const scene = scenery(this);

  async function withContents(
    mode?: string,
  ): Promise<{ top: string; faculty: string; child: string; person: string }> {
    await scene.deploy(unit(mode));
    const { top, faculty } = (await scene.stack.outputs()) as { top: string; faculty: string };
    const { ou, persons } = scene.tenant.client;
    const child = await ou.create({ displayName: 'Unmanaged', parentOuId: faculty });
    const person = await persons.create({ displayName: 'Unmanaged', organizationUnitId: faculty });
    return { top, faculty, child: child.id, person: person.id };
  }

  it('refuses by default while something would be orphaned, naming counts and the way out', async () => {
    const { faculty } = await withContents();
    scene.stack.program(withoutFaculty);
    const run = await scene.stack.up();
    assert.notEqual(run.exitCode, 0);
    const told = run.diagnostics.find((text) => text.startsWith('OrganizationUnit "faculty"'));
    assert.match(told ?? run.text, /1 units below it and 1 parties living in it .*deletionMode/);
    assert.equal((await scene.tenant.client.ou.get(faculty)).displayName, 'Faculty');
  });

  it('moves the contents to the parent with rehome, also when that was said only later', async () => {
    const { top, child, person } = await withContents();
    scene.recorder.take();
    await scene.deploy(unit('rehome'));
    assert.deepEqual(scene.requests(), [], 'a matter of the state alone');
    await scene.deploy(withoutFaculty);
    assert.equal((await scene.tenant.client.ou.get(child)).parentOuId, top);
    assert.equal((await scene.tenant.client.persons.get(person)).organizationUnitId, top);
  });

  it('deletes the units below with cascade, parties go to the tenant root', async () => {
    const { child, person } = await withContents('cascade');
    await scene.deploy(withoutFaculty);
    await assert.rejects(scene.tenant.client.ou.get(child), { code: 'resource_not_found' });
    assert.equal((await scene.tenant.client.persons.get(person)).organizationUnitId, null);
  });

  it('is fine with what is gone already', async () => {
    await scene.deploy(unit());
    const { faculty } = (await scene.stack.outputs()) as { faculty: string };
    await scene.tenant.client.ou.delete(faculty);
    await scene.deploy(withoutFaculty);
  });

  it('lets children leave a unit that is deleted in the same run', async () => {
    const child = (parent: string) => `
      new espalier.OrganizationUnit('child', { displayName: 'Child', parentOuId: ${parent}.id });
      new espalier.Person('dean', { displayName: 'Dean', organizationUnitId: ${parent}.id });`;
    await scene.deploy(unit() + child('faculty'));
    await scene.deploy(withoutFaculty + child('top'));
    const units = await Array.fromAsync(scene.tenant.client.ou.list());
    assert.deepEqual(units.map(({ displayName }) => displayName).sort(), ['Child', 'Top']);
  });
});
