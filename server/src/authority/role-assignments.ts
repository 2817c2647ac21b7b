import { sql } from 'kysely';
import { type AuditAction, changesBetween } from '../audit/audit-trail.ts';
import { newId } from '../db/ids.ts';
import type { Session } from '../db/session.ts';
import type { RequestContext } from '../http/handler.ts';
import type { Writer } from '../parties/party.store.ts';
import { ownersWhoStay } from './owners.rules.ts';
import { ownerRole } from './role.rules.ts';
import {
  type AssignmentKey,
  type AssignmentRow,
  type AssignmentView,
  deleteAssignments,
  insertAssignments,
  lockAssignments,
  presentAssignment,
  setStatus,
} from './role-assignment.store.ts';

/** A role that a party is to get; the caller has checked that party, unit, role and application are there. */
export interface WantedAssignment extends AssignmentKey {
  /** Reaches all below the unit too. */
  subtree: boolean;
  /** The rule that gives it; null: given by hand. */
  provisioningRuleId: string | null;
}

/** What became of assignments that were to leave: the last active owner of a unit stays. */
export interface Departure {
  done: AssignmentView[];
  /** Those that stay, because their unit would be without an active owner (`last_owner`). */
  lastOwners: AssignmentView[];
}

function writerOf(context: RequestContext): Writer {
  return { now: context.now, partyId: context.principal.partyId, source: context.source };
}

function record(
  { audit }: RequestContext,
  action: AuditAction,
  views: AssignmentView[],
  change: (view: AssignmentView) => [before: object, after: object],
): void {
  audit.append(
    ...views.map((view) => {
      const [before, after] = change(view);
      return {
        action,
        resource: { type: 'role_assignment', id: view.id },
        changes: changesBetween(before as Record<string, unknown>, after as Record<string, unknown>),
      };
    }),
  );
}

/** Keeps parties from being deleted until the transaction ends; what is locked is checked by the statements after it. */
export function lockParties(session: Session, ids: string[]): void {
  session.send(
    sql`select id from parties where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[]) order by id for share`,
  );
}

/**
 * Gives parties roles: one statement and one event each for those that do not hold them yet. Others stay as they are.
 *
 * @returns those that were made
 */
export async function assignRoles(
  context: RequestContext,
  wanted: WantedAssignment[],
): Promise<AssignmentView[]> {
  const rows = wanted.map((each) => ({ ...each, id: newId(context.now) }));
  const made = (await insertAssignments(context.session, rows, writerOf(context))).map(presentAssignment);
  record(context, 'role_assignment.created', made, (view) => [{}, view]);
  return made;
}

/**
 * The active owners of some units, oldest first. Locked until the transaction ends: whoever else takes an owner away
 * there waits, and then sees who is left.
 */
function lockOwners(session: Session, unitIds: string[]): Promise<AssignmentRow[]> {
  return lockAssignments(
    session,
    sql`a.organization_unit_id = any(${unitIds}::uuid[]) and a.role = ${ownerRole} and a.status = 'ACTIVE' and a.application_id is null`,
  );
}

function isActiveOwner({ role, status, applicationId }: AssignmentView): boolean {
  return role === ownerRole && status === 'ACTIVE' && applicationId === null;
}

/**
 * Those among assignments that must not leave. Ask before they do, in the same transaction.
 *
 * @param views - as they are now
 */
export async function lastOwnersAmong(session: Session, views: AssignmentView[]): Promise<Set<string>> {
  const units = new Set(views.filter(isActiveOwner).map(({ organizationUnitId }) => organizationUnitId));
  if (units.size === 0) return new Set();
  const owners = await lockOwners(session, [...units]);
  return new Set(ownersWhoStay(owners, new Set(views.map(({ id }) => id))));
}

async function depart(
  context: RequestContext,
  ids: string[],
  status: AssignmentView['status'] | undefined,
): Promise<Departure> {
  if (ids.length === 0) return { done: [], lastOwners: [] };
  const { session } = context;
  const isAmong = sql`a.id = any(${ids}::uuid[])`;
  const candidates = sql`select distinct organization_unit_id from role_assignments where tenant_id = ${session.tenantId} and id = any(${ids}::uuid[]) and role = ${ownerRole}`;
  // Owners first, in one order for everybody: two that take the last two owners away wait for each other here.
  const owners = await lockAssignments(
    session,
    sql`a.organization_unit_id in (${candidates}) and a.role = ${ownerRole} and a.status = 'ACTIVE' and a.application_id is null`,
  );
  const all = (await lockAssignments(session, isAmong)).map(presentAssignment);
  const leaving = status === undefined ? all : all.filter((view) => view.status !== status);
  const staying = new Set(ownersWhoStay(owners, new Set(leaving.map(({ id }) => id))));
  return {
    done: leaving.filter(({ id }) => !staying.has(id)),
    lastOwners: leaving.filter(({ id }) => staying.has(id)),
  };
}

/** Suspends active assignments: they give no rights until they are resumed. The last active owner of a unit stays. */
export async function suspendAssignments(context: RequestContext, ids: string[]): Promise<Departure> {
  const departure = await depart(context, ids, 'SUSPENDED');
  const leaving = departure.done.map(({ id }) => id);
  if (leaving.length > 0) await setStatus(context.session, leaving, 'SUSPENDED', writerOf(context));
  record(context, 'role_assignment.suspended', departure.done, ({ status }) => [
    { status },
    { status: 'SUSPENDED' },
  ]);
  return departure;
}

/** Makes suspended assignments active again. @returns those that were suspended */
export async function resumeAssignments(context: RequestContext, ids: string[]): Promise<AssignmentView[]> {
  if (ids.length === 0) return [];
  const isAmong = sql`a.id = any(${ids}::uuid[]) and a.status = 'SUSPENDED'`;
  const resumed = (await lockAssignments(context.session, isAmong)).map(presentAssignment);
  const resuming = resumed.map(({ id }) => id);
  if (resuming.length > 0) await setStatus(context.session, resuming, 'ACTIVE', writerOf(context));
  record(context, 'role_assignment.resumed', resumed, ({ status }) => [{ status }, { status: 'ACTIVE' }]);
  return resumed;
}

/** Takes roles away. The last active owner of a unit stays. */
export async function removeAssignments(context: RequestContext, ids: string[]): Promise<Departure> {
  const departure = await depart(context, ids, undefined);
  await endAssignments(context, departure.done);
  return departure;
}

/** Takes roles away whoever holds them: for units, applications and parties that are going. */
export async function endAssignments(context: RequestContext, views: AssignmentView[]): Promise<void> {
  if (views.length === 0) return;
  await deleteAssignments(
    context.session,
    views.map(({ id }) => id),
  );
  record(context, 'role_assignment.deleted', views, (view) => [view, {}]);
}

/** Ends the assignments that reach one application only: it is deleted, or leaves the unit. */
export async function endAssignmentsOfApplication(
  context: RequestContext,
  applicationId: string,
): Promise<void> {
  const rows = await lockAssignments(context.session, sql`a.application_id = ${applicationId}`);
  await endAssignments(context, rows.map(presentAssignment));
}
