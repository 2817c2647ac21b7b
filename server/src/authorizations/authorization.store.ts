import { type RawBuilder, sql } from 'kysely';
import { type Session, statements } from '../db/session.ts';
import { notFound } from '../errors/api-error.ts';
import type { ListSource } from '../http/paging.ts';
import { type AuthorizationState, atTime } from './authorization-state.rules.ts';

/** A row of `authorizations`. */
export interface AuthorizationRow {
  id: string;
  tenant_id: string;
  application_id: string;
  organization_unit_id: string;
  status: string;
  scopes: string[];
  pending_scopes: string[] | null;
  message: string | null;
  approver_hint: string | null;
  link_key: string | null;
  action_expires_at: string | null;
  redirect_uri: string | null;
  redirect_state: string | null;
  code_challenge: string | null;
  approved_by_id: string | null;
  approved_at: string | null;
  status_changed_by_id: string | null;
  status_changed_at: string;
  status_reason: string | null;
  token_generation: number;
  upgrade_missed: boolean;
  source: string | null;
  created_at: string;
  created_by_id: string | null;
  updated_at: string;
  updated_by_id: string | null;
}

const columns = sql<AuthorizationRow>`r.id, r.tenant_id, r.application_id, r.organization_unit_id, r.status, r.scopes, r.pending_scopes, r.message,
  r.approver_hint, r.link_key, r.action_expires_at, r.redirect_uri, r.redirect_state, r.code_challenge, r.approved_by_id, r.approved_at,
  r.status_changed_by_id, r.status_changed_at, r.status_reason, r.token_generation, r.upgrade_missed, r.source, r.created_at, r.created_by_id,
  r.updated_at, r.updated_by_id`;

/** A row as the rules know it; its link and scopes as kept, not as they count now. */
export function stateOf(row: AuthorizationRow): AuthorizationState {
  const link =
    row.link_key === null || row.action_expires_at === null
      ? null
      : {
          key: row.link_key,
          expiresAt: row.action_expires_at,
          redirectUri: row.redirect_uri,
          state: row.redirect_state,
          codeChallenge: row.code_challenge,
        };
  return {
    id: row.id,
    tenantId: row.tenant_id,
    applicationId: row.application_id,
    organizationUnitId: row.organization_unit_id,
    status: row.status as AuthorizationState['status'],
    scopes: row.scopes,
    pendingScopes: row.pending_scopes,
    message: row.message,
    approverHint: row.approver_hint,
    link,
    upgradeMissed: row.upgrade_missed,
    approvedById: row.approved_by_id,
    approvedAt: row.approved_at,
    statusChangedById: row.status_changed_by_id,
    statusChangedAt: row.status_changed_at,
    statusReason: row.status_reason,
    tokenGeneration: row.token_generation,
    source: row.source,
    createdAt: row.created_at,
    createdById: row.created_by_id,
    updatedAt: row.updated_at,
    updatedById: row.updated_by_id,
  };
}

function dateOf(time: string | null): Date | null {
  return time === null ? null : new Date(time);
}

/** The columns that transitions write. */
function changingColumns(state: AuthorizationState) {
  return {
    status: state.status,
    scopes: state.scopes,
    pending_scopes: state.pendingScopes,
    message: state.message,
    approver_hint: state.approverHint,
    link_key: state.link?.key ?? null,
    action_expires_at: dateOf(state.link?.expiresAt ?? null),
    redirect_uri: state.link?.redirectUri ?? null,
    redirect_state: state.link?.state ?? null,
    code_challenge: state.link?.codeChallenge ?? null,
    approved_by_id: state.approvedById,
    approved_at: dateOf(state.approvedAt),
    status_changed_by_id: state.statusChangedById,
    status_changed_at: new Date(state.statusChangedAt),
    status_reason: state.statusReason,
    token_generation: state.tokenGeneration,
    upgrade_missed: state.upgradeMissed,
    source: state.source,
    updated_at: new Date(state.updatedAt),
    updated_by_id: state.updatedById,
  };
}

/**
 * Inserts the authorization of a pair, unless another request was first; then that one is waited for.
 *
 * @returns whether it was inserted
 */
export async function insertAuthorization(session: Session, state: AuthorizationState): Promise<boolean> {
  const row = await session.first(
    statements
      .insertInto('authorizations')
      .values({
        tenant_id: session.tenantId,
        id: state.id,
        application_id: state.applicationId,
        organization_unit_id: state.organizationUnitId,
        ...changingColumns(state),
        created_at: new Date(state.createdAt),
        created_by_id: state.createdById,
      })
      .onConflict((conflict) => conflict.constraint('authorizations__pair').doNothing())
      .returning('id'),
  );
  return row !== undefined;
}

/** Writes what a transition made; the row is locked. */
export function updateAuthorization(session: Session, state: AuthorizationState): void {
  session.send(
    statements
      .updateTable('authorizations')
      .set(changingColumns(state))
      .where('tenant_id', '=', session.tenantId)
      .where('id', '=', state.id),
  );
}

function select(where: RawBuilder<unknown>, lock: boolean): RawBuilder<AuthorizationRow> {
  return sql<AuthorizationRow>`select ${columns} from authorizations r where ${where} order by r.id ${lock ? sql`for no key update` : sql``}`;
}

/**
 * One authorization as its row says.
 *
 * @param lock - nobody else decides until the transaction ends
 * @throws ApiError `resource_not_found`
 */
export async function getAuthorizationState(
  session: Session,
  id: string,
  lock = false,
): Promise<AuthorizationState> {
  const row = await session.first(select(sql`r.tenant_id = ${session.tenantId} and r.id = ${id}`, lock));
  if (!row) throw notFound('authorization', id);
  return stateOf(row);
}

/** The authorization of a pair as its row says; undefined: the pair has none. */
export async function findAuthorizationOf(
  session: Session,
  pair: { applicationId: string; organizationUnitId: string },
  lock = false,
): Promise<AuthorizationState | undefined> {
  const { applicationId, organizationUnitId } = pair;
  const where = sql`r.tenant_id = ${session.tenantId} and r.application_id = ${applicationId} and r.organization_unit_id = ${organizationUnitId}`;
  const row = await session.first(select(where, lock));
  return row && stateOf(row);
}

/** Those of some applications and some customer units that are not revoked, locked in one order. */
export async function lockUnrevoked(
  session: Session,
  {
    applicationIds = [],
    organizationUnitIds = [],
  }: { applicationIds?: string[]; organizationUnitIds?: string[] },
): Promise<AuthorizationState[]> {
  const where = sql`r.tenant_id = ${session.tenantId} and r.status <> 'revoked'
    and (r.application_id = any(${applicationIds}::uuid[]) or r.organization_unit_id = any(${organizationUnitIds}::uuid[]))`;
  return (await session.rows(select(where, true))).map(stateOf);
}

/**
 * What an action link leads to, as it counts now: also after the decision, so that its page can tell of it. Binds the
 * session to the tenant of the link, so call it outside a transaction, or bound to that tenant.
 *
 * @param linkKey - the end of the link
 * @returns undefined for a link that nobody made, or that was replaced
 */
export async function findByLink(
  session: Session,
  linkKey: string,
  now: Date,
): Promise<AuthorizationState | undefined> {
  const found = await session.first(
    sql<{ tenant_id: string; authorization_id: string }>`select * from find_authorization_link(${linkKey})`,
  );
  if (!found) return undefined;
  await session.bind('espalier_app', found.tenant_id);
  return atTime(await getAuthorizationState(session, found.authorization_id), now.toISOString());
}

/** Filters of the list. */
export interface AuthorizationFilter {
  applicationId?: string;
  organizationUnitId?: string;
  status?: string;
}

function isOver(now: Date): RawBuilder<unknown> {
  return sql`r.action_expires_at <= ${now}::timestamptz and (r.status = 'pending' or r.pending_scopes is not null)`;
}

/** Authorizations of the tenant as a list, each as it counts now. */
export function authorizationList(
  tenantId: string,
  { applicationId, organizationUnitId, status }: AuthorizationFilter,
  now: Date,
  beside: RawBuilder<unknown>[] = [],
): ListSource<AuthorizationRow> {
  const statusNow = sql`case when r.status = 'pending' and ${isOver(now)} then 'expired' else r.status end`;
  return {
    name: '/authorizations',
    columns,
    from: sql`from authorizations r`,
    where: [
      sql`r.tenant_id = ${tenantId}`,
      ...(applicationId === undefined ? [] : [sql`r.application_id = ${applicationId}`]),
      ...(organizationUnitId === undefined ? [] : [sql`r.organization_unit_id = ${organizationUnitId}`]),
      ...(status === undefined ? [] : [sql`${statusNow} = ${status}`]),
      ...beside,
    ],
    id: sql`r.id`,
    idOf: (row) => row.id,
    sorts: {
      createdAt: { column: sql`r.id`, type: 'uuid', valueOf: (row) => row.id },
      updatedAt: {
        column: sql`case when ${isOver(now)} then r.action_expires_at else r.updated_at end`,
        type: 'timestamptz',
        valueOf: (row) => atTime(stateOf(row), now.toISOString()).updatedAt,
      },
    },
    defaultSort: 'createdAt',
  };
}

/** Authorizations of any tenant that time ended but no row says so; the session acts for the platform. */
export function overdueAuthorizations(
  session: Session,
  now: Date,
  limit: number,
): Promise<{ tenant_id: string; id: string }[]> {
  return session.rows(
    sql<{ tenant_id: string; id: string }>`select r.tenant_id, r.id from authorizations r
      where ${isOver(now)} order by r.action_expires_at limit ${limit}`,
  );
}
