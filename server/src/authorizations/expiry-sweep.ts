import { AuditTrail } from '../audit/audit-trail.ts';
import type { Store } from '../db/store.ts';
import { overdueAuthorizations } from './authorization.store.ts';
import { holdAuthorization } from './authorization-record.ts';

const batchSize = 100;

/** What the sweep works with. */
export interface SweepDependencies {
  store: Store;
  clock: () => Date;
  publicUrl: () => string;
}

async function settleOne(
  { store, clock, publicUrl }: SweepDependencies,
  tenantId: string,
  id: string,
): Promise<void> {
  await store.withSession(async (session) => {
    await session.bind('espalier_app', tenantId);
    await session.transaction(async () => {
      const occasion = { now: clock(), correlationId: null, source: null };
      const principal = { tenantId, tokenId: null, partyId: null, application: null };
      const audit = new AuditTrail(session, principal, occasion);
      await holdAuthorization({ ...occasion, session, audit, principal, publicUrl: publicUrl() }, id);
    });
  });
}

/**
 * Makes rows, events and deliveries of what time did to authorizations of all tenants. Reads showed it before; several
 * processes may sweep at once.
 */
export async function sweepOverdue(dependencies: SweepDependencies): Promise<void> {
  const { store, clock } = dependencies;
  for (let found = batchSize; found === batchSize; ) {
    const overdue = await store.withSession(async (session) => {
      await session.bind('espalier_platform', '');
      return overdueAuthorizations(session, clock(), batchSize);
    });
    for (const { tenant_id, id } of overdue) await settleOne(dependencies, tenant_id, id);
    found = overdue.length;
  }
}
