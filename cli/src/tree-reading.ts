/** The units that a command was asked for. */
import type { Espalier, OrganizationUnitNode } from '@espalier/sdk';
import { type Command, InvalidArgumentError } from 'commander';
import { CommandError } from './failure.ts';

/** What part of the tree to read. */
export interface TreeOptions {
  /** Id or path of the unit at the top; undefined: all roots. */
  readonly unit?: string;
  /** Levels below the top; undefined: all. */
  readonly depth?: number;
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Adds --unit and --depth. */
export function addTreeOptions(command: Command): Command {
  return command
    .option(
      '--unit <id|path>',
      'start at this unit: its id, or its path such as /Sales/EMEA (a / within a name is written %2F)',
    )
    .option('--depth <levels>', 'levels below the top to show (default: all)', readDepth);
}

function readDepth(text: string): number {
  if (!/^\d{1,2}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 0 to 99.');
  return Number(text);
}

/**
 * Reads the tree, nested, by code.
 *
 * @throws CommandError when there is no such unit
 */
export async function readTree(
  client: Espalier,
  { unit, depth }: TreeOptions,
): Promise<OrganizationUnitNode[]> {
  const rootId = unit === undefined ? undefined : await idOfUnit(client, unit);
  const query = { ...(rootId === undefined ? {} : { rootId }), ...(depth === undefined ? {} : { depth }) };
  return (await client.ou.tree(query)).data;
}

async function idOfUnit(client: Espalier, unit: string): Promise<string> {
  if (idForm.test(unit)) return unit;
  if (!unit.startsWith('/'))
    throw new CommandError(
      `--unit is ${unit}; give the id of a unit, or its path from the root, as in /Sales/EMEA`,
    );
  for await (const { id } of client.ou.list({ path: unit })) return id;
  throw new CommandError(`there is no unit ${unit}; "espalier tree" shows those there are`);
}
