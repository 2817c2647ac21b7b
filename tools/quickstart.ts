/** npm run quickstart: from a fresh clone to a live tenant tree, by the real engine. */
import { parseArgs } from 'node:util';
import { createEspalier } from '@espalier/sdk';
import { ensureEngine } from './engine.ts';
import { ensureDirectory, stopDirectory } from './quickstart/directory-process.ts';
import { placeOf } from './quickstart/place.ts';
import { pulumiUp, type ResourceChanges } from './quickstart/pulumi-up.ts';
import { ensureTenant } from './quickstart/tenant.ts';
import { drawTenant } from './quickstart/tree-picture.ts';
import { report, StepError } from './step.mjs';

const usage = `usage: npm run quickstart -- [--data memory|DIR|postgres://...] [--stop]

Starts a directory that stays in the background, makes a tenant, brings it to what examples/university/index.ts says by a
real "pulumi up", and prints the tree. A second run changes nothing and takes seconds.

  --data   keep tenants there instead of in .espalier/data
  --stop   stop the directory that an earlier quickstart left running

example: npm run quickstart -- --data postgres://postgres:secret@127.0.0.1:5432/espalier
`;

function nextSteps(url: string, pid: number): string {
  return `
The directory answers on ${url} (process ${pid}); its token is in .espalier/credentials.json.

How to go on:
  edit examples/university/index.ts         rename a faculty, move one, add a person
  npm run pulumi -- preview --diff          see what would change
  npm run pulumi -- up                      change it
  npm run pulumi -- refresh --diff          see what somebody else changed
  npm run pulumi -- destroy                 remove all of it
  npm run quickstart -- --stop              stop the directory
`;
}

const pastTense: Record<string, string> = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  replace: 'replaced',
};

function summarize(changes: ResourceChanges): string {
  const { same = 0, ...others } = changes;
  const changed = Object.entries(others).map(([kind, count]) => `${count} ${pastTense[kind] ?? kind}`);
  return changed.length === 0
    ? `No changes: all ${same} resources are as the program says.`
    : `Done: ${changed.join(', ')}, ${same} unchanged.`;
}

async function run(data: string | undefined): Promise<void> {
  const place = placeOf(data);
  await ensureEngine();
  const directory = await ensureDirectory(place);
  report(
    `${directory.wasRunning ? 'found the directory running' : 'started the directory'} on ${directory.url}`,
  );
  const tenant = await ensureTenant(directory);
  const changes = await pulumiUp(place, tenant);
  const client = createEspalier({ baseUrl: tenant.url, token: tenant.token });
  const picture = await drawTenant(client, 'The live tenant "university"');
  await client.close();
  process.stdout.write(`\n${picture}\n\n${summarize(changes)}\n${nextSteps(directory.url, directory.pid)}`);
}

async function main(args: string[]): Promise<void> {
  const options = {
    data: { type: 'string' },
    stop: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  const { values } = parseArgs({ args, options });
  if (values.help) return void process.stdout.write(usage);
  if (!values.stop) return run(values.data);
  const stopped = await stopDirectory(placeOf(values.data));
  report(stopped ? 'stopped the directory' : 'no directory of a quickstart is running');
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  const isPlain =
    error instanceof StepError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!isPlain) throw error;
  report(`${(error as Error).message}`);
  process.exitCode = 1;
});
