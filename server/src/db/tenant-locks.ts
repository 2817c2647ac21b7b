import { sql } from 'kysely';
import type { Session } from './session.ts';

/**
 * Namespaces of advisory locks; the second number of a lock is a hash of what is locked. Locks are sent ahead: the next
 * statement waits for them, and sees what those who held them have committed.
 */
const lockClass = { tree: 1, siblings: 2, groups: 3, onboarding: 4 } as const;

/**
 * Locks the shape of the tenant's tree until the transaction ends. `shared`: units may be added and referred to, none
 * moves or vanishes. `exclusive`: nobody else adds, moves, deletes or refers to units, so that codes can be rewritten.
 */
export function lockTree(session: Session, mode: 'shared' | 'exclusive'): void {
  const lock = mode === 'shared' ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`;
  session.send(sql`select ${lock}(${sql.lit(lockClass.tree)}, hashtext(${session.tenantId}))`);
}

/** Lets one transaction at a time give out codes below a parent (null: the root level). */
export function lockSiblings(session: Session, parentId: string | null): void {
  const key = `${session.tenantId}/${parentId ?? ''}`;
  session.send(sql`select pg_advisory_xact_lock(${sql.lit(lockClass.siblings)}, hashtext(${key}))`);
}

/** Lets one transaction at a time nest groups, so that two cannot close a cycle together. */
export function lockGroups(session: Session): void {
  session.send(
    sql`select pg_advisory_xact_lock(${sql.lit(lockClass.groups)}, hashtext(${session.tenantId}))`,
  );
}

/** Lets one call of a directory at a time decide who is who, and no rule change meanwhile. After the tree, before any row. */
export function lockOnboarding(session: Session): void {
  session.send(
    sql`select pg_advisory_xact_lock(${sql.lit(lockClass.onboarding)}, hashtext(${session.tenantId}))`,
  );
}
