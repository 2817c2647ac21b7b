import { type AuditEntry, changesBetween } from '../audit/audit-trail.ts';
import { hashSecretToken } from '../auth/secret-token.ts';
import { newId } from '../db/ids.ts';
import { ApiError, fieldError, notFound } from '../errors/api-error.ts';
import { type Answer, type Handlers, type Input, noContent, type RequestContext } from '../http/handler.ts';
import { getApplicationRow } from './application.store.ts';
import { deleteSecret, insertSecret } from './application-secret.store.ts';
import { newClientSecret } from './client-credentials.ts';

/** How many secrets may work at the same time (contract, section 7). */
const maxLiveSecrets = 5;

/** A secret that was just made: the only moment at which its text is known. */
interface MadeSecret {
  id: string;
  clientSecret: string;
  /** For the trail. */
  entry: AuditEntry;
}

/**
 * Gives an application a new secret; its limit is the caller's affair.
 *
 * @param expiresAt - null: it works until it is deleted
 */
export function addSecret(
  context: RequestContext,
  applicationId: string,
  expiresAt: Date | null,
): MadeSecret {
  const { session, secrets, now } = context;
  const id = newId(now);
  const clientSecret = newClientSecret();
  const kept = { hash: hashSecretToken(clientSecret), sealed: secrets.seal(clientSecret) };
  insertSecret(session, applicationId, { id, ...kept, expiresAt, now });
  const shown = { applicationId, expiresAt: expiresAt?.toISOString() ?? null };
  const entry: AuditEntry = {
    action: 'application_secret.created',
    resource: { type: 'application_secret', id },
    changes: changesBetween({}, shown),
  };
  return { id, clientSecret, entry };
}

function readEnd(text: string | null | undefined, now: Date): Date | null {
  if (text == null) return null;
  const end = new Date(text);
  if (end <= now) throw fieldError('validation_failed', '/expiresAt', 'must be in the future');
  return end;
}

async function createApplicationSecret(
  context: RequestContext,
  { path, body }: Input<'createApplicationSecret'>,
): Promise<Answer> {
  const { session, audit, now } = context;
  const expiresAt = readEnd(body?.expiresAt, now);
  const application = await getApplicationRow(session, path.id, now, true);
  if (application.secrets.length >= maxLiveSecrets)
    throw new ApiError(
      'application_secret_limit',
      `the application has ${maxLiveSecrets} live secrets; delete one that is no longer used`,
    );
  const { id, clientSecret, entry } = addSecret(context, application.id, expiresAt);
  audit.append(entry);
  const view = { id, createdAt: now.toISOString(), expiresAt: expiresAt?.toISOString() ?? null };
  return {
    status: 201,
    body: { ...view, clientSecret },
    isResource: true,
    version: view,
    location: `/applications/${application.id}/secrets/${id}`,
    made: { type: 'application_secret', ids: [id] },
  };
}

async function deleteApplicationSecret(
  { session, audit, now }: RequestContext,
  { path }: Input<'deleteApplicationSecret'>,
): Promise<Answer> {
  const { id, secrets } = await getApplicationRow(session, path.id, now, true);
  const secret = secrets.find((each) => each.id === path.sid.toLowerCase());
  if (!secret) throw notFound('application_secret', path.sid);
  if (secrets.length === 1) throw new ApiError('application_secret_last');
  await deleteSecret(session, id, secret.id);
  audit.append({
    action: 'application_secret.deleted',
    resource: { type: 'application_secret', id: secret.id },
    changes: changesBetween({ applicationId: id, expiresAt: secret.expiresAt }, {}),
  });
  return noContent;
}

/** Secrets of applications: they overlap, so that one is replaced without a gap. */
export const applicationSecretRoutes: Handlers = { createApplicationSecret, deleteApplicationSecret };
