import type { Command } from 'commander';
import { type Cell, counted, inColumns } from '../columns.ts';
import { addCommand } from '../command.ts';
import { withDirectory } from '../connection.ts';
import { type Drift, findDrift } from '../drift/find-drift.ts';
import { type Managed, managedIn } from '../drift/managed-objects.ts';
import { readState, type StateSource } from '../drift/stack-state.ts';
import { CommandError } from '../failure.ts';
import { type CommonOptions, paint, printResult, say, visibleLine } from '../output.ts';
import type { LiveObject } from '../tenant/live-object.ts';
import { readTenant } from '../tenant/read-tenant.ts';
import { readWithoutResource } from '../tenant/without-resource.ts';

interface DriftOptions extends CommonOptions, StateSource {
  readonly ignoreUnmanaged?: true;
}

/** Exit code when something has drifted; 1 means that the comparison failed. */
const driftExitCode = 2;
const longestValue = 48;

/** `espalier drift`: the live tenant against the state of a stack, without changing either. */
export function addDrift(program: Command): void {
  addCommand(program, {
    usage: 'drift',
    summary:
      'Compare the live tenant with the state of a Pulumi stack, object by object, and list what nobody manages. Changes nothing. Exit code 0: no drift, 2: drift, 1: error.',
    examples: [
      'espalier drift --stack dev',
      'pulumi stack export > state.json; espalier drift --state state.json --json',
    ],
  })
    .option('--stack <name>', 'stack of the project in this folder (default: the selected one)')
    .option('--state <file>', 'read the state from a file that "pulumi stack export" wrote')
    .option('--ignore-unmanaged', 'objects that only the tenant has are no drift')
    .action(reportDrift);
}

async function reportDrift({ ignoreUnmanaged, ...options }: DriftOptions): Promise<void> {
  const resources = await readState(options);
  const { managed, live, withoutResource } = await withDirectory(async (client) => {
    const { tenantId, tenantSlug } = await client.whoami();
    const inTenant = managedIn(resources, tenantId);
    assertRightTenant(inTenant, tenantSlug);
    return {
      managed: inTenant,
      live: await readTenant(client),
      withoutResource: await readWithoutResource(client),
    };
  });
  const nameOf = namesByPath(live);
  const drift = findDrift(managed, live, ({ id }) => nameOf(id)).filter(
    ({ what }) => !(ignoreUnmanaged && what === 'unmanaged'),
  );
  for (const [type, count] of managed.leftOut) say(`not compared: ${count} ${type}`);
  for (const words of withoutResource) say(`not compared: ${words}, for which there is no resource`);
  process.exitCode = drift.length === 0 ? 0 : driftExitCode;
  const compared = managed.objects.length + managed.members.length;
  const result = { compared, notCompared: Object.fromEntries(managed.leftOut), withoutResource, drift };
  printResult(options, result, () =>
    drift.length === 0
      ? `no drift: compared ${counted(compared, 'object', 'objects')}`
      : tableOf(drift, nameOf),
  );
}

/** With the token of a wrong tenant a check that runs every night would be content for ever. */
function assertRightTenant({ objects, members, leftOut }: Managed, slug: string): void {
  const isEmpty = objects.length + members.length === 0;
  if (!isEmpty || ![...leftOut.keys()].some((words) => words.endsWith('of another tenant'))) return;
  throw new CommandError(
    `the stack manages nothing in the tenant ${slug}, only in others; is ESPALIER_TOKEN a token of the right tenant?`,
  );
}

/** Units as paths, what lives in them below: for people. */
function namesByPath(live: readonly LiveObject[]): (id: string) => string {
  const byId = new Map(live.map((object) => [object.id, object]));
  const nameOf = (id: string): string => {
    const object = byId.get(id);
    if (object === undefined) return id;
    const place = object.arguments[object.kind.place ?? ''];
    const own = object.kind.words(object.shown, (other) => nameOf(String(other))).join(' ');
    return typeof place === 'string' ? `${nameOf(place)}/${own}` : own;
  };
  return nameOf;
}

function tableOf(drift: readonly Drift[], nameOf: (id: string) => string): string {
  const bold = (text: string): Cell => ({ text, paint: (plain) => paint('bold', plain) });
  const valueText = (value: unknown) => {
    const text = typeof value === 'string' ? nameOf(value) : JSON.stringify(value);
    return shortened(value === null ? '-' : visibleLine(text));
  };
  const rows = drift.flatMap(({ what, type, name, differences }) => {
    const head = [{ text: what, paint: colourOf(what) }, { text: type }, { text: visibleLine(name) }];
    if (differences.length === 0) return [head];
    return differences.map(({ property, stack, tenant }) => [
      ...head,
      ...[property, valueText(stack), valueText(tenant)].map((text) => ({ text })),
    ]);
  });
  return inColumns([['DRIFT', 'TYPE', 'NAME', 'PROPERTY', 'STACK', 'TENANT'].map(bold), ...rows]);
}

function colourOf(what: Drift['what']): (text: string) => string {
  const colours = { changed: 'yellow', gone: 'red', unmanaged: 'dim' } as const;
  return (text) => paint(colours[what], text);
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= longestValue ? text : `${characters.slice(0, longestValue - 1).join('')}…`;
}
