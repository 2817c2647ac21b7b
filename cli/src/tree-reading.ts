/** The units that a command was asked for. */
import type { Espalier, OrganizationUnitNode } from '@espalier/sdk';
import { type Command, InvalidArgumentError } from 'commander';
import { findUnit } from './named-objects.ts';

/** What part of the tree to read. */
export interface TreeOptions {
  /** Id, path or name of the unit at the top; undefined: all roots. */
  readonly unit?: string;
  /** Levels below the top; undefined: all. */
  readonly depth?: number;
}

/** Adds --unit and --depth. */
export function addTreeOptions(command: Command): Command {
  return command
    .option(
      '--unit <id|path|name>',
      'start at this unit: its id, its path such as /Sales/EMEA (a / within a name is written %2F), or its name',
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
 * @throws CommandError when there is no such unit, or several have the name
 */
export async function readTree(
  client: Espalier,
  { unit, depth }: TreeOptions,
): Promise<OrganizationUnitNode[]> {
  const rootId = unit === undefined ? undefined : await findUnit(client, unit);
  const query = { ...(rootId === undefined ? {} : { rootId }), ...(depth === undefined ? {} : { depth }) };
  return (await client.ou.tree(query)).data;
}
