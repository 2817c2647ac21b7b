/** A tenant with one of each kind of thing, for tests that are generated from the schema. */
import { strict as assert } from 'node:assert';
import type { TestDirectory } from '../directory.ts';
import type { Body } from './call.ts';
import type { Operation } from './schema.ts';
import type { TestTenant } from './test-tenant.ts';

/** One of each kind of thing, with names that must never be seen by who is not meant to. */
export interface Belongings {
  tenant: TestTenant;
  marker: string;
  ids: Record<string, string>;
  /** What goes by a name that the tenant chose. */
  slugs: Record<string, string>;
}

async function fillCatalogues(
  tenant: TestTenant,
  { profile = '', role = '' },
  marker: string,
): Promise<void> {
  const schema = { title: marker };
  await tenant.make('/profiles', { id: profile, version: '1', schema, partyTypes: ['natural_person'] });
  await tenant.make('/relationship-types', { type: marker, leftToRight: marker, rightToLeft: marker });
  await tenant.make('/roles', { name: role, displayName: marker, rights: ['unit:read'] });
  const rules = [{ name: marker, actions: ['read'], path: ['owner', `rel:${marker}`] }];
  await tenant.ok('PUT', '/access-rules', { rules });
}

/** What customers and integrators have: the unit publishes an application, the one below it is its customer. */
async function fillCustomer(
  tenant: TestTenant,
  { unit, child, person }: Record<'unit' | 'child' | 'person', Body>,
  marker: string,
): Promise<Record<string, Body>> {
  const application = await tenant.make('/applications', {
    organizationUnitId: unit.id,
    displayName: `${marker} application`,
    redirectUris: [`https://${marker}.example/`],
    allowedScopes: ['directory:read'],
  });
  const integration = await tenant.make(`/ou/${unit.id}/integrations`, {
    kind: 'directory',
    provider: marker,
    displayName: `${marker} integration`,
    settings: {},
  });
  await tenant.ok('PUT', `/ou/${unit.id}/members/${person.id}/integrations/${integration.id}`);
  const rule = await tenant.make(`/ou/${unit.id}/provisioning-rules`, {
    mode: 'directory',
    directoryIntegrationId: integration.id,
    role: 'member',
  });
  const assignment = await tenant.make('/role-assignments', {
    partyId: person.id,
    organizationUnitId: unit.id,
    role: 'member',
  });
  const sides = { applicationId: application.id, organizationUnitId: child.id, scopes: ['directory:read'] };
  const authorization = await tenant.make('/authorizations', { ...sides, message: marker });
  const approval = await tenant.make('/authorization-approvals', sides);
  const secret = application.secrets[0] as Body;
  return { application, secret, integration, rule, assignment, authorization, approval };
}

/** Fills a fresh tenant. */
export async function fill(directory: TestDirectory, marker: string): Promise<Belongings> {
  const tenant = await directory.newTenant();
  const displayName = (text: string) => `${marker} ${text}`;
  const unit = await tenant.unit(displayName('unit'), null, { branding: { motto: marker } });
  const child = await tenant.unit(displayName('child'), unit);
  const home = { organizationUnitId: unit.id };
  const keys = { uri: `urn:x-${marker}`, externalId: marker };
  const person = await tenant.person(displayName('person'), { ...home, ...keys });
  const organization = await tenant.make('/organizations', {
    displayName: displayName('org'),
    legalName: marker,
    ...home,
  });
  const service = await tenant.make('/services', {
    displayName: displayName('service'),
    ownerId: person.id,
    ...home,
  });
  const memberIds = [person.id];
  const group = await tenant.make('/groups', { displayName: displayName('group'), memberIds, ...home });
  const relationship = await tenant.make('/relationships', {
    leftId: person.id,
    rightId: organization.id,
    relationshipType: 'employment',
  });
  // Answers repeat the name that was asked for, so the marker is not in it.
  const reversed = [...marker].reverse().join('');
  const slugs = { profile: `p-${reversed}`, role: `r_${reversed}` };
  await fillCatalogues(tenant, slugs, marker);
  const tokens = await directory.administrator.get(`/tenants/${tenant.id}/tokens`);
  const token = tokens.data[0] as Body;
  const customer = await fillCustomer(tenant, { unit, child, person }, marker);
  const things = { person, organization, service, group, unit, child, relationship, token, ...customer };
  const ids = Object.fromEntries(Object.entries(things).map(([kind, { id }]) => [kind, id]));
  return { tenant, marker, ids, slugs };
}

const kindByResource: Record<string, string> = {
  persons: 'person',
  organizations: 'organization',
  services: 'service',
  groups: 'group',
  ou: 'unit',
  parties: 'person',
  relationships: 'relationship',
  profiles: 'profile',
  roles: 'role',
  'role-assignments': 'assignment',
  applications: 'application',
  integrations: 'integration',
  'provisioning-rules': 'rule',
  authorizations: 'authorization',
  'authorization-approvals': 'approval',
};

const kindByParameter: Record<string, string> = {
  partyId: 'person',
  tokenId: 'token',
  integrationId: 'integration',
  sid: 'secret',
};

/** The own id that a path parameter wants. */
export function ownId({ ids, slugs, tenant }: Belongings, operation: Operation, name: string): string {
  const resource = operation.path.split('/')[2] ?? '';
  if (resource === 'tenants' && name === 'id') return tenant.id;
  const kind = kindByParameter[name] ?? kindByResource[resource] ?? '';
  const id = ids[kind] ?? slugs[kind];
  assert.ok(id, `belongings.ts has no id for {${name}} of ${operation.path}: add one to fill()`);
  return id;
}

/** The path of an operation below /v1, with an id for each parameter. */
export function pathWith(operation: Operation, idOf: (name: string) => string): string {
  return operation.path.slice(3).replaceAll(/\{(\w+)\}/g, (_, name: string) => idOf(name));
}

const kindByField: Record<string, string> = {
  organizationUnitId: 'unit',
  parentOuId: 'unit',
  publisherUnitId: 'unit',
  applicationId: 'application',
  directoryIntegrationId: 'integration',
};

/** The example of the document with ids that exist, so that only what a test puts in is wrong. */
export function ownExample(operation: Operation, { ids }: Belongings): Record<string, unknown> {
  const example = Object.entries((operation.bodyExample ?? {}) as object);
  return Object.fromEntries(
    example.map(([name, value]) => [
      name,
      /Id$/.test(name) && typeof value === 'string' ? ids[kindByField[name] ?? 'person'] : value,
    ]),
  );
}
