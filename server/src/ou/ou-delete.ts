import { type AuditEntry, changesBetween } from '../audit/audit-trail.ts';
import type { components } from '../generated/openapi.ts';
import type { RequestContext } from '../http/handler.ts';
import { markWritten } from '../parties/party.store.ts';
import { deletedEntry } from '../parties/party-events.ts';
import { kindOf, partyKinds } from '../parties/party-kinds.ts';
import { removeParties } from '../parties/party-removal.ts';
import { writerOf } from '../parties/party-write.ts';
import { parentCodeOf } from './ou-code.rules.ts';
import {
  childrenOf,
  countContents,
  type DoomedUnit,
  markUnitsDeleted,
  type Rehoming,
  rehomeParties,
  rehomeRoles,
  subtreeOf,
} from './ou-delete.store.ts';
import { notEmpty } from './ou-tree.rules.ts';
import { moveUnit } from './ou-tree.store.ts';

/** What a delete does, or would do. */
export type DeletePlan = components['schemas']['DeletePlan'];

/** The unit that leaves. */
export interface LeavingUnit {
  id: string;
  code: string;
  parentId: string | null;
  displayName: string;
}

interface Effects {
  deletes: DoomedUnit[];
  moves: DeletePlan['moves'];
  rehomes: Rehoming[];
}

async function refuseUnlessEmpty(context: RequestContext, unit: LeavingUnit): Promise<Effects> {
  const { children, parties } = await countContents(context.session, unit.id);
  if (children + parties > 0) throw notEmpty(children, parties);
  // Roles placed in the unit do not keep it: they fall back to the party's home unit.
  const rehomes = await rehomeRoles(context.session, [unit.id], null);
  return { deletes: [{ id: unit.id, code: unit.code, display_name: unit.displayName }], moves: [], rehomes };
}

async function cascade({ session }: RequestContext, unit: LeavingUnit): Promise<Effects> {
  const deletes = await subtreeOf(session, unit.code);
  const ids = deletes.map(({ id }) => id);
  const rehomes = [...(await rehomeParties(session, ids, null)), ...(await rehomeRoles(session, ids, null))];
  const leaving = new Set(ids);
  return {
    deletes,
    moves: [],
    rehomes: rehomes.filter(({ party_id, subtype }) => subtype !== null || !leaving.has(party_id)),
  };
}

async function rehome({ session }: RequestContext, unit: LeavingUnit): Promise<Effects> {
  const children = await childrenOf(session, unit.id);
  // Out of the tree first, so that a child may take its name; its code still counts as a sibling's, as in single moves.
  await markUnitsDeleted(session, [unit.id]);
  const moves: DeletePlan['moves'] = [];
  for (const child of children) {
    const subtree = await subtreeOf(session, child.code);
    const code = await moveUnit(session, child, unit.parentId, undefined, unit.code);
    moves.push(
      ...subtree.map(({ id, code: from }) => ({
        id,
        from,
        to: code + from.slice(child.code.length),
        parentOuId: null,
      })),
    );
  }
  const rehomes = [
    ...(await rehomeParties(session, [unit.id], unit.parentId)),
    ...(await rehomeRoles(session, [unit.id], unit.parentId)),
  ];
  return {
    deletes: [{ id: unit.id, code: unit.code, display_name: unit.displayName }],
    moves: withParents(moves, unit),
    rehomes,
  };
}

/** Only the tops of the moved subtrees get another parent; the others keep theirs, which moved along. */
function withParents(moves: DeletePlan['moves'], unit: LeavingUnit): DeletePlan['moves'] {
  const idByCode = new Map(moves.map(({ to, id }) => [to, id]));
  return moves.map((move) => ({
    ...move,
    parentOuId: isTop(move, unit) ? unit.parentId : (idByCode.get(move.to.slice(0, -6)) ?? null),
  }));
}

function isTop({ from }: { from: string }, unit: LeavingUnit): boolean {
  return parentCodeOf(from) === unit.code;
}

const effectsOf = { refuse: refuseUnlessEmpty, cascade, rehome };

/** One event for each party whose home unit or roles a delete changed. */
export function rehomedEntries(rehomes: Rehoming[]): AuditEntry[] {
  const byParty = Map.groupBy(rehomes, ({ party_id }) => party_id);
  return [...byParty].map(([id, entries]): AuditEntry => {
    const { auditName } = kindOf(entries[0]?.party_type ?? '');
    const changes = entries.map(({ subtype, from_id, to_id }) => [
      subtype === null ? 'organizationUnitId' : `specializations/${subtype}/organizationUnitId`,
      { before: from_id, after: to_id },
    ]);
    return {
      action: `${auditName}.updated`,
      resource: { type: auditName, id },
      changes: Object.fromEntries(changes),
    };
  });
}

function auditEntries(
  { now }: RequestContext,
  unit: LeavingUnit,
  { deletes, moves, rehomes }: Effects,
): AuditEntry[] {
  const deleted = deletes.map(({ id }) => deletedEntry(partyKinds.OrganizationUnit, id, now));
  const moved = moves
    .filter((move) => isTop(move, unit))
    .map(
      ({ id }): AuditEntry => ({
        action: 'ou.moved',
        resource: { type: 'ou', id },
        changes: changesBetween({ parentOuId: unit.id }, { parentOuId: unit.parentId }),
      }),
    );
  return [...deleted, ...moved, ...rehomedEntries(rehomes)];
}

/**
 * Deletes a unit. The tree lock is held exclusively by the caller, who rolls back for a dry run.
 *
 * @throws ApiError `ou_not_empty` in mode `refuse`; what a move can throw in mode `rehome`
 */
export async function deleteUnit(
  context: RequestContext,
  unit: LeavingUnit,
  mode: DeletePlan['mode'],
): Promise<DeletePlan> {
  const effects = await effectsOf[mode](context, unit);
  const ids = effects.deletes.map(({ id }) => id);
  await markUnitsDeleted(context.session, ids);
  await removeParties(context, ids, ids);
  const { deletes, moves, rehomes } = effects;
  const movedIds = moves.filter((move) => isTop(move, unit)).map((move) => move.id);
  const rehomedIds = rehomes.map(({ party_id }) => party_id);
  await markWritten(context.session, [...movedIds, ...rehomedIds], writerOf(context));
  context.audit.append(...auditEntries(context, unit, effects));
  return {
    mode,
    deletes: deletes.map(({ id, code, display_name }) => ({ id, code, displayName: display_name })),
    moves,
    rehomes: rehomes.map(({ party_id, subtype, from_id, to_id }) => ({
      partyId: party_id,
      subtype,
      from: from_id,
      to: to_id,
    })),
    counts: { deletes: deletes.length, moves: moves.length, rehomes: rehomes.length },
  };
}
