import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { ApiError, fieldError } from '../errors/api-error.ts';
import type { Settings } from './secret-settings.ts';

const pointer = '/settings/applicationId';
const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readId({ applicationId }: Settings): string {
  if (typeof applicationId === 'string' && uuidForm.test(applicationId)) return applicationId.toLowerCase();
  const [code, message] =
    applicationId === undefined
      ? ['field_required', 'is required for the kind application']
      : ['bad_format', 'must be the id of an application'];
  throw new ApiError('validation_failed', `${pointer} ${message}`, [{ pointer, code, message }]);
}

/**
 * The application that settings of the kind application name. It is held, so that it cannot vanish before the transaction ends.
 *
 * @throws ApiError `validation_failed` when they name none, `reference_not_found` when there is no such live application
 */
export async function namedApplication(session: Session, settings: Settings): Promise<string> {
  const id = readId(settings);
  const row = await session.first(
    sql`select from applications where tenant_id = ${session.tenantId} and id = ${id} and deleted_at is null for share`,
  );
  if (!row) throw fieldError('reference_not_found', pointer, `there is no application ${id} in this tenant`);
  return id;
}
