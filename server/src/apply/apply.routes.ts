import { lockGroups, lockTree } from '../db/tenant-locks.ts';
import type { components } from '../generated/openapi.ts';
import type { Answer, Handlers, RequestContext } from '../http/handler.ts';
import { ok } from '../http/handler.ts';
import { getPartyRow } from '../parties/party.store.ts';
import { partyKinds } from '../parties/party-kinds.ts';
import { findOwned, insertOwned, type Owned, treeVersion } from './apply.store.ts';
import type { PlannedNode } from './apply-plan.rules.ts';
import { type ApplyPlan, assertVersion, planApply } from './apply-plan.ts';
import { writeApply } from './apply-write.ts';

/** Calls that name no owner count as one. */
const noOwner = '';

type ApplyBody = components['schemas']['Apply'];
type ApplyChange = components['schemas']['ApplyResult']['changes'][number];

function changeOf(each: PlannedNode, regrouped: Set<string>): ApplyChange {
  const names = Object.keys(each.fields).sort();
  const fields = regrouped.has(each.id) ? [...names, 'memberExternalIds'] : names;
  const base = { externalId: each.node.externalId, id: each.id };
  if (each.view === undefined)
    return { ...base, action: 'create', fields: Object.keys(each.node).filter((name) => name !== 'type') };
  if (fields.length === 0) return { ...base, action: 'none', fields };
  return { ...base, action: 'parentOuId' in each.fields ? 'move' : 'update', fields };
}

async function findPruned(
  { session }: RequestContext,
  { owner, prune }: ApplyBody,
  plan: ApplyPlan,
): Promise<Owned[]> {
  if (!prune) return [];
  const named = new Set(plan.nodes.map(({ id }) => id));
  return (await findOwned(session, owner ?? noOwner)).filter(({ id }) => !named.has(id));
}

function answerOf(
  plan: ApplyPlan,
  pruned: Owned[],
  regrouped: Set<string>,
  version: string,
): components['schemas']['ApplyResult'] {
  const deletions = pruned.map(
    ({ id, external_id }): ApplyChange => ({ externalId: external_id, id, action: 'delete', fields: [] }),
  );
  return {
    changes: [...plan.nodes.map((each) => changeOf(each, regrouped)), ...deletions],
    ids: Object.fromEntries(plan.nodes.map(({ node, id }) => [node.externalId, id])),
    version,
  };
}

async function applyTree(context: RequestContext, body: ApplyBody, dryRun: boolean): Promise<Answer> {
  const { session } = context;
  lockTree(session, 'exclusive');
  if (body.nodes.some(({ memberExternalIds }) => memberExternalIds !== undefined)) lockGroups(session);
  const root =
    body.rootId == null
      ? null
      : await getPartyRow(session, body.rootId, { kind: partyKinds.OrganizationUnit });
  const before = await treeVersion(session, root?.code ?? null);
  assertVersion(context.ifMatch, before);
  const plan = await planApply(context, body.nodes, root?.id ?? null);
  const pruned = await findPruned(context, body, plan);
  const regrouped = await writeApply(context, plan, pruned);
  const made = plan.nodes.filter(({ view }) => view === undefined).map(({ id }) => id);
  await insertOwned(session, body.owner ?? noOwner, made);
  // What a dry run writes is never there: its version is that of the tree it looked at, good for the real call.
  const version = dryRun ? before : await treeVersion(session, root?.code ?? null);
  return { ...ok(answerOf(plan, pruned, regrouped, version)), ...(dryRun ? { dryRun } : {}) };
}

/** Whole subtrees in one call. */
export const applyRoutes: Handlers = {
  applyOrganizationUnits: (context, { body, query }) => applyTree(context, body, query.dryRun ?? false),
};
