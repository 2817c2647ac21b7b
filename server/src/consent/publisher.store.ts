import { sql } from 'kysely';
import type { Session } from '../db/session.ts';

/** Name of the unit that an application belongs to: its publisher. */
export async function publisherName(session: Session, organizationUnitId: string): Promise<string> {
  const row = await session.first(
    sql<{
      name: string;
    }>`select display_name as name from organization_units where tenant_id = ${session.tenantId} and id = ${organizationUnitId}`,
  );
  return row?.name ?? '';
}
