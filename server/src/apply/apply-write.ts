import { type AuditEntry, type Changes, changesBetween } from '../audit/audit-trail.ts';
import { atPointer } from '../errors/at-pointer.ts';
import { applyMemberChange } from '../groups/group-members.ts';
import type { RequestContext } from '../http/handler.ts';
import { CodeAllocator } from '../ou/code-allocator.ts';
import { markUnitsDeleted, rehomeRoles } from '../ou/ou-delete.store.ts';
import { assertFreeNames, freeNames, setNames } from '../ou/ou-names.store.ts';
import { notEmpty } from '../ou/ou-tree.rules.ts';
import { moveUnit, updateUnit } from '../ou/ou-tree.store.ts';
import { getPartyRow, markDeleted, updatePartyRow } from '../parties/party.store.ts';
import { insertParties } from '../parties/party-bulk.store.ts';
import { kindOf } from '../parties/party-kinds.ts';
import { writerOf } from '../parties/party-write.ts';
import { countStaying, type Referenced } from './apply.store.ts';
import { type PlannedNode, pointerOf } from './apply-plan.rules.ts';
import type { ApplyPlan } from './apply-plan.ts';

const unitType = 'organization_unit';

function isNew({ view }: PlannedNode): boolean {
  return view === undefined;
}

function isUnit({ kind }: PlannedNode): boolean {
  return kind.type === unitType;
}

function changesName({ view, fields }: PlannedNode): boolean {
  return view !== undefined && ('displayName' in fields || 'parentOuId' in fields);
}

function finalName({ fields, view }: PlannedNode): string {
  return (fields.displayName ?? view?.displayName) as string;
}

function finalParent({ fields, view }: PlannedNode): string | null {
  return ('parentOuId' in fields ? fields.parentOuId : view?.parentOuId) as string | null;
}

async function createLevel(context: RequestContext, units: PlannedNode[]): Promise<void> {
  if (units.length === 0) return;
  const allocator = await CodeAllocator.load(context.session, units.map(finalParent));
  const codes = new Map<string, string>();
  for (const unit of units)
    codes.set(unit.id, await atPointer(pointerOf(unit), () => allocator.next(finalParent(unit), unit.id)));
  await insertParties(context.session, units, codes, writerOf(context));
}

async function moveLevel({ session }: RequestContext, units: PlannedNode[]): Promise<void> {
  for (const unit of units) {
    const { code } = await getPartyRow(session, unit.id);
    await atPointer(pointerOf(unit), () =>
      moveUnit(session, { id: unit.id, code: code as string }, finalParent(unit)),
    );
  }
}

/** Puts all units in their places, level by level from the top; names go last, so that they can be exchanged. */
async function placeUnits(
  context: RequestContext,
  { nodes, levels }: ApplyPlan,
  leaving: string[],
): Promise<void> {
  const { session } = context;
  const renamed = nodes.filter((each) => isUnit(each) && changesName(each));
  const named = [...renamed, ...nodes.filter((each) => isUnit(each) && isNew(each))];
  const wanted = named.map((each) => ({
    id: each.id,
    parentId: finalParent(each),
    name: finalName(each),
    pointer: pointerOf(each),
  }));
  if (wanted.length > 0) await assertFreeNames(session, wanted, leaving);
  await freeNames(session, [...renamed.map(({ id }) => id), ...leaving]);
  for (const level of levels) {
    await createLevel(context, level.filter(isNew));
    await moveLevel(
      context,
      level.filter((each) => !isNew(each) && 'parentOuId' in each.fields),
    );
  }
  await setNames(
    session,
    renamed.map((each) => ({ id: each.id, name: finalName(each) })),
  );
}

async function updateNodes(context: RequestContext, nodes: PlannedNode[]): Promise<void> {
  for (const each of nodes) {
    const { displayName, ...settings } = each.fields;
    await atPointer(pointerOf(each), async () => {
      await updatePartyRow(
        context.session,
        await getPartyRow(context.session, each.id, { lock: true }),
        each.fields,
        writerOf(context),
      );
      if (isUnit(each)) await updateUnit(context.session, each.id, settings);
    });
  }
}

/**
 * Deletes what the owner's earlier calls made and the nodes no longer name.
 *
 * @throws ApiError `ou_not_empty` when something else is in a unit that would go
 */
async function prune(context: RequestContext, pruned: Referenced[]): Promise<void> {
  if (pruned.length === 0) return;
  const { session } = context;
  const ids = pruned.map(({ id }) => id);
  const unitIds = pruned.filter(({ party_type }) => party_type === unitType).map(({ id }) => id);
  const { children, parties } = await countStaying(session, unitIds, ids);
  if (children + parties > 0) throw notEmpty(children, parties);
  await rehomeRoles(session, unitIds, null);
  await markUnitsDeleted(session, unitIds);
  await markDeleted(session, ids, writerOf(context));
}

function auditEntry(each: PlannedNode, members: Changes): AuditEntry | undefined {
  const { view, fields, kind, id } = each;
  const resource = { type: kind.auditName, id };
  if (view === undefined) {
    const shown = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
    return {
      action: `${kind.auditName}.created`,
      resource,
      changes: { ...changesBetween({}, shown), ...members },
    };
  }
  const names = Object.keys(fields);
  if (names.length + Object.keys(members).length === 0) return undefined;
  const before = Object.fromEntries(names.map((name) => [name, view[name]]));
  const action =
    'parentOuId' in fields
      ? 'ou.moved'
      : names.length === 0
        ? 'group.members_changed'
        : (`${kind.auditName}.updated` as const);
  return { action, resource, changes: { ...changesBetween(before, fields), ...members } };
}

/** Does what a plan says; the locks are held by the caller. @returns ids of groups whose members changed */
export async function writeApply(
  context: RequestContext,
  plan: ApplyPlan,
  pruned: Referenced[],
): Promise<Set<string>> {
  const { session } = context;
  const leavingUnits = pruned.filter(({ party_type }) => party_type === unitType).map(({ id }) => id);
  await placeUnits(context, plan, leavingUnits);
  const others = plan.nodes.filter((each) => !isUnit(each) && isNew(each));
  await insertParties(session, others, new Map(), writerOf(context));
  await updateNodes(
    context,
    plan.nodes.filter((each) => !isNew(each) && Object.keys(each.fields).length > 0),
  );
  const members = new Map<string, Changes>();
  for (const [id, memberIds] of plan.members)
    members.set(id, await applyMemberChange(context, id, { memberIds }));
  await prune(context, pruned);
  const entries = plan.nodes.flatMap((each) => auditEntry(each, members.get(each.id) ?? {}) ?? []);
  const deletions = pruned.map(({ id, party_type }): AuditEntry => {
    const { auditName } = kindOf(party_type);
    return {
      action: `${auditName}.deleted`,
      resource: { type: auditName, id },
      changes: changesBetween({ deletedAt: null }, { deletedAt: context.now.toISOString() }),
    };
  });
  await context.audit.append(...entries, ...deletions);
  return new Set([...members].filter(([, changes]) => Object.keys(changes).length > 0).map(([id]) => id));
}
