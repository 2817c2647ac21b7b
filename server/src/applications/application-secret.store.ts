import { sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';

/** A secret to keep: its text only in forms that say nothing to who reads the store. */
export interface NewSecret {
  id: string;
  hash: string;
  sealed: string;
  expiresAt: Date | null;
  now: Date;
}

/** A live secret as the API shows it: never its text. */
export interface SecretView {
  id: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

/** Inserts a secret of an application. */
export function insertSecret(session: Session, applicationId: string, secret: NewSecret): void {
  session.send(
    statements.insertInto('application_secrets').values({
      tenant_id: session.tenantId,
      id: secret.id,
      application_id: applicationId,
      secret_hash: secret.hash,
      sealed_secret: secret.sealed,
      expires_at: secret.expiresAt,
      created_at: secret.now,
    }),
  );
}

/** Removes one secret: it works no more. @throws ApiError `resource_not_found` */
export async function deleteSecret(session: Session, applicationId: string, id: string): Promise<void> {
  const row = await session.first(
    sql`delete from application_secrets where tenant_id = ${session.tenantId} and application_id = ${applicationId} and id = ${id} returning id`,
  );
  if (!row) throw notFound('application_secret', id);
}

/** Removes all secrets of some applications. @returns their ids, each with its application's */
export async function deleteSecretsOf(
  session: Session,
  applicationIds: string[],
): Promise<{ id: string; application_id: string }[]> {
  return session.rows(
    sql<{
      id: string;
      application_id: string;
    }>`delete from application_secrets where tenant_id = ${session.tenantId} and application_id = any(${applicationIds}::uuid[]) returning id, application_id`,
  );
}
