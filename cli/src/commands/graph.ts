import type { OrganizationUnitNode } from '@espalier/sdk';
import { type Command, Option } from 'commander';
import { addCommand } from '../command.ts';
import { withDirectory } from '../connection.ts';
import { drawDot } from '../graph/dot.ts';
import { graphOf } from '../graph/graph.ts';
import { drawMermaid } from '../graph/mermaid.ts';
import { drawSvg } from '../graph/svg.ts';
import { type CommonOptions, printResult } from '../output.ts';
import { addTreeOptions, readTree, type TreeOptions } from '../tree-reading.ts';

const formats: Readonly<Record<string, (roots: readonly OrganizationUnitNode[]) => string>> = {
  svg: drawSvg,
  mermaid: drawMermaid,
  dot: drawDot,
};

/** `espalier graph`: the tree as a picture, or as text that other tools draw. */
export function addGraph(program: Command): void {
  const command = addCommand(program, {
    usage: 'graph',
    summary: 'Draw the units of the tenant. --json gives nodes and edges instead.',
    examples: [
      'espalier graph --format svg > tenant.svg',
      'espalier graph --format dot | dot -Tpng > tenant.png',
    ],
  }).addOption(
    new Option('--format <format>', 'svg for browsers, mermaid for Markdown, dot for Graphviz')
      .choices(Object.keys(formats))
      .default('svg'),
  );
  addTreeOptions(command).action(async (options: TreeOptions & CommonOptions & { format: string }) => {
    const roots = await withDirectory((client) => readTree(client, options));
    printResult(options, graphOf(roots), () => formats[options.format]?.(roots) ?? '');
  });
}
