import { randomBytes } from 'node:crypto';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { Session } from '../db/session.ts';
import type { Act, ActionLink } from './authorization-state.rules.ts';

/** What changing an authorization needs: a request's context has it, so have those of pages and workers. */
export interface AuthorizationContext {
  /** Bound to the tenant, in a transaction. */
  session: Session;
  audit: AuditTrail;
  now: Date;
  /** Who acts; no party: a token without one, an application, or the server itself. */
  principal: { partyId: string | null };
  source: string | null;
  /** Where the server is reached from outside, without a slash at the end. */
  publicUrl: string;
}

/** Seconds that an action link lives for unless told otherwise: seven days (contract, section 7). */
const defaultLinkSeconds = 604_800;

/** What a link is asked to be like. */
export interface LinkWish {
  /** Seconds. */
  expiresIn?: number | undefined;
  redirectUri?: string | undefined;
  state?: string | undefined;
  codeChallenge?: string | undefined;
}

/** A link that nobody can guess: 192 random bits. */
export function newLink(
  now: Date,
  { expiresIn = defaultLinkSeconds, redirectUri, state, codeChallenge }: LinkWish = {},
): ActionLink {
  return {
    key: randomBytes(24).toString('base64url'),
    expiresAt: new Date(now.getTime() + expiresIn * 1000).toISOString(),
    redirectUri: redirectUri ?? null,
    state: state ?? null,
    codeChallenge: codeChallenge ?? null,
  };
}

/** Who does something: the asking side's writes leave their source with the authorization. */
export function actOf({ now, principal, source }: AuthorizationContext): Act {
  return { at: now.toISOString(), byId: principal.partyId, source };
}

/** As {@link actOf}, for decisions: those made in a browser have no source, and the one of the request stays. */
export function decisionOf({ now, principal, source }: AuthorizationContext): Act {
  return { at: now.toISOString(), byId: principal.partyId, source: source ?? undefined };
}
