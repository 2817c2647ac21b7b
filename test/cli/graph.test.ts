import { strict as assert } from 'node:assert';
import type { OrganizationUnitNode } from '@espalier/sdk';
import fc from 'fast-check';
import { inColumns, widthOf } from '../../cli/src/columns.ts';
import { drawDot } from '../../cli/src/graph/dot.ts';
import { drawMermaid } from '../../cli/src/graph/mermaid.ts';
import { drawSvg } from '../../cli/src/graph/svg.ts';
import { allPlaced, placeUnits } from '../../cli/src/graph/tidy-tree.ts';

interface Sketch {
  name: string;
  below: Sketch[];
}

/** Units as `GET /ou/tree` answers them, of which the drawings read only these fields. */
function units(sketches: readonly Sketch[], code = ''): OrganizationUnitNode[] {
  return sketches.map(({ name, below }, index) => {
    const own = `${code}${code ? '.' : ''}${String(index + 1).padStart(5, '0')}`;
    const children = units(below, own);
    const counts = { children: children.length, parties: 0 };
    return { id: `id-${own}`, displayName: name, code: own, counts, children } as OrganizationUnitNode;
  });
}

const anyName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const treeOf = (levels: number): fc.Arbitrary<Sketch[]> =>
  levels === 0
    ? fc.constant([])
    : fc.array(fc.record({ name: anyName, below: treeOf(levels - 1) }), { maxLength: 4 });
const anyTree = treeOf(4);
const count = (sketches: readonly Sketch[]): number =>
  sketches.reduce((sum, { below }) => sum + 1 + count(below), 0);

describe('espalier graph', () => {
  it('places every unit once, a level to the right of its parent, with a row of its own in its column', () => {
    fc.assert(
      fc.property(anyTree, (sketches) => {
        const placed = allPlaced(placeUnits(units(sketches)));
        assert.equal(placed.length, count(sketches));
        for (const { column, row, children } of placed) {
          for (const child of children) assert.equal(child.column, column + 1);
          if (children.length === 0) continue;
          const rows = children.map((child) => child.row);
          assert.ok(Math.min(...rows) <= row && row <= Math.max(...rows));
        }
        const columns = Map.groupBy(placed, ({ column }) => column);
        for (const inColumn of columns.values()) {
          const rows = inColumn.map(({ row }) => row).sort((one, other) => one - other);
          assert.ok(rows.every((row, index) => index === 0 || row - (rows[index - 1] ?? 0) >= 1));
        }
      }),
    );
  });

  it('writes well-formed SVG whatever the names hold', () => {
    fc.assert(
      fc.property(anyTree, (sketches) => {
        const svg = drawSvg(units(sketches));
        const outsideTags = svg.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<\/?[a-z][^<>]*>/g, '');
        assert.doesNotMatch(outsideTags, /[<>]|&(?!amp;|lt;|gt;|quot;)/);
        assert.equal(svg.match(/<g>/g)?.length ?? 0, count(sketches));
        assert.equal(svg.match(/<g>/g)?.length, svg.match(/<\/g>/g)?.length);
      }),
    );
  });

  it('keeps what names hold inside the quotes of DOT and Mermaid', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const roots = units([{ name, below: [] }]);
        const dotLabel = /^ {2}"id-00001" \[label="((?:[^"\\]|\\.)*)"\];$/u;
        const line = drawDot(roots).split('\n')[3] ?? '';
        const label = dotLabel.exec(line)?.[1];
        assert.equal(label?.replace(/\\n00001$/, '').replace(/\\(.)/g, '$1'), name);
        assert.match(drawMermaid(roots), /^flowchart LR\n {2}u00001\["[^"\\<>`\n]*"\]$/);
      }),
    );
  });

  it('names nodes by codes and joins them in Mermaid', () => {
    const text = drawMermaid(units([{ name: 'Sales & <more>', below: [{ name: 'EMEA', below: [] }] }]));
    assert.equal(
      text,
      'flowchart LR\n  u00001["Sales #38; #60;more#62;"]\n  u00001_00001["EMEA"]\n  u00001 --> u00001_00001',
    );
  });
});

describe('columns', () => {
  it('are as wide as a terminal shows their texts', () => {
    assert.deepEqual(['abc', '東京', 'é', 'e\u0301', '👩‍👩‍👧', 'ﾊﾝ'].map(widthOf), [3, 4, 1, 1, 2, 2]);
    assert.equal(
      inColumns([
        [{ text: '東' }, { text: 'x' }],
        [{ text: 'abc' }, { text: '' }],
      ]),
      '東   x\nabc',
    );
  });
});
