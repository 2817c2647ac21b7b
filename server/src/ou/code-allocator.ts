import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { assignCode } from './ou-tree.rules.ts';

/**
 * Gives out codes for many new units at once. The tree lock is held exclusively by the caller, so what it has read stays
 * true; codes follow the rule of single creates, in the order asked for.
 */
export class CodeAllocator {
  readonly #codes = new Map<string, string>();
  readonly #highest = new Map<string | null, string>();

  /** @param parentIds - live units that will get children; null: the root level */
  static async load(session: Session, parentIds: Iterable<string | null>): Promise<CodeAllocator> {
    const allocator = new CodeAllocator();
    const all = [...new Set(parentIds)];
    const ids = all.filter((id) => id !== null);
    const rows = await session.rows(
      sql<{ id: string; code: string; highest: string | null }>`select p.id, p.code,
          (select max(c.code) from organization_units c where c.tenant_id = p.tenant_id and c.parent_id = p.id and not c.deleted) as highest
        from organization_units p where p.tenant_id = ${session.tenantId} and p.id = any(${ids}::uuid[]) and not p.deleted`,
    );
    for (const { id, code, highest } of rows) {
      allocator.#codes.set(id, code);
      if (highest !== null) allocator.#highest.set(id, highest);
    }
    if (all.includes(null)) await allocator.#loadRoots(session);
    return allocator;
  }

  async #loadRoots(session: Session): Promise<void> {
    const row = await session.first(
      sql<{
        highest: string | null;
      }>`select max(code) as highest from organization_units where tenant_id = ${session.tenantId} and parent_id is null and not deleted`,
    );
    if (row?.highest != null) this.#highest.set(null, row.highest);
  }

  /**
   * The code of the next child of a parent, which may itself have got its code here.
   *
   * @throws ApiError `ou_children_exceeded` or `ou_depth_exceeded`
   */
  next(parentId: string | null, id: string): string {
    const parentCode = parentId === null ? null : this.#codes.get(parentId);
    if (parentCode === undefined) throw new Error(`no code is known for the parent ${parentId}`);
    const code = assignCode(parentCode, this.#highest.get(parentId) ?? null);
    this.#highest.set(parentId, code);
    this.#codes.set(id, code);
    return code;
  }
}
