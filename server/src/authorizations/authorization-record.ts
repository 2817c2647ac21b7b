import { type Changes, changesBetween } from '../audit/audit-trail.ts';
import { enqueueDelivery } from '../webhooks/delivery.store.ts';
import { getAuthorizationState, updateAuthorization } from './authorization.store.ts';
import type { AuthorizationContext } from './authorization-context.ts';
import {
  type AuthorizationState,
  lapse,
  presentAuthorization,
  type Step,
} from './authorization-state.rules.ts';

/** What goes with the record of a transition. */
export interface RecordOptions {
  /** What the authorization itself does not show, such as the pre-approval at work. */
  beside?: Changes;
  /** Time did it, not who calls. */
  bySystem?: boolean;
  /** The instant at which what was before is shown, RFC 3339; left out: now. */
  shownAt?: string;
}

/**
 * Tells of a transition: one event in the trail and, where the application listens, one delivery; both in the transaction
 * of the transition.
 *
 * @param before - undefined: it was just made
 */
export function tell(
  context: AuthorizationContext,
  before: AuthorizationState | undefined,
  { state, action, event }: Step,
  { beside = {}, bySystem = false, shownAt = context.now.toISOString() }: RecordOptions = {},
): void {
  const { session, audit, now, publicUrl } = context;
  const view = presentAuthorization(state, publicUrl, now.toISOString());
  const shownBefore = before ? presentAuthorization(before, publicUrl, shownAt) : {};
  audit.append({
    action,
    resource: { type: 'authorization', id: state.id },
    changes: { ...changesBetween(shownBefore, view), ...beside },
    bySystem,
  });
  if (event !== null) enqueueDelivery(session, { type: event, authorization: view, now });
}

/** Writes a transition and tells of it. */
export function record(
  context: AuthorizationContext,
  before: AuthorizationState,
  step: Step,
  options: RecordOptions = {},
): AuthorizationState {
  updateAuthorization(context.session, step.state);
  tell(context, before, step, options);
  return step.state;
}

/**
 * Makes a row of what time did to a locked authorization, if anything, and tells of it.
 *
 * @returns the authorization as it counts now
 */
export function settle(context: AuthorizationContext, kept: AuthorizationState): AuthorizationState {
  const step = lapse(kept, context.now.toISOString());
  if (!step) return kept;
  // Reads show the lapse already: what was before is what they showed until the last moment.
  const shownAt = new Date(new Date(step.state.updatedAt).getTime() - 1).toISOString();
  return record(context, kept, step, { bySystem: true, shownAt });
}

/**
 * An authorization, locked and as it counts now.
 *
 * @throws ApiError `resource_not_found`
 */
export async function holdAuthorization(
  context: AuthorizationContext,
  id: string,
): Promise<AuthorizationState> {
  return settle(context, await getAuthorizationState(context.session, id, true));
}
