import { newId } from '../db/ids.ts';
import { ApiError } from '../errors/api-error.ts';
import { findAuthorizationOf, getAuthorizationState, insertAuthorization } from './authorization.store.ts';
import {
  type AskedApplication,
  assertAllowed,
  assertRedirect,
  holdApplication,
  holdPair,
} from './authorization-application.ts';
import { type AuthorizationContext, actOf, type LinkWish, newLink } from './authorization-context.ts';
import { holdAuthorization, type RecordOptions, record, settle, tell } from './authorization-record.ts';
import {
  type Ask,
  type Basis,
  change,
  isWidening,
  relink,
  requestAgain,
  requestFirst,
  type Wanted,
} from './authorization-request.rules.ts';
import type { AuthorizationState } from './authorization-state.rules.ts';
import { findPreApproval } from './pre-approval.store.ts';

/** What somebody of the application's unit asks for. */
export interface Request extends LinkWish {
  applicationId: string;
  organizationUnitId: string;
  scopes: string[];
  message?: string | null;
  approverHint?: string | null;
}

/** Why nobody needs to be asked; undefined: somebody does. */
async function basisFor(
  { session, now }: AuthorizationContext,
  application: AskedApplication,
  organizationUnitId: string,
  scopes: string[],
): Promise<Basis | undefined> {
  const { id: applicationId, organizationUnitId: publisherUnitId } = application;
  if (publisherUnitId === organizationUnitId)
    return { reason: 'own_unit', approvedById: null, approvalId: null };
  const request = { organizationUnitId, applicationId, publisherUnitId, scopes };
  const found = await findPreApproval(session, request, now);
  return found && { reason: 'pre_approved', approvedById: found.created_by_id, approvalId: found.id };
}

function besideOf(basis: Basis | undefined): RecordOptions {
  const approvalId = basis?.approvalId;
  return approvalId ? { beside: { authorizationApprovalId: { before: null, after: approvalId } } } : {};
}

async function first(
  context: AuthorizationContext,
  pair: { applicationId: string; organizationUnitId: string },
  ask: Ask,
  basis: Basis | undefined,
): Promise<AuthorizationState | undefined> {
  const { session, now } = context;
  const named = { id: newId(now), tenantId: session.tenantId, ...pair };
  const step = requestFirst(named, ask, basis, actOf(context));
  if (!(await insertAuthorization(session, step.state))) return undefined;
  tell(context, undefined, step, besideOf(basis));
  return step.state;
}

/**
 * Asks a customer unit to authorize an application: one authorization per pair.
 *
 * @returns the authorization, and whether this call made it
 * @throws ApiError `reference_not_found`, `reference_wrong_type`, `scope_unknown`, `scope_not_allowed`, `validation_failed`
 */
export async function requestAuthorization(
  context: AuthorizationContext,
  { scopes, message = null, approverHint = null, ...body }: Request,
): Promise<{ state: AuthorizationState; isNew: boolean }> {
  const { session, now } = context;
  const application = await holdPair(context, body);
  assertAllowed(scopes, application);
  assertRedirect(body.redirectUri, application);
  const pair = {
    applicationId: application.id,
    organizationUnitId: body.organizationUnitId.toLowerCase(),
  };
  const basis = await basisFor(context, application, pair.organizationUnitId, scopes);
  const ask = { scopes, message, approverHint, link: newLink(now, body) };
  const seen = await findAuthorizationOf(session, pair, true);
  const made = seen ? undefined : await first(context, pair, ask, basis);
  if (made) return { state: made, isNew: true };
  // Another request was first, and has ended by now.
  const kept = seen ?? (await findAuthorizationOf(session, pair, true));
  if (!kept) throw new ApiError('store_unavailable');
  const before = settle(context, kept);
  const step = requestAgain(before, ask, basis, actOf(context));
  return { state: step ? record(context, before, step, besideOf(basis)) : before, isNew: false };
}

/**
 * Changes what is asked or granted, or the words that go with it.
 *
 * @param check - sees the authorization before it is changed; may throw
 * @throws ApiError `resource_not_found`, `authorization_not_active`, `scope_unknown`, `scope_not_allowed`
 */
export async function changeAuthorization(
  context: AuthorizationContext,
  id: string,
  wanted: Wanted,
  check: (before: AuthorizationState) => void,
): Promise<AuthorizationState> {
  // The application before the authorization: one order for all that hold both.
  const { applicationId } = await getAuthorizationState(context.session, id);
  const application = await holdApplication(context, applicationId);
  const before = await holdAuthorization(context, id);
  check(before);
  const { scopes } = wanted;
  if (scopes && application) assertAllowed(scopes, application);
  const basis =
    scopes && application && isWidening(before, scopes)
      ? await basisFor(context, application, before.organizationUnitId, scopes)
      : undefined;
  const step = change(before, wanted, newLink(context.now), basis, actOf(context));
  return step ? record(context, before, step, besideOf(basis)) : before;
}

/**
 * Makes a fresh action link; the old one dies.
 *
 * @throws ApiError `resource_not_found`, `authorization_not_pending`, `validation_failed` for a redirect URI of others
 */
export async function renewLink(
  context: AuthorizationContext,
  id: string,
  wish: LinkWish,
): Promise<AuthorizationState> {
  const { applicationId } = await getAuthorizationState(context.session, id);
  const application = await holdApplication(context, applicationId);
  const before = await holdAuthorization(context, id);
  if (application) assertRedirect(wish.redirectUri, application);
  return record(context, before, relink(before, newLink(context.now, wish), actOf(context)));
}
