import { type SweepDependencies, sweepOverdue } from './authorizations/expiry-sweep.ts';
import { sweepEndedTokens } from './oauth/ended-tokens.ts';
import { sweepSignIns } from './sign-in/sign-in-session.store.ts';
import { deliverySignal } from './webhooks/delivery.store.ts';
import { deleteEndedDeliveries } from './webhooks/delivery-queue.store.ts';
import { type DeliveryDependencies, DeliveryWorker } from './webhooks/delivery-worker.ts';

/** How often a process looks for what other processes left, and for what became due. */
const everyMs = 5_000;
const keepDeliveriesMs = 30 * 24 * 60 * 60 * 1_000;

/** What the server does without being asked: expires authorizations, removes ended tokens and sessions, delivers events. */
export class Background {
  readonly #dependencies: DeliveryDependencies & SweepDependencies;
  readonly #deliveries: DeliveryWorker;
  #timer: NodeJS.Timeout | undefined;
  #sweep: Promise<void> | undefined;

  constructor(dependencies: DeliveryDependencies & SweepDependencies) {
    this.#dependencies = dependencies;
    this.#deliveries = new DeliveryWorker(dependencies);
    dependencies.store.onSignal(deliverySignal, () => this.#deliveries.wake());
  }

  /** Begins; before, only what this process itself signals is delivered. */
  start(): void {
    this.#timer ??= setInterval(() => this.#tick(), everyMs).unref();
  }

  /** Does everything that is due at the moment. */
  async runDue(): Promise<void> {
    await this.#sweepOnce();
    await this.#deliveries.runDue();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sweep;
    await this.#deliveries.stop();
  }

  #tick(): void {
    void this.#sweepOnce();
    this.#deliveries.wake();
  }

  async #sweepOnce(): Promise<void> {
    // One after the other: who waits for a sweep means one that begins after the call.
    await this.#sweep;
    this.#sweep = this.#sweepAll().catch(this.#dependencies.onError);
    await this.#sweep;
  }

  async #sweepAll(): Promise<void> {
    const { store, clock } = this.#dependencies;
    await sweepOverdue(this.#dependencies);
    await sweepEndedTokens(this.#dependencies);
    await store.withSession(async (session) => {
      await session.bind('espalier_platform', '');
      await deleteEndedDeliveries(session, new Date(clock().getTime() - keepDeliveriesMs));
      await sweepSignIns(session, clock());
    });
  }
}
