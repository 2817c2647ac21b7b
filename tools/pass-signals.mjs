// Plain JavaScript, like all that the bootstrap loads: it must run before Node 24 is installed.
import { constants } from 'node:os';

const PASSED_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']);

/**
 * Makes this process stand for its child while that runs: signals sent to it reach the child, which decides when both end.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export function passSignals(child) {
  for (const signal of PASSED_SIGNALS) {
    const pass = () => {
      // Ctrl-C in a terminal reaches the child by itself; a second one would mean "stop at once" to many programs.
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
    };
    process.on(signal, pass);
    child.once('close', () => process.off(signal, pass));
  }
}

/**
 * The exit code that a shell would report for a process that ended so.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCodeOf(code, signal) {
  return code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
}
