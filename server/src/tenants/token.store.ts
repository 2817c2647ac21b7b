import { sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import type { ListSource } from '../http/paging.ts';

/** A token as the API shows it: never its secret. */
export type TokenView = components['schemas']['Token'];

/** A row of `api_tokens` without the hash. */
export interface TokenRow {
  id: string;
  name: string;
  scopes: TokenView['scopes'];
  party_id: string | null;
  expires_at: string | null;
  created_at: string;
}

const columns = sql<TokenRow>`t.id, t.name, t.scopes, t.party_id, t.expires_at, t.created_at`;

/** A row as the API shows it. */
export function presentToken(row: TokenRow): TokenView {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    partyId: row.party_id,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
  };
}

/** The tokens of a tenant as a list. */
export function tokenList(tenantId: string): ListSource<TokenRow> {
  return {
    name: `/tenants/${tenantId}/tokens`,
    columns,
    from: sql`from api_tokens t`,
    where: [sql`t.tenant_id = ${tenantId}`],
    id: sql`t.id`,
    idOf: (row) => row.id,
    sorts: {
      createdAt: { column: sql`t.id`, type: 'uuid', valueOf: (row) => row.id },
      updatedAt: { column: sql`t.id`, type: 'uuid', valueOf: (row) => row.id },
      displayName: { column: sql`t.name`, type: 'text', valueOf: (row) => row.name },
    },
    defaultSort: 'createdAt',
  };
}

/** @throws ApiError `resource_not_found` */
export async function getToken(session: Session, tenantId: string, id: string): Promise<TokenRow> {
  const row = await session.first(
    sql<TokenRow>`select ${columns} from api_tokens t where t.tenant_id = ${tenantId} and t.id = ${id}`,
  );
  if (!row) throw notFound('token', id);
  return row;
}

/** Whether a live party of a tenant has this id; asked across tenants, so not by the caller's own look-ups. */
export async function hasParty(session: Session, tenantId: string, partyId: string): Promise<boolean> {
  const row = await session.first(
    sql`select 1 from parties where tenant_id = ${tenantId} and id = ${partyId} and deleted_at is null`,
  );
  return row !== undefined;
}

/** Inserts a token by its hash. */
export async function insertToken(
  session: Session,
  tenantId: string,
  token: { id: string; hash: string; body: components['schemas']['TokenCreate']; now: Date },
): Promise<void> {
  const { id, hash, body, now } = token;
  await session.rows(
    statements.insertInto('api_tokens').values({
      tenant_id: tenantId,
      id,
      name: body.name,
      token_hash: hash,
      scopes: body.scopes,
      party_id: body.partyId ?? null,
      expires_at: body.expiresAt ? new Date(body.expiresAt) : null,
      created_at: now,
    }),
  );
}

/** Removes a token: it is refused from then on. */
export async function deleteToken(session: Session, tenantId: string, id: string): Promise<void> {
  await session.rows(
    statements.deleteFrom('api_tokens').where('tenant_id', '=', tenantId).where('id', '=', id),
  );
}
