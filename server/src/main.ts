import { createDirectory, type Directory } from './app.ts';
import { ConfigError, readConfig, type ServerConfig, usage } from './config.ts';

/** A host with several addresses fails with one error for each, and no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

function fail(error: unknown): never {
  const message = messageOf(error);
  process.stderr.write(`espalier: cannot start: ${message}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}

function stopOnSignals(directory: Directory): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    directory.close().then(
      () => process.exit(0),
      (error: unknown) => {
        directory.app.log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function serve(config: ServerConfig): Promise<void> {
  const directory = await createDirectory(config, process.stderr);
  stopOnSignals(directory);
  if (directory.madeAdminToken !== undefined) {
    process.stderr.write(
      `platform administrator token (printed this once, keep it): ${directory.madeAdminToken}\n`,
    );
  }
  const address = await directory.app
    .listen({ host: config.host, port: config.port })
    .catch(async (error) => {
      await directory.close();
      throw error;
    });
  process.stdout.write(`espalier listening on ${address}\n`);
}

try {
  const config = readConfig(process.argv.slice(2), process.env);
  if (config === undefined) process.stdout.write(usage);
  else await serve(config);
} catch (error) {
  fail(error);
}
