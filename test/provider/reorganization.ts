/** A reorganization: what the program declares by key, and what the directory shows of it by the ids in the state. */
import assert from 'node:assert/strict';
import { DeclaredTree, type Node } from './declared-tree.ts';
import type { Scenery } from './scenery.ts';
import type { Run } from './stack.ts';

/** What a reorganization may change of an object. */
interface Standing {
  displayName: string;
  /** Keys. */
  parent: string | null;
  home: string | null;
  uri: string | null;
  externalId: string | null;
}

export function unit(
  key: string,
  displayName: string,
  parent: string | null = null,
  fields: Node['fields'] = {},
): Node {
  return { key, type: 'OrganizationUnit', displayName, parent, fields };
}

export function person(key: string, home: string | null = null, fields: Node['fields'] = {}): Node {
  return { key, type: 'Person', displayName: key, home, fields };
}

/** Declares the tree, runs one `up`, and compares everything in the tenant with it. Returns the ids by key. */
export async function reorganize(
  scene: Scenery,
  nodes: readonly Node[],
  flags: readonly string[] = [],
): Promise<{ run: Run; ids: Map<string, string> }> {
  scene.stack.program(new DeclaredTree(nodes).program());
  const run = await scene.stack.up(...flags);
  assert.equal(run.exitCode, 0, run.text);
  assert.deepEqual(
    run.steps.filter(({ op }) => op.includes('replace')),
    [],
    'nothing is replaced',
  );
  return { run, ids: await assertShown(scene, nodes) };
}

/** Compares everything in the tenant with what is declared; returns the ids by key. */
export async function assertShown(scene: Scenery, nodes: readonly Node[]): Promise<Map<string, string>> {
  const ids = await idsByKey(scene);
  assert.deepEqual(await standings(scene, ids), declaredStandings(nodes));
  return ids;
}

/** Asserts that what both runs declared is the same object in both. */
export function assertSameObjects(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): void {
  const kept = (ids: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) =>
    new Map([...ids].filter(([key]) => others.has(key)).sort());
  assert.deepEqual(kept(after, before), kept(before, after));
}

async function idsByKey({ stack }: Scenery): Promise<Map<string, string>> {
  const resources = await stack.resources();
  return new Map(resources.map(({ urn, id }) => [urn.slice(urn.lastIndexOf('::') + 2), id]));
}

async function standings(
  { tenant }: Scenery,
  ids: ReadonlyMap<string, string>,
): Promise<Record<string, Standing>> {
  const keys = new Map([...ids].map(([key, id]) => [id, key]));
  const keyOf = (id: unknown) => (typeof id === 'string' ? (keys.get(id) ?? `unmanaged ${id}`) : null);
  const shown: Record<string, Standing> = {};
  for await (const party of tenant.client.parties.list()) {
    const { parentOuId } = party as { parentOuId?: string | null };
    shown[String(keyOf(party.id))] = {
      displayName: party.displayName,
      parent: keyOf(parentOuId),
      home: keyOf(party.organizationUnitId),
      uri: party.uri ?? null,
      externalId: party.externalId ?? null,
    };
  }
  return shown;
}

function declaredStandings(nodes: readonly Node[]): Record<string, Standing> {
  return Object.fromEntries(
    nodes.map(({ key, displayName, parent, home, fields }) => [
      key,
      {
        displayName,
        parent: parent ?? null,
        home: home ?? null,
        uri: fields?.uri ?? null,
        externalId: fields?.externalId ?? null,
      },
    ]),
  );
}
