import { sql } from 'kysely';
import { applicationScopes } from '../applications/application-fields.ts';
import { findClient } from '../applications/client.store.ts';
import type { Session } from '../db/session.ts';
import { lockTree } from '../db/tenant-locks.ts';
import { ApiError, fieldError } from '../errors/api-error.ts';
import { assertReferences } from '../parties/party-references.store.ts';
import { scopesBeyond } from './authorization-decision.rules.ts';

/** An application as far as authorizations ask about it. */
export interface AskedApplication {
  id: string;
  /** Its own unit: the publisher. */
  organizationUnitId: string;
  allowedScopes: string[];
  redirectUris: string[];
}

/** Keeps others from deleting or moving the application until the transaction ends; its scopes may not change meanwhile either. */
function lockApplication(session: Session, id: string): void {
  session.send(sql`select from applications where tenant_id = ${session.tenantId} and id = ${id} for share`);
}

/**
 * A live application, held until the transaction ends.
 *
 * @returns undefined when there is none (any more)
 */
export async function holdApplication(
  { session, now }: { session: Session; now: Date },
  id: string,
): Promise<AskedApplication | undefined> {
  lockApplication(session, id);
  const client = await findClient(session, id, now);
  return client && { ...client, id: client.applicationId };
}

/**
 * Both sides of an authorization, held: neither goes before the transaction ends.
 *
 * @throws ApiError `reference_not_found`, `reference_wrong_type`
 */
export async function holdPair(
  context: { session: Session; now: Date },
  { applicationId, organizationUnitId }: { applicationId: string; organizationUnitId: string },
): Promise<AskedApplication> {
  lockTree(context.session, 'shared');
  const unit = {
    id: organizationUnitId,
    pointer: '/organizationUnitId',
    type: 'organization_unit',
    anywhere: true,
  } as const;
  await assertReferences(context.session, [unit]);
  const application = await holdApplication(context, applicationId.toLowerCase());
  if (application) return application;
  throw fieldError(
    'reference_not_found',
    '/applicationId',
    `there is no application ${applicationId} in this tenant`,
  );
}

/** @throws ApiError `scope_unknown`, naming each */
export function assertKnown(scopes: readonly string[]): void {
  const known = applicationScopes.join(', ');
  const details = scopesBeyond(scopes, applicationScopes, `is no scope for applications; those are ${known}`);
  const unknown = details.map((detail) => ({ ...detail, code: 'scope_unknown' }));
  if (unknown.length > 0) throw new ApiError('scope_unknown', unknown[0]?.message, unknown);
}

/** @throws ApiError `scope_not_allowed`, naming each scope that the application may not have, whatever it is (contract 7) */
export function assertAllowed(scopes: readonly string[], { allowedScopes }: AskedApplication): void {
  const beyond = scopesBeyond(scopes, allowedScopes, 'is not among the allowedScopes of the application');
  if (beyond.length > 0) throw new ApiError('scope_not_allowed', beyond[0]?.message, beyond);
}

/** @throws ApiError `validation_failed` for a URI that is not the application's, compared as a string */
export function assertRedirect(uri: string | undefined, { redirectUris }: AskedApplication): void {
  if (uri === undefined || redirectUris.includes(uri)) return;
  throw fieldError('validation_failed', '/redirectUri', "must be one of the application's redirectUris");
}
