/** A whole tenant tree as one resource. */
import type { ManagedObjects } from '../managed-objects.ts';
import {
  type CheckFailure,
  type CheckRequest,
  type DiffRequest,
  type DiffResult,
  type Properties,
  ResourceFailure,
  type ResourceHandler,
} from '../resource-handler.ts';
import { isUnknown } from '../unknown-values.ts';
import { applyFailures } from './apply-body.ts';
import { deleteTree } from './delete-tree.ts';
import { choicesOf, emptyTree, type KnownTree, knownTree, outputsOf } from './known-tree.ts';
import { readTree } from './read-tree.ts';
import { changesBetween, managesOthers, type NodeChange, summaryOf } from './tree-changes.ts';
import { ownerOf } from './tree-identity.ts';
import { type NodeMap, nodesIn, type TreeNode } from './tree-node.ts';
import { createTree, updateTree } from './write-tree.ts';

/** Ten minutes for up to 20,000 nodes, or as many single deletes. */
const DEADLINE_MS = 600_000;

/** @param say shows a text to the user, in a preview too */
export function tenantTreeHandler(say: (text: string) => void): ResourceHandler {
  return {
    type: 'TenantTree',
    deadlineMs: DEADLINE_MS,
    check: (request) => check(request, say),
    diff: (request, objects) => diff(request, objects, say),
    create: ({ urn, inputs }, context) => createTree(emptyTree(ownerOf(urn)), urn, inputs, context),
    update: ({ urn, inputs, outputs }, context) =>
      updateTree(knownTree(outputs, ownerOf(urn)), urn, inputs, context),
    read: async ({ urn, outputs, managed }, { directory }) => {
      const shown = outputsOf(await readTree(knownTree(outputs, ownerOf(urn)), directory), outputs);
      return {
        outputs: shown,
        inputs: Object.fromEntries(managed.map((name) => [name, shown[name] ?? null])),
      };
    },
    delete: ({ urn, outputs }, context) =>
      deleteTree(knownTree(outputs, ownerOf(urn)), urn, choicesOf(outputs), context),
  };
}

function check({ urn, inputs, oldInputs }: CheckRequest, say: (text: string) => void): CheckFailure[] {
  if (isUnknown(inputs.nodes)) return [];
  const nodes = nodesIn(inputs.nodes);
  const failures = applyFailures(nodes, ownerOf(urn));
  // A tree that exists already is shown by `diff`, which also knows what has drifted.
  if (failures.length === 0 && oldInputs.nodes === undefined) sayChanges(urn, new Map(), nodes, say);
  return failures;
}

function diff(
  { urn, inputs, outputs }: DiffRequest,
  objects: ManagedObjects,
  say: (text: string) => void,
): DiffResult {
  const choices = ['prune', 'deletionMode'].filter((name) => inputs[name] !== outputs[name]);
  if (isUnknown(inputs.nodes)) return { changed: ['nodes', ...choices], replaces: [] };
  const before = knownTree(outputs, '');
  const after = nodesIn(inputs.nodes);
  for (const [key, id] of before.ids) objects.note(id, urn, wantedOf(after.get(key), before));
  refuseOtherTypes(before.nodes, after);
  const changes = sayChanges(urn, before.nodes, after, say);
  const differs = changes.length > 0 || before.unlinked.size > 0 || managesOthers(before.nodes, after);
  return { changed: [...(differs ? ['nodes'] : []), ...choices], replaces: [] };
}

/** What the object of a node shall become, for others that want its name; nothing of a node that leaves the tree. */
function wantedOf(node: TreeNode | undefined, { ids }: KnownTree): Properties {
  if (node === undefined) return {};
  const { type, parent, fields } = node;
  const place = parent === null ? null : ids.get(parent);
  return {
    ...fields,
    ...(type === 'OrganizationUnit' ? { parentOuId: place } : { organizationUnitId: place }),
  };
}

function sayChanges(urn: string, before: NodeMap, after: NodeMap, say: (text: string) => void): NodeChange[] {
  const changes = changesBetween(before, after);
  const name = urn.split('::').slice(3).join('::');
  if (changes.length > 0) say(summaryOf(`TenantTree "${name}"`, changes));
  return changes;
}

/** A party never changes its type: another object has to come, and so another key. */
function refuseOtherTypes(before: NodeMap, after: NodeMap): void {
  const others = [...after.values()].flatMap(({ key, type }) => {
    const old = before.get(key)?.type ?? type;
    return old === type
      ? []
      : [`node "${key}": type: cannot change from ${old} to ${type}; give it another key`];
  });
  if (others.length > 0) throw new ResourceFailure(others.join('; '));
}
