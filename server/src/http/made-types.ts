import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../db/session.ts';

/** Where what a keyed request made lives, and which of it counts as alive. */
const tables = {
  party: sql`parties r where r.tenant_id = current_tenant_id() and r.deleted_at is null`,
  relationship: sql`relationships r
    join parties l on l.tenant_id = r.tenant_id and l.id = r.left_id and l.deleted_at is null
    join parties g on g.tenant_id = r.tenant_id and g.id = r.right_id and g.deleted_at is null
    where r.tenant_id = current_tenant_id()`,
  token: sql`api_tokens r where true`,
  tenant: sql`tenants r where r.deleted_at is null`,
  role_assignment: sql`role_assignments r where r.tenant_id = current_tenant_id()`,
  application: sql`applications r where r.tenant_id = current_tenant_id() and r.deleted_at is null`,
  application_secret: sql`application_secrets r where r.tenant_id = current_tenant_id()`,
  integration: sql`integrations r where r.tenant_id = current_tenant_id()`,
  provisioning_rule: sql`provisioning_rules r where r.tenant_id = current_tenant_id()`,
  authorization: sql`authorizations r where r.tenant_id = current_tenant_id()`,
  authorization_approval: sql`authorization_approvals r where r.tenant_id = current_tenant_id()`,
} satisfies Record<string, RawBuilder<unknown>>;

/** A kind of resource that an Idempotency-Key lives as long as. */
export type MadeType = keyof typeof tables;

/** How many of these resources are still there. */
export async function countLive(session: Session, type: MadeType, ids: string[]): Promise<number> {
  const row = await session.first(
    sql<{ live: number }>`select count(*) as live from ${tables[type]} and r.id = any(${ids}::uuid[])`,
  );
  return Number(row?.live);
}
