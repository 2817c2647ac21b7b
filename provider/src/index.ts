/** Espalier for Pulumi: organization trees as code. */
export { EspalierProvider, type EspalierProviderArgs } from './espalier-provider.ts';
export { type EffectiveQuery, getEffective, getEffectiveOutput } from './lookups/get-effective.ts';
export {
  getOrganizationUnit,
  getOrganizationUnitOutput,
  type OrganizationUnitQuery,
} from './lookups/get-organization-unit.ts';
export { getParty, getPartyOutput, type PartyQuery } from './lookups/get-party.ts';
export { listMembers, listMembersOutput, type MembersQuery } from './lookups/list-members.ts';
export type { LookupOptions } from './lookups/lookup-client.ts';
export { type AccessRuleArgs, AccessRules, type AccessRulesArgs } from './resources/access-rules.ts';
export { Application, type ApplicationArgs } from './resources/application.ts';
export {
  ApplicationAuthorization,
  type ApplicationAuthorizationArgs,
  type OnRevoked,
} from './resources/application-authorization.ts';
export { AuthorizationApproval, type AuthorizationApprovalArgs } from './resources/authorization-approval.ts';
export { Group, type GroupArgs, type MemberMode } from './resources/group.ts';
export { GroupMembership, type GroupMembershipArgs } from './resources/group-membership.ts';
export { Integration, type IntegrationArgs } from './resources/integration.ts';
export { Organization, type OrganizationArgs } from './resources/organization.ts';
export {
  type DeletionMode,
  OrganizationUnit,
  type OrganizationUnitArgs,
} from './resources/organization-unit.ts';
export { Party, type PartyArgs } from './resources/party.ts';
export type { SpecializationArgs, SpecializationOutput } from './resources/party-args.ts';
export { Person, type PersonArgs } from './resources/person.ts';
export { Profile, type ProfileArgs } from './resources/profile.ts';
export { ProvisioningRule, type ProvisioningRuleArgs } from './resources/provisioning-rule.ts';
export { Relationship, type RelationshipArgs } from './resources/relationship.ts';
export { RelationshipType, type RelationshipTypeArgs } from './resources/relationship-type.ts';
export { RoleAssignment, type RoleAssignmentArgs } from './resources/role-assignment.ts';
export { Service, type ServiceArgs } from './resources/service.ts';
export { TenantTree } from './tenant-tree/tenant-tree.ts';
export type {
  TenantTreeArgs,
  TreeGranularity,
  TreeGroup,
  TreeLists,
  TreeNodeName,
  TreeParty,
  TreeUnit,
} from './tenant-tree/tenant-tree-args.ts';
