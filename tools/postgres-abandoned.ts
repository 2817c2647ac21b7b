/** Clears away test servers whose process, and whose watcher too, were killed. */
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './file-lock.mjs';

/** Begins the name of every folder of a test server. */
export const serverFolderPrefix = 'espalier-postgres-';

/**
 * Removes the folders of test servers below `parent` whose owner no longer lives, and ends their servers.
 * Folders of other users are left alone.
 */
export function removeAbandonedServers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (
      !name.startsWith(serverFolderPrefix) ||
      !isOurs(folder) ||
      isAlive(numberIn(join(folder, 'owner.pid')))
    )
      continue;
    const server = numberIn(join(folder, 'data', 'postmaster.pid'));
    if (isServerOf(server, folder)) process.kill(server, 'SIGQUIT');
    // Its processes may write a last file while the folder goes.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

function isOurs(folder: string): boolean {
  const owner = join(folder, 'owner.pid');
  // The folder itself belongs to the server's account; who made it shows in a file that only the maker writes.
  return existsSync(owner) && lstatSync(folder).isDirectory() && lstatSync(owner).uid === process.getuid?.();
}

/** A process id may have been given to another program meanwhile: only a server of this very folder is ended. */
function isServerOf(pid: number, folder: string): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return pid > 0 && existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(`${folder}/data`);
}

function numberIn(file: string): number {
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) || 0 : 0;
}
