import type { Session } from '../db/session.ts';
import type { Spot } from './grant.rules.ts';
import type { PlaceKind } from './need.rules.ts';
import { findAppliedSpots, findSubtreeCodes, findUnitCodes, findUnitSpot } from './place.store.ts';
import type { Right } from './role.rules.ts';

/** A request, as far as it is checked when it is asked where it works. */
export interface RequestParts {
  path: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
}

/** Spots at which a right is needed; undefined: what the path names is not there. */
type Spots = { right?: Right; spot: Spot }[] | undefined;

interface TreeBody {
  parentOuId?: string | null;
  units?: { parentRef?: string; parentOuId?: string | null; organizationUnitId?: string | null }[];
  rootId?: string | null;
  owner?: string;
  prune?: boolean;
  nodes?: {
    externalId: string;
    type?: string;
    parentExternalId?: string | null;
    organizationUnitExternalId?: string | null;
    organizationUnitId?: string | null;
    memberExternalIds?: string[];
  }[];
}

const atRoot: Spot = { code: null };

/** A unit that a body names; null is the tenant root, and so is one that is not there: nobody has a right in it. */
async function unitSpots(session: Session, ids: (string | null)[]): Promise<Spot[]> {
  const codes = await findUnitCodes(
    session,
    ids.filter((id) => id !== null),
  );
  return ids.map((id) => (id === null ? atRoot : { code: codes.get(id.toLowerCase()) ?? null }));
}

async function subtree(session: Session, id: string): Promise<Spots> {
  const unit = await findUnitSpot(session, id);
  return unit && (await findSubtreeCodes(session, unit.code)).map((code) => ({ spot: { code } }));
}

/** The parent that a unit leaves, and the one that it comes to; nothing when that is the same. */
async function move(session: Session, { path, body }: RequestParts): Promise<Spots> {
  const { parentOuId } = (body ?? {}) as TreeBody;
  const unit = await findUnitSpot(session, path.id ?? '');
  if (!unit) return undefined;
  if (parentOuId === undefined || (parentOuId?.toLowerCase() ?? null) === unit.parentId) return [];
  return (await unitSpots(session, [unit.parentId, parentOuId])).map((spot) => ({ spot }));
}

/** A cascade deletes all below, a rehoming moves it to the parent: each unit that is touched counts. */
async function deletion(session: Session, { path, query }: RequestParts): Promise<Spots> {
  const unit = await findUnitSpot(session, path.id ?? '');
  if (!unit) return undefined;
  if (query.mode !== 'cascade' && query.mode !== 'rehome') return [{ spot: { code: unit.code } }];
  const below = await subtree(session, path.id ?? '');
  if (query.mode === 'cascade') return below;
  return [...(below ?? []), ...(await unitSpots(session, [unit.parentId])).map((spot) => ({ spot }))];
}

async function batch(session: Session, { body }: RequestParts): Promise<Spots> {
  const { units = [] } = body as TreeBody;
  const parents = units
    .filter(({ parentRef }) => parentRef === undefined)
    .map((unit) => unit.parentOuId ?? null);
  const homes = units.flatMap(({ organizationUnitId }) => organizationUnitId ?? []);
  const ids = [...new Set([...parents, ...homes])];
  return (await unitSpots(session, ids)).map((spot) => ({ spot }));
}

/** Everything that nodes match, refer to or name as a home, and all that may be pruned; below the root the whole subtree. */
async function apply(session: Session, { body }: RequestParts): Promise<Spots> {
  const { rootId = null, owner = '', prune = false, nodes = [] } = body as TreeBody;
  if (rootId === null) return [{ spot: atRoot }];
  const root = await subtree(session, rootId);
  const keys = nodes.flatMap((node) => [
    node.externalId,
    node.parentExternalId,
    node.organizationUnitExternalId,
    ...(node.memberExternalIds ?? []),
  ]);
  const named = keys.filter((key): key is string => typeof key === 'string');
  const touched = await findAppliedSpots(session, [...new Set(named)], prune ? owner : undefined);
  const homes = nodes.flatMap(({ organizationUnitId }) =>
    organizationUnitId === undefined ? [] : [organizationUnitId],
  );
  const spots = [...touched, ...(await unitSpots(session, [...new Set(homes)]))];
  // Nobody has a right in a root that is not there; with one, groups need theirs beside that of the members.
  const all = [...(root ?? [{ spot: atRoot }]), ...spots.map((spot) => ({ spot }))];
  const groups = nodes.some(({ type }) => type === 'group');
  return groups ? [...all, ...all.map(({ spot }) => ({ right: 'groups:manage' as const, spot }))] : all;
}

/** Places that are more than one object: where a right is needed for each, given what the request says. */
export const manyPlaces: Partial<
  Record<PlaceKind, (session: Session, parts: RequestParts) => Promise<Spots>>
> = {
  subtree: (session, { path }) => subtree(session, path.id ?? ''),
  move,
  deletion,
  batch,
  apply,
};
