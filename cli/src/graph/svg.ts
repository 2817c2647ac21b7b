/** The tree as an SVG that stands alone: no script, no fonts to load, light and dark. */
import type { OrganizationUnitNode } from '@espalier/sdk';
import { counted, widthOf } from '../columns.ts';
import { allPlaced, type PlacedUnit, placeUnits } from './tidy-tree.ts';

/** In pixels. */
const size = {
  margin: 24,
  rowHeight: 52,
  boxHeight: 40,
  columnGap: 56,
  cell: 8.1,
  padding: 14,
  leastWidth: 110,
};
const longestName = 40;

const style = `
    svg { background: #ffffff; font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif }
    .box { fill: #f6f8fb; stroke: #9aa7b8 } .name { fill: #16202c; font-size: 14px; font-weight: 500 }
    .note { fill: #5b6878; font-size: 11px } .edge { fill: none; stroke: #9aa7b8; stroke-width: 1.5 }
    @media (prefers-color-scheme: dark) {
      svg { background: #11161d } .box { fill: #1b232e; stroke: #51607a } .name { fill: #e8edf4 }
      .note { fill: #98a5b8 } .edge { stroke: #51607a }
    }
  `;

interface Column {
  readonly left: number;
  readonly width: number;
}

/** Draws trees from left to right; each unit with its name, its code and the number of parties that live there. */
export function drawSvg(roots: readonly OrganizationUnitNode[]): string {
  const placed = placeUnits(roots);
  const units = allPlaced(placed);
  const columns = columnsFor(units);
  const rows = Math.max(0, ...units.map(({ row }) => row)) + 1;
  const last = columns.at(-1);
  const width = (last ? last.left + last.width : 200) + size.margin;
  const height = rows * size.rowHeight + 2 * size.margin;
  const place = placesIn(columns);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Organizational units">`,
    `  <style>${style}</style>`,
    ...units.flatMap((parent) => parent.children.map((child) => drawEdge(place(parent), place(child)))),
    ...units.map((unit) => drawUnit(unit, place(unit))),
    ...(units.length === 0
      ? [`  <text x="${size.margin}" y="${size.margin + 20}" class="note">no units</text>`]
      : []),
    '</svg>',
  ].join('\n');
}

interface Box extends Column {
  readonly middle: number;
}

/** Each column is as wide as its widest name; fonts differ, so the width of a text is a generous guess. */
function columnsFor(units: readonly PlacedUnit[]): Column[] {
  const widths: number[] = [];
  for (const { unit, column } of units) {
    const cells = Math.max(widthOf(shortened(unit.displayName)), widthOf(noteOf(unit)) * 0.8);
    widths[column] = Math.max(widths[column] ?? size.leastWidth, cells * size.cell + 2 * size.padding);
  }
  let left = size.margin;
  return widths.map((exact) => {
    const width = Math.ceil(exact);
    const column = { left, width };
    left += width + size.columnGap;
    return column;
  });
}

function placesIn(columns: readonly Column[]): (placed: PlacedUnit) => Box {
  return ({ column, row }) => ({
    ...(columns[column] ?? { left: 0, width: 0 }),
    middle: size.margin + (row + 0.5) * size.rowHeight,
  });
}

function drawEdge(parent: Box, child: Box): string {
  const start = parent.left + parent.width;
  const bend = (start + child.left) / 2;
  return `  <path class="edge" d="M${start} ${parent.middle} C${bend} ${parent.middle} ${bend} ${child.middle} ${child.left} ${child.middle}"/>`;
}

function drawUnit({ unit }: PlacedUnit, { left, width, middle }: Box): string {
  const top = middle - size.boxHeight / 2;
  const x = left + size.padding;
  return [
    `  <g><title>${escaped(`${unit.displayName}\n${unit.id}`)}</title>`,
    `<rect class="box" x="${left}" y="${top}" width="${width}" height="${size.boxHeight}" rx="7"/>`,
    `<text class="name" x="${x}" y="${top + 17}">${escaped(shortened(unit.displayName))}</text>`,
    `<text class="note" x="${x}" y="${top + 32}">${escaped(noteOf(unit))}</text></g>`,
  ].join('');
}

/** The end of the code is enough: the rest is in the units before it. */
function noteOf({ code, counts, children }: OrganizationUnitNode): string {
  const hidden = counts.children - children.length;
  const notes = [
    code.slice(code.lastIndexOf('.') + 1),
    ...(counts.parties > 0 ? [counted(counts.parties, 'party', 'parties')] : []),
    ...(hidden > 0 ? [`+${hidden} below`] : []),
  ];
  return notes.join(' · ');
}

function shortened(name: string): string {
  const characters = Array.from(name);
  return characters.length <= longestName ? name : `${characters.slice(0, longestName - 1).join('')}…`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 knows no control characters, not even escaped. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (mark) => entities[mark] ?? mark)
    .replace(/[^\P{Cc}\n]|[\ufffe\uffff]/gu, '\ufffd');
}
