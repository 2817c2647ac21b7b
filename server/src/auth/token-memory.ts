import type { Principal } from './principal.ts';

const maxTokens = 10_000;
/** Bounds what a lost notification could cost. */
const maxAgeMs = 60_000;

interface Remembered {
  principal: Principal;
  expiresAt: number;
  forgetAt: number;
}

/**
 * Tokens looked up a moment ago, by hash: saves a round trip for each request. A change of any token or tenant forgets
 * all of them; while changes cannot be heard of, nothing is remembered.
 */
export class TokenMemory {
  readonly #tokens = new Map<string, Remembered>();
  #hearsChanges = false;
  #generation = 0;

  /** Told when changes made by other processes begin or cease to be heard of. */
  hearsChanges(hears: boolean): void {
    this.#hearsChanges = hears;
    this.forget();
  }

  /** Whether changes made by other processes are heard of, so that anything may be remembered. */
  get isHearing(): boolean {
    return this.#hearsChanges;
  }

  /** Counts changes: a look-up that began before one must not be remembered after it. */
  get generation(): number {
    return this.#generation;
  }

  /** Forgets everything. */
  forget(): void {
    this.#generation += 1;
    this.#tokens.clear();
  }

  /** The principal of a token, unless it must be looked up. */
  recall(hash: string, now: Date): Principal | undefined {
    const found = this.#tokens.get(hash);
    if (!found || found.expiresAt <= now.getTime() || found.forgetAt <= performance.now()) return undefined;
    return found.principal;
  }

  /**
   * @param expiresAt - RFC 3339; null: never
   * @param generation - as it was before the look-up
   */
  remember(hash: string, principal: Principal, expiresAt: string | null, generation: number): void {
    if (!this.#hearsChanges || generation !== this.#generation) return;
    if (this.#tokens.size >= maxTokens) this.#tokens.clear();
    this.#tokens.set(hash, {
      principal,
      expiresAt: expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt),
      forgetAt: performance.now() + maxAgeMs,
    });
  }
}
