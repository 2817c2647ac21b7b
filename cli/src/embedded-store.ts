/** The embedded store that backup and restore work on. They open its files themselves, so no directory may run on it. */
import { CommandError } from './failure.ts';
import { showProgress } from './progress.ts';

/** What both commands take. */
export interface StoreOptions {
  readonly data?: string;
  readonly force?: true;
}

/** How the store is named, as `serve` names it. */
export const dataFlag = [
  '--data <folder>',
  'folder of the embedded store (default: ESPALIER_DATA, else .espalier/data)',
] as const;

const elsewhere: Readonly<Record<string, string>> = {
  backup: 'pg_dump --format=custom --file=FILE ADDRESS',
  restore: 'pg_restore --dbname=ADDRESS FILE',
};

/**
 * Runs `work` on the folder of the store, with a line of progress on a terminal.
 *
 * @param command for the words about other stores
 * @throws CommandError for stores that are no folder, and for what the store refuses
 */
export async function withStoreFolder<Result>(
  command: 'backup' | 'restore',
  { data }: StoreOptions,
  work: (folder: string, server: typeof import('@espalier/server')) => Promise<Result>,
): Promise<Result> {
  const server = await import('@espalier/server');
  const config = server.readConfig(data === undefined ? [] : [`--data=${data}`], process.env);
  const folder = config?.data ?? '';
  if (folder === 'memory')
    throw new CommandError('a directory with --data memory keeps nothing; there is no store');
  if (/^postgres(ql)?:/.test(folder)) {
    throw new CommandError(
      `${command} is for embedded stores; a PostgreSQL has its own tools: ${elsewhere[command]}`,
    );
  }
  const progress = showProgress();
  progress.update(`${command} of ${folder} ...`);
  try {
    return await work(folder, server);
  } catch (error) {
    const isRefusal = error instanceof server.BackupError || error instanceof server.DirectoryLockedError;
    throw isRefusal ? new CommandError(error.message) : error;
  } finally {
    progress.end();
  }
}
