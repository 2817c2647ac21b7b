/** Units as a graph: what every format draws. */
import type { OrganizationUnitNode } from '@espalier/sdk';

export interface GraphNode {
  readonly id: string;
  readonly displayName: string;
  readonly code: string;
  /** Parties that live directly in it. */
  readonly parties: number;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  /** From the parent to the child, by id. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

/** Nodes and edges of trees, each parent before its children. */
export function graphOf(roots: readonly OrganizationUnitNode[]): Graph {
  const units = roots.flatMap(withDescendants);
  return {
    nodes: units.map(({ id, displayName, code, counts }) => ({
      id,
      displayName,
      code,
      parties: counts.parties,
    })),
    edges: units.flatMap(({ id, children }) => children.map((child) => ({ from: id, to: child.id }))),
  };
}

function withDescendants(unit: OrganizationUnitNode): OrganizationUnitNode[] {
  return [unit, ...unit.children.flatMap(withDescendants)];
}
