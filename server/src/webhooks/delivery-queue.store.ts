import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { attemptsInOrder } from './delivery.rules.ts';
import type { Attempt } from './send-webhook.ts';

/** A delivery that this process attempts now. */
export interface ClaimedDelivery {
  tenant_id: string;
  id: string;
  url: string;
  body: string;
  /** With this one. */
  attempts: number;
  created_at: string;
  /** The application is there; else nobody listens any more. */
  is_live: boolean;
  /** Its live secrets, encrypted; newest last. */
  sealed_secrets: string[];
}

/**
 * Takes the delivery that is due longest, over all tenants, and counts the attempt. It is due again at `leasedUntil`, should
 * this process die before it says how the attempt ended: an event is told at least once. Events of one authorization wait for
 * each other for some attempts, so that they arrive in their order as well as that can be had. The session acts for the platform.
 */
export function claimDelivery(
  session: Session,
  now: Date,
  leasedUntil: Date,
): Promise<ClaimedDelivery | undefined> {
  return session.first(sql<ClaimedDelivery>`
    with due as (
      select d.tenant_id, d.id from webhook_deliveries d
      where d.status = 'pending' and d.next_attempt_at <= ${now}::timestamptz
        and not exists (
          select from webhook_deliveries e
          where e.tenant_id = d.tenant_id and e.authorization_id = d.authorization_id and e.status = 'pending'
            and e.position < d.position and e.attempts < ${attemptsInOrder})
      order by d.next_attempt_at, d.position limit 1
      for update of d skip locked)
    update webhook_deliveries d set attempts = d.attempts + 1, next_attempt_at = ${leasedUntil}::timestamptz
    from due, applications a
    where d.tenant_id = due.tenant_id and d.id = due.id and a.tenant_id = d.tenant_id and a.id = d.application_id
    returning d.tenant_id, d.id, d.url, d.body, d.attempts, d.created_at, a.deleted_at is null as is_live,
      (select coalesce(array_agg(s.sealed_secret order by s.id), '{}') from application_secrets s
       where s.tenant_id = a.tenant_id and s.application_id = a.id and (s.expires_at is null or s.expires_at > ${now}::timestamptz)) as sealed_secrets`);
}

/** The event was taken. */
export async function markDelivered(
  session: Session,
  { tenant_id, id }: ClaimedDelivery,
  status: number | null,
  now: Date,
): Promise<void> {
  await session.rows(
    sql`update webhook_deliveries set status = 'delivered', delivered_at = ${now}::timestamptz, next_attempt_at = null, last_status = ${status}, last_error = null
      where tenant_id = ${tenant_id} and id = ${id} and status = 'pending'`,
  );
}

/**
 * The event was not taken. Says nothing when another process attempts it by now.
 *
 * @param next - null: it is given up
 */
export async function markMissed(
  session: Session,
  { tenant_id, id, attempts }: ClaimedDelivery,
  { status, error }: Attempt,
  next: Date | null,
): Promise<void> {
  await session.rows(
    sql`update webhook_deliveries set status = ${next === null ? 'failed' : 'pending'}, next_attempt_at = ${next}::timestamptz, last_status = ${status}, last_error = ${error}
      where tenant_id = ${tenant_id} and id = ${id} and status = 'pending' and attempts = ${attempts}`,
  );
}

/** Forgets events that ended before an instant. */
export async function deleteEndedDeliveries(session: Session, before: Date): Promise<void> {
  await session.rows(
    sql`delete from webhook_deliveries where status <> 'pending' and created_at < ${before}::timestamptz`,
  );
}
