import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Espalier } from '@espalier/sdk';
import { objectTypes } from '../../cli/src/tenant/object-types.ts';
import { type StateResource, TestStack } from '../provider/stack.ts';
import { type CliTenant, run, ServedDirectory } from './command-line.ts';
import { ownRole } from './varied-customers.ts';
import { fillVaried } from './varied-tenant.ts';

interface Found {
  what: string;
  type: string;
  id: string;
  differences: { property: string }[];
}

/** What somebody does by hand to an object of each type, first a change of this property, later an end. */
const work: Record<
  string,
  [
    string,
    (client: Espalier, id: string) => Promise<unknown>,
    (client: Espalier, id: string) => Promise<unknown>,
  ]
> = {
  ApplicationAuthorization: [
    'message',
    ({ authorizations }, id) => authorizations.update(id, { message: 'please' }),
    ({ authorizations }, id) => authorizations.delete(id),
  ],
  AuthorizationApproval: [
    'scopes',
    ({ authorizationApprovals }, id) => authorizationApprovals.update(id, { scopes: ['directory:write'] }),
    ({ authorizationApprovals }, id) => authorizationApprovals.delete(id),
  ],
  ProvisioningRule: [
    'role',
    ({ provisioningRules }, id) => provisioningRules.update(id, { role: 'developer_admin' }),
    ({ provisioningRules }, id) => provisioningRules.delete(id),
  ],
  Integration: [
    'settings',
    async ({ integrations }, id) => {
      const { settings } = await integrations.get(id);
      await integrations.update(id, { settings: { ...settings, tenant: 'other' } });
    },
    ({ integrations }, id) => integrations.delete(id),
  ],
  RoleAssignment: [
    'role',
    ({ roleAssignments }, id) => roleAssignments.update(id, { role: 'support' }),
    ({ roleAssignments }, id) => roleAssignments.delete(id),
  ],
  Application: [
    'environment',
    ({ applications }, id) => applications.update(id, { environment: 'development' }),
    ({ applications }, id) => applications.delete(id),
  ],
  AccessRules: [
    'rules',
    ({ access }) => access.replaceRules({ rules: [{ name: 'other', actions: ['read'], path: ['owner'] }] }),
    ({ access }) => access.replaceRules({ rules: [] }),
  ],
  Relationship: [
    'status',
    ({ relationships }, id) => relationships.update(id, { status: 'SUSPENDED' }),
    ({ relationships }, id) => relationships.delete(id),
  ],
  Group: [
    'displayName',
    ({ groups }, id) => groups.update(id, { displayName: 'Other' }),
    ({ groups }, id) => groups.delete(id),
  ],
  Service: [
    'displayName',
    ({ services }, id) => services.update(id, { displayName: 'Other' }),
    ({ services }, id) => services.delete(id),
  ],
  Person: [
    'displayName',
    ({ persons }, id) => persons.update(id, { displayName: 'Other' }),
    ({ persons }, id) => persons.delete(id),
  ],
  Organization: [
    'displayName',
    ({ organizations }, id) => organizations.update(id, { displayName: 'Other' }),
    ({ organizations }, id) => organizations.delete(id),
  ],
  OrganizationUnit: [
    'displayName',
    ({ ou }, id) => ou.update(id, { displayName: 'Other' }),
    ({ ou }, id) => ou.delete(id, { mode: 'cascade' }),
  ],
};

/** Where not every one will do: it has the property, nothing lives in it, it is no unit's owner. */
const chosen: Record<string, string> = {
  OrganizationUnit: 'ended',
  Person: 'nora-nurse',
  RoleAssignment: 'developer',
  Integration: 'microsoft',
  Relationship: 'employment',
  Application: 'vega',
  // Of Tokyo in its own script, which leaves a digest.
  ApplicationAuthorization: '130016b2',
};

/** The API neither changes nor deletes them. */
const lasting = ['RelationshipType', 'Profile'];

describe('espalier drift of every type', function () {
  this.timeout(240_000);
  let directory: ServedDirectory;
  let tenant: CliTenant;
  let resources: StateResource[];
  let state: string;

  before(async () => {
    directory = await ServedDirectory.start();
    tenant = await directory.newTenant('every-type');
    await fillVaried(tenant.client);
    const stack = await TestStack.create(tenant.environment);
    await run(['export', '--format', 'ts', '--out', stack.folder, '--force'], tenant.environment);
    await stack.init();
    const imported = await stack.command(
      'import --file import.json --protect=false --generate-code=false --yes'.split(' '),
    );
    assert.equal(imported.exitCode, 0, imported.text);
    resources = await stack.resources();
    state = join(directory.folder, 'state.json');
    writeFileSync(state, await stack.state());
    stack.remove();
  });

  after(() => directory.stop());

  function resourceOf(type: string): StateResource {
    const found = resources.find(
      ({ urn, type: token }) => token.endsWith(`:${type}`) && urn.includes(chosen[type] ?? ''),
    );
    assert.ok(found, type);
    return found;
  }

  async function drift(file: string): Promise<Found[]> {
    const { stdout, stderr } = await run(['drift', '--state', file, '--json'], tenant.environment);
    assert.equal(stderr, `not compared: role ${ownRole.name}, for which there is no resource\n`);
    return JSON.parse(stdout).drift;
  }

  it('lists all of them as unmanaged where no stack has them', async () => {
    const nothing = join(directory.folder, 'nothing.json');
    writeFileSync(nothing, JSON.stringify({ deployment: { resources: [] } }));
    const found = await drift(nothing);
    assert.deepEqual([...new Set(found.map(({ what }) => what))], ['unmanaged']);
    assert.deepEqual(
      [...new Set(found.map(({ type }) => type))],
      objectTypes.map(({ type }) => type),
    );
    assert.equal(found.length, resources.length);
  });

  it('finds what has changed, and what is gone', async () => {
    const types = objectTypes.map(({ type }) => type).filter((type) => !lasting.includes(type));
    assert.deepEqual(Object.keys(work).sort(), types.sort());
    const ids = new Map(types.map((type) => [type, resourceOf(type).id]));
    for (const [type, [, change]] of Object.entries(work)) await change(tenant.client, ids.get(type) ?? '');
    const changed = await drift(state);
    assert.deepEqual([...new Set(changed.map(({ what }) => what))], ['changed']);
    for (const [type, [property]] of Object.entries(work)) {
      const [found] = changed.filter(({ id }) => id === ids.get(type));
      assert.deepEqual(
        found?.differences.map((each) => each.property),
        [property],
        type,
      );
    }
    for (const [type, [, , end]] of Object.entries(work)) await end(tenant.client, ids.get(type) ?? '');
    const gone = new Set((await drift(state)).filter(({ what }) => what === 'gone').map(({ id }) => id));
    for (const type of Object.keys(work)) assert.ok(gone.has(ids.get(type) ?? ''), type);
  });
});
