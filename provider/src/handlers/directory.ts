/** The slice of the directory that handlers use; the host supplies it over the SDK. */
import type { ListOperationId, OperationId } from '@espalier/sdk';

export type PartyType = 'organization_unit' | 'natural_person' | 'organization' | 'service' | 'group';

/** A party as the API shows it: these fields, and those of its type. */
export interface Party {
  readonly id: string;
  readonly tenantId: string;
  readonly partyType: PartyType;
  readonly displayName: string;
  readonly [field: string]: unknown;
}

export type Body = Record<string, unknown>;

/** What becomes of the contents of a unit that is deleted. */
export type DeletionMode = 'refuse' | 'cascade' | 'rehome';

/** Restricts a list; `q` is a part of displayName or uri, in any case. */
export interface PartyQuery {
  q?: string;
  externalId?: string;
}

/** Characters that `q` takes at most; a part of a longer text finds it too. */
export const longestPart = 256;

/** What one call of an operation carries. */
export interface Call {
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, unknown>>;
  body?: Body;
}

/** An object of any kind as the API shows it. */
export type Shown = Readonly<Record<string, unknown>>;

/** A list of objects that many reads can share, and how its rows are told apart. */
export interface Listing {
  operation: ListOperationId;
  path: Readonly<Record<string, string>>;
  idOf: (row: Shown) => string;
}

/** How long to wait for what keeps the directory busy. */
export interface Patience {
  /** Milliseconds for the call with all its attempts. Default: the client's, 30 s. */
  timeoutMs?: number;
  /** Milliseconds for each attempt. Default: the client's, 10 s. */
  attemptTimeoutMs?: number;
}

export interface WriteOptions extends Patience {
  /** Of a POST; see `repeatable-create.ts`. */
  idempotencyKey?: string;
  /** Finds the write in the audit trail again. Default: a new one for each request. */
  correlationId?: string;
}

/** Operations of the API by their operationId, for objects that are not parties. */
export interface Operations {
  /** One call; undefined on a 404. */
  read(operation: OperationId, call: Call, patience?: Patience): Promise<Shown | undefined>;
  /** Walks all pages. */
  rows(operation: ListOperationId, call: Call): AsyncIterable<Shown>;
  /** One row; many calls share paged listings. Undefined says nothing: read it singly. */
  findRow(listing: Listing, id: string): Promise<Shown | undefined>;
  /** One call; `replayed` when the key had made the object before, which is then shown as it was first answered. */
  write(
    operation: OperationId,
    call: Call,
    options?: WriteOptions,
  ): Promise<{ data: Shown; replayed: boolean; status: number }>;
}

/** Every call may throw an error of the SDK. Writes name the resource as their source. */
export interface Directory {
  readonly operations: Operations;
  /** One POST; `replayed` when the key had made the party before, which is then shown as it was first answered. */
  create(type: PartyType, body: Body, idempotencyKey: string): Promise<{ party: Party; replayed: boolean }>;
  /** One GET; undefined on a 404. `members` adds the direct members of a group. */
  get(type: PartyType | 'any', id: string, options?: { members?: boolean }): Promise<Party | undefined>;
  /** As `get`, but many calls share paged listings. */
  find(type: PartyType, id: string): Promise<Party | undefined>;
  /** Walks all pages. */
  list(type: PartyType | 'any', query: PartyQuery): AsyncIterable<Party>;
  /** One PUT. */
  update(type: PartyType, id: string, body: Body): Promise<Party>;
  /**
   * Reads a party of any type and writes what `change` makes of it, unless somebody else writes it in between.
   *
   * @param change undefined leaves it as it is
   * @returns whether it was written
   */
  changeAsRead(id: string, change: (party: Party) => Body | undefined): Promise<boolean>;
  /** One DELETE; false on a 404. */
  remove(type: PartyType, id: string, mode?: DeletionMode): Promise<boolean>;
  /** Whether the `source` of an object names the project and stack on whose behalf this writes. */
  isOfThisStack(source: unknown): boolean;
  /** Whether it names the very resource on whose behalf this writes. */
  isOfThisResource(source: unknown): boolean;
  /** The tenant that the token belongs to. */
  tenantId(): Promise<string>;
  /** What the token may do. */
  scopes(): Promise<readonly string[]>;
}
