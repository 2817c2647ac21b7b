/** One resource of every type, for the suites that go through all of them. */
import providerTexts from '../fixtures/provider-text.fixture.json' with { type: 'json' };
import type { DynamicProviderProcess, Properties } from './dynamic-provider-process.ts';

/** Ids of the samples made so far, by type. */
export type SampleIds = Readonly<Record<string, string>>;

interface Sample {
  inputs: (id: SampleIds) => Properties;
  /** What an update changes; left out: every change replaces. */
  change?: Properties;
  /** Never gone: the directory does not delete it, or it is there for as long as the tenant is. */
  lasts?: true;
}

const treeOf = (displayName: string) => JSON.stringify({ leaf: { displayName, type: 'OrganizationUnit' } });

/** In an order in which they can be made. */
const samples: Readonly<Record<string, Sample>> = {
  OrganizationUnit: {
    inputs: () => ({ displayName: 'Unit', branding: { color: 'red' }, tosUri: null }),
    change: { displayName: 'Unit, renamed' },
  },
  Person: {
    inputs: (id) => ({ displayName: 'Ada', organizationUnitId: id.OrganizationUnit, email: null }),
    change: { firstName: 'Ada' },
  },
  Organization: {
    inputs: () => ({ displayName: 'Acme', legalName: 'Acme B.V.' }),
    change: { industry: 'Anvils' },
  },
  Service: { inputs: () => ({ displayName: 'Mail' }), change: { serviceType: 'smtp' } },
  Group: {
    inputs: (id) => ({ displayName: 'Crew', memberMode: 'additive', memberIds: [id.Person] }),
    change: { memberIds: [] },
  },
  Party: { inputs: () => ({ partyType: 'service', displayName: 'Any' }), change: { displayName: 'Other' } },
  Relationship: {
    inputs: (id) => ({ leftId: id.Person, rightId: id.Organization, relationshipType: 'employment' }),
    change: { status: 'SUSPENDED', validUntil: '2030-01-01T00:00:00+01:00' },
  },
  GroupMembership: { inputs: (id) => ({ groupId: id.Group, partyId: id.Service }) },
  RelationshipType: {
    inputs: () => ({ type: 'mentors', leftToRight: 'mentors', rightToLeft: 'is mentored by' }),
    lasts: true,
  },
  Profile: {
    inputs: () => ({ profileId: 'student', version: '1', schema: true, partyTypes: ['natural_person'] }),
    lasts: true,
  },
  AccessRules: {
    inputs: () => ({ rules: [{ name: 'own', actions: ['read'], path: ['owner'] }] }),
    change: { rules: [] },
    lasts: true,
  },
  TenantTree: {
    inputs: () => ({ nodes: treeOf('Leaf'), prune: true, deletionMode: 'refuse' }),
    change: { nodes: treeOf('Twig') },
    lasts: true,
  },
  Application: {
    inputs: (id) => ({
      ...{
        organizationUnitId: id.OrganizationUnit,
        displayName: 'Planner',
        allowedScopes: ['directory:read'],
      },
      redirectUris: ['https://planner.example/back'],
    }),
    change: { homepageUrl: 'https://planner.example' },
  },
  RoleAssignment: {
    inputs: (id) => ({ partyId: id.Person, organizationUnitId: id.OrganizationUnit, role: 'member' }),
    change: { role: 'support', subtree: true },
  },
  Integration: {
    inputs: (id) => ({
      ...{
        organizationUnitId: id.OrganizationUnit,
        kind: 'directory',
        provider: 'ldap',
        displayName: 'Staff',
      },
      settings: { host: 'ldap.example', bindPassword: 'kept to itself' },
    }),
    change: { settings: { host: 'ldap.example', bindPassword: 'another one' } },
  },
  ProvisioningRule: {
    inputs: (id) => ({
      ...{ organizationUnitId: id.OrganizationUnit, mode: 'directory', role: 'member' },
      directoryIntegrationId: id.Integration,
    }),
    change: { onRemoved: 'keep' },
  },
  ApplicationAuthorization: {
    inputs: (id) => ({
      ...{ applicationId: id.Application, organizationUnitId: id.OrganizationUnit },
      scopes: ['directory:read'],
    }),
    change: { message: 'Please' },
    lasts: true,
  },
  AuthorizationApproval: {
    inputs: (id) => ({
      ...{ organizationUnitId: id.OrganizationUnit, applicationId: id.Application },
      scopes: ['directory:read'],
    }),
    change: { expiresAt: '2040-01-01T00:00:00+01:00' },
  },
};

/** A sample in the directory. */
export interface Made {
  type: string;
  id: string;
  inputs: Properties;
  outputs: Properties;
  change: Properties | undefined;
  lasts: boolean;
}

/** What the engine sends beside the arguments: the code of the type, and the URN. */
export function hostInputs(type: string, name: string, fields: Properties): Properties {
  return {
    ...fields,
    __provider: (providerTexts as Record<string, string>)[type],
    __urn: `urn:pulumi:dev::project::pulumi-nodejs:dynamic/espalier:${type}::${name}`,
  };
}

/**
 * Makes one object of every type that the provider has.
 *
 * @throws when a type has no sample here, or one of them fails its check
 */
export async function makeSamples(host: DynamicProviderProcess): Promise<Made[]> {
  const missing = Object.keys(providerTexts).filter((type) => !(type in samples));
  if (missing.length > 0) throw new Error(`a sample of ${missing.join(', ')} belongs into this file`);
  const made: Made[] = [];
  for (const [type, { inputs: of, change, lasts = false }] of Object.entries(samples)) {
    const ids = Object.fromEntries(made.map(({ type, id }) => [type, id]));
    const inputs = hostInputs(type, 'sample', of(ids));
    const { failures } = await host.check(inputs);
    if (failures.length > 0) throw new Error(`${type}: ${failures.join(', ')}`);
    made.push({ type, inputs, change, lasts, ...(await host.create(inputs)) });
  }
  return made;
}
