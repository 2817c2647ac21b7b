import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { lockTree } from '../db/tenant-locks.ts';
import { notFound } from '../errors/api-error.ts';
import { assertIfMatch } from '../http/etag.ts';
import type { Answer, Handlers, Input, RequestContext } from '../http/handler.ts';
import { noContent, ok } from '../http/handler.ts';
import { readHandlers } from '../parties/party.routes.ts';
import type { PartyBody } from '../parties/party.rules.ts';
import { getPartyRow, presentParty } from '../parties/party.store.ts';
import { withIncludes } from '../parties/party-include.ts';
import { partyKinds } from '../parties/party-kinds.ts';
import { filterConditions, listParties } from '../parties/party-list.store.ts';
import { assertReferences, referencesOf, refersToUnits } from '../parties/party-references.store.ts';
import {
  answerCreated,
  answerUpdated,
  insertParty,
  startUpdate,
  writeUpdate,
} from '../parties/party-write.ts';
import { createBatch } from './ou-batch.ts';
import { deleteUnit } from './ou-delete.ts';
import { ancestorsOf, belowUnit, findUnitByPath, getUnit, livesWithin, unitFrom } from './ou-lists.store.ts';
import { planMove } from './ou-move-plan.ts';
import { readTree } from './ou-nested.store.ts';
import { readPath } from './ou-path.rules.ts';
import { moveUnit, reserveCode, updateUnit } from './ou-tree.store.ts';

const kind = partyKinds.OrganizationUnit;

async function updateOrganizationUnit(context: RequestContext, id: string, body: PartyBody): Promise<Answer> {
  const { session } = context;
  // One lock for all that the body may need, taken before any row: two steps could wait for each other.
  if ('parentOuId' in body) lockTree(session, 'exclusive');
  else if (refersToUnits(referencesOf(body))) lockTree(session, 'shared');
  const pending = await startUpdate(context, kind, id, body);
  const { before, changed } = pending;
  await assertReferences(session, referencesOf(changed));
  await writeUpdate(context, pending);
  if ('parentOuId' in changed) {
    const unit = { id, code: before.code as string };
    await moveUnit(
      session,
      unit,
      changed.parentOuId as string | null,
      changed.displayName as string | undefined,
    );
  }
  await updateUnit(session, id, changed);
  return answerUpdated(context, pending);
}

/** The unit with a path, by the first of its readings that leads to one; null: none does. */
async function lookUpPath({ session, queryText }: RequestContext, path: string): Promise<string | null> {
  for (const names of readPath(path, queryText)) {
    // A path leads through what is above, in sight or not; whether its end is, the list says.
    const id = await session.asTenant(() => findUnitByPath(session, names));
    if (id !== undefined) return id;
  }
  return null;
}

async function listUnits(context: RequestContext, input: Input<'listOrganizationUnits'>): Promise<Answer> {
  const { session, cursors } = context;
  const { query } = input;
  const byPath = query.path === undefined ? undefined : await lookUpPath(context, query.path);
  const conditions = [
    ...filterConditions(session, { ...query, partyType: kind.type }),
    ...(query.code === undefined ? [] : [sql`u.code = ${query.code}`, sql`not u.deleted`]),
    ...(byPath === undefined ? [] : [sql`p.id = ${byPath}::uuid`, sql`not u.deleted`]),
  ];
  const page = await listParties(session, { name: kind.path, conditions }, query, cursors);
  return ok({ ...page, data: await withIncludes(session, page.data, query.include) });
}

async function deleteOrganizationUnit(
  context: RequestContext,
  { path, query }: Input<'deleteOrganizationUnit'>,
): Promise<Answer> {
  const { session } = context;
  lockTree(session, 'exclusive');
  const row = await getPartyRow(session, path.id, { kind, lock: true });
  assertIfMatch(context.ifMatch, presentParty(row));
  const unit = {
    id: row.id,
    code: row.code as string,
    parentId: row.parent_id,
    displayName: row.display_name,
  };
  const plan = await deleteUnit(context, unit, query.mode ?? 'refuse');
  return query.dryRun ? { ...ok(plan), dryRun: true } : noContent;
}

/**
 * What a unit holds, unless there is no such unit. Asked only when there is nothing: what holds something is there. A caller
 * who may not see everything may see what is in a unit, and not the unit.
 *
 * @throws ApiError `resource_not_found`
 */
async function ofUnit<Found extends { data: unknown[] }>(
  session: Session,
  id: string,
  found: Found,
): Promise<Found> {
  if (found.data.length === 0 || session.hasReader) await getUnit(session, id);
  return found;
}

/** Units and the tree. */
export const ouRoutes: Handlers = {
  ...readHandlers(kind),
  listOrganizationUnits: listUnits,
  createOrganizationUnit: async (context, { body }) => {
    lockTree(context.session, 'shared');
    await assertReferences(context.session, referencesOf(body));
    const reserve = (parentId: string | null) => reserveCode(context.session, parentId);
    return answerCreated(context, kind, await insertParty(context, kind, body, reserve));
  },
  updateOrganizationUnit: (context, { path, body }) => updateOrganizationUnit(context, path.id, body),
  moveOrganizationUnit: async (context, { path, query, body }) => {
    const move = () => updateOrganizationUnit(context, path.id, body);
    // A kept answer lasts as long as the unit: a late repeat must not move it back.
    if (!query.dryRun) return { ...(await move()), made: { type: 'party', ids: [path.id] } };
    lockTree(context.session, 'exclusive');
    await getUnit(context.session, path.id);
    return { ...ok(await planMove(context.session, path.id, move)), dryRun: true };
  },
  deleteOrganizationUnit,
  batchCreateOrganizationUnits: (context, { body }) => createBatch(context, body.units),
  getOrganizationUnitTree: async ({ session }, { query }) => {
    const data = await readTree(session, query.rootId, query.depth);
    if (query.rootId !== undefined && data.length === 0) throw notFound('unit', query.rootId);
    return ok({ data });
  },
  listOrganizationUnitChildren: async ({ session, cursors }, { path, query }) => {
    const conditions = [
      ...filterConditions(session, {}),
      sql`u.parent_id = ${path.id}`,
      sql`u.tenant_id = ${session.tenantId}`,
      sql`not u.deleted`,
    ];
    const options = { name: `children/${path.id.toLowerCase()}`, conditions, from: unitFrom };
    return ok(await ofUnit(session, path.id, await listParties(session, options, query, cursors)));
  },
  listOrganizationUnitMembers: async ({ session, cursors }, { path, query }) => {
    const { partyType, recursive = false } = query;
    const conditions = [
      ...filterConditions(session, partyType ? { partyType } : {}),
      livesWithin(session, path.id, recursive),
    ];
    const options = { name: `residents/${path.id.toLowerCase()}`, conditions };
    return ok(await ofUnit(session, path.id, await listParties(session, options, query, cursors)));
  },
  listOrganizationUnitDescendants: async ({ session, cursors }, { path, query }) => {
    const conditions = belowUnit(session, path.id, query.depth);
    const options = {
      name: `descendants/${path.id.toLowerCase()}`,
      conditions,
      from: unitFrom,
      defaultSort: 'code',
      defaultDirection: 'ASC',
    } as const;
    return ok(await ofUnit(session, path.id, await listParties(session, options, query, cursors)));
  },
  listOrganizationUnitAncestors: async ({ session }, { path }) => {
    const { data } = await ofUnit(session, path.id, { data: await ancestorsOf(session, path.id) });
    const limit = data.length;
    return ok({
      data,
      pagination: {
        limit,
        offset: 0,
        page: 0,
        size: limit,
        total: limit,
        totalPages: limit === 0 ? 0 : 1,
        hasMore: false,
      },
    });
  },
};
