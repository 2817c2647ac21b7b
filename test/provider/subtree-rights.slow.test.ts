import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

/** What the owner of a region declares; nothing of it stands at the root of the tenant. */
const region = (unit: string, more = '') => `
  const home = '${unit}';
  const sales = new espalier.OrganizationUnit('sales', { displayName: 'Sales', parentOuId: home });
  const desk = new espalier.OrganizationUnit('desk', { displayName: 'Desk', parentOuId: sales.id });
  const bob = new espalier.Person('bob', { displayName: 'Bob', organizationUnitId: desk.id });
  const eve = new espalier.Person('eve', { displayName: 'Eve', organizationUnitId: home });
  const crew = new espalier.Group('crew', { displayName: 'Crew', organizationUnitId: home });
  new espalier.GroupMembership('in-crew', { groupId: crew.id, partyId: bob.id });
  new espalier.Relationship('boss', { leftId: eve.id, rightId: bob.id, relationshipType: 'manages' });
  Object.assign(exports, { desk: desk.id, eve: eve.id });
  ${more}`;

describe('provider: a token that is bound to the roles of a person', function () {
  const scene = scenery(this);

  /** The region of a company, and a token of its owner. */
  async function newRegion() {
    const { ou, persons, roleAssignments } = scene.tenant.client;
    const company = await ou.create({ displayName: 'Company' });
    const unit = await ou.create({ displayName: 'Region', parentOuId: company.id });
    const { id: partyId } = await persons.create({ displayName: 'Ada', organizationUnitId: unit.id });
    const role = { partyId, organizationUnitId: unit.id, role: 'ops_admin', subtree: true } as const;
    const assigned = await roleAssignments.create(role);
    const scopes = ['directory:read', 'directory:write'] as const;
    scene.stack.environment.ESPALIER_TOKEN = await scene.directory.newToken(scene.tenant.id, {
      partyId,
      scopes: [...scopes],
    });
    return { company: company.id, unit: unit.id, role, assigned: assigned.id };
  }
  const ids = async () => (await scene.stack.resources()).map(({ urn, id }) => `${urn} ${id}`);

  it('manages a subtree without a right at the root, and nothing beside it', async () => {
    const { unit, company } = await newRegion();
    await scene.deploy(region(unit));
    assert.deepEqual((await scene.deploy(region(unit))).steps, []);
    assert.equal((await scene.stack.refresh('--expect-no-changes')).exitCode, 0);

    const moved = region(unit).replace('parentOuId: sales.id', 'parentOuId: home');
    assert.deepEqual(described((await scene.deploy(moved)).steps), ['update OrganizationUnit desk']);
    for (const beyond of ['null', `'${company}'`]) {
      scene.stack.program(
        region(unit, `new espalier.OrganizationUnit('x', { displayName: 'X', parentOuId: ${beyond} });`),
      );
      assert.match(
        (await scene.stack.up()).text,
        /OrganizationUnit "x": .*(right_missing|reference_not_found)/,
      );
    }
    assert.equal((await scene.stack.destroy()).exitCode, 0);
    const left = await Array.fromAsync(scene.tenant.client.parties.list());
    assert.deepEqual(left.map(({ displayName }) => displayName).sort(), ['Ada', 'Company', 'Region']);
  });

  it('takes nothing for gone that it only cannot see any more', async () => {
    const { unit, role, assigned, company } = await newRegion();
    const { ou, persons, roleAssignments } = scene.tenant.client;
    await scene.deploy(region(unit));
    const { desk, eve } = (await scene.stack.outputs()) as { desk: string; eve: string };
    const before = await ids();

    await roleAssignments.delete(assigned);
    for (const command of ['refresh', 'destroy'] as const) {
      const blind = await scene.stack[command]();
      assert.notEqual(blind.exitCode, 0);
      assert.match(blind.text, /right_missing/);
      assert.deepEqual(await ids(), before, command);
    }
    await roleAssignments.create(role);
    assert.equal((await scene.stack.refresh('--expect-no-changes')).exitCode, 0);

    await ou.move(desk, { parentOuId: company });
    await persons.delete(eve);
    const moved = await scene.stack.refresh();
    assert.match(moved.text, /"desk": .*right_missing/);
    await ou.move(desk, { parentOuId: unit });
    const seen = await scene.stack.refresh();
    assert.equal(seen.exitCode, 0, seen.text);
    const kept = (await ids()).filter((id) => !id.includes('::eve ') && !id.includes('::boss '));
    assert.equal(kept.length, before.length - 2);
    assert.ok(!(await ids()).some((id) => id.includes(eve)));
  });
});
