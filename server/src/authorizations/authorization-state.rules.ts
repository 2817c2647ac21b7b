import type { components } from '../generated/openapi.ts';

/** What of an authorization may be done with it now. */
export type AuthorizationStatus = components['schemas']['AuthorizationStatus'];

/** An authorization as the API shows it. */
export type AuthorizationView = components['schemas']['Authorization'];

/** What the application is told of. */
export type AuthorizationEventType = components['schemas']['AuthorizationEventType'];

/** Where a person decides: a pointer, no credential. */
export interface ActionLink {
  /** Ends the address; random. */
  key: string;
  /** RFC 3339. */
  expiresAt: string;
  /** Where the approval goes on to with a code; null: nowhere. */
  redirectUri: string | null;
  state: string | null;
  /** PKCE S256 (RFC 7636). */
  codeChallenge: string | null;
}

/** All that is kept of an authorization; times in RFC 3339. */
export interface AuthorizationState {
  id: string;
  tenantId: string;
  applicationId: string;
  organizationUnitId: string;
  status: AuthorizationStatus;
  /** Granted; while pending: asked for. */
  scopes: string[];
  /** The whole wanted set of a widening that waits. */
  pendingScopes: string[] | null;
  message: string | null;
  approverHint: string | null;
  /** The last link; it stays after the decision, so that its page can tell of it. */
  link: ActionLink | null;
  /** Nobody decided about the last widening in time. */
  upgradeMissed: boolean;
  approvedById: string | null;
  approvedAt: string | null;
  statusChangedById: string | null;
  statusChangedAt: string;
  statusReason: string | null;
  /** A token works only with the generation that it was made with. */
  tokenGeneration: number;
  source: string | null;
  createdAt: string;
  createdById: string | null;
  updatedAt: string;
  updatedById: string | null;
}

/** Who does something, and when. */
export interface Act {
  /** RFC 3339. */
  at: string;
  byId: string | null;
  /** Kept with the authorization; undefined: what is kept stays. */
  source: string | null | undefined;
}

/** A transition: what is there afterwards, and what is told of it. */
export interface Step {
  state: AuthorizationState;
  action: components['schemas']['AuditAction'];
  /** null: the application is not told. */
  event: AuthorizationEventType | null;
}

/** The same state, written by this act. */
export function touched(state: AuthorizationState, { at, byId, source }: Act): AuthorizationState {
  return {
    ...state,
    updatedAt: at,
    updatedById: byId,
    source: source === undefined ? state.source : source,
  };
}

/** The same state with another status, which is recorded with who and why. */
export function withStatus(
  state: AuthorizationState,
  status: AuthorizationStatus,
  reason: string | null,
  { at, byId }: Act,
): AuthorizationState {
  if (state.status === status) return { ...state, statusReason: reason };
  return { ...state, status, statusReason: reason, statusChangedAt: at, statusChangedById: byId };
}

/** Whether every scope of the first set is in the second. */
export function isWithin(scopes: readonly string[], ceiling: readonly string[]): boolean {
  return scopes.every((scope) => ceiling.includes(scope));
}

/** Whether two sets hold the same scopes, in whatever order. */
export function areSame(left: readonly string[], right: readonly string[]): boolean {
  return isWithin(left, right) && isWithin(right, left);
}

/** Whether somebody is asked to decide; the time for it may be over. */
export function awaitsDecision({ status, pendingScopes }: AuthorizationState): boolean {
  return status === 'pending' || status === 'needs_reauthorization' || pendingScopes !== null;
}

/** What a decision is about: the whole set that holds afterwards when all of it is approved. */
export function askedScopes({ scopes, pendingScopes }: AuthorizationState): string[] {
  return pendingScopes ?? scopes;
}

/** The link, while it leads to a decision that can still be made. */
export function liveLink(state: AuthorizationState, now: string): ActionLink | null {
  return awaitsDecision(state) && state.link !== null && state.link.expiresAt > now ? state.link : null;
}

/**
 * What the passing of time does: a request that nobody decided is expired, a missed widening is dropped. Reads show the
 * outcome at once; the first write, or the sweep, makes it a row.
 *
 * @returns undefined when time changed nothing
 */
export function lapse(state: AuthorizationState, now: string): Step | undefined {
  const end = state.link?.expiresAt;
  if (end === undefined || end > now) return undefined;
  const byTime: Act = { at: end, byId: null, source: undefined };
  if (state.status === 'pending') {
    const expired = withStatus(state, 'expired', 'not_decided_in_time', byTime);
    return {
      state: touched(expired, byTime),
      action: 'authorization.expired',
      event: 'authorization.expired',
    };
  }
  if (state.pendingScopes === null) return undefined;
  const statusReason = 'upgrade_not_decided_in_time';
  const kept = { ...state, pendingScopes: null, upgradeMissed: true, statusReason };
  return {
    state: touched(kept, byTime),
    action: 'authorization.upgrade_expired',
    event: 'authorization.expired',
  };
}

/** The state as it counts now, whatever its row says. */
export function atTime(state: AuthorizationState, now: string): AuthorizationState {
  return lapse(state, now)?.state ?? state;
}

/**
 * An authorization as the API shows it.
 *
 * @param publicUrl - where the server is reached from outside, without a slash at the end
 */
export function presentAuthorization(
  kept: AuthorizationState,
  publicUrl: string,
  now: string,
): AuthorizationView {
  const state = atTime(kept, now);
  const link = liveLink(state, now);
  return {
    id: state.id,
    tenantId: state.tenantId,
    applicationId: state.applicationId,
    organizationUnitId: state.organizationUnitId,
    status: state.status,
    scopes: state.scopes,
    pendingScopes: state.pendingScopes,
    message: state.message,
    approverHint: state.approverHint,
    actionUrl: link && `${publicUrl}/oauth/requests/${link.key}`,
    actionExpiresAt: link?.expiresAt ?? null,
    approvedById: state.approvedById,
    approvedAt: state.approvedAt,
    statusChangedById: state.statusChangedById,
    statusChangedAt: state.statusChangedAt,
    statusReason: state.statusReason,
    source: state.source,
    createdAt: state.createdAt,
    createdById: state.createdById,
    updatedAt: state.updatedAt,
    updatedById: state.updatedById,
  };
}
