/** The words that may stand after each command, read from the commands themselves. */
import type { Command, Option } from 'commander';

/** A word and what it means. */
export interface Word {
  readonly word: string;
  readonly meaning: string;
}

/** One command and what may follow it. */
export interface CommandWords {
  /** Words that lead to it, without the program's name: `token create`, or nothing for the program itself. */
  readonly path: string;
  /** Subcommands, or the values that its argument can have. */
  readonly words: readonly Word[];
  readonly flags: readonly Word[];
  /** Flags that take a value, each with the values that are known: none means any. */
  readonly values: readonly { readonly flag: string; readonly choices: readonly string[] }[];
}

/** The program and all its commands, the program first. */
export function describeCommands(command: Command, path: readonly string[] = []): CommandWords[] {
  const { commands, options, registeredArguments } = command;
  const subcommands = commands.map((each) => ({
    word: each.name(),
    meaning: each.summary() || firstSentence(each),
  }));
  const choices = registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
  const own: CommandWords = {
    path: path.join(' '),
    words: [...subcommands, ...choices.map((word) => ({ word, meaning: word }))],
    flags: [...options.map((option) => ({ word: flagOf(option), meaning: option.description })), help],
    values: options
      .filter(({ required, optional }) => required || optional)
      .map((option) => ({ flag: flagOf(option), choices: option.argChoices ?? [] })),
  };
  return [own, ...commands.flatMap((each) => describeCommands(each, [...path, each.name()]))];
}

const help: Word = { word: '--help', meaning: 'display help for command' };

function flagOf({ long, short }: Option): string {
  return long ?? short ?? '';
}

function firstSentence(command: Command): string {
  return command.description().split('. ')[0]?.replace(/\.$/, '') ?? '';
}
