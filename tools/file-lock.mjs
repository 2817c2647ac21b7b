// Plain JavaScript, like all that the bootstrap loads: it must run before Node 24 is installed.
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;
const HEARTBEAT_MS = 5_000;
/** A live owner touches its lock every 5 s; after this long without, its pid belongs to somebody else. */
const STALE_AFTER_MS = 60_000;

/**
 * Runs `work` while no other process holds the same lock file.
 * The lock of an owner that was killed is taken over, so a crash blocks nobody.
 *
 * @template T
 * @param {string} lockFile absolute path; made by the owner and removed afterwards
 * @param {() => Promise<T>} work must not block the event loop for a minute
 * @param {(owner: string) => void} [onWait] called once, with "pid host", when another process holds the lock
 * @returns {Promise<T>}
 */
export async function withFileLock(lockFile, work, onWait = () => {}) {
  mkdirSync(dirname(lockFile), { recursive: true });
  let told = false;
  while (!tryAcquire(lockFile)) {
    const owner = readOwner(lockFile);
    if (owner !== undefined && isStale(lockFile, owner)) breakLock(lockFile, owner);
    else {
      if (owner !== undefined && !told) onWait(owner);
      told ||= owner !== undefined;
      await sleep(POLL_MS);
    }
  }
  const heartbeat = setInterval(() => touch(lockFile), HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(lockFile, { force: true });
  }
}

/** @param {string} lockFile */
function tryAcquire(lockFile) {
  const draft = `${lockFile}.${process.pid}`;
  writeFileSync(draft, `${process.pid} ${hostname()}`);
  try {
    // A link appears with its content in one step: nobody ever reads a lock without an owner.
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @param {string} lockFile */
function readOwner(lockFile) {
  try {
    return readFileSync(lockFile, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * @param {string} lockFile
 * @param {string} owner
 */
function isStale(lockFile, owner) {
  const [pid, host] = owner.split(' ');
  if (host === hostname() && !isAlive(Number(pid))) return true;
  const { mtimeMs } = statSync(lockFile, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
  return Date.now() - mtimeMs > STALE_AFTER_MS;
}

/**
 * Whether a process with this id runs.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  // To kill(2), 0 and negative numbers mean process groups.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * @param {string} lockFile
 * @param {string} staleOwner
 */
function breakLock(lockFile, staleOwner) {
  const aside = `${lockFile}.broken-${process.pid}`;
  try {
    renameSync(lockFile, aside);
    // Another process may have broken the lock and taken it in between: then it gets it back.
    if (readFileSync(aside, 'utf8') !== staleOwner) linkSync(aside, lockFile);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} lockFile */
function touch(lockFile) {
  try {
    utimesSync(lockFile, new Date(), new Date());
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** @param {unknown} error */
function errorCode(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
