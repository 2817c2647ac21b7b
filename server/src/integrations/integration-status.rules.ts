import type { components } from '../generated/openapi.ts';

type Integration = components['schemas']['Integration'];

/** What decides the status of an integration. */
export interface IntegrationState {
  kind: Integration['kind'];
  disabled: boolean;
  /** Kind application: the application is there no more. */
  applicationDeleted: boolean;
  /** Kind application: as the authorization shows itself now; null: there is none. */
  authorizationStatus: string | null;
}

/** Status as answers show it, with a reason where it is not simply that. */
export interface ShownStatus {
  status: Integration['status'];
  statusReason: string | null;
}

const waiting: Record<string, string> = {
  none: 'authorization_missing',
  pending: 'authorization_pending',
};

/**
 * The status of an integration. One of kind application is active only while the authorization of its application for its
 * unit is (contract, section 7; seed 0); it is never written down, so it cannot be out of date.
 */
export function statusOf(state: IntegrationState): ShownStatus {
  if (state.disabled) return { status: 'disabled', statusReason: null };
  if (state.kind !== 'application' || state.authorizationStatus === 'active')
    return { status: 'active', statusReason: null };
  if (state.applicationDeleted) return { status: 'error', statusReason: 'application_deleted' };
  const authorization = state.authorizationStatus ?? 'none';
  const reason = waiting[authorization];
  return reason === undefined
    ? { status: 'error', statusReason: `authorization_${authorization}` }
    : { status: 'pending', statusReason: reason };
}
