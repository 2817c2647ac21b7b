// Plain JavaScript, like all that the bootstrap loads: it must run before Node 24 is installed.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const rootFolder = dirname(dirname(fileURLToPath(import.meta.url)));

const PROGRESS_EVERY_MS = 10_000;
const SHOWN_LOG_LINES = 8;

/** A set-up step failed. Its message is one plain paragraph: what, what to try, where the log is. */
export class StepError extends Error {
  /** @override */
  name = 'StepError';
}

/**
 * Writes a line about the set-up to stderr; stdout belongs to the command that the user asked for.
 *
 * @param {string} line
 */
export function report(line) {
  process.stderr.write(`espalier: ${line}\n`);
}

/**
 * @typedef {object} StepOptions
 * @property {string} [cwd] default: root of the checkout
 * @property {NodeJS.ProcessEnv} [env] default: this process's own
 * @property {string} advice what the user can try when it fails, as a sentence
 * @property {string} log file name of the log, without folder and ending
 * @property {number} [timeoutMs] the command is killed after this long; default: never
 */

/**
 * Runs a command as one named step of the set-up: output into a log file, on stderr a line at the start,
 * every 10 s and at the end.
 *
 * @param {string} title as in "install npm dependencies"
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StepOptions} options
 * @returns {Promise<void>}
 * @throws {StepError} when the command cannot be started, fails, or takes longer than `timeoutMs`
 */
export async function runStep(title, command, args, options) {
  const logFile = join(rootFolder, '.espalier', 'logs', `${options.log}.log`);
  const finish = startProgress(title);
  const failure = await runLogged(command, args, options, logFile);
  finish(failure === undefined);
  if (failure === undefined) return;
  throw new StepError(
    `Could not ${title}: ${failure}. ${options.advice} The full log is ${relative(process.cwd(), logFile)}, ` +
      `its last lines are:\n${lastLines(logFile)}`,
  );
}

/** @param {string} logFile */
function lastLines(logFile) {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
  return lines
    .slice(-SHOWN_LOG_LINES)
    .map((line) => `  ${line}`)
    .join('\n');
}

/**
 * Reports the start of a long step and then every 10 s that it still runs.
 *
 * @param {string} title
 * @returns {(succeeded: boolean) => void} call it at the end: reports the outcome and the time taken
 */
export function startProgress(title) {
  const startedAt = Date.now();
  const elapsed = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  report(`${title} ...`);
  const ticker = setInterval(() => report(`${title} ... ${elapsed()}`), PROGRESS_EVERY_MS);
  ticker.unref();
  return (succeeded) => {
    clearInterval(ticker);
    report(`${title}: ${succeeded ? 'done in' : 'failed after'} ${elapsed()}`);
  };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StepOptions} options
 * @param {string} logFile
 * @returns {Promise<string | undefined>} why it failed
 */
function runLogged(command, args, options, logFile) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  log.write(`$ ${command} ${args.join(' ')}\n`);
  const child = spawn(command, args, {
    cwd: options.cwd ?? rootFolder,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a time-out also ends what the command has started.
    detached: options.timeoutMs !== undefined,
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  return new Promise((resolve) => {
    const { timeoutMs } = options;
    let timedOut = false;
    const timer = timeoutMs && setTimeout(() => (timedOut = killGroup(child)), timeoutMs);
    /** @param {string | undefined} failure */
    const end = (failure) => {
      if (timer) clearTimeout(timer);
      log.end(() => resolve(failure));
    };
    child.on('error', (error) => end(`${command} did not start (${error.message})`));
    child.on('close', (code, signal) => {
      if (timedOut) end(`no result within ${Number(timeoutMs) / 1000} s`);
      else if (code === 0) end(undefined);
      else end(`${command} ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  return child.pid !== undefined && process.kill(-child.pid, 'SIGKILL');
}
