/** Espalier for Pulumi: organization trees as code. */
export { EspalierProvider, type EspalierProviderArgs } from './espalier-provider.ts';
export { Group, type GroupArgs, type MemberMode } from './resources/group.ts';
export { Organization, type OrganizationArgs } from './resources/organization.ts';
export {
  type DeletionMode,
  OrganizationUnit,
  type OrganizationUnitArgs,
} from './resources/organization-unit.ts';
export { Party, type PartyArgs } from './resources/party.ts';
export type { SpecializationArgs, SpecializationOutput } from './resources/party-args.ts';
export { Person, type PersonArgs } from './resources/person.ts';
export { Relationship, type RelationshipArgs } from './resources/relationship.ts';
export { Service, type ServiceArgs } from './resources/service.ts';
