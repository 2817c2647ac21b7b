import { newId } from '../db/ids.ts';
import { lockTree } from '../db/tenant-locks.ts';
import { fieldError } from '../errors/api-error.ts';
import { atPointer } from '../errors/at-pointer.ts';
import type { components } from '../generated/openapi.ts';
import type { Answer, RequestContext } from '../http/handler.ts';
import { fieldsOfNew, type PartyBody } from '../parties/party.rules.ts';
import { findParties } from '../parties/party.store.ts';
import { type BulkParty, insertParties } from '../parties/party-bulk.store.ts';
import { createdEntry } from '../parties/party-events.ts';
import { assertFreeKeys } from '../parties/party-keys.store.ts';
import { partyKinds } from '../parties/party-kinds.ts';
import { assertReferences, referencesOf } from '../parties/party-references.store.ts';
import { withProfiles, writerOf } from '../parties/party-write.ts';
import { CodeAllocator } from './code-allocator.ts';
import { assertFreeNames } from './ou-names.store.ts';

type BatchItem = components['schemas']['OrganizationUnitBatchItem'] & { parentOuId?: string | null };

const kind = partyKinds.OrganizationUnit;

/** The parent's id for each unit: from the tree, or a unit that stands before it in the batch. */
function resolveParents(items: BatchItem[], ids: string[]): (string | null)[] {
  const idByRef = new Map<string, string>();
  return items.map(({ ref, parentRef, parentOuId }, index) => {
    if (idByRef.has(ref))
      throw fieldError(
        'ref_invalid',
        `/units/${index}/ref`,
        `the ref ${ref} stands twice; give each unit its own`,
      );
    const fromBatch = parentRef == null ? undefined : idByRef.get(parentRef);
    if (parentRef != null && fromBatch === undefined) {
      throw fieldError(
        'ref_invalid',
        `/units/${index}/parentRef`,
        `no unit before this one has the ref ${parentRef}; put the parent first`,
      );
    }
    idByRef.set(ref, ids[index] as string);
    return fromBatch ?? parentOuId ?? null;
  });
}

async function fieldsOf(
  context: RequestContext,
  item: BatchItem,
  parentOuId: string | null,
): Promise<PartyBody> {
  const { ref, parentRef, ...body } = item;
  await assertReferences(context.session, referencesOf(body));
  return withProfiles(context, kind, fieldsOfNew(kind, { ...body, parentOuId }));
}

async function readUnits(
  context: RequestContext,
  items: BatchItem[],
  places: { id: string; parentId: string | null }[],
): Promise<BulkParty[]> {
  const units: BulkParty[] = [];
  for (const [index, { id, parentId }] of places.entries()) {
    const item = items[index] as BatchItem;
    const read = await atPointer(`/units/${index}`, () => fieldsOf(context, item, parentId));
    units.push({ id, kind, fields: read });
  }
  return units;
}

/**
 * Creates many units in one transaction: all or none. Codes follow the order of the input.
 *
 * @throws what a single create throws, with pointers such as `/units/3/displayName`
 */
export async function createBatch(context: RequestContext, items: BatchItem[]): Promise<Answer> {
  const { session } = context;
  lockTree(session, 'exclusive');
  const ids = items.map(() => newId(context.now));
  const parents = resolveParents(items, ids);
  const units = await readUnits(
    context,
    items,
    ids.map((id, index) => ({ id, parentId: parents[index] ?? null })),
  );
  await assertFreeNames(
    session,
    units.map(({ id, fields }, index) => ({
      id,
      parentId: fields.parentOuId as string | null,
      name: fields.displayName as string,
      pointer: `/units/${index}`,
    })),
  );
  await assertFreeKeys(
    session,
    units.map((unit, index) => ({ ...unit, pointer: `/units/${index}` })),
  );
  const own = new Set(ids);
  const allocator = await CodeAllocator.load(
    session,
    parents.filter((id) => id === null || !own.has(id)),
  );
  const codes = new Map<string, string>();
  for (const [index, { id, fields }] of units.entries()) {
    codes.set(
      id,
      await atPointer(`/units/${index}`, () => allocator.next(fields.parentOuId as string | null, id)),
    );
  }
  await insertParties(session, units, codes, writerOf(context));
  return answerBatch(context, items, ids);
}

async function answerBatch(context: RequestContext, items: BatchItem[], ids: string[]): Promise<Answer> {
  const views = new Map((await findParties(context.session, ids)).map((view) => [view.id, view]));
  const data = ids.map((id, index) => ({ ref: items[index]?.ref, ...views.get(id) }));
  context.audit.append(...data.map(({ ref, ...view }) => createdEntry(kind, view.id as string, view)));
  return { status: 201, body: { data }, made: { type: 'party', ids } };
}
