/** All commands, and what holds for each of them. */
import { Command } from 'commander';
import { addAuthorizations } from './commands/authorizations.ts';
import { addBackup } from './commands/backup.ts';
import { addCompletion } from './commands/completion.ts';
import { addDrift } from './commands/drift.ts';
import { addExport } from './commands/export.ts';
import { addGraph } from './commands/graph.ts';
import { addRestore } from './commands/restore.ts';
import { addServe } from './commands/serve.ts';
import { addToken } from './commands/token.ts';
import { addTree } from './commands/tree.ts';
import { addWhoami } from './commands/whoami.ts';

const settings = `
Settings come from the environment:
  ESPALIER_URL    address of the directory, for example http://127.0.0.1:8787
  ESPALIER_TOKEN  token of the tenant to work in
  NO_COLOR        no colours, not even on a terminal
Exit codes: 0 done, 1 error, 2 drift found.`;

/** The whole command line; parsing it runs the command. Throws CommanderError for help and for what it cannot parse. */
export function createProgram(): Command {
  const program = new Command('espalier')
    .description('Tenant trees as code: the command line of the Espalier directory.')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'espalier: ')) })
    .addHelpText('after', settings);
  addServe(program);
  addTree(program);
  addGraph(program);
  addExport(program);
  addDrift(program);
  addToken(program);
  addAuthorizations(program);
  addBackup(program);
  addRestore(program);
  addWhoami(program);
  addCompletion(program);
  return program;
}
