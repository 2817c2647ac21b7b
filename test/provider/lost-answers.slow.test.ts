/** Every write that the provider sends is done by the directory once without its answer arriving. */
import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';

interface Said {
  name: string;
  scopes: string[];
  generation: number;
  setting: string;
}

const program = ({ name, scopes, generation, setting }: Said) => `
  const displayName = '${name}';
  const vega = new espalier.OrganizationUnit('vega', { displayName });
  const clinic = new espalier.OrganizationUnit('clinic', { displayName: displayName + ' clinic' });
  const ada = new espalier.Person('ada', { displayName });
  const acme = new espalier.Organization('acme', { displayName, legalName: displayName });
  const mail = new espalier.Service('mail', { displayName });
  const additive = new espalier.Group('additive', { displayName, memberMode: 'additive', memberIds: [mail.id] });
  const exact = new espalier.Group('exact', { displayName, memberIds: ${generation > 1 ? '[acme.id]' : '[ada.id, mail.id]'} });
  new espalier.GroupMembership('member', { groupId: additive.id, partyId: ${generation > 1 ? 'acme' : 'ada'}.id });
  const audits = new espalier.RelationshipType('audits', { type: 'audits', leftToRight: 'audits', rightToLeft: 'is audited by' });
  new espalier.Relationship('audit', { leftId: acme.id, rightId: clinic.id, relationshipType: audits.type, status: '${generation > 1 ? 'SUSPENDED' : 'ACTIVE'}' });
  new espalier.Profile('student', { id: 'student', version: '1', schema: true, partyTypes: ['natural_person'] });
  new espalier.AccessRules('access', { rules: [{ name: 'own', actions: [${JSON.stringify(setting)}], path: ['owner'] }] });
  new espalier.TenantTree('tree', { granularity: 'tree', units: [{ key: 'leaf', displayName: displayName + ' leaf' }] });
  const app = new espalier.Application('app', { organizationUnitId: vega.id, displayName, secretGeneration: ${generation},
    redirectUris: ['https://vega.example/'], allowedScopes: ['directory:read', 'directory:write'] });
  new espalier.RoleAssignment('role', { partyId: ada.id, organizationUnitId: clinic.id, role: 'member', subtree: ${generation > 1} });
  const staff = new espalier.Integration('staff', { organizationUnitId: clinic.id, kind: 'directory', provider: 'entra',
    displayName, settings: { secret: '${setting}' } });
  new espalier.ProvisioningRule('rule', { organizationUnitId: clinic.id, mode: 'directory', directoryIntegrationId: staff.id,
    role: 'member', onRemoved: '${generation > 1 ? 'keep' : 'remove'}' });
  const approval = new espalier.AuthorizationApproval('approval', { organizationUnitId: clinic.id, applicationId: app.id,
    scopes: ['directory:read'], expiresAt: ${generation > 1 ? `'2099-01-01T00:00:00Z'` : 'null'} });
  const asked = new espalier.ApplicationAuthorization('asked', { applicationId: app.id, organizationUnitId: clinic.id,
    scopes: ${JSON.stringify(scopes)}, expiresIn: 3600 }, { dependsOn: approval });
  Object.assign(exports, { app: app.id, secret: app.clientSecret, pending: asked.pendingScopes, status: asked.status });`;

const made: Said = { name: 'One', scopes: ['directory:read'], generation: 1, setting: 'one' };
const changed: Said = {
  name: 'Two',
  scopes: ['directory:read', 'directory:write'],
  generation: 2,
  setting: 'two',
};

/** All there are; `NAME` of objects that are made, changed and deleted in the usual way. */
const writes = [
  ...['ou', 'persons', 'organizations', 'services', 'groups', 'applications', 'role-assignments'].flatMap(
    usual,
  ),
  ...['authorizations', 'authorization-approvals'].flatMap(usual),
  ...['POST /ou/ID/integrations', 'PUT /integrations/ID', 'DELETE /integrations/ID'],
  ...['POST /ou/ID/provisioning-rules', 'PUT /provisioning-rules/ID', 'DELETE /provisioning-rules/ID'],
  ...['POST /relationships', 'PATCH /relationships/ID', 'DELETE /relationships/ID'],
  ...['POST /applications/ID/secrets', 'DELETE /applications/ID/secrets/ID', 'POST /authorizations/ID/link'],
  ...[
    'PUT /groups/ID/members/ID',
    'DELETE /groups/ID/members/ID',
    'POST /relationship-types',
    'POST /profiles',
  ],
  ...['PUT /access-rules', 'POST /ou/apply'],
];

function usual(path: string): string[] {
  return [`POST /${path}`, `PUT /${path}/ID`, `DELETE /${path}/ID`];
}

describe('provider: a directory that loses the answer to each kind of write', function () {
  const scene = scenery(this);

  it('has each object once, with what the program says, and one secret that works', async () => {
    const lost = new Set<string>();
    scene.recorder.fault = (method, path) => {
      const write = `${method} ${path.replace(/[0-9a-f-]{36}/g, 'ID')}`;
      if (method === 'GET' || lost.has(write)) return undefined;
      lost.add(write);
      return { kind: 'drop-answer' };
    };
    for (const said of [made, changed, { ...changed, generation: 3 }]) {
      await scene.deploy(program(said));
      const same = await scene.stack.refresh('--expect-no-changes');
      assert.equal(same.exitCode, 0, same.text);
      assert.deepEqual((await scene.deploy(program(said))).steps, []);
    }
    const { client } = scene.tenant;
    const out = (await scene.stack.outputs()) as { app: string; pending: string[]; status: string };
    assert.deepEqual([out.status, out.pending.length], ['active', 2]);
    assert.equal((await client.applications.get(out.app)).secrets.length, 2);
    const destroyed = await scene.stack.destroy();
    assert.equal(destroyed.exitCode, 0, destroyed.text);
    assert.deepEqual([...lost].sort(), writes.sort());
    const left = await Promise.all([
      ...[client.parties, client.applications, client.relationships].map((all) =>
        Array.fromAsync<object>(all.list()),
      ),
      ...[client.roleAssignments, client.authorizationApprovals].map((all) =>
        Array.fromAsync<object>(all.list()),
      ),
    ]);
    assert.deepEqual(left.flat(), []);
  });
});
