import { sql } from 'kysely';
import { hostTenant } from '../auth/authenticate.ts';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import type { components } from '../generated/openapi.ts';
import type { ListSource } from '../http/paging.ts';
import { maskedSecret } from '../secrets/masked-secret.ts';

/** A tenant as the API shows it. */
export type TenantView = components['schemas']['Tenant'];

/** The OpenID provider of a tenant as it is kept. */
export interface KeptSignIn {
  issuer: string;
  clientId: string;
  sealedClientSecret: string;
}

/** A row of `tenants`. */
export interface TenantRow {
  id: string;
  slug: string;
  display_name: string;
  status: string;
  branding: Record<string, unknown> | null;
  tos_uri: string | null;
  sign_in: KeptSignIn | null;
  created_at: string;
  updated_at: string;
}

const columns = sql<TenantRow>`t.id, t.slug, t.display_name, t.status, t.branding, t.tos_uri, t.sign_in, t.created_at, t.updated_at`;

/** A row as the API shows it. */
export function presentTenant(row: TenantRow): TenantView {
  return {
    id: row.id,
    slug: row.slug,
    displayName: row.display_name,
    status: row.status as TenantView['status'],
    branding: row.branding,
    tosUri: row.tos_uri,
    signIn: row.sign_in && {
      issuer: row.sign_in.issuer,
      clientId: row.sign_in.clientId,
      clientSecret: maskedSecret,
    },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** All live tenants as a list. */
export const tenantList: ListSource<TenantRow> = {
  name: '/tenants',
  columns,
  from: sql`from tenants t`,
  where: [sql`t.deleted_at is null`],
  id: sql`t.id`,
  idOf: (row) => row.id,
  sorts: {
    createdAt: { column: sql`t.created_at`, type: 'timestamptz', valueOf: (row) => row.created_at },
    updatedAt: { column: sql`t.updated_at`, type: 'timestamptz', valueOf: (row) => row.updated_at },
    displayName: { column: sql`t.display_name`, type: 'text', valueOf: (row) => row.display_name },
  },
  defaultSort: 'createdAt',
};

/**
 * A live tenant.
 *
 * @param lock - keep others from writing it until the transaction ends
 * @throws ApiError `resource_not_found`
 */
export async function getTenant(session: Session, id: string, lock = false): Promise<TenantRow> {
  const row = await session.first(
    sql<TenantRow>`select ${columns} from tenants t where t.id = ${id} and t.deleted_at is null ${lock ? sql`for no key update` : sql``}`,
  );
  if (!row) throw notFound('tenant', id);
  return row;
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** Fields of a tenant that a body may hold, its secret sealed. */
export type TenantFields = Omit<components['schemas']['TenantUpdate'], 'signIn'> & {
  signIn?: KeptSignIn | null;
};

/** Inserts a tenant. */
export async function insertTenant(
  session: Session,
  id: string,
  fields: Omit<components['schemas']['TenantCreate'], 'signIn'> & { signIn?: KeptSignIn | null },
  now: Date,
): Promise<void> {
  await session.rows(
    statements.insertInto('tenants').values({
      id,
      slug: fields.slug,
      display_name: fields.displayName,
      status: fields.status ?? 'ACTIVE',
      branding: json(fields.branding),
      tos_uri: fields.tosUri ?? null,
      sign_in: json(fields.signIn),
      created_at: now,
      updated_at: now,
    }),
  );
}

/** Writes the fields that are given. */
export async function updateTenant(
  session: Session,
  id: string,
  fields: TenantFields,
  now: Date,
): Promise<void> {
  const { slug, displayName, status, branding, tosUri, signIn } = fields;
  await session.rows(
    statements
      .updateTable('tenants')
      .set({
        ...(slug === undefined ? {} : { slug }),
        ...(displayName === undefined ? {} : { display_name: displayName }),
        ...(status === undefined ? {} : { status }),
        ...(branding === undefined ? {} : { branding: json(branding) }),
        ...(tosUri === undefined ? {} : { tos_uri: tosUri }),
        ...(signIn === undefined ? {} : { sign_in: json(signIn) }),
        updated_at: now,
      })
      .where('id', '=', id),
  );
}

/** Marks a tenant as deleted; its tokens are refused from then on. */
export async function deleteTenant(session: Session, id: string, now: Date): Promise<void> {
  await session.rows(
    statements.updateTable('tenants').set({ deleted_at: now, updated_at: now }).where('id', '=', id),
  );
}

/** Makes the host tenant, in which the platform administrator acts, unless it is there. */
export async function ensureHostTenant(session: Session, now: Date): Promise<void> {
  await session.rows(
    sql`insert into tenants (id, slug, display_name, created_at, updated_at) values (${hostTenant.id}, ${hostTenant.slug}, 'Host', ${now}, ${now}) on conflict do nothing`,
  );
}
