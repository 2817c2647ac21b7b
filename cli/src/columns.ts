/** Text in columns, as wide as a terminal shows it. */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** East Asian Wide and Fullwidth blocks of Unicode (UAX #11), and emoji. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Cells that a terminal takes for a text without control characters. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** One cell of a table: its text, and optionally how it is painted, which must not change its width. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Lays rows out in columns two cells apart; the last column is not padded. */
export function inColumns(rows: readonly (readonly Cell[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, { text }] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, widthOf(text));
  return rows.map((row) => lineOf(row, widths)).join('\n');
}

function lineOf(row: readonly Cell[], widths: readonly number[]): string {
  const last = row.findLastIndex(({ text }) => text !== '');
  const cells = row.slice(0, last + 1).map(({ text, paint = (same) => same }, index) => {
    const gap = index === last ? '' : ' '.repeat((widths[index] ?? 0) - widthOf(text) + 2);
    return paint(text) + gap;
  });
  return cells.join('');
}

/** A number with the word for it: `1 party`, `2 parties`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
