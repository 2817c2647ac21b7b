import { lockTree } from '../db/tenant-locks.ts';
import { assertIfMatch } from '../http/etag.ts';
import type { Handler, Handlers, Input, RequestContext } from '../http/handler.ts';
import { noContent, ok, resource } from '../http/handler.ts';
import type { PageQuery } from '../http/paging.ts';
import type { PartyBody } from './party.rules.ts';
import { getPartyRow, presentParty } from './party.store.ts';
import { deletedEntry } from './party-events.ts';
import { withIncludes } from './party-include.ts';
import { type PartyKind, partyKinds } from './party-kinds.ts';
import { filterConditions, listParties, type PartyFilter } from './party-list.store.ts';
import { assertReferences, referencesOf, refersToUnits } from './party-references.store.ts';
import { removeParties } from './party-removal.ts';
import { answerCreated, answerUpdated, insertParty, startUpdate, writeUpdate } from './party-write.ts';

type PartyInput = {
  path: { id: string };
  query: PageQuery & PartyFilter & { include?: string };
  body: PartyBody;
};
type PartyHandler = (context: RequestContext, input: PartyInput) => ReturnType<Handler>;

/** Keeps the units that a body names from vanishing before the transaction ends. Before any row is locked: one order for all. */
export async function holdUnits(context: RequestContext, body: PartyBody): Promise<void> {
  if (refersToUnits(referencesOf(body))) lockTree(context.session, 'shared');
}

/** Reads of one type of party: the list and the single one, under their ids in the schema. */
export function readHandlers(kind: PartyKind): Handlers {
  const named: Record<string, PartyHandler> = {
    [`list${kind.schema}s`]: async (context, { query }) => {
      const { session, cursors } = context;
      const conditions = filterConditions(session, { ...query, partyType: kind.type });
      const page = await listParties(session, { name: kind.path, conditions }, query, cursors);
      return ok({ ...page, data: await withIncludes(session, page.data, query.include) });
    },
    [`get${kind.schema}`]: async ({ session }, { path, query }) => {
      const row = await getPartyRow(session, path.id, {
        kind,
        includeDeleted: query.includeDeleted ?? false,
      });
      return resource((await withIncludes(session, [presentParty(row)], query.include))[0]);
    },
  };
  return named as Handlers;
}

/** Deletes a party that is no unit. */
export async function deleteParty(context: RequestContext, kind: PartyKind, id: string): Promise<void> {
  const view = presentParty(await getPartyRow(context.session, id, { kind, lock: true }));
  assertIfMatch(context.ifMatch, view);
  await removeParties(context, [view.id]);
  context.audit.append(deletedEntry(kind, id, context.now));
}

function writeHandlers(kind: PartyKind): Handlers {
  const named: Record<string, PartyHandler> = {
    [`create${kind.schema}`]: async (context, { body }) => {
      await holdUnits(context, body);
      await assertReferences(context.session, referencesOf(body));
      return answerCreated(context, kind, await insertParty(context, kind, body));
    },
    [`update${kind.schema}`]: async (context, { path, body }) => {
      await holdUnits(context, body);
      const pending = await startUpdate(context, kind, path.id, body);
      await assertReferences(context.session, referencesOf(pending.changed));
      await writeUpdate(context, pending);
      return answerUpdated(context, pending);
    },
    [`delete${kind.schema}`]: async (context, { path }) => {
      await deleteParty(context, kind, path.id);
      return noContent;
    },
  };
  return named as Handlers;
}

/** Persons, organizations and services, and the reads across all types. */
export const partyRoutes: Handlers = {
  ...readHandlers(partyKinds.Person),
  ...writeHandlers(partyKinds.Person),
  ...readHandlers(partyKinds.Organization),
  ...writeHandlers(partyKinds.Organization),
  ...readHandlers(partyKinds.Service),
  ...writeHandlers(partyKinds.Service),
  listParties: async ({ session, cursors }, { query }: Input<'listParties'>) => {
    const page = await listParties(
      session,
      { name: '/parties', conditions: filterConditions(session, query) },
      query,
      cursors,
    );
    return ok({ ...page, data: await withIncludes(session, page.data, query.include) });
  },
  getParty: async ({ session }, { path, query }) => {
    const row = await getPartyRow(session, path.id, { includeDeleted: query.includeDeleted ?? false });
    return resource((await withIncludes(session, [presentParty(row)], query.include))[0]);
  },
};
