import { type AuditEntry, changesBetween } from '../audit/audit-trail.ts';
import { endAssignmentsOfApplication } from '../authority/role-assignments.ts';
import { revokeAuthorizationsOf } from '../authorizations/authorization-decisions.ts';
import { assertIfMatch } from '../http/etag.ts';
import { type Answer, type Input, noContent, type RequestContext } from '../http/handler.ts';
import { writerOf } from '../parties/party-write.ts';
import {
  type ApplicationRow,
  applicationsOfUnits,
  getApplicationRow,
  markApplicationsDeleted,
  presentApplication,
} from './application.store.ts';
import { deleteSecretsOf } from './application-secret.store.ts';

/**
 * Ends applications: their authorizations are revoked (reason `application_deleted`), their secrets and roles go, their
 * clientIds work no more, all in the transaction of the caller, who has locked them.
 */
async function removeApplications(context: RequestContext, rows: ApplicationRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await revokeAuthorizationsOf(context, { applicationIds: ids }, 'application_deleted');
  for (const id of ids) await endAssignmentsOfApplication(context, id);
  const secrets = await deleteSecretsOf(context.session, ids);
  markApplicationsDeleted(context.session, ids, writerOf(context));
  context.audit.append(
    ...rows.map(
      (row): AuditEntry => ({
        action: 'application.deleted',
        resource: { type: 'application', id: row.id },
        changes: changesBetween(presentApplication(row), {}),
      }),
    ),
    ...secrets.map(
      ({ id, application_id }): AuditEntry => ({
        action: 'application_secret.deleted',
        resource: { type: 'application_secret', id },
        changes: changesBetween({ applicationId: application_id }, {}),
      }),
    ),
  );
}

/** Ends the applications of units that go. The tree is locked exclusively by the caller. */
export async function removeApplicationsOfUnits(context: RequestContext, unitIds: string[]): Promise<void> {
  await removeApplications(context, await applicationsOfUnits(context.session, unitIds, context.now));
}

/** Serves DELETE of an application. */
export async function deleteApplication(
  context: RequestContext,
  { path }: Input<'deleteApplication'>,
): Promise<Answer> {
  const row = await getApplicationRow(context.session, path.id, context.now, true);
  assertIfMatch(context.ifMatch, presentApplication(row));
  await removeApplications(context, [row]);
  return noContent;
}
