/** A node of a tenant tree, and the text in which a whole tree travels. */
import type { PartyType } from '../directory.ts';
import type { Properties } from '../resource-handler.ts';

/** Kinds of node, by the names of their resources. */
export type NodeType = 'OrganizationUnit' | 'Person' | 'Organization' | 'Service' | 'Group';

export interface TreeNode {
  readonly key: string;
  readonly type: NodeType;
  /** Key of the unit that it is nested or lives in; null: the tenant itself. */
  readonly parent: string | null;
  /** Keys of all members of a group; undefined: its members are not managed. */
  readonly members?: readonly string[];
  /** Fields of the API's body, without those that the place in the tree says. */
  readonly fields: Properties;
}

/** Nodes by key. */
export type NodeMap = ReadonlyMap<string, TreeNode>;

/** The name of a kind of node in the API. */
export const partyTypeOf: { readonly [type in NodeType]: PartyType } = {
  OrganizationUnit: 'organization_unit',
  Person: 'natural_person',
  Organization: 'organization',
  Service: 'service',
  Group: 'group',
};

/**
 * The same nodes in the same order always give the same text: JSON, an object by key, names of fields in order. One
 * text and not an object, because the engine takes several times as long over an object of thousands of properties.
 */
export function canonicalText(nodes: Iterable<TreeNode>): string {
  const entries = [...nodes].map(({ key, type, parent, members, fields }): [string, unknown] => [
    key,
    sorted({ type, ...(parent === null ? {} : { parent }), ...(members ? { members } : {}), ...fields }),
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

/** The nodes in a canonical text; none in what is no text. */
export function nodesIn(text: unknown): NodeMap {
  const entries =
    typeof text === 'string' ? Object.entries(JSON.parse(text) as Record<string, StoredNode>) : [];
  return new Map(
    entries.map(([key, { type, parent = null, members, ...fields }]) => [
      key,
      { key, type, parent, ...(members ? { members } : {}), fields },
    ]),
  );
}

interface StoredNode {
  type: NodeType;
  parent?: string;
  members?: readonly string[];
  [field: string]: unknown;
}

/** A map kept as JSON text, as in `ids`. */
export function mapIn(text: unknown): Map<string, string> {
  return new Map(typeof text === 'string' ? Object.entries(JSON.parse(text) as Record<string, string>) : []);
}

/** The text of a map, names in order. */
export function mapText(map: ReadonlyMap<string, string>): string {
  return JSON.stringify(sorted(Object.fromEntries(map)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted((value as Properties)[name])]));
}
