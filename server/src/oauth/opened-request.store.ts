import { sql } from 'kysely';
import { hashSecretToken } from '../auth/secret-token.ts';
import type { Session } from '../db/session.ts';

/** How long a person who opened a pushed request has to decide on it. */
const openedSeconds = 3_600;

/**
 * Keeps a pushed request that a person opened within its minute alive until they have signed in, read and decided: it is
 * used up by the decision (RFC 9126, 4 allows to reload it until then).
 */
export async function keepOpenedRequest(session: Session, pushedId: string, now: Date): Promise<void> {
  const until = new Date(now.getTime() + openedSeconds * 1_000);
  await session.rows(
    sql`update oauth_records set expires_at = ${until}::timestamptz, payload = payload || '{"opened": true}'::jsonb
      where tenant_id = ${session.tenantId} and kind = 'PushedAuthorizationRequest' and id_hash = ${hashSecretToken(pushedId)}
        and not payload ? 'opened'`,
  );
}
