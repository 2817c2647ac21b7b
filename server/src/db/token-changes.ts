import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const reconnectMs = 1_000;
const keepAliveMs = 15_000;

/** Who wants to hear of changes of tokens and tenants that other processes make. */
export interface TokenChangeListener {
  /** Changes begin (true) or cease (false) to be heard of. */
  hearsChanges(hears: boolean): void;
  /** Something changed. */
  forget(): void;
}

/** Listens on a connection of its own until it breaks. */
async function listen(url: string, listener: TokenChangeListener, stopped: AbortSignal): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'espalier token changes',
    keepAlive: true,
  });
  const broken = Promise.withResolvers<void>();
  client.on('error', () => broken.resolve());
  client.on('end', () => broken.resolve());
  client.on('notification', () => listener.forget());
  stopped.addEventListener('abort', () => broken.resolve());
  // A connection that is cut without a word is noticed by asking now and then.
  const probe = setInterval(() => client.query('select 1').catch(() => broken.resolve()), keepAliveMs);
  try {
    await client.connect();
    await client.query('listen espalier_tokens');
    listener.hearsChanges(true);
    await broken.promise;
  } finally {
    listener.hearsChanges(false);
    clearInterval(probe);
    await client.end().catch(() => undefined);
  }
}

/**
 * Hears of changes of tokens and tenants in a PostgreSQL, and connects again when it must.
 *
 * @returns a function that ends it
 */
export function watchTokenChanges(
  url: string,
  listener: TokenChangeListener,
  onError: (error: unknown) => void,
): () => Promise<void> {
  const stop = new AbortController();
  const running = (async () => {
    while (!stop.signal.aborted) {
      await listen(url, listener, stop.signal).catch(onError);
      if (!stop.signal.aborted)
        await sleep(reconnectMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stop.abort();
    await running;
  };
}
