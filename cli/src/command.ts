/** What every command is made with. */
import type { Command } from 'commander';

/** A command in words. */
export interface CommandText {
  /** Name and arguments, as in `revoke <id>`. */
  readonly usage: string;
  readonly summary: string;
  /** Complete command lines that work as they are written. */
  readonly examples: readonly string[];
}

/** Adds a command with --help, its examples, and --json. */
export function addCommand(parent: Command, { usage, summary, examples }: CommandText): Command {
  return addCommandGroup(parent, { usage, summary, examples }).option('--json', 'print the result as JSON');
}

/** Adds a command that only holds others; its examples show how they go together. */
export function addCommandGroup(parent: Command, { usage, summary, examples }: CommandText): Command {
  const label = examples.length === 1 ? 'Example' : 'Examples';
  return parent
    .command(usage)
    .description(summary)
    .addHelpText('after', `\n${label}:\n${examples.map((line) => `  $ ${line}`).join('\n')}`);
}
