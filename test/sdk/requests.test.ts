import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Espalier } from '@espalier/sdk';
import { parse } from 'yaml';
import { authorizationRows } from './authorization-requests.ts';
import { integratorRows } from './integrator-requests.ts';
import { json, type SeenRequest, withServer } from './scripted-server.ts';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const other = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e';
const displayName = 'Ada';
const anything = json(200, {
  data: [],
  pagination: { limit: 20, size: 20, hasMore: false, nextCursor: null },
});

type Row = [call: (client: Espalier) => unknown, method: string, path: string, body?: unknown];

const keyset = '?limit=100&cursor=';
const rows: Record<string, Row> = {
  getHealth: [(c) => c.health(), 'GET', '/healthz'],
  getWhoami: [(c) => c.whoami(), 'GET', '/v1/whoami'],
  createTenant: [
    (c) => c.tenants.create({ slug: 'a', displayName }),
    'POST',
    '/v1/tenants',
    { slug: 'a', displayName },
  ],
  getTenant: [(c) => c.tenants.get(id), 'GET', `/v1/tenants/${id}`],
  listTenants: [(c) => first(c.tenants.list()), 'GET', `/v1/tenants${keyset}`],
  updateTenant: [
    (c) => c.tenants.update(id, { status: 'SUSPENDED' }),
    'PUT',
    `/v1/tenants/${id}`,
    { status: 'SUSPENDED' },
  ],
  deleteTenant: [(c) => c.tenants.delete(id), 'DELETE', `/v1/tenants/${id}`],
  createToken: [
    (c) => c.tenants.createToken(id, { name: 'ci', scopes: ['directory:read'] }),
    'POST',
    `/v1/tenants/${id}/tokens`,
    { name: 'ci', scopes: ['directory:read'] },
  ],
  listTokens: [(c) => first(c.tenants.listTokens(id)), 'GET', `/v1/tenants/${id}/tokens${keyset}`],
  getToken: [(c) => c.tenants.getToken(id, other), 'GET', `/v1/tenants/${id}/tokens/${other}`],
  deleteToken: [(c) => c.tenants.deleteToken(id, other), 'DELETE', `/v1/tenants/${id}/tokens/${other}`],
  createPerson: [
    (c) => c.persons.create({ displayName, email: null }),
    'POST',
    '/v1/persons',
    { displayName, email: null },
  ],
  getPerson: [
    (c) => c.persons.get(id, { includeDeleted: true }),
    'GET',
    `/v1/persons/${id}?includeDeleted=true`,
  ],
  listPersons: [(c) => first(c.persons.list()), 'GET', `/v1/persons${keyset}`],
  updatePerson: [(c) => c.persons.update(id, { displayName }), 'PUT', `/v1/persons/${id}`, { displayName }],
  deletePerson: [(c) => c.persons.delete(id), 'DELETE', `/v1/persons/${id}`],
  createOrganization: [
    (c) => c.organizations.create({ displayName, legalName: 'Ada Ltd' }),
    'POST',
    '/v1/organizations',
    { displayName, legalName: 'Ada Ltd' },
  ],
  getOrganization: [(c) => c.organizations.get(id), 'GET', `/v1/organizations/${id}`],
  listOrganizations: [(c) => first(c.organizations.list()), 'GET', `/v1/organizations${keyset}`],
  updateOrganization: [
    (c) => c.organizations.update(id, { displayName }),
    'PUT',
    `/v1/organizations/${id}`,
    { displayName },
  ],
  deleteOrganization: [(c) => c.organizations.delete(id), 'DELETE', `/v1/organizations/${id}`],
  createService: [(c) => c.services.create({ displayName }), 'POST', '/v1/services', { displayName }],
  getService: [(c) => c.services.get(id), 'GET', `/v1/services/${id}`],
  listServices: [(c) => first(c.services.list()), 'GET', `/v1/services${keyset}`],
  updateService: [
    (c) => c.services.update(id, { displayName }),
    'PUT',
    `/v1/services/${id}`,
    { displayName },
  ],
  deleteService: [(c) => c.services.delete(id), 'DELETE', `/v1/services/${id}`],
  createGroup: [(c) => c.groups.create({ displayName }), 'POST', '/v1/groups', { displayName }],
  getGroup: [(c) => c.groups.get(id, { include: 'members' }), 'GET', `/v1/groups/${id}?include=members`],
  listGroups: [(c) => first(c.groups.list()), 'GET', `/v1/groups${keyset}`],
  updateGroup: [
    (c) => c.groups.update(id, { addMemberIds: [id] }),
    'PUT',
    `/v1/groups/${id}`,
    { addMemberIds: [id] },
  ],
  deleteGroup: [(c) => c.groups.delete(id), 'DELETE', `/v1/groups/${id}`],
  listGroupMembers: [(c) => first(c.groups.members(id)), 'GET', `/v1/groups/${id}/members${keyset}`],
  replaceGroupMembers: [
    (c) => c.groups.replaceMembers(id, { memberIds: [other] }),
    'PUT',
    `/v1/groups/${id}/members`,
    { memberIds: [other] },
  ],
  addGroupMember: [(c) => c.groups.addMember(id, other), 'PUT', `/v1/groups/${id}/members/${other}`],
  removeGroupMember: [(c) => c.groups.removeMember(id, other), 'DELETE', `/v1/groups/${id}/members/${other}`],
  createOrganizationUnit: [(c) => c.ou.create({ displayName }), 'POST', '/v1/ou', { displayName }],
  getOrganizationUnit: [(c) => c.ou.get(id), 'GET', `/v1/ou/${id}`],
  listOrganizationUnits: [
    (c) => first(c.ou.list({ path: '/A/B C' })),
    'GET',
    '/v1/ou?limit=100&path=%2FA%2FB%20C&cursor=',
  ],
  updateOrganizationUnit: [(c) => c.ou.update(id, { displayName }), 'PUT', `/v1/ou/${id}`, { displayName }],
  deleteOrganizationUnit: [(c) => c.ou.delete(id, { mode: 'rehome' }), 'DELETE', `/v1/ou/${id}?mode=rehome`],
  moveOrganizationUnit: [
    (c) => c.ou.move(id, { parentOuId: null }),
    'POST',
    `/v1/ou/${id}/move`,
    { parentOuId: null },
  ],
  getOrganizationUnitTree: [(c) => c.ou.tree({ depth: 2 }), 'GET', '/v1/ou/tree?depth=2'],
  listOrganizationUnitChildren: [(c) => first(c.ou.children(id)), 'GET', `/v1/ou/${id}/children${keyset}`],
  listOrganizationUnitMembers: [(c) => first(c.ou.members(id)), 'GET', `/v1/ou/${id}/members${keyset}`],
  listOrganizationUnitDescendants: [
    (c) => first(c.ou.descendants(id)),
    'GET',
    `/v1/ou/${id}/descendants${keyset}`,
  ],
  listOrganizationUnitAncestors: [(c) => first(c.ou.ancestors(id)), 'GET', `/v1/ou/${id}/ancestors`],
  getOrganizationUnitEffective: [(c) => c.ou.effective(id), 'GET', `/v1/ou/${id}/effective`],
  getParty: [(c) => c.parties.get(id), 'GET', `/v1/parties/${id}`],
  listParties: [(c) => first(c.parties.list()), 'GET', `/v1/parties${keyset}`],
  getPartyEffective: [(c) => c.parties.effective(id), 'GET', `/v1/parties/${id}/effective`],
  listPartyGroups: [(c) => first(c.parties.groups(id)), 'GET', `/v1/parties/${id}/groups${keyset}`],
  batchCreateOrganizationUnits: [
    (c) => c.ou.createBatch({ units: [{ ref: 'a', displayName }] }),
    'POST',
    '/v1/ou/batch',
    { units: [{ ref: 'a', displayName }] },
  ],
  applyOrganizationUnits: [
    (c) => c.ou.apply({ nodes: [{ externalId: 'a', type: 'group', displayName }] }),
    'POST',
    '/v1/ou/apply',
    { nodes: [{ externalId: 'a', type: 'group', displayName }] },
  ],
  createProfile: [
    (c) => c.profiles.create({ id: 'a', version: '1', schema: {}, partyTypes: ['service'] }),
    'POST',
    '/v1/profiles',
    { id: 'a', version: '1', schema: {}, partyTypes: ['service'] },
  ],
  getProfile: [(c) => c.profiles.get('a', { version: '2' }), 'GET', '/v1/profiles/a?version=2'],
  listProfiles: [(c) => first(c.profiles.list()), 'GET', `/v1/profiles${keyset}`],
  createRelationshipType: [
    (c) =>
      c.relationshipTypes.create({ type: 'mentors', leftToRight: 'a', rightToLeft: 'b', symmetric: false }),
    'POST',
    '/v1/relationship-types',
    { type: 'mentors', leftToRight: 'a', rightToLeft: 'b', symmetric: false },
  ],
  listRelationshipTypes: [(c) => first(c.relationshipTypes.list()), 'GET', `/v1/relationship-types${keyset}`],
  createRelationship: [
    (c) => c.relationships.create({ leftId: id, rightId: other, relationshipType: 'manages' }),
    'POST',
    '/v1/relationships',
    { leftId: id, rightId: other, relationshipType: 'manages' },
  ],
  getRelationship: [(c) => c.relationships.get(id), 'GET', `/v1/relationships/${id}`],
  listRelationships: [(c) => first(c.relationships.list()), 'GET', `/v1/relationships${keyset}`],
  updateRelationship: [
    (c) => c.relationships.update(id, { status: 'EXPIRED' }),
    'PATCH',
    `/v1/relationships/${id}`,
    { status: 'EXPIRED' },
  ],
  deleteRelationship: [(c) => c.relationships.delete(id), 'DELETE', `/v1/relationships/${id}`],
  listPartyRelationships: [
    (c) => first(c.parties.relationships(id)),
    'GET',
    `/v1/parties/${id}/relationships${keyset}`,
  ],
  getAccessRules: [(c) => c.access.rules(), 'GET', '/v1/access-rules'],
  replaceAccessRules: [(c) => c.access.replaceRules({ rules: [] }), 'PUT', '/v1/access-rules', { rules: [] }],
  checkAccess: [
    (c) => c.access.check({ subjectId: id, action: 'read', resourceId: other }),
    'POST',
    '/v1/access/check',
    { subjectId: id, action: 'read', resourceId: other },
  ],
  createRole: [
    (c) => c.roles.create({ name: 'a', displayName, rights: ['unit:read'] }),
    'POST',
    '/v1/roles',
    { name: 'a', displayName, rights: ['unit:read'] },
  ],
  getRole: [(c) => c.roles.get('a'), 'GET', '/v1/roles/a'],
  listRoles: [(c) => first(c.roles.list()), 'GET', `/v1/roles${keyset}`],
  updateRole: [(c) => c.roles.update('a', { displayName }), 'PUT', '/v1/roles/a', { displayName }],
  deleteRole: [(c) => c.roles.delete('a'), 'DELETE', '/v1/roles/a'],
  createRoleAssignment: [
    (c) => c.roleAssignments.create({ partyId: id, organizationUnitId: other, role: 'owner' }),
    'POST',
    '/v1/role-assignments',
    { partyId: id, organizationUnitId: other, role: 'owner' },
  ],
  getRoleAssignment: [(c) => c.roleAssignments.get(id), 'GET', `/v1/role-assignments/${id}`],
  listRoleAssignments: [
    (c) => first(c.roleAssignments.list({ partyId: id })),
    'GET',
    `/v1/role-assignments?limit=100&partyId=${id}&cursor=`,
  ],
  updateRoleAssignment: [
    (c) => c.roleAssignments.update(id, { subtree: true }),
    'PUT',
    `/v1/role-assignments/${id}`,
    { subtree: true },
  ],
  deleteRoleAssignment: [(c) => c.roleAssignments.delete(id), 'DELETE', `/v1/role-assignments/${id}`],
  ...authorizationRows,
  createSignInLink: [
    (c) => c.persons.createSignInLink(id, { expiresIn: 60 }),
    'POST',
    `/v1/persons/${id}/sign-in-links`,
    { expiresIn: 60 },
  ],
  ...integratorRows,
  listAuditEvents: [(c) => first(c.audit.list()), 'GET', `/v1/audit/events${keyset}`],
};

async function first(list: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of list) return;
}

describe('sdk: the request of every operation', () => {
  for (const [operation, [call, method, path, body]] of Object.entries(rows)) {
    it(
      `sends ${operation}`,
      withServer([anything], async (client, server) => {
        await call(client);
        const sent = server.requests.map((request) => [request.method, request.url, parsed(request)]);
        assert.deepEqual(sent, [[method, path, body]]);
        assert.equal(
          server.requests[0]?.headers['content-type'],
          body === undefined ? undefined : 'application/json',
        );
      }),
    );
  }

  it('leaves out no operation of the schema but those for machines', async () => {
    const document = parse(await readFile('schema/openapi.yaml', 'utf8')) as {
      paths: Record<string, object>;
    };
    const operations = Object.values(document.paths).flatMap(
      (path) => Object.values(path) as { operationId?: string; 'x-served-by'?: string }[],
    );
    const ours = operations.filter((each) => each['x-served-by'] === undefined);
    const ids = ours.flatMap(({ operationId }) => operationId ?? []);
    const forMachines = ['getReadiness', 'getMetrics', 'getOpenApiDocument'];
    assert.deepEqual(ids.filter((each) => !forMachines.includes(each)).sort(), Object.keys(rows).sort());
  });

  it(
    'plans a delete without deleting',
    withServer([json(200, { mode: 'cascade' })], async (client, server) => {
      assert.deepEqual(await client.ou.planDelete(id, { mode: 'cascade' }), { mode: 'cascade' });
      assert.equal(server.requests[0]?.url, `/v1/ou/${id}?mode=cascade&dryRun=true`);
    }),
  );
});

function parsed({ body }: SeenRequest): unknown {
  return body === '' ? undefined : JSON.parse(body);
}
