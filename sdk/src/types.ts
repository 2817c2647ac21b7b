/** Short names of the shapes of the schema. */
import type { components } from './generated/openapi.ts';

/** Every shape of the schema by its name. */
export type Schemas = components['schemas'];

export type Person = Schemas['Person'];
export type PersonCreate = Schemas['PersonCreate'];
export type PersonUpdate = Schemas['PersonUpdate'];
export type Organization = Schemas['Organization'];
export type OrganizationCreate = Schemas['OrganizationCreate'];
export type OrganizationUpdate = Schemas['OrganizationUpdate'];
export type Service = Schemas['Service'];
export type ServiceCreate = Schemas['ServiceCreate'];
export type ServiceUpdate = Schemas['ServiceUpdate'];
export type Group = Schemas['Group'];
export type GroupCreate = Schemas['GroupCreate'];
export type GroupUpdate = Schemas['GroupUpdate'];
export type OrganizationUnit = Schemas['OrganizationUnit'];
export type OrganizationUnitCreate = Schemas['OrganizationUnitCreate'];
export type OrganizationUnitUpdate = Schemas['OrganizationUnitUpdate'];
export type OrganizationUnitNode = Schemas['OrganizationUnitNode'];
export type OrganizationUnitTree = Schemas['OrganizationUnitTree'];
export type DeletePlan = Schemas['DeletePlan'];
export type MovePlan = Schemas['MovePlan'];
export type ApplyNode = Schemas['ApplyNode'];
export type ApplyResult = Schemas['ApplyResult'];
export type Effective = Schemas['Effective'];
/** A party of any type; `partyType` tells which. */
export type Party = Schemas['Party'];
export type PartyType = Schemas['PartyType'];
export type Specialization = Schemas['Specialization'];
export type SpecializationInput = Schemas['SpecializationInput'];
export type Profile = Schemas['Profile'];
export type Relationship = Schemas['Relationship'];
export type RelationshipType = Schemas['RelationshipType'];
export type AccessRule = Schemas['AccessRule'];
export type AccessDecision = Schemas['AccessDecision'];
export type Role = Schemas['Role'];
/** What a role lets its holder do in a unit. */
export type Right = Schemas['Right'];
export type RoleAssignment = Schemas['RoleAssignment'];
export type Application = Schemas['Application'];
/** An application with its first secret, which is answered this once. */
export type ApplicationCreated = Schemas['ApplicationCreated'];
export type ApplicationSecret = Schemas['ApplicationSecret'];
/** A secret with its text, which is answered this once. */
export type ApplicationSecretCreated = Schemas['ApplicationSecretCreated'];
/** An attempt to tell an application's webhook of something. */
export type Delivery = Schemas['Delivery'];
export type Integration = Schemas['Integration'];
export type ProvisioningRule = Schemas['ProvisioningRule'];
/** A user as a directory names it. */
export type DirectoryUser = Schemas['DirectoryUser'];
/** What a call of a directory changed. */
export type DirectoryReport = Schemas['DirectoryReport'];
/** The connection of an application to a customer's unit. */
export type Authorization = Schemas['Authorization'];
export type AuthorizationStatus = Schemas['AuthorizationStatus'];
/** What webhooks tell of. */
export type AuthorizationEventType = Schemas['AuthorizationEventType'];
/** An approval given before anybody asks. */
export type AuthorizationApproval = Schemas['AuthorizationApproval'];
export type Tenant = Schemas['Tenant'];
export type TenantCreate = Schemas['TenantCreate'];
export type TenantUpdate = Schemas['TenantUpdate'];
export type Token = Schemas['Token'];
export type TokenCreate = Schemas['TokenCreate'];
/** A token with its secret, which is answered this once. */
export type TokenCreated = Schemas['TokenCreated'];
export type Scope = Schemas['Scope'];
export type Whoami = Schemas['Whoami'];
export type AuditEvent = Schemas['AuditEvent'];
export type AuditAction = Schemas['AuditAction'];
export type Pagination = Schemas['Pagination'];
