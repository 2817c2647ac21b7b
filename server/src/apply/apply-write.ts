import { type AuditEntry, type Changes, changesBetween } from '../audit/audit-trail.ts';
import type { Session } from '../db/session.ts';
import { ApiError, fieldError } from '../errors/api-error.ts';
import { atPointer } from '../errors/at-pointer.ts';
import { memberIdsOf } from '../groups/group.store.ts';
import { applyMemberChange } from '../groups/group-members.ts';
import type { RequestContext } from '../http/handler.ts';
import { CodeAllocator } from '../ou/code-allocator.ts';
import { markUnitsDeleted, type Rehoming, rehomeRoles, subtreeOf } from '../ou/ou-delete.store.ts';
import { rehomedEntries } from '../ou/ou-delete.ts';
import { assertFreeNames, freeNames, setNames } from '../ou/ou-names.store.ts';
import { notEmpty } from '../ou/ou-tree.rules.ts';
import { moveUnit, updateUnit } from '../ou/ou-tree.store.ts';
import { getPartyRow, markWritten, updatePartyRow } from '../parties/party.store.ts';
import { insertParties } from '../parties/party-bulk.store.ts';
import { createdEntry, deletedEntry } from '../parties/party-events.ts';
import { assertFreeKeys, freeUris } from '../parties/party-keys.store.ts';
import { kindOf } from '../parties/party-kinds.ts';
import { removeParties } from '../parties/party-removal.ts';
import { writerOf } from '../parties/party-write.ts';
import { countStaying, type Owned } from './apply.store.ts';
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

async function moveTo(session: Session, { id }: PlannedNode, parentId: string | null): Promise<void> {
  const { code } = await getPartyRow(session, id);
  await moveUnit(session, { id, code: code as string }, parentId);
}

/**
 * Moves units of one level. A unit can be too tall for its place only because others below it have yet to leave: those
 * go to the root level first, where anything fits.
 *
 * @param coming - all units that have yet to move
 */
async function moveLevel(
  { session }: RequestContext,
  units: PlannedNode[],
  coming: Set<PlannedNode>,
): Promise<void> {
  for (const unit of units) {
    coming.delete(unit);
    await atPointer(pointerOf(unit), async () => {
      try {
        await moveTo(session, unit, finalParent(unit));
      } catch (error) {
        if (!(error instanceof ApiError && error.code === 'ou_depth_exceeded')) throw error;
        await detachBelow(session, unit, coming);
        await moveTo(session, unit, finalParent(unit));
      }
    });
  }
}

async function detachBelow(session: Session, unit: PlannedNode, coming: Set<PlannedNode>): Promise<void> {
  const { code } = await getPartyRow(session, unit.id);
  const below = new Set((await subtreeOf(session, code as string)).map(({ id }) => id));
  for (const each of coming) if (below.has(each.id)) await moveTo(session, each, null);
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
  const coming = new Set(nodes.filter((each) => isUnit(each) && !isNew(each) && 'parentOuId' in each.fields));
  for (const level of levels) {
    await createLevel(context, level.filter(isNew));
    await moveLevel(
      context,
      level.filter((each) => coming.has(each)),
      coming,
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
 * Takes the units out of the tree that the owner's earlier calls made and the nodes no longer name; as parties they are
 * deleted already.
 *
 * @returns the roles that lost their unit
 * @throws ApiError `ou_not_empty` when something else is in a unit that would go
 */
async function pruneUnits(context: RequestContext, pruned: Owned[]): Promise<Rehoming[]> {
  const { session } = context;
  const ids = pruned.map(({ id }) => id);
  const unitIds = pruned.filter(({ party_type }) => party_type === unitType).map(({ id }) => id);
  if (unitIds.length === 0) return [];
  const { children, parties } = await countStaying(session, unitIds, ids);
  if (children + parties > 0) throw notEmpty(children, parties);
  const rehomed = await rehomeRoles(session, unitIds, null);
  await markUnitsDeleted(session, unitIds);
  // Deleted units keep their names for those who ask for deleted ones.
  await setNames(
    session,
    pruned.map(({ id, display_name }) => ({ id, name: display_name })),
  );
  await markWritten(
    session,
    rehomed.map(({ party_id }) => party_id),
    writerOf(context),
  );
  return rehomed;
}

/** Makes the members of groups what the nodes say: all leave before anyone joins, so that nesting can be turned round. */
async function writeMembers(
  context: RequestContext,
  { nodes, members }: ApplyPlan,
): Promise<Map<string, Changes>> {
  const changes = new Map<string, Changes>();
  const current = new Map<string, Set<string>>();
  for (const [id, wanted] of members) {
    current.set(id, new Set(await memberIdsOf(context.session, id)));
    const staying = wanted.filter((member) => current.get(id)?.has(member));
    await applyMemberChange(context, id, { memberIds: staying });
  }
  const byId = new Map(nodes.map((each) => [each.id, each]));
  for (const [id, memberIds] of members) {
    const pointer = `${pointerOf(byId.get(id) as PlannedNode)}/memberExternalIds`;
    await applyMemberChange(context, id, { memberIds }).catch((error: unknown) => {
      throw error instanceof ApiError ? fieldError(error.code, pointer, error.message) : error;
    });
    const before = [...(current.get(id) ?? [])].filter((member) => !memberIds.includes(member));
    const after = [...new Set(memberIds)].filter((member) => !current.get(id)?.has(member));
    if (before.length + after.length > 0) changes.set(id, { memberIds: { before, after } });
  }
  return changes;
}

function auditEntry(each: PlannedNode, members: Changes): AuditEntry | undefined {
  const { view, fields, kind, id } = each;
  if (view === undefined) return createdEntry(kind, id, fields, members);
  const names = Object.keys(fields);
  if (names.length + Object.keys(members).length === 0) return undefined;
  const before = Object.fromEntries(names.map((name) => [name, view[name]]));
  const action =
    'parentOuId' in fields
      ? 'ou.moved'
      : names.length === 0
        ? 'group.members_changed'
        : (`${kind.auditName}.updated` as const);
  const resource = { type: kind.auditName, id };
  return { action, resource, changes: { ...changesBetween(before, fields), ...members } };
}

/** Parties go first and free what must be unique; so do uris that change. */
async function makeRoom(context: RequestContext, { nodes }: ApplyPlan, pruned: Owned[]): Promise<void> {
  const { session } = context;
  const leaving = pruned.map(({ id }) => id);
  const keyed = nodes.map((each) => ({ id: each.id, fields: each.fields, pointer: pointerOf(each) }));
  await assertFreeKeys(session, keyed, leaving);
  const units = pruned.filter(({ party_type }) => party_type === unitType);
  await removeParties(
    context,
    leaving,
    units.map(({ id }) => id),
  );
  await freeUris(
    session,
    nodes.filter((each) => !isNew(each) && 'uri' in each.fields).map(({ id }) => id),
  );
}

/** Does what a plan says; the locks are held by the caller. @returns ids of groups whose members changed */
export async function writeApply(
  context: RequestContext,
  plan: ApplyPlan,
  pruned: Owned[],
): Promise<Set<string>> {
  const { session } = context;
  const leavingUnits = pruned.filter(({ party_type }) => party_type === unitType).map(({ id }) => id);
  await makeRoom(context, plan, pruned);
  await placeUnits(context, plan, leavingUnits);
  const others = plan.nodes.filter((each) => !isUnit(each) && isNew(each));
  await insertParties(session, others, new Map(), writerOf(context));
  await updateNodes(
    context,
    plan.nodes.filter((each) => !isNew(each) && Object.keys(each.fields).length > 0),
  );
  const members = await writeMembers(context, plan);
  const rehomed = await pruneUnits(context, pruned);
  const entries = plan.nodes.flatMap((each) => auditEntry(each, members.get(each.id) ?? {}) ?? []);
  const deletions = pruned.map(({ id, party_type }) => deletedEntry(kindOf(party_type), id, context.now));
  context.audit.append(...entries, ...deletions, ...rehomedEntries(rehomed));
  return new Set(members.keys());
}
