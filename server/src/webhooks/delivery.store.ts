import { sql } from 'kysely';
import { newId } from '../db/ids.ts';
import type { Session } from '../db/session.ts';
import type { components } from '../generated/openapi.ts';
import type { ListSource } from '../http/paging.ts';

/** A delivery as the API shows it. */
export type DeliveryView = components['schemas']['Delivery'];

/** What an application is told. */
export interface AuthorizationEvent {
  type: components['schemas']['AuthorizationEventType'];
  /** As the API shows it at this moment. */
  authorization: components['schemas']['Authorization'];
  now: Date;
}

/** Signal of the store that deliveries wait. */
export const deliverySignal = 'deliveries';

/**
 * Writes an event to be delivered, where the application has an address for events. It is sent ahead, in the transaction of
 * the change it tells of: neither is there without the other.
 */
export function enqueueDelivery(session: Session, { type, authorization, now }: AuthorizationEvent): void {
  const id = newId(now);
  const body = JSON.stringify({ id, type, time: now.toISOString(), authorization });
  session.send(
    sql`insert into webhook_deliveries (tenant_id, id, application_id, authorization_id, event_type, url, body, created_at, next_attempt_at)
      select a.tenant_id, ${id}::uuid, a.id, ${authorization.id}::uuid, ${type}, a.webhook_url, ${body}, ${now}::timestamptz, ${now}::timestamptz
      from applications a
      where a.tenant_id = ${session.tenantId} and a.id = ${authorization.applicationId} and a.webhook_url is not null and a.deleted_at is null`,
  );
  session.signal(deliverySignal);
}

interface DeliveryRow {
  id: string;
  authorization_id: string;
  event_type: string;
  url: string;
  status: string;
  attempts: number;
  last_status: number | null;
  last_error: string | null;
  created_at: string;
  next_attempt_at: string | null;
  delivered_at: string | null;
}

/** A row as the API shows it. */
export function presentDelivery(row: DeliveryRow): DeliveryView {
  return {
    id: row.id,
    authorizationId: row.authorization_id,
    type: row.event_type as DeliveryView['type'],
    url: row.url,
    status: row.status as DeliveryView['status'],
    attempts: row.attempts,
    lastStatus: row.last_status,
    lastError: row.last_error,
    createdAt: row.created_at,
    nextAttemptAt: row.next_attempt_at,
    deliveredAt: row.delivered_at,
  };
}

/** Deliveries to an application as a list, newest first. */
export function deliveryList(
  tenantId: string,
  applicationId: string,
  status: string | undefined,
): ListSource<DeliveryRow> {
  return {
    name: `/applications/${applicationId}/deliveries`,
    columns: sql<DeliveryRow>`d.id, d.authorization_id, d.event_type, d.url, d.status, d.attempts, d.last_status, d.last_error, d.created_at,
      d.next_attempt_at, d.delivered_at`,
    from: sql`from webhook_deliveries d`,
    where: [
      sql`d.tenant_id = ${tenantId}`,
      sql`d.application_id = ${applicationId}`,
      ...(status === undefined ? [] : [sql`d.status = ${status}`]),
    ],
    id: sql`d.id`,
    idOf: (row) => row.id,
    sorts: { createdAt: { column: sql`d.id`, type: 'uuid', valueOf: (row) => row.id } },
    defaultSort: 'createdAt',
  };
}
