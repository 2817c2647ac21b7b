/** Pages that say which test shows what: each test that they name is there. */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { rootFolder } from '../../tools/step.mjs';

/** The folder that a page means where it gives none. */
const pages = { 'docs/seeds.md': 'test/server', 'docs/provider/pains.md': 'test/provider' };

/** A suite, and a part of the title of one of its tests; undefined where the page means all of it. */
interface Named {
  file: string;
  title: string | undefined;
}

/** What the last column of the tables names: `file`: “title”, “title”; `file`. Several files before a title: one of them has it. */
function namesIn(page: string, folder: string): Named[][] {
  const rows = readFileSync(join(rootFolder, page), 'utf8').split('\n');
  const cells = rows.filter((row) => /^\| (?!-)/.test(row)).map((row) => row.split(' | ').at(-1) ?? '');
  return cells
    .flatMap((cell) => cell.split(';'))
    .map((part) => {
      const files = [...part.matchAll(/`([^`]+)`/g)].map(([, name = '']) => pathOf(name, folder));
      const titles = [...part.matchAll(/“([^”]+)”/g)].map(([, title]) => title);
      return files.flatMap((file) =>
        (titles.length ? titles : [undefined]).map((title) => ({ file, title })),
      );
    });
}

function pathOf(name: string, folder: string): string {
  return `${name.includes('/') ? name : `${folder}/${name}`}.test.ts`;
}

/** Texts that titles are made of: what describe and it are given, and the first column of tables of cases. */
function titlesIn(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(rootFolder, file), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const titles: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(it|describe)/.test(node.expression.getText(source)))
      titles.push(...textsOf(node.arguments[0]));
    if (ts.isPropertyAssignment(node)) titles.push(...textsOf(node.name));
    if (ts.isArrayLiteralExpression(node)) titles.push(...textsOf(node.elements[0]));
    ts.forEachChild(node, walk);
  };
  walk(source);
  return titles;
}

function textsOf(node: ts.Node | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}

describe('pages that name tests', () => {
  for (const [page, folder] of Object.entries(pages)) {
    it(`name tests that are there: ${page}`, () => {
      const named = namesIn(page, folder).filter((each) => each.length > 0);
      assert.ok(named.length > 20, `${named.length} names`);
      const files = new Set(named.flat().map(({ file }) => file));
      assert.deepEqual(
        [...files].filter((file) => !existsSync(join(rootFolder, file))),
        [],
      );
      const titles = new Map([...files].map((file) => [file, titlesIn(file)]));
      const has = ({ file, title }: Named) =>
        title === undefined || titles.get(file)?.some((text) => text.includes(title));
      const wanted = named.flatMap((each) => [...Map.groupBy(each, ({ title }) => title).values()]);
      assert.deepEqual(wanted.filter((each) => !each.some(has)).flat(), []);
    });
  }

  it('name one for each of the seventeen pains', () => {
    const rows = readFileSync(join(rootFolder, 'docs/provider/pains.md'), 'utf8').match(
      /^\| \*\*\d+\. .*`: “/gm,
    );
    assert.equal(rows?.length, 17);
  });
});
