import { sql } from 'kysely';
import type { Session } from '../db/session.ts';

/**
 * The one live person of the tenant with an e-mail address, compared without regard to case.
 *
 * @returns undefined when there is none, or more than one: then the address says not who it is
 */
export async function findPersonByEmail(session: Session, email: string): Promise<string | undefined> {
  const rows = await session.rows(
    sql<{ id: string }>`select p.id from parties p
      where p.tenant_id = ${session.tenantId} and p.party_type = 'natural_person' and p.deleted_at is null
        and lower(p.details->>'email') = lower(${email}) limit 2`,
  );
  return rows.length === 1 ? rows[0]?.id : undefined;
}
