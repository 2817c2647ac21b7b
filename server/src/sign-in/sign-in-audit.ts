import { AuditTrail } from '../audit/audit-trail.ts';
import type { Session } from '../db/session.ts';
import { signedInPrincipal } from './signed-in-principal.ts';

/** How a person showed who they are. */
export type SignInMeans = 'token' | 'link' | 'openid';

/** Notes in the tenant's trail that a person signed in, in the transaction that begins the session. */
export function recordSignIn(
  session: Session,
  who: { tenantId: string; partyId: string; isAdministrator: boolean },
  { now, correlationId, means }: { now: Date; correlationId: string; means: SignInMeans },
): void {
  const principal = signedInPrincipal({ ...who, tenantSlug: '' });
  new AuditTrail(session, principal, { now, correlationId, source: null }).append({
    action: 'person.signed_in',
    resource: { type: 'person', id: who.partyId },
    changes: { means: { before: null, after: means } },
  });
}
