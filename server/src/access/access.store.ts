import { type RawBuilder, sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { holdsInstant } from '../relationships/relationship.store.ts';
import type { AccessRule, AccessStep } from './access-path.rules.ts';

/** A hop from one party to another. */
export interface Hop {
  from_id: string;
  to_id: string;
}

/** Most parties that one hop may reach; a tenant whose rules fan out further gets a denial, not a long wait. */
export const maxFanOut = 20_000;

/** The rules of the tenant. */
export async function readRules(session: Session): Promise<AccessRule[]> {
  const row = await session.first(
    statements.selectFrom('access_rules').select('rules').where('tenant_id', '=', session.tenantId),
  );
  return (row?.rules ?? []) as AccessRule[];
}

/** Replaces the rules of the tenant. */
export async function writeRules(session: Session, rules: AccessRule[], now: Date): Promise<void> {
  await session.rows(
    sql`insert into access_rules (tenant_id, rules, updated_at) values (${session.tenantId}, ${JSON.stringify(rules)}::jsonb, ${now})
      on conflict (tenant_id) do update set rules = excluded.rules, updated_at = excluded.updated_at`,
  );
}

function edges(tenantId: string, step: AccessStep, ids: string[], now: Date): RawBuilder<Hop> {
  if (step.relation === 'owner') {
    return sql<Hop>`select id as from_id, owner_id as to_id from parties where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) and owner_id is not null`;
  }
  if (step.relation === 'members') {
    return sql<Hop>`select group_id as from_id, party_id as to_id from group_members where tenant_id = ${tenantId} and group_id = any(${ids}::uuid[])`;
  }
  if (step.relation === 'unit') {
    return sql<Hop>`select id as from_id, organization_unit_id as to_id from parties where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) and organization_unit_id is not null`;
  }
  return relationshipEdges(tenantId, step.type, step.fromRight, ids, now);
}

/** Only relationships that hold at the moment; a symmetric one leads either way. */
function relationshipEdges(
  tenantId: string,
  type: string,
  fromRight: boolean,
  ids: string[],
  now: Date,
): RawBuilder<Hop> {
  const holds = sql`r.tenant_id = ${tenantId} and r.relationship_type = ${type} and r.status = 'ACTIVE' and ${holdsInstant(now)}`;
  const [near, far] = fromRight ? [sql`r.right_id`, sql`r.left_id`] : [sql`r.left_id`, sql`r.right_id`];
  return sql<Hop>`select ${near} as from_id, ${far} as to_id from relationships r where ${holds} and ${near} = any(${ids}::uuid[])
    union select ${far}, ${near} from relationships r where ${holds} and r.is_symmetric and ${far} = any(${ids}::uuid[])`;
}

/** Units above some units. */
function parentEdges(tenantId: string, ids: string[]): RawBuilder<Hop> {
  return sql<Hop>`select id as from_id, parent_id as to_id from organization_units where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) and parent_id is not null`;
}

/** One hop of a step from some parties to live ones. `isFirst`: the hop that enters the step, not one that repeats it. */
export function hop(
  session: Session,
  step: AccessStep,
  ids: string[],
  now: Date,
  isFirst: boolean,
): Promise<Hop[]> {
  const { tenantId } = session;
  const found =
    step.relation === 'unit' && !isFirst ? parentEdges(tenantId, ids) : edges(tenantId, step, ids, now);
  return session.rows(
    sql<Hop>`select e.from_id, e.to_id from (${found}) e join parties p on p.tenant_id = ${tenantId} and p.id = e.to_id and p.deleted_at is null limit ${maxFanOut + 1}`,
  );
}
