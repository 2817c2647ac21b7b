/** A tenant as the file that a TenantTree reads: units with what lives in them, nested. */
import { stringify } from 'yaml';
import { declaredArguments, type LiveObject } from '../tenant/live-object.ts';
import type { Shown } from '../tenant/object-type.ts';
import type { Declaration } from './declarations.ts';
import type { ImportedResource } from './import-file.ts';

/** List of a unit, and of the tree itself, that nodes of a type stand in. */
const lists: Readonly<Record<string, 'units' | 'parties' | 'groups'>> = {
  OrganizationUnit: 'units',
  Person: 'parties',
  Organization: 'parties',
  Service: 'parties',
  Group: 'groups',
};

/** Whether an object is a node of a tree. */
export function isNode({ kind }: LiveObject): boolean {
  return Object.hasOwn(lists, kind.type);
}

/** The YAML text for nodes; keys are their names. */
export function treeFile(nodes: readonly Declaration[]): string {
  const keys = new Map(nodes.map(({ object, name }) => [object.id, name]));
  const inside = Map.groupBy(nodes, ({ object }) => placeOf(object) ?? null);
  const holder = (id: string | null): Shown => {
    const content = Map.groupBy(inside.get(id) ?? [], ({ object }) => lists[object.kind.type] ?? 'parties');
    const filled = (['parties', 'groups', 'units'] as const).filter((list) => content.has(list));
    const entries = filled.map((list) => [list, inOrder(content.get(list) ?? []).map(node)]);
    return Object.fromEntries(entries);
  };
  const node = ({ object, name }: Declaration): Shown => ({
    key: name,
    ...(lists[object.kind.type] === 'parties' ? { type: object.kind.type } : {}),
    ...fieldsOf(object, keys),
    ...(object.kind.type === 'OrganizationUnit' ? holder(object.id) : {}),
  });
  return stringify(holder(null), { lineWidth: 0, aliasDuplicateObjects: false });
}

/** What the TenantTree passes on for each node: its fields, and its place even where that is the top. */
export function nodeInputs({ object, name }: Declaration, tree: string): ImportedResource {
  const place = object.kind.place ?? '';
  const inputs = { ...declaredArguments(object), [place]: placeOf(object) ?? null };
  return { object, name: `${tree}-${name}`, inputs };
}

function placeOf({ kind, arguments: values }: LiveObject): string | undefined {
  const place = values[kind.place ?? ''];
  return typeof place === 'string' ? place : undefined;
}

/** Fields of a node: no place, and members by their keys. */
function fieldsOf(object: LiveObject, keys: ReadonlyMap<string, string>): Shown {
  const { [object.kind.place ?? '']: _, memberIds, ...fields } = declaredArguments(object);
  if (!Array.isArray(memberIds)) return fields;
  return { ...fields, members: memberIds.map((id: string) => keys.get(id) ?? id) };
}

/** Units as the tree shows them, by code; others by age. */
function inOrder(nodes: readonly Declaration[]): Declaration[] {
  return nodes.toSorted(({ object: one }, { object: other }) =>
    String(one.shown.code ?? '').localeCompare(String(other.shown.code ?? '')),
  );
}
