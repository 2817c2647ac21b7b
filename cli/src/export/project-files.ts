/** A Pulumi project that declares a tenant, and the import file that ties it to what is there. */
import type { LiveObject } from '../tenant/live-object.ts';
import { declaredArguments } from '../tenant/live-object.ts';
import { inDeclarationOrder } from './declaration-order.ts';
import { type Declaration, declare } from './declarations.ts';
import { type ImportedResource, importEntries } from './import-file.ts';
import { isNode, nodeInputs, treeFile } from './tree-file.ts';
import { quoted } from './typescript-literal.ts';
import { secretsVariable, statementsFor } from './typescript-program.ts';

/** What to export, and what to call it. */
export interface Export {
  readonly tenantId: string;
  readonly objects: readonly LiveObject[];
  /** Name of the project, and how comments call the tenant. */
  readonly project: string;
  /** Stack that the import goes into. */
  readonly stack: string;
  /** What the program cannot declare, in words. */
  readonly withoutResource: readonly string[];
}

/** Texts of files by their names. */
export type Files = Readonly<Record<string, string>>;

/** How the files of each format are made. */
export const formats = { ts: typescriptProject, yaml: treeProject } as const;

const tree = { type: 'espalier:index:TenantTree', name: 'tree' };
const treeFileName = 'tenant.yaml';

function typescriptProject({ objects, withoutResource, ...place }: Export): Files {
  const declarations = inDeclarationOrder(declare(objects));
  const imports = importEntries(declarations.map(asImported), place);
  const program = programText(place.project, withoutResource, statementsFor(declarations));
  return { ...projectFiles(place.project, program), 'import.json': importText(imports) };
}

function treeProject({ objects, withoutResource, ...place }: Export): Files {
  const declarations = declare(objects);
  const nodes = declarations.filter(({ object }) => isNode(object));
  const others = inDeclarationOrder(declarations.filter(({ object }) => !isNode(object)));
  const keys = new Map(nodes.map(({ object, name }) => [object.key, name]));
  let usesIds = false;
  const rest = statementsFor(others, ({ target }) => {
    const key = keys.get(target);
    usesIds ||= key !== undefined;
    return key && `idOf(${quoted(key)})`;
  });
  const statements = [
    `${rest === '' ? '' : 'const tree = '}new espalier.TenantTree('${tree.name}', { file: '${treeFileName}' });`,
    ...(usesIds ? ['const idOf = (key: string) => tree.ids.apply((ids) => ids[key] as string);'] : []),
    rest,
  ];
  const imports = [
    ...importEntries(
      nodes.map((node) => nodeInputs(node, tree.name)),
      { ...place, component: tree },
    ),
    ...importEntries(others.map(asImported), place),
  ];
  return {
    ...projectFiles(
      place.project,
      programText(place.project, withoutResource, statements.join('\n').trimEnd()),
    ),
    [treeFileName]: `# The units of ${place.project} and what lives in them. A key is what a node is known by: keep it when the node moves.\n${treeFile(nodes)}`,
    'import.json': importText(imports),
  };
}

function asImported({ object, name }: Declaration): ImportedResource {
  const cleared = Object.fromEntries((object.kind.cleared ?? []).map((argument) => [argument, null]));
  return { object, name, inputs: { ...cleared, ...declaredArguments(object) } };
}

function importText(resources: readonly object[]): string {
  return `${JSON.stringify({ resources }, null, 2)}\n`;
}

function projectFiles(project: string, program: string): Files {
  const manifest = {
    name: project,
    private: true,
    dependencies: { '@espalier/pulumi': '^0.1.0', '@pulumi/pulumi': '^3.254.0' },
  };
  const compiler = {
    target: 'ES2022',
    module: 'nodenext',
    moduleResolution: 'nodenext',
    strict: true,
    skipLibCheck: true,
  };
  return {
    'Pulumi.yaml': `name: ${project}\ndescription: The tenant ${project}, written by espalier export\nruntime: nodejs\nmain: index.ts\n`,
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'tsconfig.json': `${JSON.stringify({ compilerOptions: compiler, include: ['index.ts'] }, null, 2)}\n`,
    'index.ts': program,
  };
}

function programText(project: string, withoutResource: readonly string[], statements: string): string {
  const usesSecrets = statements.includes(`${secretsVariable}.getSecret(`);
  const imports = [
    `import * as espalier from '@espalier/pulumi';`,
    ...(usesSecrets ? [`import * as pulumi from '@pulumi/pulumi';`] : []),
  ];
  const secrets = `// Secrets cannot be read: "***" keeps the one that is stored; "pulumi config set --secret KEY" sets another one.
const ${secretsVariable} = new pulumi.Config();

`;
  return `${header(project, withoutResource)}${imports.join('\n')}\n\n${usesSecrets ? secrets : ''}${statements}\n`;
}

function header(project: string, withoutResource: readonly string[]): string {
  const missing = withoutResource.map((words) => ` *   ${words}\n`).join('');
  return `/**
 * The tenant "${project}", written by espalier export. Before the first "pulumi up", tie it to what is there:
 *   pulumi import --file import.json --protect=false --generate-code=false --yes
${missing === '' ? '' : ` * Not declared here, since there is no resource for it:\n${missing}`} */
`;
}
