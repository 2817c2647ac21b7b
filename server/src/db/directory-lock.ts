import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Another process has the store open. */
export class DirectoryLockedError extends Error {}

interface Holder {
  pid: number;
  startedAt: string;
}

/** When a process started, in clock ticks since boot: tells a live holder from another process with its number. Linux only. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === '' || startedAt === '' || now === startedAt;
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Linked into place when it is whole: nobody ever reads half a lock and takes it for a stale one. */
function createExclusively(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  const holder = { pid: process.pid, startedAt: startOf(process.pid) } satisfies Holder;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** Only one process at a time may judge a lock stale, else the second would remove the first one's fresh lock. */
function takeOver(lockPath: string, stale: string): void {
  const turn = `${lockPath}.turn`;
  const age = Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > 5_000) rmSync(turn, { force: true });
  if (!createExclusively(turn))
    throw new DirectoryLockedError('another process is opening it at this moment');
  try {
    if (readFileSync(lockPath, 'utf8') === stale) renameSync(lockPath, `${lockPath}.stale`);
  } finally {
    unlinkSync(turn);
  }
}

/**
 * Takes the lock of a store folder for this process: the embedded engine has none of its own, and two processes on one
 * folder would lose each other's rows silently. A lock left by a killed process is taken over.
 *
 * @returns a function that gives the lock back
 * @throws DirectoryLockedError naming the process that has it
 */
export function lockDirectory(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lockPath = join(folder, 'lock');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (createExclusively(lockPath)) return () => rmSync(lockPath, { force: true });
    const holder = readHolder(lockPath);
    if (holder && isAlive(holder)) {
      throw new DirectoryLockedError(
        `the store ${folder} is in use by process ${holder.pid}; stop that process, or give this one another folder with --data`,
      );
    }
    const text = (() => {
      try {
        return readFileSync(lockPath, 'utf8');
      } catch {
        return undefined;
      }
    })();
    if (text !== undefined) takeOver(lockPath, text);
  }
  throw new DirectoryLockedError(`the store ${folder} is being opened by another process`);
}
