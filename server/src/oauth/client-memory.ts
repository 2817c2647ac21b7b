import { sql } from 'kysely';
import { type Client, findClient, findClientOwner } from '../applications/client.store.ts';
import type { TokenMemory } from '../auth/token-memory.ts';
import type { Session } from '../db/session.ts';

const maxClients = 1_000;
/** Bounds what a lost notification could cost. */
const maxAgeMs = 60_000;
/** How exact `lastUsedAt` of a secret is: a write for each use would cost more than the use. */
const lastUsedMs = 60_000;

interface Remembered {
  client: Client;
  /** When the first of its secrets ends. */
  endsAt: number;
  forgetAt: number;
}

/** Applications looked up a moment ago, by clientId; forgotten whenever tokens are, of which changes of applications are told too. */
export class ClientMemory {
  readonly #tokens: TokenMemory;
  readonly #clients = new Map<string, Remembered>();
  readonly #lastUsed = new Map<string, number>();
  #generation = -1;

  constructor(tokens: TokenMemory) {
    this.#tokens = tokens;
  }

  /**
   * The application of a clientId with its live secrets; the session is bound to its tenant afterwards.
   *
   * @returns undefined for an unknown or deleted one
   */
  async find(session: Session, clientId: string, now: Date): Promise<Client | undefined> {
    const known = this.#recall(clientId, now);
    if (known) {
      await session.bind('espalier_app', known.tenantId);
      return known;
    }
    const { generation } = this.#tokens;
    const owner = await findClientOwner(session, clientId);
    if (!owner) return undefined;
    await session.bind('espalier_app', owner.tenantId);
    const client = await findClient(session, owner.applicationId, now);
    if (client) this.#remember(client, generation);
    return client;
  }

  /** Notes that a secret was used, at most once a minute. */
  async noteUse(session: Session, secretId: string, now: Date): Promise<void> {
    const last = this.#lastUsed.get(secretId) ?? Number.NEGATIVE_INFINITY;
    if (now.getTime() - last < lastUsedMs) return;
    if (this.#lastUsed.size >= maxClients) this.#lastUsed.clear();
    this.#lastUsed.set(secretId, now.getTime());
    await session.rows(
      sql`update application_secrets set last_used_at = ${now}::timestamptz where tenant_id = ${session.tenantId} and id = ${secretId}`,
    );
  }

  #recall(clientId: string, now: Date): Client | undefined {
    if (this.#generation !== this.#tokens.generation) this.#clients.clear();
    const found = this.#clients.get(clientId);
    if (!found || found.endsAt <= now.getTime() || found.forgetAt <= performance.now()) return undefined;
    return found.client;
  }

  /** @param generation - of the tokens, as it was before the look-up */
  #remember(client: Client, generation: number): void {
    if (!this.#tokens.isHearing || generation !== this.#tokens.generation) return;
    if (this.#generation !== generation || this.#clients.size >= maxClients) this.#clients.clear();
    this.#generation = generation;
    const ends = client.secrets.map(({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY);
    const forgetAt = performance.now() + maxAgeMs;
    this.#clients.set(client.clientId, { client, endsAt: Math.min(...ends), forgetAt });
  }
}
