/** Tables as text: Markdown whose columns also line up in a terminal. */
import type { Spread } from './measure.ts';

/** Undefined: not measured. */
export type Cell = string | number | Spread | undefined;

export interface Table {
  readonly title: string;
  /** Names of the columns, units included, as in `RSS [MB]`. */
  readonly columns: readonly string[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly Cell[])[];
  /** Sentences that a reader needs in order to judge the figures. */
  readonly notes?: readonly string[];
}

/** Renders a table with its title above and its notes below. */
export function renderTable({ title, columns, rows, notes = [] }: Table): string {
  const texts = rows.map((row) => columns.map((_, index) => formatCell(row[index])));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...texts.map((row) => row[index]?.length ?? 0)),
  );
  const isText = columns.map((_, index) => rows.every((row) => typeof (row[index] ?? '') === 'string'));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => pad(cell, widths[index] ?? 0, isText[index] === true)).join(' | ')} |`;
  const rule = widths.map((width, index) =>
    isText[index] ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [`${title}\n`, line(columns), line(rule), ...texts.map(line), '', ...notes, ''].join('\n').trimEnd();
}

function pad(text: string, width: number, isText: boolean): string {
  return isText ? text.padEnd(width) : text.padStart(width);
}

function formatCell(cell: Cell): string {
  if (cell === undefined) return '-';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return formatNumber(cell);
  const { median, min, max } = cell;
  if (min === max) return formatNumber(median);
  return `${formatNumber(median)} (${formatNumber(min)} to ${formatNumber(max)})`;
}

/** Three digits say as much as a measurement knows; whole numbers from 100 on keep all of theirs. */
function formatNumber(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}
