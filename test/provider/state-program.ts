/** A program with a resource of every type, and both forms of a tree: what a state fixture is recorded of. */
const tree = (name: string, granularity: string) => `
  new espalier.TenantTree('${name}', { granularity: '${granularity}', units: [{
    key: '${name}-top', displayName: '${name} top', branding: { color: 'blue' }, units: [{ key: '${name}-low', displayName: 'Low' }],
    parties: [{ key: '${name}-cy', type: 'Person', displayName: 'Cy', email: null }],
    groups: [{ key: '${name}-all', displayName: 'All', members: ['${name}-cy', '${name}-low'] }],
  }] });`;

export const stateProgram = `
  new espalier.RelationshipType('mentors', { type: 'mentors', leftToRight: 'mentors', rightToLeft: 'is mentored by' });
  const student = new espalier.Profile('student', { id: 'student', version: '1', partyTypes: ['natural_person'],
    schema: { type: 'object', properties: { year: { type: 'integer' } } } });
  const company = new espalier.OrganizationUnit('company', { displayName: 'Company', branding: { color: 'red', logo: null },
    ouInheritancePolicy: 'MERGE', tosUri: 'https://company.example/tos', externalId: 'c-1', deletionMode: 'rehome' });
  const sales = new espalier.OrganizationUnit('sales', { displayName: 'Sales', parentOuId: company.id, tosUri: null });
  const ada = new espalier.Person('ada', { displayName: 'Ada', email: 'ada@company.example', organizationUnitId: sales.id,
    specializations: [{ subtype: 'student', profileId: student.id, profileVersion: student.version, attributes: { year: 2 } },
      { subtype: 'employee', organizationUnitId: sales.id }] });
  const acme = new espalier.Organization('acme', { displayName: 'Acme', legalName: 'Acme B.V.', uri: 'https://acme.example' });
  const crew = new espalier.Group('crew', { displayName: 'Crew', memberIds: [acme.id, ada.id], memberMode: 'additive' });
  new espalier.Group('exact', { displayName: 'Exact', memberIds: [crew.id] });
  const mail = new espalier.Service('mail', { displayName: 'Mail', ownerId: crew.id });
  new espalier.GroupMembership('mail-in-crew', { groupId: crew.id, partyId: mail.id });
  new espalier.Party('any', { partyType: 'service', displayName: 'Any', endpointUri: 'https://any.example' });
  new espalier.Relationship('job', { leftId: ada.id, rightId: acme.id, relationshipType: 'employment',
    validFrom: '2026-01-01T00:00:00+01:00', validUntil: null });
  new espalier.AccessRules('rules', { rules: [{ name: 'own', actions: ['read'], resourceType: 'service', path: ['owner', 'members*'] }] });
  const planner = new espalier.Application('planner', { organizationUnitId: company.id, displayName: 'Planner',
    redirectUris: ['https://planner.example/back'], allowedScopes: ['directory:read', 'organizational_unit_scheduler'] });
  new espalier.RoleAssignment('ada-role', { partyId: ada.id, organizationUnitId: sales.id, role: 'member', subtree: true });
  const staff = new espalier.Integration('staff', { organizationUnitId: sales.id, kind: 'directory', provider: 'ldap',
    displayName: 'Staff', settings: { host: 'ldap.example', bindPassword: pulumi.secret('planted-bind-password') } });
  new espalier.ProvisioningRule('everybody', { organizationUnitId: sales.id, mode: 'directory', role: 'member',
    directoryIntegrationId: staff.id });
  new espalier.ApplicationAuthorization('asked', { applicationId: planner.id, organizationUnitId: sales.id, scopes: ['directory:read'] });
  new espalier.AuthorizationApproval('beforehand', { organizationUnitId: sales.id, publisherUnitId: company.id,
    scopes: ['organizational_unit_scheduler'] });
  ${tree('many', 'resource')}
  ${tree('one', 'tree')}`;
