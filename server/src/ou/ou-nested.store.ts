import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import type { PartyView } from '../parties/party.rules.ts';
import { type PartyRow, partyColumns, presentParty } from '../parties/party.store.ts';
import { codeOf, unitFrom } from './ou-lists.store.ts';

/** A unit with what is nested in it. */
export type UnitNode = PartyView & { counts: { children: number; parties: number }; children: UnitNode[] };

type CountedRow = PartyRow & { child_count: number; party_count: number };

/**
 * The tree, nested, by code.
 *
 * @param rootId - the unit to show from; undefined: all roots
 * @param depth - levels below the root shown; undefined: all
 */
export async function readTree(
  session: Session,
  rootId: string | undefined,
  depth: number | undefined,
): Promise<UnitNode[]> {
  const code = rootId === undefined ? undefined : codeOf(session, rootId);
  const within = code === undefined ? sql`` : sql`and u.code >= ${code} and u.code < ${code} || '/'`;
  const topLength = code === undefined ? sql`5` : sql`length(${code})`;
  const rows = await session.rows(
    sql<CountedRow>`select ${partyColumns},
        (select count(*) from organization_units c where c.tenant_id = u.tenant_id and c.parent_id = u.id and not c.deleted) as child_count,
        (select count(*) from parties r where r.tenant_id = u.tenant_id and r.organization_unit_id = u.id and r.deleted_at is null) as party_count
      ${unitFrom}
      where u.tenant_id = ${session.tenantId} and p.tenant_id = ${session.tenantId} and not u.deleted ${within} and length(u.code) <= ${topLength} + ${6 * (depth ?? 16)}::int
      order by u.code`,
  );
  return nest(rows);
}

/** Rows come by code, so a parent always stands before its children. */
function nest(rows: CountedRow[]): UnitNode[] {
  const byId = new Map<string, UnitNode>();
  const roots: UnitNode[] = [];
  for (const row of rows) {
    const node: UnitNode = {
      ...presentParty(row),
      counts: { children: row.child_count, parties: row.party_count },
      children: [],
    };
    byId.set(node.id, node);
    (byId.get(row.parent_id ?? '')?.children ?? roots).push(node);
  }
  return roots;
}
