import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../db/session.ts';

/** Where what lives in units is kept, beside children and parties, and how it names its units. */
const places: { table: RawBuilder<unknown>; column: RawBuilder<unknown> }[] = [
  'applications.organization_unit_id',
  'authorizations.organization_unit_id',
  'authorization_approvals.organization_unit_id',
  'authorization_approvals.publisher_unit_id',
  'provisioning_rules.organization_unit_id',
  'integrations.organization_unit_id',
  'member_integrations.organization_unit_id',
].map((place) => {
  const [table = '', column = ''] = place.split('.');
  return { table: sql.table(table), column: sql.ref(column) };
});

/**
 * Whether some units hold, or ever held, anything beside children and parties. Asked in one statement before everything of
 * it is ended kind by kind: most units hold nothing.
 */
export async function hasContents(session: Session, unitIds: string[]): Promise<boolean> {
  const found = places.map(
    ({ table, column }) =>
      sql`exists (select from ${table} where tenant_id = ${session.tenantId} and ${column} = any(${unitIds}::uuid[]))`,
  );
  const row = await session.first(sql<{ found: boolean }>`select ${sql.join(found, sql` or `)} as found`);
  return row?.found ?? false;
}
