/** In which order a program declares its resources: each after those that it refers to. */
import { type Declaration, referencesIn } from './declarations.ts';

/**
 * Sorts declarations so that each comes after those that it refers to, else in the order given. Objects may refer to each
 * other in circles (a unit is owned by a person who lives in it): then the reference to the owner is the one that comes
 * too early, if that helps.
 */
export function inDeclarationOrder(declarations: readonly Declaration[]): Declaration[] {
  const byKey = new Map(declarations.map((declaration) => [declaration.object.key, declaration]));
  const targets = (declaration: Declaration, isCounted: (argument: string) => boolean) => [
    ...declaration.follows,
    ...referencesIn(declaration)
      .filter(({ argument }) => isCounted(argument))
      .map(({ target }) => target),
  ];
  const needs =
    (all: ReadonlyMap<string, Declaration>, isCounted = (_: string) => true) =>
    (declaration: Declaration) =>
      targets(declaration, isCounted).flatMap((key) => all.get(key) ?? []);
  return components(declarations, needs(byKey)).flatMap((circle) => {
    if (circle.length === 1) return circle;
    const inside = new Map(circle.map((declaration) => [declaration.object.key, declaration]));
    const inOrder = declarations.filter(({ object }) => inside.has(object.key));
    return components(
      inOrder,
      needs(inside, (argument) => argument !== 'ownerId'),
    ).flat();
  });
}

/**
 * Strongly connected components, each after those that it needs (Tarjan, "Depth-first search and linear graph
 * algorithms", 1972). A component of several nodes is a circle.
 */
function components<Node>(nodes: readonly Node[], needs: (node: Node) => readonly Node[]): Node[][] {
  const order = new Map<Node, number>();
  const lowest = new Map<Node, number>();
  const open: Node[] = [];
  const isOpen = new Set<Node>();
  const found: Node[][] = [];
  const lower = (node: Node, to: number | undefined) =>
    lowest.set(node, Math.min(lowest.get(node) ?? 0, to ?? 0));
  const visit = (node: Node) => {
    lowest.set(node, order.size);
    order.set(node, order.size);
    open.push(node);
    isOpen.add(node);
    for (const needed of needs(node)) {
      if (!order.has(needed)) {
        visit(needed);
        lower(node, lowest.get(needed));
      } else if (isOpen.has(needed)) lower(node, order.get(needed));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const component = open.splice(open.lastIndexOf(node));
    for (const member of component) isOpen.delete(member);
    found.push(component);
  };
  for (const node of nodes) if (!order.has(node)) visit(node);
  return found;
}
