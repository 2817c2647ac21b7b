import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as espalier from '@espalier/pulumi';
import * as pulumi from '@pulumi/pulumi';
import { TreeResource } from '../../provider/dist/tenant-tree/tree-resource.js';
import providerTexts from '../fixtures/provider-text.fixture.json' with { type: 'json' };

const require = createRequire(import.meta.url);

describe('provider: resource classes', () => {
  const registered: pulumi.runtime.MockResourceArgs[] = [];

  before(() =>
    pulumi.runtime.setMocks(
      {
        newResource: (args) => {
          registered.push(args);
          return { id: `${args.name}-id`, state: { ...args.inputs, code: '00001', tenantId: 'tenant' } };
        },
        call: () => ({}),
      },
      'project',
      'stack',
    ),
  );

  const make: Record<string, () => pulumi.Resource> = {
    OrganizationUnit: () => new espalier.OrganizationUnit('r', { displayName: 'R' }),
    Person: () => new espalier.Person('r', { displayName: 'R' }),
    Organization: () => new espalier.Organization('r', { displayName: 'R', legalName: 'R Inc.' }),
    Service: () => new espalier.Service('r', { displayName: 'R' }),
    Group: () => new espalier.Group('r', { displayName: 'R' }),
    Party: () => new espalier.Party('r', { partyType: 'service', displayName: 'R' }),
    Relationship: () =>
      new espalier.Relationship('r', { leftId: 'l', rightId: 'r', relationshipType: 'employment' }),
    GroupMembership: () => new espalier.GroupMembership('r', { groupId: 'g', partyId: 'p' }),
    RelationshipType: () =>
      new espalier.RelationshipType('r', { type: 'r', leftToRight: 'to', rightToLeft: 'from' }),
    Profile: () =>
      new espalier.Profile('r', { id: 'r', version: '1', schema: true, partyTypes: ['service'] }),
    AccessRules: () => new espalier.AccessRules('r', { rules: [] }),
    TenantTree: () => new TreeResource('r', [], { prune: true, deletionMode: 'refuse' }, {}),
    Application: () =>
      new espalier.Application('r', {
        ...{ organizationUnitId: 'u', displayName: 'R' },
        ...{ redirectUris: ['https://r.example/callback'], allowedScopes: ['directory:read'] },
      }),
    RoleAssignment: () =>
      new espalier.RoleAssignment('r', { partyId: 'p', organizationUnitId: 'u', role: 'owner' }),
    Integration: () =>
      new espalier.Integration('r', {
        ...{ organizationUnitId: 'u', kind: 'calendar', provider: 'p', displayName: 'R' },
      }),
    ProvisioningRule: () =>
      new espalier.ProvisioningRule('r', { organizationUnitId: 'u', mode: 'manual', role: 'member' }),
    ApplicationAuthorization: () =>
      new espalier.ApplicationAuthorization('r', {
        ...{ applicationId: 'a', organizationUnitId: 'u', scopes: ['directory:read'] },
      }),
    AuthorizationApproval: () =>
      new espalier.AuthorizationApproval('r', {
        ...{ organizationUnitId: 'u', applicationId: 'a', scopes: ['directory:read'] },
      }),
  };

  it('keep code, type token and URN that state out there relies on, byte for byte', async () => {
    assert.deepEqual(Object.keys(make), Object.keys(providerTexts));
    for (const [type, text] of Object.entries(providerTexts)) {
      registered.length = 0;
      await new Promise((resolve) => make[type]?.().urn.apply(resolve));
      const [resource] = registered;
      const token = `pulumi-nodejs:dynamic/espalier:${type}`;
      assert.equal(resource?.type, token);
      assert.equal(resource.inputs.__provider, text);
      assert.equal(resource.inputs.__urn, `urn:pulumi:stack::project::${token}::r`);
      assert.ok(text.length <= 120);
    }
  });

  it('name code that is there', () => {
    const dynamic = require('@espalier/pulumi/dynamic') as Record<string, unknown>;
    assert.deepEqual(Object.keys(dynamic).sort(), Object.keys(providerTexts).sort());
  });

  it('have every output as a property', async () => {
    const unit = new espalier.OrganizationUnit('unit', { displayName: 'Unit' });
    const shown = pulumi.all([unit.code, unit.tenantId, unit.displayName, unit.tosUri]);
    const values = await new Promise((resolve) => shown.apply(resolve));
    assert.deepEqual(values, ['00001', 'tenant', 'Unit', undefined]);
  });

  it('are deleted before they are replaced, whatever the program says', () => {
    const options: pulumi.CustomResourceOptions[] = [];
    const spy: pulumi.ResourceTransformation = ({ props, opts }) => {
      options.push(opts);
      return { props, opts };
    };
    new espalier.Person('p', { displayName: 'P' }, { deleteBeforeReplace: false, transformations: [spy] });
    assert.equal(options[0]?.deleteBeforeReplace, true);
  });

  it('refuse two siblings with one name under the same new parent', () => {
    const parent = new espalier.OrganizationUnit('parent', { displayName: 'Parent' });
    const child = (name: string, displayName: string) =>
      new espalier.OrganizationUnit(name, { displayName, parentOuId: parent.id });
    child('one', 'Same');
    child('another', 'Other');
    assert.throws(() => child('two', 'Same'), /"two": displayName: is also that of "one"/);
  });

  it('refuse a membership in a group that names all its members, and no other', () => {
    const group = (name: string, args: Partial<espalier.GroupArgs>) =>
      new espalier.Group(name, { displayName: 'G', ...args });
    const member = (name: string, { id }: pulumi.CustomResource) =>
      new espalier.GroupMembership(name, { groupId: id, partyId: 'p' });
    const exact = group('exact', { memberIds: [] });
    assert.throws(() => member('m', exact), /"m": groupId: is that of "exact".*additive/);
    const party = new espalier.Party('party', { partyType: 'group', displayName: 'G', memberIds: [] });
    assert.throws(() => member('n', party), /is that of "party"/);
    member('in-additive', group('additive', { memberIds: [], memberMode: 'additive' }));
    member('in-unmanaged', group('unmanaged', {}));
  });

  it('make secrets of settings only where the directory masks them', async () => {
    const isSecret = async (settings: Record<string, unknown>) => {
      const at = { organizationUnitId: 'u', kind: 'calendar', provider: 'p', displayName: 'C' } as const;
      return pulumi.isSecret(new espalier.Integration('calendar', { ...at, settings }).settings);
    };
    assert.ok(await isSecret({ tenant: 'contoso', deep: [{ apiKey: pulumi.output('k') }] }));
    assert.ok(!(await isSecret({ tenant: pulumi.output('contoso'), deep: [{ token: null, keys: 1 }] })));
  });

  it('are the same classes for import and require', () => {
    const required = require('@espalier/pulumi') as typeof espalier;
    assert.equal(required.Person, espalier.Person);
  });
});
