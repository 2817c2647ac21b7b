import { ApiError, type ErrorDetail } from '../errors/api-error.ts';
import { granted } from './authorization-request.rules.ts';
import {
  type Act,
  type ActionLink,
  type AuthorizationState,
  areSame,
  askedScopes,
  awaitsDecision,
  isWithin,
  liveLink,
  type Step,
  touched,
  withStatus,
} from './authorization-state.rules.ts';

/** What somebody who may decide says. */
export interface Verdict {
  /** The unit that is meant. */
  organizationUnitId?: string | undefined;
  /** The link that led here. */
  linkKey?: string | undefined;
  /** A part of what is asked; undefined: all of it. Pages name what they showed. */
  scopes?: string[] | undefined;
  reason?: string | null | undefined;
}

/** Scopes that are not among others, each with its pointer. */
export function scopesBeyond(
  scopes: readonly string[],
  ceiling: readonly string[],
  message: string,
): ErrorDetail[] {
  return scopes.flatMap((scope, index) =>
    ceiling.includes(scope)
      ? []
      : [{ pointer: `/scopes/${index}`, code: 'scope_not_allowed', message: `${scope} ${message}` }],
  );
}

function assertDecidable(
  state: AuthorizationState,
  { organizationUnitId, linkKey }: Verdict,
  now: string,
): void {
  if (organizationUnitId !== undefined && organizationUnitId.toLowerCase() !== state.organizationUnitId)
    throw new ApiError(
      'authorization_unit_mismatch',
      `the authorization is for the unit ${state.organizationUnitId}`,
    );
  if (linkKey !== undefined && linkKey !== state.link?.key)
    throw new ApiError('authorization_not_pending', 'the link was replaced by a newer one');
  if (liveLink(state, now)) return;
  if (awaitsDecision(state) || state.status === 'expired' || state.upgradeMissed)
    throw new ApiError('authorization_expired');
  throw new ApiError(
    'authorization_not_pending',
    `the authorization is ${state.status} and nothing waits for a decision`,
  );
}

/**
 * Grants what is asked, or a part of it.
 *
 * @throws ApiError `authorization_unit_mismatch`, `authorization_expired`, `authorization_not_pending`, `scope_not_allowed`
 */
export function approve(state: AuthorizationState, verdict: Verdict, act: Act): Step {
  assertDecidable(state, verdict, act.at);
  const asked = askedScopes(state);
  const { scopes = asked, reason = null } = verdict;
  const beyond = scopesBeyond(scopes, asked, 'is not asked for');
  if (beyond.length > 0) throw new ApiError('scope_not_allowed', beyond[0]?.message, beyond);
  const kind = state.status === 'active' ? 'authorization.upgraded' : 'authorization.approved';
  return {
    state: granted(state, scopes, { approvedById: act.byId, reason }, act),
    action: kind,
    event: kind,
  };
}

/**
 * Refuses what is asked; a refused widening leaves the old scopes as they work.
 *
 * @throws ApiError `authorization_unit_mismatch`, `authorization_expired`, `authorization_not_pending`
 */
export function deny(state: AuthorizationState, verdict: Verdict, act: Act): Step {
  assertDecidable(state, verdict, act.at);
  const { reason = null } = verdict;
  const event = 'authorization.denied';
  if (state.status === 'active') {
    const kept = { ...state, pendingScopes: null, statusReason: reason ?? 'upgrade_denied' };
    return { state: touched(kept, act), action: 'authorization.upgrade_denied', event };
  }
  const denied = { ...withStatus(state, 'denied', reason, act), pendingScopes: null };
  return { state: touched(denied, act), action: 'authorization.denied', event };
}

/**
 * Consent of a person that the application itself sent: answers what is pending, adds to what is active, brings back under
 * the same id what had ended.
 *
 * @param scopes - what the person was shown
 * @returns undefined when all of it was granted before
 */
export function consent(state: AuthorizationState, scopes: string[], act: Act): Step | undefined {
  const by = { approvedById: act.byId, reason: null };
  if (state.status !== 'active') {
    const hadEnded = state.status !== 'pending';
    const fresh = { ...state, tokenGeneration: state.tokenGeneration + (hadEnded ? 1 : 0) };
    return {
      state: granted(fresh, scopes, by, act),
      action: 'authorization.approved',
      event: 'authorization.approved',
    };
  }
  const united = [...new Set([...state.scopes, ...scopes])];
  if (areSame(united, state.scopes)) return undefined;
  const pendingScopes =
    state.pendingScopes === null || isWithin(state.pendingScopes, united) ? null : state.pendingScopes;
  return {
    state: { ...granted(state, united, by, act), pendingScopes },
    action: 'authorization.upgraded',
    event: 'authorization.upgraded',
  };
}

/**
 * Ends an authorization, with all its tokens.
 *
 * @returns undefined when it was revoked before
 */
export function revoke(state: AuthorizationState, reason: string | null, act: Act): Step | undefined {
  if (state.status === 'revoked') return undefined;
  const revoked = withStatus(state, 'revoked', reason, act);
  const ended = { pendingScopes: null, upgradeMissed: false, tokenGeneration: state.tokenGeneration + 1 };
  return {
    state: touched({ ...revoked, ...ended }, act),
    action: 'authorization.revoked',
    event: 'authorization.revoked',
  };
}

/**
 * Its tokens were ended, by reuse or by age: a person has to consent again.
 *
 * @param link - where; a widening that waits keeps its own
 * @returns undefined when it is not active
 */
export function endTokens(
  state: AuthorizationState,
  reason: string,
  link: ActionLink,
  act: Act,
): Step | undefined {
  if (state.status !== 'active') return undefined;
  const ended = withStatus(state, 'needs_reauthorization', reason, act);
  const tokenGeneration = state.tokenGeneration + 1;
  return {
    state: touched({ ...ended, tokenGeneration, link: liveLink(state, act.at) ?? link }, act),
    action: 'authorization.needs_reauthorization',
    event: 'authorization.needs_reauthorization',
  };
}
