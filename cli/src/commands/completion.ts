import { Argument, type Command } from 'commander';
import { addCommand } from '../command.ts';
import { describeCommands } from '../completion/command-words.ts';
import { shells } from '../completion/shells.ts';
import { type CommonOptions, printResult } from '../output.ts';

/** `espalier completion`: a script that lets a shell complete commands, flags and their values. */
export function addCompletion(program: Command): void {
  addCommand(program, {
    usage: 'completion',
    summary: 'Print a script that completes commands, flags and values in your shell.',
    examples: [
      'source <(espalier completion bash)',
      'espalier completion zsh > ~/.zfunc/_espalier',
      'espalier completion fish > ~/.config/fish/completions/espalier.fish',
    ],
  })
    .addArgument(new Argument('<shell>', 'your shell').choices(Object.keys(shells)))
    .action((shell: keyof typeof shells, options: CommonOptions) => {
      const script = shells[shell](describeCommands(program));
      printResult(options, { shell, script }, () => script);
    });
}
