import { ApiError } from '../errors/api-error.ts';
import {
  type Act,
  type ActionLink,
  type AuthorizationState,
  areSame,
  isWithin,
  type Step,
  touched,
  withStatus,
} from './authorization-state.rules.ts';

/** Why nobody needs to be asked. */
export interface Basis {
  /** Kept as statusReason. */
  reason: 'own_unit' | 'pre_approved';
  /** Who approved beforehand. */
  approvedById: string | null;
  /** The pre-approval. */
  approvalId: string | null;
}

/** What is asked of a customer unit. */
export interface Ask {
  scopes: string[];
  message: string | null;
  approverHint: string | null;
  link: ActionLink;
}

/** What an authorization is of. */
export interface Pair {
  id: string;
  tenantId: string;
  applicationId: string;
  organizationUnitId: string;
}

/** The state once these scopes are granted. */
export function granted(
  state: AuthorizationState,
  scopes: string[],
  by: { approvedById: string | null; reason: string | null },
  act: Act,
): AuthorizationState {
  const active = withStatus(state, 'active', by.reason, act);
  const approved = { scopes, pendingScopes: null, upgradeMissed: false, approvedAt: act.at };
  return touched({ ...active, ...approved, approvedById: by.approvedById }, act);
}

function asked(state: AuthorizationState, { scopes, message, approverHint, link }: Ask, act: Act): Step {
  const pending = withStatus(state, 'pending', null, act);
  const nothingApproved = { pendingScopes: null, upgradeMissed: false, approvedById: null, approvedAt: null };
  return {
    state: touched({ ...pending, ...nothingApproved, scopes, message, approverHint, link }, act),
    action: 'authorization.requested',
    event: 'authorization.requested',
  };
}

function grantedAtOnce(state: AuthorizationState, scopes: string[], basis: Basis, act: Act): Step {
  const wasActive = state.status === 'active';
  return {
    state: granted(state, scopes, basis, act),
    action: wasActive ? 'authorization.upgraded' : 'authorization.approved',
    event: wasActive ? 'authorization.upgraded' : 'authorization.approved',
  };
}

/** A first request for a pair: pending, or active at once where nobody needs to be asked. */
export function requestFirst(pair: Pair, ask: Ask, basis: Basis | undefined, act: Act): Step {
  const state: AuthorizationState = {
    ...pair,
    status: 'pending',
    scopes: ask.scopes,
    pendingScopes: null,
    message: ask.message,
    approverHint: ask.approverHint,
    link: basis ? null : ask.link,
    upgradeMissed: false,
    approvedById: null,
    approvedAt: null,
    statusChangedById: act.byId,
    statusChangedAt: act.at,
    statusReason: null,
    tokenGeneration: 0,
    source: act.source ?? null,
    createdAt: act.at,
    createdById: act.byId,
    updatedAt: act.at,
    updatedById: act.byId,
  };
  if (basis) return grantedAtOnce(state, ask.scopes, basis, act);
  return { state, action: 'authorization.requested', event: 'authorization.requested' };
}

/**
 * A repeated request for a pair. Pending and active ones stay as they are; ended ones are asked for again under the same id,
 * and no token of before comes back to life.
 *
 * @returns undefined when nothing changes
 */
export function requestAgain(
  state: AuthorizationState,
  ask: Ask,
  basis: Basis | undefined,
  act: Act,
): Step | undefined {
  if (state.status === 'pending' || state.status === 'active') return undefined;
  const fresh = { ...state, tokenGeneration: state.tokenGeneration + 1 };
  if (!basis) return asked(fresh, ask, act);
  const { message, approverHint } = ask;
  return grantedAtOnce({ ...fresh, message, approverHint, link: null }, ask.scopes, basis, act);
}

/** What a change may name; undefined: stays. */
export interface Wanted {
  scopes?: string[] | undefined;
  message?: string | null | undefined;
  approverHint?: string | null | undefined;
}

/** Whether these scopes are more than what is granted, or asked for, so that they need a decision or a {@link Basis}. */
export function isWidening(state: AuthorizationState, scopes: readonly string[]): boolean {
  return state.status === 'pending' ? !areSame(scopes, state.scopes) : !isWithin(scopes, state.scopes);
}

function widened(
  state: AuthorizationState,
  scopes: string[],
  link: ActionLink,
  basis: Basis | undefined,
  act: Act,
): Step | undefined {
  if (state.pendingScopes !== null && areSame(scopes, state.pendingScopes)) return undefined;
  if (basis) return grantedAtOnce(state, scopes, basis, act);
  const waiting = { pendingScopes: scopes, link, upgradeMissed: false };
  const statusReason = state.status === 'active' ? null : state.statusReason;
  return {
    state: touched({ ...state, ...waiting, statusReason }, act),
    action: 'authorization.upgrade_requested',
    event: 'authorization.upgrade_requested',
  };
}

function narrowed(state: AuthorizationState, scopes: string[], act: Act): Step | undefined {
  const isSame = areSame(scopes, state.scopes);
  if (isSame && state.pendingScopes === null) return undefined;
  return {
    state: touched({ ...state, scopes: isSame ? state.scopes : scopes, pendingScopes: null }, act),
    action: isSame ? 'authorization.updated' : 'authorization.narrowed',
    event: null,
  };
}

function rescoped(
  state: AuthorizationState,
  scopes: string[],
  link: ActionLink,
  basis: Basis | undefined,
  act: Act,
): Step | undefined {
  if (state.status !== 'pending')
    return isWithin(scopes, state.scopes)
      ? narrowed(state, scopes, act)
      : widened(state, scopes, link, basis, act);
  if (areSame(scopes, state.scopes)) return undefined;
  if (basis) return grantedAtOnce(state, scopes, basis, act);
  return { state: touched({ ...state, scopes }, act), action: 'authorization.updated', event: null };
}

/**
 * A change by the asking side: narrowing acts now; widening waits for a decision while the old scopes work; while pending
 * it replaces what is asked; message and hint never cost an approval.
 *
 * @param link - for a widening
 * @param basis - why a widening needs no decision
 * @returns undefined when nothing changes
 * @throws ApiError `authorization_not_active` when it is denied, expired or revoked
 */
export function change(
  state: AuthorizationState,
  { scopes, message = state.message, approverHint = state.approverHint }: Wanted,
  link: ActionLink,
  basis: Basis | undefined,
  act: Act,
): Step | undefined {
  if (['denied', 'expired', 'revoked'].includes(state.status))
    throw new ApiError('authorization_not_active', `the authorization is ${state.status}: ask again first`);
  const worded = { ...state, message, approverHint };
  const step = scopes && rescoped(worded, scopes, link, basis, act);
  if (step) return step;
  if (message === state.message && approverHint === state.approverHint) return undefined;
  return { state: touched(worded, act), action: 'authorization.updated', event: null };
}

/**
 * A fresh link; the old one dies. An expired request is pending again with it.
 *
 * @throws ApiError `authorization_not_pending` when there is nothing to decide
 */
export function relink(state: AuthorizationState, link: ActionLink, act: Act): Step {
  const action = 'authorization.link_created';
  if (state.status === 'expired') {
    const pending = withStatus(state, 'pending', null, act);
    return { state: touched({ ...pending, link }, act), action, event: 'authorization.requested' };
  }
  const waits =
    state.status === 'pending' || state.status === 'needs_reauthorization' || state.pendingScopes !== null;
  if (!waits)
    throw new ApiError(
      'authorization_not_pending',
      `the authorization is ${state.status} and nothing waits for a decision`,
    );
  return { state: touched({ ...state, link }, act), action, event: null };
}
