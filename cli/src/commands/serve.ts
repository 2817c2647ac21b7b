import type { Command } from 'commander';
import { addCommand } from '../command.ts';
import { CommandError } from '../failure.ts';
import { type CommonOptions, printResult } from '../output.ts';

interface ServeOptions extends CommonOptions {
  readonly host?: string;
  readonly port?: string;
  readonly data?: string;
  readonly basePath?: string;
}

/** `espalier serve`: the directory in this process, with the flags and the environment of `npm run serve`. */
export function addServe(program: Command): void {
  addCommand(program, {
    usage: 'serve',
    summary: 'Start the directory. Prints its address once it takes requests; SIGTERM and Ctrl-C end it.',
    examples: ['espalier serve --port 8787 --data .espalier/data', 'espalier serve --port 0 --data memory'],
  })
    .option('--host <host>', 'address to listen on (default: ESPALIER_HOST, else 127.0.0.1)')
    .option('--port <port>', 'port to listen on, 0 takes a free one (default: ESPALIER_PORT, else 8787)')
    .option(
      '--data <place>',
      'where tenants are kept: memory, a folder, or postgres://... (default: ESPALIER_DATA, else .espalier/data)',
    )
    .option('--base-path <path>', "what stands before the API's paths (default: /v1)")
    .addHelpText(
      'after',
      '\nMore settings: ESPALIER_ADMIN_TOKEN, ESPALIER_PUBLIC_URL, ESPALIER_ENCRYPTION_KEY, ESPALIER_JWT_ISSUERS,\nESPALIER_REFRESH_GRACE_SECONDS, ESPALIER_RATE_LIMIT.',
    )
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const { ConfigError, failureMessage, readConfig, runDirectory } = await import('@espalier/server');
  try {
    const config = readConfig(flagsOf(options), process.env);
    if (config === undefined) return;
    process.exitCode = await runDirectory(config, (url) =>
      printResult(options, { url }, () => `espalier listening on ${url}`),
    );
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandError(error.message);
    throw new CommandError(`cannot start: ${failureMessage(error)}`);
  }
}

/** The server reads its flags itself, so that they mean the same however it is started. */
function flagsOf({ host, port, data, basePath }: ServeOptions): string[] {
  const flags = { '--host': host, '--port': port, '--data': data, '--base-path': basePath };
  return Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [`${flag}=${value}`]));
}
