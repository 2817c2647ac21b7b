import { createDirectory, type Directory } from './app.ts';
import type { ServerConfig } from './config.ts';

/**
 * Starts a directory as this process's work, and ends it on SIGTERM or SIGINT. Says on stderr the token that was made
 * because none was given.
 *
 * @param announce - told the address once requests are accepted
 * @returns the exit code, once a signal has come and the requests under way are finished
 * @throws what keeps it from starting; `failureMessage` has words for it
 */
export async function runDirectory(config: ServerConfig, announce: (url: string) => void): Promise<number> {
  const directory = await createDirectory(config, process.stderr);
  const ended = endOnSignals(directory);
  if (directory.madeAdminToken !== undefined) {
    process.stderr.write(
      `platform administrator token (printed this once, keep it): ${directory.madeAdminToken}\n`,
    );
  }
  const { host, port } = config;
  const url = await directory.app.listen({ host, port }).catch(async (error) => {
    await directory.close();
    throw error;
  });
  announce(url);
  return ended;
}

/** Says why a directory did not start. A host with several addresses fails with one error for each, and no message of its own. */
export function failureMessage(error: unknown): string {
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map(failureMessage).join('; ');
  return error instanceof Error ? error.message : String(error);
}

function endOnSignals(directory: Directory): Promise<number> {
  return new Promise((resolve) => {
    let isEnding = false;
    const end = () => {
      if (isEnding) return;
      isEnding = true;
      directory.close().then(
        () => resolve(0),
        (error: unknown) => {
          directory.app.log.error({ err: error }, 'stopping failed');
          resolve(1);
        },
      );
    };
    process.on('SIGTERM', end);
    process.on('SIGINT', end);
  });
}
