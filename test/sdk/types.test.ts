/** Types are behaviour: right programs compile against the package as it is published, wrong ones do not. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const setting = `
import { createEspalier, EspalierError, EspalierRateLimitedError, validateBody } from '@espalier/sdk';
import type { Espalier, OrganizationUnit, Party, Person, PersonCreate, RequestOptions, WithMeta } from '@espalier/sdk';
declare const client: Espalier;
declare const id: string;
`;

const right: Record<string, string> = {
  'a create with its answer': `const made: Person = await client.persons.create({ displayName: 'Ada', email: null });`,
  'an answer with meta': `const { etag, data }: WithMeta<OrganizationUnit> = await client.ou.getWithMeta(id, { include: 'children' });`,
  'a partial update': `const code: string = (await client.ou.update(id, { tosUri: null }, { ifMatch: 'x' })).code;`,
  'an iteration with typed rows': `for await (const unit of client.ou.list({ q: 'law' })) { const level: number = unit.level; }`,
  'a party told apart by its type': `const party: Party = await client.parties.get(id);
    if (party.partyType === 'organization') { const name: string = party.legalName; }`,
  'one page': `const total: number | undefined = (await client.persons.list().page({ limit: 5, offset: 10 })).pagination.total;`,
  'a delete': `const nothing: void = await client.ou.delete(id, { mode: 'cascade' });`,
  'a plan': `const units: number = (await client.ou.planDelete(id)).counts.deletes;`,
  'a tree': `const roots: string[] = (await client.ou.tree({ depth: 1 })).data.map((node) => node.displayName);`,
  'members of both kinds': `await client.groups.addMember(id, id); for await (const member of client.groups.members(id)) member.partyType;`,
  'a token with its secret': `const secret: string = (await client.tenants.createToken(id, { name: 'ci', scopes: ['audit:read'] })).token;`,
  'options that may be undefined': `createEspalier({ baseUrl: 'http://x', token: process.env['T'] });`,
  'an error told apart': `try { await client.whoami(); } catch (error) {
    if (error instanceof EspalierRateLimitedError) { const wait: number | undefined = error.retryAfterSeconds; }
    else if (error instanceof EspalierError && error.code === 'ou_not_empty') { const left: number | undefined = error.children; } }`,
  'an offline check': `const pointers: string[] = validateBody('createPerson', {}).map(({ pointer }) => pointer);`,
};

const wrong: Record<string, [program: string, code: number, message: RegExp]> = {
  'an unknown field': [
    `client.persons.create({ displayName: 'Ada', nickname: 'A' });`,
    2353,
    /'nickname' does not exist/,
  ],
  'a read-only field': [`client.ou.update(id, { code: '00001' });`, 2353, /'code' does not exist/],
  'a field of another party type': [
    `client.persons.update(id, { legalName: 'A' });`,
    2353,
    /'legalName' does not exist/,
  ],
  'a wrong type': [
    `client.persons.create({ displayName: 5 });`,
    2322,
    /'number' is not assignable to type 'string'/,
  ],
  'null where it is required': [
    `client.persons.create({ displayName: null });`,
    2322,
    /'null' is not assignable/,
  ],
  'a missing required field': [`client.organizations.create({ displayName: 'A' });`, 2345, /legalName/],
  'a body left out': [`client.ou.move(id);`, 2554, /Expected/],
  'a word that is not listed': [
    `client.ou.create({ displayName: 'A', ouInheritancePolicy: 'ALL' });`,
    2322,
    /"ALL"/,
  ],
  'an unknown scope': [
    `client.tenants.createToken(id, { name: 'ci', scopes: ['everything'] });`,
    2322,
    /"everything"/,
  ],
  'an unknown query parameter': [`client.ou.get(id, { depth: 1 });`, 2353, /'depth' does not exist/],
  'a query value of the wrong type': [
    `client.ou.tree({ depth: 'all' });`,
    2322,
    /'string' is not assignable to type 'number'/,
  ],
  'a query where there is none': [
    `client.tenants.get(id, { include: 'members' });`,
    2322,
    /'string' is not assignable to type 'never'/,
  ],
  'paging by hand while iterating': [`client.persons.list({ cursor: '' });`, 2353, /'cursor' does not exist/],
  'a plan in place of a delete': [`client.ou.delete(id, { dryRun: true });`, 2353, /'dryRun' does not exist/],
  'an unknown operation': [`validateBody('createPersons', {});`, 2345, /"createPersons"/],
  'a number for an id': [`client.persons.get(5);`, 2345, /'number' is not assignable/],
  'a field that an answer lacks': [`(await client.persons.get(id)).code;`, 2339, /'code' does not exist/],
  'the answer of a delete': [
    `(await client.persons.delete(id)).id;`,
    2339,
    /'id' does not exist on type 'void'/,
  ],
  'a write through the read-only parties': [
    `client.parties.create({ displayName: 'A' });`,
    2339,
    /'create' does not exist/,
  ],
  'a misspelled option': [`createEspalier({ baseUrl: 'http://x', tokn: 'a' });`, 2561, /tokn/],
  'a misspelled request option': [
    `const options: RequestOptions = { etag: 'x' };`,
    2353,
    /'etag' does not exist/,
  ],
  'a half-made body': [`const body: PersonCreate = { firstName: 'Ada' };`, 2322, /displayName/],
};

/** Compiles programs that exist in memory only, all at once; gives the findings of each. */
function compile(
  programs: Record<string, string>,
  extension: 'mts' | 'cts',
): Map<string, readonly ts.Diagnostic[]> {
  const paths = new Map(
    Object.entries(programs).map(([name, text], index) => [
      join(import.meta.dirname, `in-memory-${index}.${extension}`),
      {
        name,
        text: extension === 'cts' ? `${setting}async function main() { ${text} }` : `${setting}${text}`,
      },
    ]),
  );
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => paths.get(path)?.text ?? readFile.call(host, path);
  host.fileExists = (path) => paths.has(path) || fileExists.call(host, path);
  const program = ts.createProgram([...paths.keys()], options, host);
  return new Map(
    [...paths].map(([path, { name }]) => {
      const file = program.getSourceFile(path);
      return [name, [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]];
    }),
  );
}

const textOf = ({ messageText }: ts.Diagnostic) => ts.flattenDiagnosticMessageText(messageText, '\n');

describe('sdk: types', function () {
  // One run of the compiler for all programs of a kind.
  this.timeout(30_000);
  let findings: Map<string, readonly ts.Diagnostic[]>;
  before(() => {
    const programs = Object.entries(wrong).map(([name, [program]]) => [name, program] as const);
    findings = compile({ ...right, ...Object.fromEntries(programs) }, 'mts');
  });

  for (const name of Object.keys(right)) {
    it(`takes ${name}`, () => assert.deepEqual(findings.get(name)?.map(textOf), []));
  }

  for (const [name, [, code, message]] of Object.entries(wrong)) {
    it(`refuses ${name}`, () => {
      const found = findings.get(name) ?? [];
      assert.deepEqual(
        found.map((finding) => finding.code),
        [code],
        found.map(textOf).join('\n'),
      );
      assert.match(found.map(textOf).join(), message);
    });
  }

  it('means the same in a CommonJS program', () => {
    const found = compile(
      { right: Object.values(right)[0] ?? '', wrong: `client.persons.create({});` },
      'cts',
    );
    assert.deepEqual(found.get('right')?.map(textOf), []);
    assert.equal(found.get('wrong')?.length, 1);
  });

  it('has no hole where the published types cannot be read', () => {
    // Unresolved imports inside declarations would turn types into any, which accepts everything.
    const declarations = ts.createProgram([join(packageFolder(), 'dist/index.d.ts')], {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      noEmit: true,
      types: ['node'],
    });
    const ours = declarations.getSourceFiles().filter(({ fileName }) => fileName.startsWith(packageFolder()));
    assert.ok(ours.length > 10);
    assert.deepEqual(ours.flatMap((file) => [...declarations.getSemanticDiagnostics(file)]).map(textOf), []);
  });
});

function packageFolder(): string {
  return join(dirname(dirname(import.meta.dirname)), 'sdk');
}
