import { newId } from '../db/ids.ts';
import { ApiError } from '../errors/api-error.ts';
import { findAuthorizationOf, insertAuthorization, lockUnrevoked } from './authorization.store.ts';
import { type AskedApplication, assertAllowed, holdPair } from './authorization-application.ts';
import { type AuthorizationContext, decisionOf, newLink } from './authorization-context.ts';
import { approve, consent, deny, endTokens, revoke, type Verdict } from './authorization-decision.rules.ts';
import { holdAuthorization, record, settle, tell } from './authorization-record.ts';
import { requestFirst } from './authorization-request.rules.ts';
import type { AuthorizationState, Step } from './authorization-state.rules.ts';
import { deletePreApprovalsOf } from './pre-approval.store.ts';

/** What a person or a caller decides; whether they may is checked by who calls this. */
export interface Decision extends Verdict {
  decision: 'approve' | 'deny';
  /** How it reached us; recorded. */
  via: 'browser' | 'api';
}

/**
 * Approves or denies what an authorization waits for. Of several who decide at once, one does.
 *
 * @returns the authorization afterwards
 * @throws ApiError `resource_not_found`, `authorization_not_pending`, `authorization_expired`, `authorization_unit_mismatch`,
 *   `scope_not_allowed` for scopes that are not asked for (any more)
 */
export async function decide(
  context: AuthorizationContext,
  { id }: { id: string },
  { decision, via, ...verdict }: Decision,
): Promise<AuthorizationState> {
  const before = await holdAuthorization(context, id);
  const step = (decision === 'approve' ? approve : deny)(before, verdict, decisionOf(context));
  return record(context, before, step, { beside: { via: { before: null, after: via } } });
}

/** Whose consent, to whom, for what. */
export interface Consent {
  applicationId: string;
  /** The customer's unit. */
  organizationUnitId: string;
  /** What the person was shown. */
  scopes: string[];
}

const inBrowser = { beside: { via: { before: null, after: 'browser' } } };

async function firstConsent(
  context: AuthorizationContext,
  application: AskedApplication,
  { organizationUnitId, scopes }: Consent,
): Promise<AuthorizationState | undefined> {
  const { session, now } = context;
  const pair = {
    id: newId(now),
    tenantId: session.tenantId,
    applicationId: application.id,
    organizationUnitId,
  };
  const ask = { scopes, message: null, approverHint: null, link: newLink(now) };
  const asked = requestFirst(pair, ask, undefined, { ...decisionOf(context), source: context.source });
  const step = consent({ ...asked.state, link: null }, scopes, decisionOf(context));
  if (!step || !(await insertAuthorization(session, step.state))) return undefined;
  tell(context, undefined, step, inBrowser);
  return step.state;
}

/**
 * Consent that the application itself asked for, at the authorization endpoint: makes the authorization, answers a pending
 * one, adds to an active one, brings an ended one back under the same id. Whether the person may is checked by who calls this.
 *
 * @returns the authorization afterwards: active
 * @throws ApiError `reference_not_found`, `reference_wrong_type`, `scope_not_allowed`
 */
export async function consentFor(
  context: AuthorizationContext,
  wanted: Consent,
): Promise<AuthorizationState> {
  const { session } = context;
  const organizationUnitId = wanted.organizationUnitId.toLowerCase();
  const application = await holdPair(context, { ...wanted, organizationUnitId });
  assertAllowed(wanted.scopes, application);
  const pair = { applicationId: application.id, organizationUnitId };
  const kept =
    (await findAuthorizationOf(session, pair, true)) ??
    (await firstConsent(context, application, { ...wanted, ...pair })) ??
    (await findAuthorizationOf(session, pair, true));
  if (!kept) throw new ApiError('store_unavailable');
  const before = settle(context, kept);
  const step = consent(before, wanted.scopes, decisionOf(context));
  return step ? record(context, before, step, inBrowser) : before;
}

/** Ends what a step ends, if it is one. */
function recordIfAny(
  context: AuthorizationContext,
  before: AuthorizationState,
  step: Step | undefined,
  bySystem = false,
) {
  return step ? record(context, before, step, { bySystem }) : before;
}

/**
 * Its token family was ended, by reuse or by age: all its tokens end, and a person has to consent again.
 *
 * @param reason - kept as statusReason, for example `refresh_token_reused`
 * @param bySystem - by age: nobody acts
 * @returns the authorization afterwards; unchanged when it was not active
 */
export async function markNeedsReauthorization(
  context: AuthorizationContext,
  id: string,
  reason: string,
  bySystem = false,
): Promise<AuthorizationState> {
  const before = await holdAuthorization(context, id);
  const step = endTokens(before, reason, newLink(context.now), decisionOf(context));
  return recordIfAny(context, before, step, bySystem);
}

/**
 * Revokes one authorization and ends its tokens; it stays readable.
 *
 * @param reason - kept as statusReason
 * @param check - sees the authorization before it is revoked; may throw
 */
export async function revokeAuthorization(
  context: AuthorizationContext,
  id: string,
  reason: string | null,
  check: (before: AuthorizationState) => void = () => {},
): Promise<AuthorizationState> {
  const before = await holdAuthorization(context, id);
  check(before);
  return recordIfAny(context, before, revoke(before, reason, decisionOf(context)));
}

/** What authorizations hang on. */
export interface EndedParts {
  applicationIds?: string[];
  /** Customers' units. */
  organizationUnitIds?: string[];
}

/**
 * Revokes all authorizations of applications or units that go, and removes the pre-approvals that name them. Call it in the
 * transaction that deletes them, with the applications' rows locked and the tree locked against new ones.
 *
 * @param reason - kept as statusReason: `application_deleted` or `unit_deleted`
 */
export async function revokeAuthorizationsOf(
  context: AuthorizationContext,
  ended: EndedParts,
  reason: string,
): Promise<void> {
  for (const kept of await lockUnrevoked(context.session, ended)) {
    const before = settle(context, kept);
    recordIfAny(context, before, revoke(before, reason, decisionOf(context)));
  }
  await deletePreApprovalsOf(context, ended);
}
