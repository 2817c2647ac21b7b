import { AuditTrail } from '../audit/audit-trail.ts';
import { findAuthorizationOf } from '../authorizations/authorization.store.ts';
import type { AuthorizationContext } from '../authorizations/authorization-context.ts';
import { consentFor, decide } from '../authorizations/authorization-decisions.ts';
import { atTime } from '../authorizations/authorization-state.rules.ts';
import { repeatedTransaction } from '../db/repeated-transaction.ts';
import type { Session } from '../db/session.ts';
import { ApiError } from '../errors/api-error.ts';
import { answerUri } from '../oauth/authorize-request.rules.ts';
import { usePushedRequest } from '../oauth/authorize-request.ts';
import { issueCode } from '../oauth/issue-code.ts';
import type { SignedIn } from '../sign-in/sign-in-session.store.ts';
import { signedInPrincipal } from '../sign-in/signed-in-principal.ts';
import { approvableUnits } from './approvable-units.store.ts';
import type { ConsentRequest } from './consent-request.ts';

/** What a person decided, about which unit. */
export interface PersonsDecision {
  decision: 'approve' | 'deny';
  organizationUnitId: string;
}

/** Around a decision. */
export interface DecisionSettings {
  issuer: string;
  now: Date;
  correlationId: string;
}

/** The person may not approve for the unit (any more). */
export class NotApproverError extends Error {}

/** The pushed request was decided on before. */
export class RequestUsedError extends Error {}

function contextFor(session: Session, person: SignedIn, settings: DecisionSettings): AuthorizationContext {
  const { now, correlationId, issuer } = settings;
  const principal = signedInPrincipal(person);
  const audit = new AuditTrail(session, principal, { now, correlationId, source: null });
  return { session, audit, now, principal, source: null, publicUrl: issuer };
}

async function approve(
  context: AuthorizationContext,
  { authorization, client, scopes }: ConsentRequest,
  organizationUnitId: string,
): Promise<string> {
  if (!authorization)
    return (await consentFor(context, { applicationId: client.applicationId, organizationUnitId, scopes }))
      .id;
  const { state, linkKey } = authorization;
  const verdict = { organizationUnitId, linkKey, scopes, decision: 'approve', via: 'browser' } as const;
  return (await decide(context, state, verdict)).id;
}

/** Denying what was never asked by a call leaves nothing to record: the application hears it by the redirect. */
async function deny(
  context: AuthorizationContext,
  { authorization, client }: ConsentRequest,
  organizationUnitId: string,
): Promise<void> {
  const pair = { applicationId: client.applicationId, organizationUnitId };
  const kept = authorization?.state ?? (await findAuthorizationOf(context.session, pair));
  if (!kept) return;
  const waits = atTime(kept, context.now.toISOString()).status === 'pending' || authorization !== undefined;
  if (waits)
    await decide(context, kept, { decision: 'deny', via: 'browser', linkKey: authorization?.linkKey });
}

/**
 * Carries out what a person decided, with the code for the application, in one transaction: a kill leaves all of it or none,
 * and the person can decide again.
 *
 * @returns where the browser goes; undefined: the answer is a page
 * @throws NotApproverError, RequestUsedError, or ApiError `authorization_expired`, `authorization_not_pending`
 */
export function carryOut(
  session: Session,
  request: ConsentRequest,
  person: SignedIn,
  { decision, organizationUnitId }: PersonsDecision,
  settings: DecisionSettings,
): Promise<string | undefined> {
  const { issuer, now } = settings;
  const { answerTo, pushedId } = request;
  return repeatedTransaction(session, async () => {
    // Looked at here, not only when the page was shown: the role may have been taken away since.
    const [unit] = await approvableUnits(session, person, organizationUnitId);
    if (!unit) throw new NotApproverError();
    if (pushedId !== undefined && !(await usePushedRequest(session, pushedId, now)))
      throw new RequestUsedError();
    const context = contextFor(session, person, settings);
    const answer: Record<string, string | undefined> = { state: answerTo?.state, iss: issuer };
    if (decision === 'deny') {
      await deny(context, request, organizationUnitId);
      return answerTo && answerUri(answerTo.redirectUri, { error: 'access_denied', ...answer });
    }
    const authorizationId = await approve(context, request, organizationUnitId);
    if (!answerTo) return undefined;
    const { redirectUri, codeChallenge } = answerTo;
    const code = await issueCode(
      session,
      { authorizationId, scopes: request.scopes, redirectUri, codeChallenge },
      now,
    );
    return answerUri(redirectUri, { code, ...answer });
  });
}

/** Whether an error says that there is nothing to decide any more. */
export function isOverError(error: unknown): boolean {
  return (
    error instanceof ApiError && /^authorization_|^resource_not_found$|^scope_not_allowed$/.test(error.code)
  );
}
