import { fstatSync } from 'node:fs';

/**
 * Ends this process once the engine that started it is gone: the engine holds the other end of stdin for as long as it
 * lives. A provider whose engine was killed would otherwise live on, and a write of it that waits for a name could
 * arrive while the next `pulumi up` is at work, or after it.
 *
 * Does nothing in a process that no engine has started: a program, a test.
 *
 * @param atEnd called when the engine has no more work for this process; what it prints is still shown to the user
 */
export function endWithEngine(atEnd: () => void): void {
  const isProvider = /[\\/]dynamic-provider[\\/]/.test(process.argv[1] ?? '');
  if (!isProvider || !isPipe(process.stdin.fd)) return;
  const end = () => process.exit();
  process.once('SIGINT', () => {
    atEnd();
    end();
  });
  process.stdin.on('end', end).on('error', end).resume();
}

function isPipe(file: number): boolean {
  try {
    return fstatSync(file).isFIFO();
  } catch {
    return false;
  }
}
