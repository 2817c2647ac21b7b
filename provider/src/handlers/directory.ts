/** The slice of the directory that handlers use; the host supplies it over the SDK. */

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

/** Every call may throw an error of the SDK. Writes name the resource as their source. */
export interface Directory {
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
  /** One DELETE; false on a 404. */
  remove(type: PartyType, id: string, mode?: DeletionMode): Promise<boolean>;
  /** The tenant that the token belongs to. */
  tenantId(): Promise<string>;
}
