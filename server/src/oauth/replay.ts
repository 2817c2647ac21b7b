import { markNeedsReauthorization } from '../authorizations/authorization-decisions.ts';
import { contextOf, type OAuthCall } from './oauth-call.ts';
import { endFamily, hasOtherFamily, type Standing } from './token.store.ts';

/**
 * Ends a family because one of its secrets was used twice: nobody can say which of the two users is the client (RFC 9700,
 * 4.14.2). The authorization then needs a new consent: after a replayed refresh token always, after a replayed code, which a
 * page that is loaded twice causes too, unless another family of it lives.
 *
 * @param familyId - null: the code led to none that still lives
 */
export async function endReplayed(
  call: OAuthCall,
  standing: Standing,
  familyId: string | null,
  what: 'code' | 'refresh token',
): Promise<void> {
  const { session, now } = call;
  const { authorization_id: id } = standing;
  const context = contextOf(call, {
    applicationId: standing.application_id,
    authorizationId: id,
    organizationUnitId: standing.organization_unit_id,
  });
  context.audit.append({
    action: 'authorization.token_replayed',
    resource: { type: 'authorization', id },
    changes: { replayed: { before: null, after: what } },
  });
  if (familyId === null) return;
  endFamily(session, familyId);
  call.hasEndedTokens = true;
  if (!standing.works) return;
  if (what === 'code' && (await hasOtherFamily(session, id, familyId, now))) return;
  await markNeedsReauthorization(context, id, what === 'code' ? 'code_reused' : 'refresh_token_reused');
}
