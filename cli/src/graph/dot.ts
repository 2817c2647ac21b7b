/** The DOT language of Graphviz (https://graphviz.org/doc/info/lang.html). */
import type { OrganizationUnitNode } from '@espalier/sdk';
import { graphOf } from './graph.ts';

/** Draws trees from left to right. */
export function drawDot(roots: readonly OrganizationUnitNode[]): string {
  const { nodes, edges } = graphOf(roots);
  return [
    'digraph tenant {',
    '  rankdir=LR;',
    '  node [shape=box, style=rounded, fontname="sans-serif"];',
    ...nodes.map(({ id, displayName, code }) => `  "${id}" [label="${quoted(displayName)}\\n${code}"];`),
    ...edges.map(({ from, to }) => `  "${from}" -> "${to}";`),
    '}',
  ].join('\n');
}

/** Within quotes, a backslash begins an escape of labels (\N is the name of the node), so it is doubled too. */
function quoted(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/\p{Cc}/gu, ' ');
}
