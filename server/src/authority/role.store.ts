import { sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { fieldError, notFound } from '../errors/api-error.ts';
import type { ListSource } from '../http/paging.ts';
import { builtInRoles, type Right, type RoleView } from './role.rules.ts';

/** A role of the list, with what it is sorted by. */
export type ListedRole = RoleView & { position: string };

/** All roles of the tenant: the built-in ones first, in the order of their table, then its own by name. */
export function roleList(tenantId: string): ListSource<ListedRole> {
  const rows = [...builtInRoles.values()].map((role, index) => ({ ...role, position: `0${index}` }));
  const column = sql`r.position`;
  const key = (row: ListedRole) => row.position;
  return {
    name: '/roles',
    columns: sql<ListedRole>`r.name, r.display_name as "displayName", r.rights, r.built_in as "builtIn", r.position`,
    from: sql`from (
        select name, display_name, rights, false as built_in, '1' || name as position from roles where tenant_id = ${tenantId}
        union all
        select name collate "C", "displayName", rights, true, position collate "C"
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b(name text, "displayName" text, rights text[], position text)
      ) r`,
    where: [],
    id: column,
    idType: 'text',
    idOf: key,
    sorts: { position: { column, type: 'text', valueOf: key } },
    defaultSort: 'position',
    defaultDirection: 'ASC',
  };
}

/**
 * A role by name, built-in or of the tenant.
 *
 * @param lock - `share` keeps it from being deleted until the transaction ends, `update` from being given too
 */
export async function findRole(
  session: Session,
  name: string,
  lock?: 'share' | 'update',
): Promise<RoleView | undefined> {
  const known = builtInRoles.get(name);
  if (known) return known;
  const locking = lock === undefined ? sql`` : lock === 'share' ? sql`for share` : sql`for update`;
  const row = await session.first(
    sql<{ display_name: string; rights: Right[] }>`select display_name, rights from roles
      where tenant_id = ${session.tenantId} and name = ${name} ${locking}`,
  );
  return row && { name, displayName: row.display_name, rights: row.rights, builtIn: false };
}

/** @throws ApiError `resource_not_found` */
export async function getRole(session: Session, name: string, lock?: 'share' | 'update'): Promise<RoleView> {
  const role = await findRole(session, name, lock);
  if (!role) throw notFound('role', name);
  return role;
}

/**
 * A role that a body names. It stays until the transaction ends.
 *
 * @param pointer - where the body names it
 * @throws ApiError `reference_not_found`
 */
export async function assertRole(session: Session, name: string, pointer = '/role'): Promise<RoleView> {
  const role = await findRole(session, name, 'share');
  if (!role) throw fieldError('reference_not_found', pointer, `there is no role ${name} in this tenant`);
  return role;
}

/** Adds a role to the tenant. */
export async function insertRole(
  session: Session,
  { name, displayName, rights }: RoleView,
  now: Date,
): Promise<void> {
  await session.rows(
    statements.insertInto('roles').values({
      tenant_id: session.tenantId,
      name,
      display_name: displayName,
      rights,
      created_at: now,
    }),
  );
}

/** Writes what a role shows. */
export async function updateRole(session: Session, { name, displayName, rights }: RoleView): Promise<void> {
  await session.rows(
    statements
      .updateTable('roles')
      .set({ display_name: displayName, rights })
      .where('tenant_id', '=', session.tenantId)
      .where('name', '=', name),
  );
}

/** Whether somebody holds the role, or a provisioning rule gives it. The role is locked by the caller. */
export async function isRoleInUse(session: Session, name: string): Promise<boolean> {
  const row = await session.first(
    sql<{
      used: boolean;
    }>`select exists (select from role_assignments where tenant_id = ${session.tenantId} and role = ${name})
      or exists (select from provisioning_rules where tenant_id = ${session.tenantId} and role = ${name}) as used`,
  );
  return row?.used ?? false;
}

/** Removes a role of the tenant. */
export async function deleteRole(session: Session, name: string): Promise<void> {
  await session.rows(
    statements.deleteFrom('roles').where('tenant_id', '=', session.tenantId).where('name', '=', name),
  );
}
