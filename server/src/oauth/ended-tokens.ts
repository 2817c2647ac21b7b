import { sql } from 'kysely';
import { AuditTrail } from '../audit/audit-trail.ts';
import type { AuthorizationContext } from '../authorizations/authorization-context.ts';
import { markNeedsReauthorization } from '../authorizations/authorization-decisions.ts';
import type { Session } from '../db/session.ts';
import type { Store } from '../db/store.ts';
import { endFamily, hasOtherFamily } from './token.store.ts';

/** How many families are looked for at a time. */
const maxFamilies = 100;

/** What the sweep works with. */
export interface EndedTokensDependencies {
  store: Store;
  clock: () => Date;
  publicUrl: () => string;
}

interface IdleFamily {
  tenant_id: string;
  id: string;
  authorization_id: string;
  /** Its authorization is active still, with the generation of this family. */
  counts: boolean;
}

async function deleteEnded(session: Session, now: Date): Promise<IdleFamily[]> {
  await session.bind('espalier_platform', '');
  session.send(sql`delete from oauth_records where expires_at <= ${now}::timestamptz`);
  session.send(sql`delete from oauth_codes where family_id is null and expires_at <= ${now}::timestamptz`);
  session.send(sql`delete from oauth_access_tokens where expires_at <= ${now}::timestamptz`);
  return session.rows(
    sql<IdleFamily>`select f.tenant_id, f.id, f.authorization_id, (a.status = 'active' and a.token_generation = f.token_generation) as counts
      from oauth_families f join authorizations a on a.tenant_id = f.tenant_id and a.id = f.authorization_id
      where f.expires_at <= ${now}::timestamptz order by f.expires_at limit ${maxFamilies}`,
  );
}

/** Ends a family that nobody used for so long; without another one the authorization needs a new consent. */
async function endIdle(session: Session, family: IdleFamily, now: Date, publicUrl: string): Promise<void> {
  await session.bind('espalier_app', family.tenant_id);
  await session.transaction(async () => {
    const locked = await session.first(
      sql`select 1 from oauth_families where tenant_id = ${family.tenant_id} and id = ${family.id} and expires_at <= ${now}::timestamptz for update`,
    );
    if (!locked) return;
    endFamily(session, family.id);
    if (!family.counts || (await hasOtherFamily(session, family.authorization_id, family.id, now))) return;
    const server = { tenantId: family.tenant_id, tokenId: null, partyId: null, application: null };
    const audit = new AuditTrail(session, server, { now, correlationId: null, source: null });
    const context: AuthorizationContext = { session, audit, now, principal: server, source: null, publicUrl };
    await markNeedsReauthorization(context, family.authorization_id, 'refresh_token_unused', true);
  });
}

/**
 * Removes what has ended: pushed requests, codes, access tokens, and token families that were not used for ninety days, whose
 * authorizations then need a new consent.
 */
export async function sweepEndedTokens({ store, clock, publicUrl }: EndedTokensDependencies): Promise<void> {
  const now = clock();
  await store.withSession(async (session) => {
    for (let found = maxFamilies; found === maxFamilies; ) {
      const idle = await deleteEnded(session, now);
      for (const family of idle) await endIdle(session, family, now, publicUrl());
      found = idle.length;
    }
  });
}
