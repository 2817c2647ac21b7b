/**
 * What the engine runs. Every state ever written names this module and these exports (`provider-text.ts`): neither may
 * move or be renamed, and the handlers behind them must understand the state of all earlier versions.
 */
import { application } from './handlers/application/application-kind.ts';
import { authorizationHandler } from './handlers/authorization/authorization-handler.ts';
import { accessRules } from './handlers/kinds/access-rules.ts';
import { authorizationApproval } from './handlers/kinds/authorization-approval.ts';
import { groupMembership } from './handlers/kinds/group-membership.ts';
import { integration } from './handlers/kinds/integration.ts';
import { profile } from './handlers/kinds/profile.ts';
import { provisioningRule } from './handlers/kinds/provisioning-rule.ts';
import { relationship } from './handlers/kinds/relationship.ts';
import { relationshipType } from './handlers/kinds/relationship-type.ts';
import { roleAssignment } from './handlers/kinds/role-assignment.ts';
import { objectHandler } from './handlers/object/object-handler.ts';
import { partyHandler } from './handlers/party/party-handler.ts';
import { tenantTreeHandler } from './handlers/tenant-tree/tree-handler.ts';
import { dynamicHost, showWarning } from './host/dynamic-host.ts';
import { endWithEngine } from './host/engine-watch.ts';
import { Session } from './host/session.ts';

// One per process: the engine starts a process for each instance of the provider.
const session = new Session(process.env);
endWithEngine(() => session.objects.end());

export const OrganizationUnit = dynamicHost(partyHandler('OrganizationUnit', 'organization_unit'), session);
export const Person = dynamicHost(partyHandler('Person', 'natural_person'), session);
export const Organization = dynamicHost(partyHandler('Organization', 'organization'), session);
export const Service = dynamicHost(partyHandler('Service', 'service'), session);
export const Group = dynamicHost(partyHandler('Group', 'group'), session);
export const Party = dynamicHost(partyHandler('Party'), session);
export const Relationship = dynamicHost(objectHandler('Relationship', relationship), session);
export const TenantTree = dynamicHost(
  // The engine shows it under Diagnostics of the stack.
  tenantTreeHandler((text) => console.log(text)),
  session,
);
export const GroupMembership = dynamicHost(groupMembership, session);
export const RelationshipType = dynamicHost(objectHandler('RelationshipType', relationshipType), session);
export const Profile = dynamicHost(objectHandler('Profile', profile), session);
export const AccessRules = dynamicHost(accessRules, session);
export const Application = dynamicHost(objectHandler('Application', application), session);
export const RoleAssignment = dynamicHost(roleAssignment, session);
export const Integration = dynamicHost(objectHandler('Integration', integration), session);
export const ProvisioningRule = dynamicHost(objectHandler('ProvisioningRule', provisioningRule), session);
export const ApplicationAuthorization = dynamicHost(
  authorizationHandler((urn, text) => showWarning(urn, 'ApplicationAuthorization', text)),
  session,
);
export const AuthorizationApproval = dynamicHost(
  objectHandler('AuthorizationApproval', authorizationApproval),
  session,
);
