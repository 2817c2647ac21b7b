import type { OrganizationUnitNode } from '@espalier/sdk';
import type { Command } from 'commander';
import { type Cell, counted, inColumns } from '../columns.ts';
import { addCommand } from '../command.ts';
import { withDirectory } from '../connection.ts';
import { type CommonOptions, paint, printResult, visibleLine } from '../output.ts';
import { addTreeOptions, readTree, type TreeOptions } from '../tree-reading.ts';

/** `espalier tree`: units with codes and how many parties live in each. */
export function addTree(program: Command): void {
  const command = addCommand(program, {
    usage: 'tree',
    summary:
      'Show the units of the tenant as a tree, with codes and the number of parties that live in each.',
    examples: ['espalier tree', 'espalier tree --unit /Northwind/Sales --depth 1'],
  });
  addTreeOptions(command).action(async (options: TreeOptions & CommonOptions) => {
    const units = await withDirectory((client) => readTree(client, options));
    printResult(options, { data: units }, () => drawTree(units));
  });
}

function drawTree(units: readonly OrganizationUnitNode[]): string {
  if (units.length === 0) return 'no units';
  return inColumns(units.flatMap((unit) => rowsOf(unit, '', '')));
}

/** Rows of a unit and all below it; `own` stands before its name, `inner` before those of the units below. */
function rowsOf(unit: OrganizationUnitNode, own: string, inner: string): Cell[][] {
  const dim = (text: string) => paint('dim', text);
  const row = [
    { text: own + visibleLine(unit.displayName) },
    { text: unit.code, paint: dim },
    { text: countsOf(unit), paint: dim },
  ];
  const below = unit.children.flatMap((child, index) => {
    const isLast = index === unit.children.length - 1;
    return rowsOf(child, `${inner}${isLast ? '└─ ' : '├─ '}`, `${inner}${isLast ? '   ' : '│  '}`);
  });
  return [row, ...below];
}

function countsOf({ counts, children }: OrganizationUnitNode): string {
  const hidden = counts.children - children.length;
  return [
    ...(counts.parties > 0 ? [counted(counts.parties, 'party', 'parties')] : []),
    ...(hidden > 0 ? [`${counted(hidden, 'unit', 'units')} below`] : []),
  ].join(', ');
}
