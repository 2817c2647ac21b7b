import { type RawBuilder, sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { holdsInstant } from '../relationships/relationship.store.ts';
import type { AccessRule, AccessStep, Move } from './access-path.rules.ts';

/** Most moves of a walk; a tenant whose rules fan out further gets a denial, not a long wait. */
const maxMoves = 20_000;

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

/** Parties that one hop of a step leads to. */
function neighbours(
  tenantId: string,
  step: AccessStep,
  from: RawBuilder<unknown>,
  now: Date,
): RawBuilder<unknown> {
  if (step.relation === 'owner')
    return sql`select owner_id as id from parties where tenant_id = ${tenantId} and id = ${from}`;
  if (step.relation === 'members')
    return sql`select party_id as id from group_members where tenant_id = ${tenantId} and group_id = ${from} and walk.type = 'group'`;
  if (step.relation === 'unit')
    return sql`select organization_unit_id as id from parties where tenant_id = ${tenantId} and id = ${from}`;
  return relatedParties(tenantId, step.type, step.fromRight, from, now);
}

/** Only relationships that hold at the moment; a symmetric one leads either way. */
function relatedParties(
  tenantId: string,
  type: string,
  fromRight: boolean,
  from: RawBuilder<unknown>,
  now: Date,
): RawBuilder<unknown> {
  const holds = sql`r.tenant_id = ${tenantId} and r.relationship_type = ${type} and r.status = 'ACTIVE' and ${holdsInstant(now)}`;
  const [near, far] = fromRight ? [sql`r.right_id`, sql`r.left_id`] : [sql`r.left_id`, sql`r.right_id`];
  return sql`select ${far} as id from relationships r where ${holds} and ${near} = ${from}
    union all select ${near} from relationships r where ${holds} and r.is_symmetric and ${far} = ${from}`;
}

/** Hops that a step allows: the one that enters it, and where it repeats those that stay in it. */
function movesOf(tenantId: string, step: AccessStep, index: number, now: Date): RawBuilder<unknown>[] {
  const [before, after] = [sql.lit(index), sql.lit(index + 1)];
  const from = sql`walk.id`;
  const move = (at: RawBuilder<unknown>, hop: RawBuilder<unknown>) =>
    sql`select ${after}::integer as step, hop.id from (${hop}) hop where walk.step = ${at}`;
  const enter = move(before, neighbours(tenantId, step, from, now));
  if (step.relation === 'relationship' || !step.repeated) return [enter];
  // Above a unit stands its parent, whatever unit it lives in.
  const again =
    step.relation === 'unit'
      ? sql`select parent_id as id from organization_units where tenant_id = ${tenantId} and id = ${from}`
      : neighbours(tenantId, step, from, now);
  return [enter, move(after, again)];
}

/**
 * The moves along a path that lie on some walk from one party to another, over live parties only; none when it does not
 * lead there. Each move is made once, so cycles in the data end the walk.
 */
export function walksBetween(
  session: Session,
  path: AccessStep[],
  fromId: string,
  toId: string,
  now: Date,
): Promise<Move[]> {
  const { tenantId } = session;
  const moves = path.flatMap((step, index) => movesOf(tenantId, step, index, now));
  // `limit 1` keeps the engine from reading all parties of a small tenant in order to join them.
  return session.rows(
    sql<Move>`with recursive walk as (
        select null::integer as from_step, null::uuid as from_id, 0 as step, id, party_type as type
        from parties where tenant_id = ${tenantId} and id = ${fromId}
        union
        select walk.step, walk.id, next.step, next.id, found.party_type
        from walk cross join lateral (${sql.join(moves, sql` union all `)}) next
        cross join lateral (
          select p.party_type from parties p where p.tenant_id = ${tenantId} and p.id = next.id and p.deleted_at is null limit 1
        ) found
      ), bounded as (
        select * from walk limit ${maxMoves}
      ), back as (
        select * from bounded where step = ${sql.lit(path.length)} and id = ${toId}
        union
        select b.* from back join bounded b on b.step = back.from_step and b.id = back.from_id
      )
      select from_step, from_id, step, id from back where from_id is not null`,
  );
}
