/** The `espalier` command. Results go to stdout, words to stderr; exit code 0, 1 for errors, 2 for drift. */
import { CommanderError } from 'commander';
import { failureText } from './failure.ts';
import { endQuietlyWithoutReader } from './output.ts';
import { createProgram } from './program.ts';

endQuietlyWithoutReader();
try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else {
    process.stderr.write(`espalier: ${failureText(error)}\n`);
    process.exitCode = 1;
  }
}
