/** The pages of docs/provider: their programs compile, and their tables name every argument of the resource, and no other. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const folder = join(import.meta.dirname, '../../docs/provider');
const sharedPage = 'party';
const pages = readdirSync(folder)
  // Some are about all resources and have no program of their own.
  .filter((file) => file.endsWith('.md') && !['README.md', 'how-up-works.md', 'pains.md'].includes(file))
  .map((file) => file.replace(/\.md$/, ''));
const textOf = (page: string) => readFileSync(join(folder, `${page}.md`), 'utf8');

/** Each page's program, as a file beside the page that is never written. */
function compile(): { program: ts.Program; fileOf: (page: string) => string } {
  const fileOf = (page: string) => join(folder, `${page}.ts`);
  const programs = new Map(
    pages.map((page) => [fileOf(page), /```ts\n([\s\S]*?)```/.exec(textOf(page))?.[1] ?? 'no example;']),
  );
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: ['node'] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    moduleResolution: ts.ModuleResolutionKind.Node10,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => programs.has(file) || fileExists(file);
  host.getSourceFile = (file, version) => {
    const text = programs.get(file);
    return text === undefined ? getSourceFile(file, version) : ts.createSourceFile(file, text, version);
  };
  return { program: ts.createProgram([...programs.keys()], options, host), fileOf };
}

/** First column of the tables whose first column is headed `argument`, without the headings. */
function argumentsOnPage(page: string): string[] {
  const tables = textOf(page)
    .split('\n\n')
    .filter((block) => block.startsWith('| argument |'));
  const cells = tables.flatMap((table) => table.split('\n').map((row) => row.split('|')[1] ?? ''));
  return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
}

/** Arguments that the class of a page takes; undefined where the page is about no resource. */
function argumentsOfClass(program: ts.Program, file: string, page: string): string[] | undefined {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const declaration = source?.statements.find(ts.isImportDeclaration);
  const module = declaration && checker.getSymbolAtLocation(declaration.moduleSpecifier);
  const name = page.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const found = module && checker.getExportsOfModule(module).find((symbol) => symbol.name === `${name}Args`);
  if (found === undefined) return undefined;
  const target = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  return checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(target))
    .map((property) => property.name);
}

describe('docs/provider', function () {
  this.timeout(60_000);
  let compiled: ReturnType<typeof compile>;
  before(() => {
    compiled = compile();
  });

  it('shows programs that compile', () => {
    const diagnostics = ts.getPreEmitDiagnostics(compiled.program);
    const told = diagnostics.map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
    assert.deepEqual(told, []);
  });

  for (const page of pages) {
    it(`names the arguments of ${page}`, () => {
      const taken = argumentsOfClass(compiled.program, compiled.fileOf(page), page);
      if (taken === undefined) return assert.equal(page, 'lookups', 'a page about no resource');
      const refersToShared = textOf(page).includes(`${sharedPage}.md#what-all-parties-take`);
      const shared = refersToShared ? argumentsOnPage(sharedPage).filter((name) => name !== 'partyType') : [];
      const withoutRoles = page === 'group' ? shared.filter((name) => name !== 'specializations') : shared;
      // Of a Party the arguments depend on its type; the page lists those that all have, as far as groups have them.
      const named =
        page === sharedPage
          ? argumentsOnPage(page).filter((name) => name !== 'specializations')
          : argumentsOnPage(page);
      assert.deepEqual([...new Set([...named, ...withoutRoles])].sort(), taken.sort());
    });
  }
});
