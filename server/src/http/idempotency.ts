import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Session } from '../db/session.ts';
import { ApiError } from '../errors/api-error.ts';
import type { Answer } from './handler.ts';
import { countLive } from './made-types.ts';

/** What of an answer is kept and given again. */
export interface KeptAnswer {
  status: number;
  headers: Record<string, string>;
  /** The JSON text, byte for byte. */
  body: string;
}

interface KeyRow {
  fingerprint: string;
  resource_type: NonNullable<Answer['made']>['type'] | null;
  resource_ids: string[];
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
  is_recent: boolean;
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, canonical(item)]));
}

/** What makes two requests the same: method, path and body, whatever the order of its fields. */
export function fingerprintOf(method: string, path: string, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([method, path, canonical(body ?? null)]))
    .digest('hex');
}

async function isFree(session: Session, row: KeyRow): Promise<boolean> {
  if (row.resource_type === null) return !row.is_recent;
  return (await countLive(session, row.resource_type, row.resource_ids)) === 0;
}

/** The first answer to a keyed request: kept in the request's own transaction, so both exist or neither does. */
export class IdempotencyRecord {
  readonly #session: Session;
  readonly #key: string;
  readonly #fingerprint: string;
  readonly #now: Date;

  constructor(session: Session, key: string, fingerprint: string, now: Date) {
    this.#session = session;
    this.#key = key;
    this.#fingerprint = fingerprint;
    this.#now = now;
  }

  /**
   * Claims the key. While another request with it is at work this waits for its end, on the row's unique index.
   *
   * @returns the first answer when this request is a repeat, undefined when it is the first
   * @throws ApiError `idempotency_key_reused`, or `secret_already_shown`
   */
  async claim(): Promise<KeptAnswer | undefined> {
    const tenantId = this.#session.tenantId;
    const inserted = await this.#session.first(
      sql`insert into idempotency_keys (tenant_id, key, fingerprint, created_at) values (${tenantId}, ${this.#key}, ${this.#fingerprint}, ${this.#now}) on conflict (tenant_id, key) do nothing returning key`,
    );
    if (inserted) return undefined;
    const row = await this.#session.first(
      sql<KeyRow>`select fingerprint, resource_type, resource_ids, status, headers, body, created_at > ${this.#now}::timestamptz - interval '24 hours' as is_recent from idempotency_keys where tenant_id = ${tenantId} and key = ${this.#key} for update`,
    );
    if (!row) return this.claim();
    if (await isFree(this.#session, row)) {
      await this.#session.rows(
        sql`update idempotency_keys set fingerprint = ${this.#fingerprint}, created_at = ${this.#now}, resource_type = null, resource_ids = '{}', body = null where tenant_id = ${tenantId} and key = ${this.#key}`,
      );
      return undefined;
    }
    return this.#replay(row);
  }

  #replay(row: KeyRow): KeptAnswer {
    const resourceId = row.resource_ids[0];
    const fields = resourceId === undefined ? {} : { resourceId };
    const detail = { pointer: 'header:Idempotency-Key' };
    if (row.fingerprint !== this.#fingerprint) {
      const message =
        'the key was used for another request; use a new one, or change what the first request made';
      throw new ApiError(
        'idempotency_key_reused',
        message,
        [{ ...detail, code: 'idempotency_key_reused', message }],
        fields,
      );
    }
    if (row.body === null) throw new ApiError('secret_already_shown', undefined, [], fields);
    return { status: row.status ?? 200, headers: row.headers ?? {}, body: row.body };
  }

  /** Keeps the answer; one that holds a secret without its body. */
  keep(answer: KeptAnswer, made: Answer['made'], holdsSecret: boolean): void {
    this.#session.send(
      sql`update idempotency_keys set status = ${answer.status}, headers = ${JSON.stringify(answer.headers)}::jsonb, body = ${holdsSecret ? null : answer.body}, resource_type = ${made?.type ?? null}, resource_ids = ${made?.ids ?? []}::uuid[] where tenant_id = ${this.#session.tenantId} and key = ${this.#key}`,
    );
  }
}
