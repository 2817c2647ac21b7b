/** Any error, in one line that says which resource, which property, what is wrong and what to do. Never a secret, never a stack. */
import { EspalierConnectionError, EspalierError } from '@espalier/sdk';
import { propertyPath } from '../handlers/body-check.ts';
import { ResourceFailure, UnfinishedCreate } from '../handlers/resource-handler.ts';
import { identityOf } from './resource-identity.ts';

const adoptHint =
  'to take over the existing object, set adopt: true; a resource that only got a new name in the program needs an alias';

/** What to do, by error code. */
const advice: { readonly [code: string]: string } = {
  unauthenticated:
    'set ESPALIER_TOKEN, espalier:token in the stack config or the token of its EspalierProvider to a valid one of the tenant',
  scope_missing: 'use a token with that scope',
  tenant_suspended: 'ask the platform administrator to activate the tenant',
  resource_not_found: 'it is gone from the directory; run pulumi refresh',
  ou_name_taken: `choose another displayName; ${adoptHint}`,
  uri_taken: `choose another uri; ${adoptHint}`,
  external_id_taken: `choose another externalId; ${adoptHint}`,
  relationship_exists: `change that one, or its sides or type; ${adoptHint}`,
  relationship_type_taken: `choose another type; ${adoptHint}`,
  profile_version_taken: `choose a higher version; ${adoptHint}`,
  role_already_assigned: `change that one; ${adoptHint}`,
  last_owner: 'make another party owner of that unit first, or delete the unit with it',
  application_has_authorizations: 'revoke its authorizations first; only then it can move to another unit',
  application_secret_limit: 'end one that nobody uses any more, and run it again',
  integration_in_use: 'delete the provisioning rules that read it first',
  directory_out_of_reach: 'take a directory of the unit itself or of one above it',
  application_not_in_unit: 'take an application of that unit, or the unit of the application',
  scope_not_allowed: "add the scope to the application's allowedScopes, or ask for less",
  scope_unknown: 'take one of directory:read, directory:write, organizational_unit_scheduler',
  rate_limited: 'wait and run it again; pulumi up --parallel 4 sends less at a time',
  store_unavailable: 'wait and run it again',
  internal_error: "look for the correlation id in the directory's log",
  unexpected_answer: 'check that ESPALIER_URL (or espalier:url) is the address of a directory',
};

/** The property that a code is about, for errors that come without details. */
const propertyOfCode: { readonly [code: string]: string } = {
  ou_name_taken: 'displayName',
  ou_cycle: 'parentOuId',
  ou_depth_exceeded: 'parentOuId',
  ou_children_exceeded: 'parentOuId',
  uri_taken: 'uri',
  external_id_taken: 'externalId',
  group_cycle: 'memberIds',
  relationship_type_taken: 'type',
  profile_version_taken: 'version',
  specialization_duplicate: 'specializations',
  role_already_assigned: 'role',
  application_has_authorizations: 'organizationUnitId',
  application_not_in_unit: 'applicationId',
  directory_out_of_reach: 'directoryIntegrationId',
};

/**
 * @param error anything that was thrown
 * @param urn of the resource; empty when not known
 * @param type shown when the URN is not known
 */
export function failureText(error: unknown, urn: string, type: string): string {
  return `${subjectOf(urn, type)}: ${explain(error)}`.replaceAll(/\s+/g, ' ');
}

/** The resource as the user knows it, `Person "ada"`; the type where the URN is not known. */
export function subjectOf(urn: string, type: string): string {
  const { name, type: urnType } = identityOf(urn);
  return name === '' ? type : `${urnType} "${name}"`;
}

/** What has failed and what to do, without the resource. */
export function explain(error: unknown): string {
  if (error instanceof UnfinishedCreate)
    return `${explain(error.cause)} (it exists in the directory and is kept in the state)`;
  if (error instanceof ResourceFailure) return withProperty(error.property, error.message);
  if (error instanceof EspalierConnectionError) return connectionText(error);
  if (error instanceof EspalierError) return answerText(error);
  if (error instanceof Error && error.name === 'TimeoutError')
    return 'the directory took too long; run it again';
  return `unexpected failure: ${error instanceof Error ? error.message : typeof error}`;
}

function connectionText(error: EspalierConnectionError): string {
  const check =
    'check that it is running and that ESPALIER_URL (or espalier:url, or the url of its EspalierProvider) is its address';
  if (error.timeout) return `the directory did not answer in time (timeout); ${check}, and run it again`;
  return `the directory cannot be reached (${error.causeCode ?? error.code}); ${check}`;
}

function answerText(error: EspalierError): string {
  const details = error.details.map(({ pointer, message }) => withProperty(placeOf(pointer), message));
  const what =
    details.length > 0 ? details.join('; ') : withProperty(propertyOfCode[error.code], error.message);
  const holder = error.resourceId === undefined ? '' : `, held by ${error.resourceId}`;
  const todo = Object.hasOwn(advice, error.code) ? `; ${advice[error.code]}` : '';
  const correlation = error.correlationId === undefined ? '' : ` [correlation id ${error.correlationId}]`;
  return `${what} (${error.code}${holder})${todo}${correlation}`;
}

function placeOf(pointer: string): string | undefined {
  if (pointer.startsWith('/')) return propertyPath(pointer);
  // `header:Authorization` and the like: no property of the program.
  return undefined;
}

function withProperty(property: string | undefined, text: string): string {
  return property === undefined || property === '' ? text : `${property}: ${text}`;
}
