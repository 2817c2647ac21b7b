import { type Command, Option } from 'commander';
import { counted } from '../columns.ts';
import { addCommand } from '../command.ts';
import { withDirectory } from '../connection.ts';
import { formats } from '../export/project-files.ts';
import { assertWritable, writeFiles } from '../export/write-files.ts';
import { type CommonOptions, printResult, say } from '../output.ts';
import { isDerived } from '../tenant/live-object.ts';
import { readTenant } from '../tenant/read-tenant.ts';
import { readWithoutResource } from '../tenant/without-resource.ts';

interface ExportOptions extends CommonOptions {
  readonly format: keyof typeof formats;
  readonly out: string;
  readonly stack: string;
  readonly force?: true;
}

/** `espalier export`: a program that declares the live tenant, and a file that imports it into a stack. */
export function addExport(program: Command): void {
  addCommand(program, {
    usage: 'export',
    summary:
      'Write a Pulumi project that declares the live tenant, with a file for "pulumi import". Nothing in the tenant changes.',
    examples: [
      'espalier export --format ts --out ./tenant',
      'espalier export --format yaml --out ./tenant --stack production',
    ],
  })
    .addOption(
      new Option(
        '--format <format>',
        'ts: a resource for each object; yaml: a TenantTree, the rest in TypeScript',
      )
        .choices(Object.keys(formats))
        .makeOptionMandatory(),
    )
    .requiredOption('--out <folder>', 'folder to write; made when it is not there')
    .option('--stack <name>', 'stack that the import is for', 'dev')
    .option('--force', 'write over files of a folder that is not empty')
    .action(exportTenant);
}

async function exportTenant({ format, out, stack, force, ...options }: ExportOptions): Promise<void> {
  assertWritable(out, force ?? false);
  const { whoami, objects, withoutResource } = await withDirectory(async (client) => ({
    whoami: await client.whoami(),
    objects: (await readTenant(client)).filter((object) => !isDerived(object)),
    withoutResource: await readWithoutResource(client),
  }));
  const files = formats[format]({
    objects,
    tenantId: whoami.tenantId,
    project: whoami.tenantSlug,
    stack,
    withoutResource,
  });
  writeFiles(out, files);
  for (const words of withoutResource) say(`not exported: ${words}, for which there is no resource`);
  const counts = Object.fromEntries(
    [...Map.groupBy(objects, ({ kind }) => kind.type)].map(([type, { length }]) => [type, length]),
  );
  const result = { folder: out, files: Object.keys(files), stack, resources: counts, withoutResource };
  printResult(options, result, () => nextSteps(out, stack, objects.length));
}

function nextSteps(folder: string, stack: string, count: number): string {
  return `wrote ${counted(count, 'resource', 'resources')} to ${folder}; how to go on:
  cd ${folder} && npm install
  pulumi stack init ${stack}
  pulumi import --file import.json --protect=false --generate-code=false --yes
  pulumi preview`;
}
