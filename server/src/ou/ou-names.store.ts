import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { fieldError } from '../errors/api-error.ts';

/** A name that a unit is to have below a parent. */
export interface WantedName {
  id: string;
  parentId: string | null;
  name: string;
  /** Where the body names the unit. */
  pointer: string;
}

function taken({ pointer, name }: WantedName): never {
  throw fieldError(
    'ou_name_taken',
    `${pointer}/displayName`,
    `a sibling has the displayName ${JSON.stringify(name)}; choose another, or another parent`,
  );
}

/**
 * Checks many names at once, against each other and against the live siblings that are not among them.
 *
 * @param leaving - units that count no more
 * @throws ApiError `ou_name_taken`, naming the unit in the body
 */
export async function assertFreeNames(
  session: Session,
  wanted: WantedName[],
  leaving: string[] = [],
): Promise<void> {
  const seen = new Set<string>();
  for (const each of wanted) {
    const key = `${each.parentId ?? ''}/${each.name}`;
    if (seen.has(key)) taken(each);
    seen.add(key);
  }
  const records = JSON.stringify(wanted.map(({ id, parentId, name }) => ({ id, parent_id: parentId, name })));
  // Two branches, because an index serves an equation and not `is not distinct from`.
  const row = await session.first(
    sql<{
      id: string;
    }>`with wanted as (select * from jsonb_to_recordset(${records}::jsonb) as w(id uuid, parent_id uuid, name text)),
      clashes as (
        select w.id, u.id as other from wanted w join organization_units u
          on u.tenant_id = ${session.tenantId} and u.parent_id = w.parent_id and u.display_name = w.name and not u.deleted
        union all
        select w.id, u.id from wanted w join organization_units u
          on u.tenant_id = ${session.tenantId} and u.parent_id is null and u.display_name = w.name and not u.deleted
        where w.parent_id is null
      )
      select id from clashes where other <> all(${leaving}::uuid[]) and not exists (select from wanted o where o.id = other) limit 1`,
  );
  const clash = row && wanted.find(({ id }) => id === row.id);
  if (clash) taken(clash);
}

/** Frees the names of units that are about to get others: names can then be exchanged in any order. */
export async function freeNames(session: Session, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await session.rows(
    sql`update organization_units set display_name = chr(1) || id where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[])`,
  );
}

/** Gives units their final names. */
export async function setNames(session: Session, names: { id: string; name: string }[]): Promise<void> {
  if (names.length === 0) return;
  await session.rows(
    sql`update organization_units u set display_name = w.name from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as w(id uuid, name text)
      where u.tenant_id = ${session.tenantId} and u.id = w.id`,
  );
}
