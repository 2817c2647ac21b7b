import { sql } from 'kysely';
import { type Client, findClient, findClientOwner } from '../applications/client.store.ts';
import { hashSecretToken } from '../auth/secret-token.ts';
import type { TokenMemory } from '../auth/token-memory.ts';
import type { Session } from '../db/session.ts';
import { findAccess } from './known-access.store.ts';
import type { KnownAccess } from './token.store.ts';

const maxRemembered = 10_000;
/** Bounds what a lost notification could cost. */
const maxAgeMs = 60_000;
/** How exact `lastUsedAt` of a secret is: a write for each use would cost more than the use. */
const lastUsedMs = 60_000;

interface Remembered<Value> {
  value: Value;
  endsAt: number;
  forgetAt: number;
}

/** Looked up a moment ago, by name; forgotten whenever tokens are, of which changes of what they stand on are told too. */
class RecentlyKnown<Value> {
  readonly #tokens: TokenMemory;
  readonly #values = new Map<string, Remembered<Value>>();
  #generation = -1;

  constructor(tokens: TokenMemory) {
    this.#tokens = tokens;
  }

  recall(name: string, now: Date): Value | undefined {
    if (this.#generation !== this.#tokens.generation) return undefined;
    const found = this.#values.get(name);
    if (!found || found.endsAt <= now.getTime() || found.forgetAt <= performance.now()) return undefined;
    return found.value;
  }

  /**
   * @param endsAt - in milliseconds since 1970
   * @param generation - of the tokens, as it was before the look-up
   */
  remember(name: string, value: Value, endsAt: number, generation: number): void {
    if (!this.#tokens.isHearing || generation !== this.#tokens.generation) return;
    if (this.#generation !== generation || this.#values.size >= maxRemembered) this.#values.clear();
    this.#generation = generation;
    this.#values.set(name, { value, endsAt, forgetAt: performance.now() + maxAgeMs });
  }
}

/** Applications and their access tokens, looked up a moment ago. */
export class ClientMemory {
  readonly #tokens: TokenMemory;
  readonly #clients: RecentlyKnown<Client>;
  readonly #accesses: RecentlyKnown<KnownAccess>;
  readonly #lastUsed = new Map<string, number>();

  constructor(tokens: TokenMemory) {
    this.#tokens = tokens;
    this.#clients = new RecentlyKnown(tokens);
    this.#accesses = new RecentlyKnown(tokens);
  }

  /**
   * The application of a clientId with its live secrets; the session is bound to its tenant afterwards.
   *
   * @returns undefined for an unknown or deleted one
   */
  async find(session: Session, clientId: string, now: Date): Promise<Client | undefined> {
    const known = this.#clients.recall(clientId, now);
    if (known) {
      await session.bind('espalier_app', known.tenantId);
      return known;
    }
    const { generation } = this.#tokens;
    const owner = await findClientOwner(session, clientId);
    if (!owner) return undefined;
    await session.bind('espalier_app', owner.tenantId);
    const client = await findClient(session, owner.applicationId, now);
    if (!client) return undefined;
    const ends = client.secrets.map(({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY);
    this.#clients.remember(clientId, client, Math.min(...ends), generation);
    return client;
  }

  /** What an access token is, as `findAccess` tells it. */
  async findAccess(session: Session, token: string, now: Date): Promise<KnownAccess | undefined> {
    const hash = hashSecretToken(token);
    const known = this.#accesses.recall(hash, now);
    if (known) return known;
    const { generation } = this.#tokens;
    const found = await findAccess(session, hash, now);
    if (found) this.#accesses.remember(hash, found, Date.parse(found.expiresAt), generation);
    return found;
  }

  /** Notes that a secret was used, at most once a minute. */
  async noteUse(session: Session, secretId: string, now: Date): Promise<void> {
    const last = this.#lastUsed.get(secretId) ?? Number.NEGATIVE_INFINITY;
    if (now.getTime() - last < lastUsedMs) return;
    if (this.#lastUsed.size >= maxRemembered) this.#lastUsed.clear();
    this.#lastUsed.set(secretId, now.getTime());
    await session.rows(
      sql`update application_secrets set last_used_at = ${now}::timestamptz where tenant_id = ${session.tenantId} and id = ${secretId}`,
    );
  }
}
