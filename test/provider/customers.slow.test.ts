import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const units = `
  const clinic = new espalier.OrganizationUnit('clinic', { displayName: 'Clinic' });
  const ward = new espalier.OrganizationUnit('ward', { displayName: 'Ward', parentOuId: clinic.id });
  const ada = new espalier.Person('ada', { displayName: 'Ada' });
  const bob = new espalier.Person('bob', { displayName: 'Bob' });`;

interface Said {
  /** Arguments of each resource beside those that every test has. */
  role?: string;
  settings?: string;
  rule?: string;
  adopt?: boolean;
}

function program({ role, settings, rule, adopt = false }: Said): string {
  return `${units}
    const directory = new espalier.Integration('directory', { organizationUnitId: clinic.id, kind: 'directory',
      provider: 'entra', displayName: 'Staff', settings: { ${settings ?? `tenant: 'clinic', clientSecret: 'planted-one'`} }, adopt: ${adopt} });
    const role = new espalier.RoleAssignment('role', { partyId: ada.id, organizationUnitId: clinic.id,
      ${role ?? `role: 'developer'`}, adopt: ${adopt} });
    const rule = new espalier.ProvisioningRule('rule', { organizationUnitId: ward.id, role: 'member', adopt: ${adopt},
      ${rule ?? `mode: 'directory_group', group: 'Ward', directoryIntegrationId: directory.id`} });
    Object.assign(exports, { clinic: clinic.id, role: role.id, directory: directory.id, rule: rule.id, bob: bob.id, status: role.status });`;
}

describe('provider: roles, integrations and provisioning rules on the real engine', function () {
  const scene = scenery(this);
  const outputs = async () => (await scene.stack.outputs()) as Record<string, string>;

  it('live: made, left alone, drifted, repaired, updated, replaced, imported, destroyed', async () => {
    const { integrations, provisioningRules, roleAssignments } = scene.tenant.client;
    await scene.deploy(program({}));
    const first = await outputs();
    assert.equal(first.status, 'ACTIVE');
    assert.deepEqual((await scene.deploy(program({}))).steps, []);
    assert.deepEqual(scene.requests(), []);
    const same = await scene.stack.refresh('--expect-no-changes');
    assert.equal(same.exitCode, 0, same.text);
    assert.ok(
      !(await scene.stack.state()).includes('planted-one'),
      'encrypted, though the program did not say so',
    );

    const [role = '', directory = '', rule = ''] = [first.role, first.directory, first.rule];
    await integrations.update(directory, { settings: { tenant: 'other', clientSecret: 'theirs' } });
    await roleAssignments.update(role, { subtree: true, role: 'support' });
    await provisioningRules.update(rule, { onRemoved: 'remove', group: 'Other' });
    const drifted = await scene.stack.refresh();
    assert.match(drifted.text, /tenant *: "clinic" => "other"/);
    assert.match(drifted.text, /group *: "Ward" => "Other"/);
    assert.match(drifted.text, /role *: "developer" => "support"/);
    const repaired = await scene.deploy(program({}));
    assert.deepEqual(described(repaired.steps), [
      ...['update Integration directory', 'update ProvisioningRule rule', 'update RoleAssignment role'],
    ]);
    assert.equal((await integrations.get(directory)).settings.tenant, 'clinic');
    assert.equal((await roleAssignments.get(role)).subtree, true, 'not managed');

    const changed = {
      role: `role: 'ops_admin', subtree: false`,
      settings: `tenant: 'clinic', clientSecret: 'planted-two'`,
      rule: `mode: 'directory', directoryIntegrationId: directory.id, onRemoved: 'keep'`,
    };
    const updated = await scene.deploy(program(changed));
    assert.equal(updated.steps.length, 3);
    assert.deepEqual(scene.requests().sort(), [
      ...['PUT /integrations/ID', 'PUT /provisioning-rules/ID', 'PUT /role-assignments/ID'],
    ]);
    assert.equal((await provisioningRules.get(rule)).group ?? null, null, 'the mode has none');
    const kept = await outputs();
    assert.deepEqual([kept.role, kept.directory, kept.rule], [role, directory, rule]);

    const state = await scene.stack.resources();
    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    const imported = await scene.stack.import(state);
    assert.equal(imported.exitCode, 0, imported.text);
    assert.deepEqual(
      (await scene.deploy(program(changed))).steps.filter(({ op }) => op !== 'update'),
      [],
    );
    assert.equal((await outputs()).role, role);

    const replaced = await scene.deploy(program(changed).replace('partyId: ada.id', 'partyId: bob.id'));
    assert.deepEqual(described(replaced.steps).slice(-1), ['replace RoleAssignment role']);
    assert.notEqual((await outputs()).role, role);
    const destroyed = await scene.stack.destroy();
    assert.equal(destroyed.exitCode, 0, destroyed.text);
    assert.deepEqual(await Array.fromAsync(scene.tenant.client.parties.list()), []);
  });

  it('that exist are refused, or taken over by adopt, and then not deleted by the resource that had them', async () => {
    const { client } = scene.tenant;
    await scene.deploy(program({}));
    const first = await outputs();
    const renamed = (said: Said) =>
      program(said).replaceAll(/(RoleAssignment|Integration|ProvisioningRule)\('\w+'/g, `$1('renamed'`);
    scene.stack.program(renamed({}));
    const refused = await scene.stack.up();
    assert.match(refused.text, /RoleAssignment "renamed": .*role_already_assigned, held by .*adopt: true/);

    await scene.deploy(renamed({ adopt: true }));
    const now = await outputs();
    assert.equal(now.role, first.role);
    assert.equal((await client.roleAssignments.get(first.role ?? '')).role, 'developer');
    assert.deepEqual((await scene.deploy(renamed({}))).steps, []);
  });

  it('of the last owner go with the unit, and not while it stays', async () => {
    const owned = `
      const clinic = new espalier.OrganizationUnit('clinic', { displayName: 'Clinic' });
      const home = new espalier.OrganizationUnit('home', { displayName: 'Home', parentOuId: clinic.id });`;
    const owner = `
      const ada = new espalier.Person('ada', { displayName: 'Ada', organizationUnitId: home.id });
      for (const unit of [clinic, home])
        unit.id.apply((id) => new espalier.RoleAssignment(unit === home ? 'of-home' : 'of-clinic', { partyId: ada.id, organizationUnitId: id, role: 'owner' }));`;
    await scene.deploy(owned + owner);
    scene.stack.program(owned);
    const refused = await scene.stack.up();
    assert.notEqual(refused.exitCode, 0);
    assert.match(refused.text, /RoleAssignment "of-\w+": .*last_owner.*make another party owner/);
    const destroyed = await scene.stack.destroy();
    assert.equal(destroyed.exitCode, 0, destroyed.text);
    assert.doesNotMatch(destroyed.text, /stays in the directory/);
    assert.deepEqual(await Array.fromAsync(scene.tenant.client.parties.list()), []);
  });
});
