import { newId } from '../db/ids.ts';
import type { Session } from '../db/session.ts';
import { ApiError, fieldError } from '../errors/api-error.ts';
import { atPointer } from '../errors/at-pointer.ts';
import type { RequestContext } from '../http/handler.ts';
import type { PartyBody } from '../parties/party.rules.ts';
import { presentParty } from '../parties/party.store.ts';
import { kindOf } from '../parties/party-kinds.ts';
import { assertReferences, type Reference, referencesOf } from '../parties/party-references.store.ts';
import { withProfiles } from '../parties/party-write.ts';
import { findByExternalIds, findChains, findReferenced } from './apply.store.ts';
import {
  type ApplyNode,
  assertNodeFields,
  assertUniqueKeys,
  ownFields,
  type PlannedNode,
  pointerOf,
  unitsByLevel,
  wantedFields,
} from './apply-plan.rules.ts';

/** The wanted tree, matched with what is there. */
export interface ApplyPlan {
  /** In the order of the body. */
  nodes: PlannedNode[];
  /** Units from the top level down. */
  levels: PlannedNode[][];
  /** Ids of wanted members, by group. */
  members: Map<string, string[]>;
}

const unitType = 'organization_unit';

/** Finds ids by externalId: nodes first, then live parties that are no nodes. */
class Links {
  readonly #types = new Map<string, { id: string; type: string }>();

  set(externalId: string, id: string, type: string): void {
    this.#types.set(externalId, { id, type });
  }

  /** @throws ApiError `reference_not_found` or `reference_wrong_type` */
  resolve(externalId: string, pointer: string, type?: string): string {
    const found = this.#types.get(externalId);
    if (!found)
      throw fieldError(
        'reference_not_found',
        pointer,
        `neither a node nor a live party has the externalId ${externalId}`,
      );
    if (type !== undefined && found.type !== type)
      throw fieldError(
        'reference_wrong_type',
        pointer,
        `${externalId} is a ${found.type}, here a ${type} is needed`,
      );
    return found.id;
  }
}

/** Matches nodes with live parties by externalId. */
async function matchNodes(context: RequestContext, nodes: ApplyNode[]): Promise<PlannedNode[]> {
  const rows = await findByExternalIds(
    context.session,
    nodes.map(({ externalId }) => externalId),
  );
  const views = new Map(rows.map((row) => [row.external_id, presentParty(row)]));
  return nodes.map((node, index) => {
    const kind = kindOf(node.type ?? unitType);
    const view = views.get(node.externalId);
    if (view && view.partyType !== kind.type) {
      throw fieldError(
        'reference_wrong_type',
        `/nodes/${index}/type`,
        `${node.externalId} is a ${view.partyType}; a party never changes its type`,
      );
    }
    assertNodeFields(index, node, kind, view === undefined);
    return { index, node, kind, id: view?.id ?? newId(context.now), view, fields: {} };
  });
}

async function linkNodes(session: Session, planned: PlannedNode[]): Promise<Links> {
  const links = new Links();
  const named = new Set(planned.map(({ node }) => node.externalId));
  const wanted = planned.flatMap(({ node }) => [
    node.parentExternalId,
    node.organizationUnitExternalId,
    ...(node.memberExternalIds ?? []),
  ]);
  const others = [...new Set(wanted)].filter((key): key is string => key != null && !named.has(key));
  for (const { id, external_id, party_type } of others.length > 0
    ? await findReferenced(session, others)
    : [])
    links.set(external_id, id, party_type);
  for (const { node, id, kind } of planned) links.set(node.externalId, id, kind.type);
  return links;
}

/** What a node wants of its party, links turned into ids. */
function bodyOf(planned: PlannedNode, links: Links, rootId: string | null): PartyBody {
  const { node, kind, view } = planned;
  const at = pointerOf(planned);
  const body = ownFields(node);
  if (kind.type === unitType) {
    const parent = node.parentExternalId;
    return {
      ...body,
      parentOuId: parent == null ? rootId : links.resolve(parent, `${at}/parentExternalId`, unitType),
    };
  }
  const home = node.organizationUnitExternalId;
  if (home != null)
    return { ...body, organizationUnitId: links.resolve(home, `${at}/organizationUnitExternalId`, unitType) };
  const isPlaced = home === null || (view === undefined && !('organizationUnitId' in body));
  return isPlaced ? { ...body, organizationUnitId: rootId } : body;
}

/** References by id; those that links made are live already. */
function outsideReferences(planned: PlannedNode): Reference[] {
  const { parentOuId, organizationUnitId, ...fields } = planned.fields;
  const home = 'organizationUnitId' in planned.node ? { organizationUnitId } : {};
  return referencesOf({ ...fields, ...home }).map((reference) => ({
    ...reference,
    pointer: pointerOf(planned) + reference.pointer,
  }));
}

/** Final parents of all units that are nodes or stand above one. */
async function finalParents(session: Session, units: PlannedNode[]): Promise<Map<string, string | null>> {
  const own = new Map(
    units.map(({ id, fields, view }) => [
      id,
      ('parentOuId' in fields ? fields.parentOuId : view?.parentOuId) as string | null,
    ]),
  );
  const outside = [...new Set(own.values())].filter((id): id is string => id !== null && !own.has(id));
  const chains = outside.length > 0 ? await findChains(session, outside) : [];
  return new Map([...chains.map(({ id, parent_id }): [string, string | null] => [id, parent_id]), ...own]);
}

/**
 * Works out what an apply does, without writing.
 *
 * @throws ApiError for everything that can be known before the first write, with pointers such as `/nodes/3/displayName`
 */
export async function planApply(
  context: RequestContext,
  nodes: ApplyNode[],
  rootId: string | null,
): Promise<ApplyPlan> {
  const { session } = context;
  assertUniqueKeys(nodes);
  const planned = await matchNodes(context, nodes);
  const links = await linkNodes(session, planned);
  for (const each of planned) {
    const body = bodyOf(each, links, rootId);
    each.fields = wantedFields(each.kind, body, each.view);
    if (each.fields.specializations === undefined) continue;
    const checked = await atPointer(pointerOf(each), () => withProfiles(context, each.kind, each.fields));
    each.fields = each.view === undefined ? checked : wantedFields(each.kind, checked, each.view);
  }
  await assertReferences(session, planned.flatMap(outsideReferences));
  const units = planned.filter(({ kind }) => kind.type === unitType);
  const levels = unitsByLevel(units, await finalParents(session, units));
  const groups = planned.filter(({ node }) => node.memberExternalIds !== undefined);
  const members = groups.map((each): [string, string[]] => [
    each.id,
    (each.node.memberExternalIds ?? []).map((key, index) =>
      links.resolve(key, `${pointerOf(each)}/memberExternalIds/${index}`),
    ),
  ]);
  return { nodes: planned, levels, members: new Map(members) };
}

/** @throws ApiError `version_mismatch` */
export function assertVersion(ifMatch: string | undefined, version: string): void {
  if (ifMatch === undefined || ifMatch.replaceAll('"', '') === version || ifMatch.trim() === '*') return;
  throw new ApiError('version_mismatch', 'the tree changed since that version; read or dry-run it again', [
    { pointer: 'header:If-Match', code: 'version_mismatch', message: `the current version is ${version}` },
  ]);
}
