/**
 * Makes everything that is generated from `schema/openapi.yaml`: types, the document as a module, the error catalogue,
 * the schema of tenant trees.
 *
 * `npm run generate` writes; `npm run generate -- --check` writes nothing and exits 1 naming each file that is not fresh.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { tenantTreeSchema } from './tenant-tree-schema.ts';

const root = join(import.meta.dirname, '..');
const header = '// Generated from schema/openapi.yaml by `npm run generate`. Do not edit.\n';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Catalog = Record<string, { status: number; meaning: string }>;

/** Drops what only a reader needs, so that a client carries less. */
function withoutProse(value: Json, insideNames = false): Json {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (value === null || typeof value !== 'object') return value;
  const prose = ['description', 'summary', 'example', 'examples', 'x-error-catalog', 'responses'];
  const entries = Object.entries(value).filter(([key]) => insideNames || !prose.includes(key));
  return Object.fromEntries(
    entries.map(([key, item]) => [key, withoutProse(item, key === 'properties' || key === 'schemas')]),
  );
}

function documentModule(document: Json): string {
  const text = JSON.stringify(JSON.stringify(document));
  return `${header}/** The OpenAPI document; untyped on purpose: it is data for ajv and the router. */\nexport const openApiDocument: unknown = JSON.parse(\n  ${text},\n);\n`;
}

function catalogModule(catalog: Catalog): string {
  const rows = Object.entries(catalog).map(
    ([code, { status, meaning }]) => `  ${code}: { status: ${status}, meaning: ${JSON.stringify(meaning)} },`,
  );
  return `${header}/** Every error code with its HTTP status and meaning. */\nexport const errorCatalog = {\n${rows.join('\n')}\n} as const;\n\n/** One of the codes of the catalogue. */\nexport type ErrorCode = keyof typeof errorCatalog;\n`;
}

function treeSchemaModule(text: string): string {
  return `${header}/** JSON Schema 2020-12 of tenant trees; also published as tenant-tree.schema.json. */\nexport const tenantTreeSchema: object = JSON.parse(\n  ${JSON.stringify(text)},\n);\n`;
}

async function generatedFiles(): Promise<Map<string, string>> {
  const source = await readFile(join(root, 'schema/openapi.yaml'), 'utf8');
  const document = parse(source) as { [key: string]: Json };
  const types = header + astToString(await openapiTS(source, { defaultNonNullable: false }));
  const catalog = catalogModule(document['x-error-catalog'] as unknown as Catalog);
  const treeSchema = tenantTreeSchema(document);
  const treeSchemaFile = `${JSON.stringify(treeSchema, undefined, 2)}\n`;
  return new Map([
    ['schema/tenant-tree.schema.json', treeSchemaFile],
    // Beside the package's code, where the editor of a program finds it.
    ['provider/tenant-tree.schema.json', treeSchemaFile],
    [
      'provider/src/generated/tenant-tree-schema.ts',
      treeSchemaModule(JSON.stringify(withoutProse(treeSchema))),
    ],
    ['server/src/generated/openapi.ts', types],
    ['server/src/generated/openapi-document.ts', documentModule(document)],
    ['server/src/generated/error-catalog.ts', catalog],
    ['sdk/src/generated/openapi.ts', types],
    ['sdk/src/generated/openapi-document.ts', documentModule(withoutProse(document))],
    ['sdk/src/generated/error-catalog.ts', catalog],
  ]);
}

async function isFresh(path: string, text: string): Promise<boolean> {
  return (await readFile(join(root, path), 'utf8').catch(() => '')) === text;
}

const checkOnly = process.argv.includes('--check');
for (const [path, text] of await generatedFiles()) {
  if (await isFresh(path, text)) continue;
  if (checkOnly) {
    process.exitCode = 1;
    console.error(`${path} is not what schema/openapi.yaml says; run npm run generate and commit it`);
    continue;
  }
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
  console.error(`wrote ${path}`);
}
