import type { Store } from '../db/store.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import { nextAttempt } from './delivery.rules.ts';
import { type ClaimedDelivery, claimDelivery, markDelivered, markMissed } from './delivery-queue.store.ts';
import { type Attempt, sendWebhook } from './send-webhook.ts';
import { signatureOf } from './webhook-signature.ts';

/** How many events are under way at the same time: a slow receiver does not hold up the others. */
const maxLanes = 16;
const timeoutMs = 10_000;
/** Longer than an attempt can take: when it is over, the process that began it is gone. */
const leaseMs = 20_000;

/** What the worker works with. */
export interface DeliveryDependencies {
  store: Store;
  secrets: SecretBox;
  clock: () => Date;
  onError: (error: unknown) => void;
}

/** Delivers events from their table; several processes share it. */
export class DeliveryWorker {
  readonly #dependencies: DeliveryDependencies;
  readonly #lanes = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  constructor(dependencies: DeliveryDependencies) {
    this.#dependencies = dependencies;
  }

  /** Looks for events that are due; never waits. */
  wake(): void {
    if (this.#stop.signal.aborted || this.#lanes.size >= maxLanes) return;
    const lane = this.#work()
      .catch(this.#dependencies.onError)
      .finally(() => this.#lanes.delete(lane));
    this.#lanes.add(lane);
  }

  /** Delivers until nothing is due. */
  async runDue(): Promise<void> {
    this.wake();
    while (this.#lanes.size > 0) await Promise.all(this.#lanes);
  }

  /** Ends attempts that are under way: they are repeated later. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#lanes);
  }

  async #work(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const delivery = await this.#claim();
      if (!delivery) return;
      this.wake();
      await this.#deliver(delivery);
    }
  }

  #claim(): Promise<ClaimedDelivery | undefined> {
    const { store, clock } = this.#dependencies;
    return store.withSession(async (session) => {
      await session.bind('espalier_platform', '');
      const now = clock();
      return claimDelivery(session, now, new Date(now.getTime() + leaseMs));
    });
  }

  async #attempt({ url, body, is_live, sealed_secrets }: ClaimedDelivery): Promise<Attempt> {
    const { secrets, clock } = this.#dependencies;
    if (!is_live) return { status: null, error: 'application_deleted' };
    if (sealed_secrets.length === 0) return { status: null, error: 'no_live_secret' };
    const texts = sealed_secrets.map((sealed) => secrets.open(sealed));
    return sendWebhook(
      { url, body, signature: signatureOf(body, texts, clock()) },
      timeoutMs,
      this.#stop.signal,
    );
  }

  async #deliver(delivery: ClaimedDelivery): Promise<void> {
    const { store, clock, onError } = this.#dependencies;
    // Whatever goes wrong with one event counts as an attempt of it, so that it is given up one day.
    const attempt = await this.#attempt(delivery).catch((error): Attempt => {
      onError(error);
      return { status: null, error: 'internal_error' };
    });
    const now = clock();
    await store.withSession(async (session) => {
      await session.bind('espalier_platform', '');
      if (attempt.error === null) return markDelivered(session, delivery, attempt.status, now);
      const next = delivery.is_live
        ? nextAttempt(delivery.attempts, new Date(delivery.created_at), now, Math.random())
        : null;
      return markMissed(session, delivery, attempt, next);
    });
  }
}
