import { setTimeout as sleep } from 'node:timers/promises';
import type { Shown } from '../directory.ts';
import type { HandlerContext, Properties } from '../resource-handler.ts';
import { isWaiting } from './authorization-kind.ts';

/** Milliseconds between two looks: soon at first, then ever longer. */
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 5_000;

/** Milliseconds that `waitForApproval` asks for; 0 when it does not. */
export function waitingMs({ waitForApproval }: Properties): number {
  return typeof waitForApproval === 'number' ? waitForApproval * 1000 : 0;
}

/**
 * Waits until somebody has decided, as long as `waitForApproval` says. Running out is no error: a warning tells where the
 * decision is made.
 *
 * @returns the authorization as last seen; undefined when nobody had to wait
 * @throws the reason of the signal when it fires
 */
export async function awaitApproval(
  id: string,
  inputs: Properties,
  outputs: Properties,
  { directory, signal, warn }: HandlerContext,
): Promise<Shown | undefined> {
  const end = Date.now() + waitingMs(inputs);
  if (end <= Date.now() || !isWaiting(outputs)) return undefined;
  let shown: Shown | undefined;
  for (let pause = SHORTEST_PAUSE; Date.now() < end; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    await sleep(Math.min(pause, end - Date.now()), undefined, { signal });
    shown = await directory.operations.read('getAuthorization', { path: { id } });
    if (shown === undefined || !isWaiting(shown)) return shown;
  }
  const where = typeof shown?.actionUrl === 'string' ? ` at ${shown.actionUrl}` : '';
  warn(`nobody has decided within ${String(inputs.waitForApproval)} s; it still waits for approval${where}`);
  return shown;
}
