import { type RawBuilder, sql } from 'kysely';
import type { operations } from '../generated/openapi.ts';
import { type Handlers, ok } from '../http/handler.ts';
import { type ListSource, mapPage, readPage } from '../http/paging.ts';

interface AuditRow {
  id: string;
  time: string;
  tenant_id: string;
  actor_type: string;
  token_id: string | null;
  party_id: string | null;
  application_id: string | null;
  action: string;
  resource_type: string;
  resource_id: string | null;
  result: string;
  changes: Record<string, unknown>;
  correlation_id: string | null;
  source: string | null;
}

type AuditQuery = NonNullable<operations['listAuditEvents']['parameters']['query']>;

function conditionsOf(tenantId: string, query: AuditQuery): RawBuilder<unknown>[] {
  const { resourceId, actorId, action, from, to, correlationId } = query;
  return [
    sql`e.tenant_id = ${tenantId}`,
    ...(resourceId === undefined ? [] : [sql`e.resource_id = ${resourceId}`]),
    ...(actorId === undefined ? [] : [sql`coalesce(e.party_id, e.token_id) = ${actorId}`]),
    ...(action === undefined ? [] : [sql`e.action = ${action}`]),
    ...(from === undefined ? [] : [sql`e.time >= ${new Date(from)}::timestamptz`]),
    ...(to === undefined ? [] : [sql`e.time < ${new Date(to)}::timestamptz`]),
    ...(correlationId === undefined ? [] : [sql`e.correlation_id = ${correlationId}`]),
  ];
}

function present(row: AuditRow): Record<string, unknown> {
  return {
    id: row.id,
    time: row.time,
    tenantId: row.tenant_id,
    actor: {
      type: row.actor_type,
      tokenId: row.token_id,
      partyId: row.party_id,
      applicationId: row.application_id,
    },
    action: row.action,
    resource: { type: row.resource_type, id: row.resource_id },
    result: row.result,
    changes: row.changes,
    correlationId: row.correlation_id,
    source: row.source,
  };
}

function eventList(tenantId: string, query: AuditQuery): ListSource<AuditRow> {
  return {
    name: '/audit/events',
    columns: sql<AuditRow>`e.*`,
    from: sql`from audit_events e`,
    where: conditionsOf(tenantId, query),
    id: sql`e.id`,
    idOf: (row) => row.id,
    sorts: { time: { column: sql`e.id`, type: 'uuid', valueOf: (row) => row.id } },
    defaultSort: 'time',
  };
}

/** The trail; it can only be read. */
export const auditRoutes: Handlers = {
  listAuditEvents: async ({ session, cursors }, { query }) =>
    ok(mapPage(await readPage(session, eventList(session.tenantId, query), query, cursors), present)),
};
