import { type AuditAction, type Changes, changesBetween } from '../audit/audit-trail.ts';
import { newId } from '../db/ids.ts';
import { assertIfMatch } from '../http/etag.ts';
import type { Answer, RequestContext } from '../http/handler.ts';
import { resource } from '../http/handler.ts';
import { assertProfiles } from '../profiles/assert-profiles.ts';
import { SchemaBudget } from '../profiles/json-schema.ts';
import {
  changedFields,
  fieldsOfNew,
  type PartyBody,
  type PartyView,
  type SpecializationView,
} from './party.rules.ts';
import { getPartyRow, type PartyRow, presentParty, updatePartyRow, type Writer } from './party.store.ts';
import { createdEntry } from './party-events.ts';
import { insertPartyRow } from './party-insert.store.ts';
import { kindOf, type PartyKind } from './party-kinds.ts';

/** Who writes, as the rows record it. */
export function writerOf(context: RequestContext): Writer {
  return { now: context.now, partyId: context.principal.partyId, source: context.source };
}

const budgets = new WeakMap<RequestContext, SchemaBudget>();

function budgetOf(context: RequestContext): SchemaBudget {
  const budget = budgets.get(context) ?? new SchemaBudget();
  budgets.set(context, budget);
  return budget;
}

/** Checks the roles among some fields against their profiles. */
export async function withProfiles(
  context: RequestContext,
  kind: PartyKind,
  fields: PartyBody,
): Promise<PartyBody> {
  if (fields.specializations === undefined) return fields;
  const roles = await assertProfiles(
    context.session,
    kind.type,
    fields.specializations as SpecializationView[],
    budgetOf(context),
  );
  return { ...fields, specializations: roles };
}

/**
 * Makes a party of a body.
 *
 * @param reserveCode - gives a new unit its code; left out: the party is no unit
 */
export async function insertParty(
  context: RequestContext,
  kind: PartyKind,
  body: PartyBody,
  reserveCode?: (parentId: string | null) => Promise<string>,
): Promise<PartyRow> {
  const fields = await withProfiles(context, kind, fieldsOfNew(kind, body));
  const code = await reserveCode?.(fields.parentOuId as string | null);
  return insertPartyRow(context.session, kind, newId(context.now), fields, writerOf(context), code);
}

/**
 * Records what was made, and answers 201.
 *
 * @param beside - changes that the party itself does not show, such as the members of a group
 */
export function answerCreated(
  context: RequestContext,
  kind: PartyKind,
  row: PartyRow,
  beside: Changes = {},
): Answer {
  const view = presentParty(row);
  const { id } = row;
  context.audit.append(createdEntry(kind, id, view, beside));
  return {
    status: 201,
    body: view,
    isResource: true,
    location: `${kind.path}/${id}`,
    made: { type: 'party', ids: [id] },
  };
}

/** A party read for an update: locked, compared with If-Match, and what the body would change in it. */
export interface PendingUpdate {
  before: PartyRow;
  view: PartyView;
  changed: PartyBody;
}

/** Locks a party and says what a body would change in it. */
export async function startUpdate(
  context: RequestContext,
  kind: PartyKind,
  id: string,
  body: PartyBody,
): Promise<PendingUpdate> {
  const before = await getPartyRow(context.session, id, { kind, lock: true });
  const view = presentParty(before);
  assertIfMatch(context.ifMatch, view);
  const checked = await withProfiles(context, kind, changedFields(kind, body, view));
  // Once more: a role without a version may have been the recorded one all along.
  return { before, view, changed: changedFields(kind, checked, view) };
}

/** Writes the changed fields of the party; nothing when there are none. */
export async function writeUpdate(
  context: RequestContext,
  { before, changed }: PendingUpdate,
): Promise<void> {
  if (Object.keys(changed).length > 0)
    await updatePartyRow(context.session, before, changed, writerOf(context));
}

function actionOf(kind: PartyKind, changed: PartyBody, beside: Changes): AuditAction {
  if ('parentOuId' in changed) return 'ou.moved';
  const onlyMembers = Object.keys(changed).length === 0 && 'memberIds' in beside;
  return onlyMembers ? 'group.members_changed' : `${kind.auditName}.updated`;
}

/**
 * Reads back what was changed, records it as one event, and answers 200; records nothing when nothing changed.
 *
 * @param beside - changes that the party itself does not show, such as the members of a group
 */
export async function answerUpdated(
  context: RequestContext,
  { view, changed }: PendingUpdate,
  beside: Changes = {},
): Promise<Answer> {
  if (Object.keys(changed).length + Object.keys(beside).length === 0) return resource(view);
  const after = presentParty(await getPartyRow(context.session, view.id));
  const kind = kindOf(view.partyType as string);
  context.audit.append({
    action: actionOf(kind, changed, beside),
    resource: { type: kind.auditName, id: view.id },
    changes: { ...changesBetween(view, after), ...beside },
  });
  return resource(after);
}
