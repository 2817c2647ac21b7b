/** Resource types, by their names in `dynamic.ts`. */
export type ResourceType =
  | 'OrganizationUnit'
  | 'Person'
  | 'Organization'
  | 'Service'
  | 'Group'
  | 'Party'
  | 'Relationship'
  | 'GroupMembership'
  | 'RelationshipType'
  | 'Profile'
  | 'AccessRules'
  | 'TenantTree'
  | 'Application'
  | 'RoleAssignment'
  | 'Integration'
  | 'ProvisioningRule'
  | 'ApplicationAuthorization'
  | 'AuthorizationApproval';

/**
 * The code that the engine keeps with every resource and runs for it: one constant text for each type, the same on
 * every machine. It names a module and nothing else, so that state stays small and runs whatever version is installed.
 */
export function providerText(type: ResourceType): string {
  return `exports.handler=()=>require("@espalier/pulumi/dynamic").${type}`;
}
