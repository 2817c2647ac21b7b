import type { Principal } from '../auth/principal.ts';
import { newId } from '../db/ids.ts';
import { type Session, statements } from '../db/session.ts';
import type { components } from '../generated/openapi.ts';

/** What can happen; the list is in the schema. */
export type AuditAction = components['schemas']['AuditAction'];

/** Fields before and after. */
export type Changes = Record<string, { before: unknown; after: unknown }>;

/** What a handler tells the trail. */
export interface AuditEntry {
  action: AuditAction;
  resource: { type: string; id: string | null };
  changes?: Changes;
  result?: 'succeeded' | 'denied';
  /** The tenant whose trail it belongs to; left out: the caller's. */
  tenantId?: string;
  /** It came by itself, by time: whoever noticed it is not its actor. */
  bySystem?: boolean;
}

/** Whom the trail names. */
export type Actor = Pick<Principal, 'tenantId' | 'tokenId' | 'partyId' | 'application'>;

/** When, and in which request. */
export interface Occasion {
  now: Date;
  /** null: outside any request. */
  correlationId: string | null;
  source: string | null;
}

/** Fields that change with every write and say nothing. */
const silentFields = new Set([
  'updatedAt',
  'updatedById',
  'source',
  'code',
  'level',
  'createdAt',
  'createdById',
  'id',
  'tenantId',
  'partyType',
]);

function differ(before: unknown, after: unknown): boolean {
  return JSON.stringify(before ?? null) !== JSON.stringify(after ?? null);
}

/**
 * What a change made different, per field. Codes are left out: they follow from a move, which has its own field.
 *
 * @param before - what the API showed before; `{}` for a creation
 * @param after - what it shows now; `{}` for a deletion
 */
export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => !silentFields.has(name) && differ(before[name], after[name]));
  return Object.fromEntries(
    changed.map((name) => [name, { before: before[name] ?? null, after: after[name] ?? null }]),
  );
}

function actorType({ application, partyId }: Actor): 'application' | 'person' | 'token' {
  if (application !== null) return 'application';
  return partyId === null ? 'token' : 'person';
}

const nobody = { tokenId: null, partyId: null, application: null };

/** Types of resources that decide what tokens may do. */
const decidesTokens = new Set(['application', 'application_secret', 'authorization']);

/** Appends events in the transaction of the change they tell of. */
export class AuditTrail {
  readonly #session: Session;
  readonly #actor: Actor;
  readonly #occasion: Occasion;
  #touchesTokens = false;

  constructor(session: Session, actor: Actor, occasion: Occasion) {
    this.#session = session;
    this.#actor = actor;
    this.#occasion = occasion;
  }

  /** Whether something was changed that decides what tokens may do: an application, its secrets, an authorization. */
  get touchesTokens(): boolean {
    return this.#touchesTokens;
  }

  /** Appends events, all in one statement. It is sent ahead: a failure shows at the end of the transaction at the latest. */
  append(...entries: AuditEntry[]): void {
    this.#touchesTokens ||= entries.some(({ resource }) => decidesTokens.has(resource.type));
    for (let start = 0; start < entries.length; start += 1_000) {
      const rows = entries.slice(start, start + 1_000).map((entry) => this.#toRow(entry));
      this.#session.send(statements.insertInto('audit_events').values(rows));
    }
  }

  #toRow({ action, resource, changes = {}, result = 'succeeded', tenantId, bySystem }: AuditEntry) {
    const { now, correlationId, source } = this.#occasion;
    const { tokenId, partyId, application } = bySystem ? nobody : this.#actor;
    return {
      tenant_id: tenantId ?? this.#actor.tenantId,
      id: newId(now),
      time: now,
      actor_type: bySystem ? 'system' : actorType(this.#actor),
      token_id: tokenId,
      party_id: partyId,
      application_id: application?.applicationId ?? null,
      action,
      resource_type: resource.type,
      resource_id: resource.id,
      result,
      changes: JSON.stringify(changes),
      correlation_id: correlationId,
      source,
    };
  }
}
