import { sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import type { ListSource } from '../http/paging.ts';

/** A row of `profiles`. */
export interface ProfileRow {
  id: string;
  version: number;
  schema: object | boolean;
  party_types: string[];
  created_at: string;
}

const columns = sql<ProfileRow>`f.id, f.version, f.schema, f.party_types, f.created_at`;

/** All versions of all profiles of the tenant, by name. */
export function profileList(tenantId: string): ListSource<ProfileRow> {
  const key = (row: ProfileRow) => `${row.id} ${String(row.version).padStart(9, '0')}`;
  const column = sql`(f.id || ' ' || lpad(f.version::text, 9, '0')) collate "C"`;
  return {
    name: '/profiles',
    columns,
    from: sql`from profiles f`,
    where: [sql`f.tenant_id = ${tenantId}`],
    id: column,
    idType: 'text',
    idOf: key,
    sorts: { name: { column, type: 'text', valueOf: key } },
    defaultSort: 'name',
    defaultDirection: 'ASC',
  };
}

/** One version of a profile, the newest when none is named. */
export function findProfile(
  session: Session,
  id: string,
  version: string | null | undefined,
): Promise<ProfileRow | undefined> {
  const wanted = version ? sql`and f.version = ${Number(version)}::int` : sql``;
  return session.first(
    sql<ProfileRow>`select ${columns} from profiles f where f.tenant_id = ${session.tenantId} and f.id = ${id} ${wanted} order by f.version desc limit 1`,
  );
}

/** Adds a version. */
export async function insertProfile(
  session: Session,
  profile: Omit<ProfileRow, 'created_at'>,
  now: Date,
): Promise<void> {
  await session.rows(
    statements.insertInto('profiles').values({
      tenant_id: session.tenantId,
      id: profile.id,
      version: profile.version,
      schema: JSON.stringify(profile.schema),
      party_types: profile.party_types,
      created_at: now,
    }),
  );
}
