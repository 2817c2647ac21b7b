/** What the state of a Pulumi stack says. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { typePrefix } from '../export/import-file.ts';
import { CommandError } from '../failure.ts';
import type { Shown } from '../tenant/object-type.ts';

/** A resource of ours in a state. */
export interface StateResource {
  /** Name of its class, as in `Person`. */
  readonly type: string;
  /** Name in the program. */
  readonly name: string;
  readonly id: string;
  readonly inputs: Shown;
  readonly outputs: Shown;
}

/** Where to get the state. */
export interface StateSource {
  /** File with the answer of `pulumi stack export`. Default: ask Pulumi. */
  readonly state?: string;
  /** Default: the selected stack of the project in this folder. */
  readonly stack?: string;
}

interface Deployment {
  readonly deployment?: { readonly resources?: readonly RawResource[] };
}

interface RawResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Shown;
  readonly outputs?: Shown;
  /** Only looked up by the program. */
  readonly external?: boolean;
  /** About to be deleted: another one has its place. */
  readonly delete?: boolean;
}

/**
 * Reads the resources of ours that a stack manages.
 *
 * @throws CommandError when the state cannot be had or read
 */
export async function readState(source: StateSource): Promise<StateResource[]> {
  const answer =
    source.state === undefined ? await exportStack(source.stack) : await readStateFile(source.state);
  const resources = parse(answer).deployment?.resources ?? [];
  return resources.filter(isManaged).map(({ urn, type, id = '', inputs = {}, outputs = {} }) => ({
    type: type.slice(typePrefix.length),
    name: urn.split('::').slice(3).join('::'),
    id,
    inputs,
    outputs,
  }));
}

function isManaged({ type, external, delete: leaving }: RawResource): boolean {
  return type.startsWith(typePrefix) && !external && !leaving;
}

function parse(answer: string): Deployment {
  try {
    return JSON.parse(answer) as Deployment;
  } catch (error) {
    throw new CommandError(
      `the state is not JSON, as "pulumi stack export" writes it: ${(error as Error).message}`,
    );
  }
}

async function readStateFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandError(`cannot read the state: ${(error as Error).message}`);
  }
}

async function exportStack(stack: string | undefined): Promise<string> {
  const [command, ...args] = pulumiCommand();
  const wanted = ['stack', 'export', '--non-interactive', ...(stack === undefined ? [] : ['--stack', stack])];
  const child = spawn(command, [...args, ...wanted], { stdio: ['ignore', 'pipe', 'pipe'] });
  const failed = once(child, 'error').then(([error]: Error[]) => {
    throw new CommandError(
      `cannot run ${command}: ${error?.message}. Install the Pulumi CLI, or give --state FILE`,
    );
  });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const [stdout, stderr, [exitCode]] = await Promise.race([ended, failed]);
  if (exitCode === 0) return stdout;
  throw new CommandError(`"pulumi stack export" failed, in ${process.cwd()}: ${stderr.trim()}`);
}

/** In a checkout of Espalier its own Pulumi, with its own backend; elsewhere the one that the user has. */
function pulumiCommand(): [string, ...string[]] {
  const tool = fileURLToPath(new URL('../../../tools/pulumi.ts', import.meta.url));
  const checkout = fileURLToPath(new URL('../../..', import.meta.url));
  const isInside = relative(checkout, process.cwd()).split(sep)[0] !== '..';
  return isInside && existsSync(tool) ? [process.execPath, tool, '--cwd', process.cwd()] : ['pulumi'];
}
