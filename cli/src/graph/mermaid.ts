/** Mermaid flowcharts (https://mermaid.js.org/syntax/flowchart.html), as Markdown on many sites shows them. */
import type { OrganizationUnitNode } from '@espalier/sdk';
import { graphOf } from './graph.ts';

/** Draws trees from left to right. */
export function drawMermaid(roots: readonly OrganizationUnitNode[]): string {
  const { nodes, edges } = graphOf(roots);
  // Codes make short names, but one may not begin with a digit.
  const names = new Map(nodes.map(({ id, code }) => [id, `u${code.replaceAll('.', '_')}`]));
  return [
    'flowchart LR',
    ...nodes.map(({ id, displayName }) => `  ${names.get(id)}["${quoted(displayName)}"]`),
    ...edges.map(({ from, to }) => `  ${names.get(from)} --> ${names.get(to)}`),
  ].join('\n');
}

/** Mermaid reads labels as Markdown and HTML: everything but letters, digits and plain marks becomes its entity code. */
function quoted(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} .,:()'/-]/gu, (character) =>
    /\p{Cc}/u.test(character) ? ' ' : `#${character.codePointAt(0)};`,
  );
}
