/** Compiled, never run: what programs may say is what the schema says, and wrong programs do not compile. */
import {
  AccessRules,
  type AccessRulesArgs,
  type ApplicationArgs,
  ApplicationAuthorization,
  type ApplicationAuthorizationArgs,
  type AuthorizationApprovalArgs,
  EspalierProvider,
  Group,
  type GroupArgs,
  GroupMembership,
  getOrganizationUnit,
  getOrganizationUnitOutput,
  getParty,
  Integration,
  type IntegrationArgs,
  Organization,
  type OrganizationArgs,
  OrganizationUnit,
  type OrganizationUnitArgs,
  Party,
  Person,
  type PersonArgs,
  Profile,
  type ProfileArgs,
  type ProvisioningRuleArgs,
  Relationship,
  type RelationshipArgs,
  RelationshipType,
  type RelationshipTypeArgs,
  RoleAssignment,
  type RoleAssignmentArgs,
  type ServiceArgs,
} from '@espalier/pulumi';
import type {
  Body,
  GroupCreate,
  OrganizationCreate,
  OrganizationUnitCreate,
  PersonCreate,
  ServiceCreate,
} from '@espalier/sdk';
import type { Output } from '@pulumi/pulumi';

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;

export const argumentsAreThoseOfTheSchema: true[] = [
  true satisfies Same<keyof PersonArgs, keyof PersonCreate | 'adopt'>,
  true satisfies Same<keyof OrganizationArgs, keyof OrganizationCreate | 'adopt'>,
  true satisfies Same<keyof ServiceArgs, keyof ServiceCreate | 'adopt'>,
  true satisfies Same<keyof GroupArgs, keyof GroupCreate | 'adopt' | 'memberMode'>,
  true satisfies Same<keyof OrganizationUnitArgs, keyof OrganizationUnitCreate | 'adopt' | 'deletionMode'>,
];

/** Other resources take the body of their create, and adopt. */
export const otherArgumentsToo: true[] = [
  true satisfies Same<keyof RelationshipArgs, keyof Body<'createRelationship'> | 'adopt'>,
  true satisfies Same<keyof RelationshipTypeArgs, keyof Body<'createRelationshipType'> | 'adopt'>,
  true satisfies Same<keyof ProfileArgs, keyof Body<'createProfile'> | 'adopt'>,
  true satisfies Same<keyof AccessRulesArgs, keyof Body<'replaceAccessRules'> | 'adopt'>,
  true satisfies Same<keyof ApplicationArgs, keyof Body<'createApplication'> | 'adopt' | 'secretGeneration'>,
  true satisfies Same<keyof RoleAssignmentArgs, keyof Body<'createRoleAssignment'> | 'adopt'>,
  true satisfies Same<
    keyof IntegrationArgs,
    keyof Body<'createIntegration'> | 'adopt' | 'organizationUnitId'
  >,
  true satisfies Same<
    keyof ProvisioningRuleArgs,
    keyof Body<'createProvisioningRule'> | 'adopt' | 'organizationUnitId'
  >,
  true satisfies Same<
    keyof ApplicationAuthorizationArgs,
    | Exclude<keyof Body<'requestAuthorization'>, 'redirectUri' | 'state' | 'codeChallenge'>
    | ('adopt' | 'waitForApproval' | 'onRevoked')
  >,
  true satisfies Same<keyof AuthorizationApprovalArgs, keyof Body<'createAuthorizationApproval'> | 'adopt'>,
];

const unit = new OrganizationUnit('unit', { displayName: 'Unit', branding: { any: ['json'] }, tosUri: null });
new Person('person', {
  displayName: 'P',
  organizationUnitId: unit.id,
  specializations: [{ subtype: 's', organizationUnitId: unit.id }],
});
new Party('party', { partyType: 'organization', displayName: 'P', legalName: 'P Inc.' });
new Group(
  'group',
  { displayName: 'G', memberIds: [unit.id, 'literal'] },
  { provider: new EspalierProvider('p', { url: 'u', token: 't' }) },
);
export const outputs: [Output<string>, Output<number>] = [unit.code, unit.level];

const mentors = new RelationshipType('mentors', { type: 'mentors', leftToRight: 'to', rightToLeft: 'from' });
new Relationship('r', {
  leftId: unit.id,
  rightId: 'literal',
  relationshipType: mentors.type,
  validUntil: null,
});
new GroupMembership('m', { groupId: unit.id, partyId: 'literal' });
new Profile('p', { id: 'p', version: '1', schema: { type: 'object' }, partyTypes: ['service'] });
new AccessRules('a', { rules: [{ name: 'n', actions: ['read'], path: ['owner', 'members*'] }] });

export const found: Output<string> = getOrganizationUnitOutput({ id: unit.id }).code;
export const named: Promise<{ partyType: string }> = getParty({ uri: 'did:web:p.example' });
// @ts-expect-error a promise form takes no outputs
getOrganizationUnit({ id: unit.id });
// @ts-expect-error no such way to name a unit
getOrganizationUnit({ displayName: 'U' });
// @ts-expect-error not one of the statuses
new Relationship('r', { leftId: 'l', rightId: 'r', relationshipType: 'employment', status: 'GONE' });
// @ts-expect-error both sides are required
new Relationship('r', { leftId: 'l', relationshipType: 'employment' });
// @ts-expect-error a member is named by partyId
new GroupMembership('m', { groupId: 'g', memberId: 'p' });
// @ts-expect-error a version is text
new Profile('p', { id: 'p', version: 1, schema: true, partyTypes: ['service'] });
// @ts-expect-error groups bear no profile
new Profile('p', { id: 'p', version: '1', schema: true, partyTypes: ['group'] });
// @ts-expect-error a rule needs a path
new AccessRules('a', { rules: [{ name: 'n', actions: ['read'] }] });
// @ts-expect-error displayName is required
new Person('person', {});
// @ts-expect-error so is legalName of an organization
new Organization('organization', { displayName: 'O' });
// @ts-expect-error not a field of a person
new Person('person', { displayName: 'P', legalName: 'P Inc.' });
// @ts-expect-error of the wrong type
new Person('person', { displayName: 42 });
// @ts-expect-error read-only
new OrganizationUnit('unit', { displayName: 'U', code: '00001' });
// @ts-expect-error not one of the policies
new OrganizationUnit('unit', { displayName: 'U', ouInheritancePolicy: 'ALL' });
// @ts-expect-error not one of the modes
new OrganizationUnit('unit', { displayName: 'U', deletionMode: 'burn' });
// @ts-expect-error groups have no roles
new Group('group', { displayName: 'G', specializations: [] });
// @ts-expect-error no such type of party
new Party('party', { partyType: 'alien', displayName: 'P' });
// @ts-expect-error a provider needs a token
new EspalierProvider('p', { url: 'u' });
// @ts-expect-error an integration is of one of four kinds
new Integration('i', { organizationUnitId: 'u', kind: 'mail', provider: 'p', displayName: 'I' });
// @ts-expect-error a role is named
new RoleAssignment('r', { partyId: 'p', organizationUnitId: 'u' });
const asked = { applicationId: 'a', organizationUnitId: 'u', scopes: ['directory:read'] };
// @ts-expect-error not one of the ways
new ApplicationAuthorization('a', { ...asked, onRevoked: 'recreate' });
// @ts-expect-error a program has no browser to come back to
new ApplicationAuthorization('a', { ...asked, redirectUri: 'https://a.example' });
