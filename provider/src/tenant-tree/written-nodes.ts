/** What a program or a file says, as a list of nodes, each with the key of the node that it stands in. */
import type { NodeType, TreeNode } from '../handlers/tenant-tree/tree-node.ts';

/** A node as it was written down, right or wrong. */
export interface WrittenNode extends TreeNode {
  /** RFC 6901 pointer into what was written, as in `/units/0/parties/2`. */
  readonly pointer: string;
  /** 1: not nested. */
  readonly level: number;
  /** It is one of the units that it stands in: a program can say that, a file cannot. */
  readonly isCycle: boolean;
}

type Written = Readonly<Record<string, unknown>>;

/** Lists of a unit, and of the tree itself, that hold nodes. */
const lists = ['units', 'parties', 'groups'] as const;

/** What is said by the place or the list, and so is no field of the API's body. */
const ownNames = new Set<string>(['key', 'type', 'members', ...lists]);

/** All nodes of a tree, each after the one that it stands in. What is no list or no object is passed over. */
export function flattenTree(tree: unknown): WrittenNode[] {
  const nodes: WrittenNode[] = [];
  collect(tree, { parent: null, pointer: '', level: 1, above: [] }, nodes);
  return nodes;
}

interface Place {
  parent: string | null;
  pointer: string;
  level: number;
  above: readonly object[];
}

function collect(holder: unknown, place: Place, nodes: WrittenNode[]): void {
  if (!isObject(holder)) return;
  for (const list of lists) {
    const items = holder[list];
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) {
      if (!isObject(item)) continue;
      const node = nodeOf(item, list, { ...place, pointer: `${place.pointer}/${list}/${index}` });
      nodes.push(node);
      if (list !== 'units' || node.isCycle) continue;
      const { key, pointer } = node;
      collect(item, { parent: key, pointer, level: place.level + 1, above: [...place.above, item] }, nodes);
    }
  }
}

function nodeOf(item: Written, list: (typeof lists)[number], place: Place): WrittenNode {
  const { parent, pointer, level } = place;
  const fields = Object.entries(item).filter(([name, value]) => !ownNames.has(name) && value !== undefined);
  return {
    key: typeof item.key === 'string' ? item.key : '',
    type: typeIn(list, item.type),
    parent,
    ...(list === 'groups' && Array.isArray(item.members) ? { members: item.members } : {}),
    fields: Object.fromEntries(fields),
    pointer,
    level,
    isCycle: place.above.includes(item),
  };
}

function typeIn(list: (typeof lists)[number], type: unknown): NodeType {
  if (list === 'units') return 'OrganizationUnit';
  if (list === 'groups') return 'Group';
  return type as NodeType;
}

function isObject(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
