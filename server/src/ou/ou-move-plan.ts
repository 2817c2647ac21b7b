import { isDeepStrictEqual } from 'node:util';
import type { Session } from '../db/session.ts';
import type { Effective } from '../effective/effective.rules.ts';
import { readSubtreeEffective } from '../effective/effective.store.ts';
import type { components } from '../generated/openapi.ts';
import { findParties, getPartyRow } from '../parties/party.store.ts';
import { subtreeOf } from './ou-delete.store.ts';

/** What a move changes below the unit that moves. */
export type MovePlan = components['schemas']['MovePlan'];

interface Snapshot {
  codes: Map<string, string>;
  effective: Map<string, Effective>;
}

async function takeSnapshot(session: Session, id: string): Promise<Snapshot> {
  const { code, parent_id } = await getPartyRow(session, id);
  const subtree = await subtreeOf(session, code as string);
  const effective = await readSubtreeEffective(session, { code: code as string, parentId: parent_id });
  return { codes: new Map(subtree.map((unit) => [unit.id, unit.code])), effective };
}

function compare(before: Snapshot, after: Snapshot): MovePlan {
  const codes = [...before.codes].map(([id, from]) => ({ id, from, to: after.codes.get(id) ?? from }));
  const effective = [...before.effective].flatMap(([id, from]) => {
    const to = after.effective.get(id) ?? from;
    const fields = (['branding', 'tosUri'] as const).filter(
      (field) => !isDeepStrictEqual(from[field], to[field]),
    );
    return fields.map((field) => ({ id, field, from: from[field], to: to[field] }));
  });
  return { codes: codes.filter(({ from, to }) => from !== to), effective };
}

/** What the caller may see of a plan: a right to move a unit is none to read all below it. */
async function visiblePart(session: Session, { codes, effective }: MovePlan): Promise<MovePlan> {
  const ids = [...codes, ...effective].map(({ id }) => id);
  const seen = new Set((await session.asReader(() => findParties(session, ids))).map(({ id }) => id));
  return {
    codes: codes.filter(({ id }) => seen.has(id)),
    effective: effective.filter(({ id }) => seen.has(id)),
  };
}

/** Says what a move changes, by making it and looking before and after; the caller rolls it back. */
export async function planMove(
  session: Session,
  id: string,
  move: () => Promise<unknown>,
): Promise<MovePlan> {
  const before = await takeSnapshot(session, id);
  await move();
  const plan = compare(before, await takeSnapshot(session, id));
  return session.hasReader ? visiblePart(session, plan) : plan;
}
