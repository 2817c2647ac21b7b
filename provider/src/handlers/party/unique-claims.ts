/** What no two live objects may have at once: the place of a unit, a uri, an externalId. */
import { type Body, longestPart, type PartyQuery, type PartyType } from '../directory.ts';
import type { Managed } from '../managed-objects.ts';
import type { Properties } from '../resource-handler.ts';

export interface Claim {
  /** Fields that together must be unique. */
  readonly fields: readonly string[];
  /** What an object holds meanwhile that has to make way for another. */
  readonly aside: (id: string) => Body;
  /** What to list to find who has it. */
  readonly type: PartyType | 'any';
  readonly query: (wanted: Properties) => PartyQuery;
}

const place: Claim = {
  fields: ['displayName', 'parentOuId'],
  aside: (id) => ({ displayName: `espalier-moving-${id}` }),
  type: 'organization_unit',
  query: ({ displayName }) => ({ q: String(displayName) }),
};

const uri: Claim = {
  fields: ['uri'],
  aside: () => ({ uri: null }),
  type: 'any',
  query: (wanted) => ({ q: String(wanted.uri).slice(0, longestPart) }),
};

const externalId: Claim = {
  fields: ['externalId'],
  aside: () => ({ externalId: null }),
  type: 'any',
  query: (wanted) => ({ externalId: String(wanted.externalId) }),
};

const claims = [place, uri, externalId];

const claimsByCode = new Map<unknown, Claim>([
  ['ou_name_taken', place],
  ['uri_taken', uri],
  ['external_id_taken', externalId],
]);

/** The claim that an error of the directory says another object has; undefined for other errors. */
export function claimOfError({ code }: { code?: unknown }): Claim | undefined {
  return claimsByCode.get(code);
}

/** Whether an object, as the directory shows it, has what is wanted. */
export function isHeldBy(party: Properties, { fields }: Claim, wanted: Properties): boolean {
  return fields.every((field) => (party[field] ?? null) === (wanted[field] ?? null));
}

/**
 * Whether an object of the program that holds what is wanted gives it up in this run. One whose fields do not change
 * keeps what it has, also when that is not what the program says: it has drifted, and nothing brings it back in this run.
 */
export function isGivenUpBy({ wanted, changing }: Managed, claim: Claim, wantedHere: Properties): boolean {
  const mayChange = changing === 'all' || claim.fields.some((field) => changing.includes(field));
  return mayChange && !isHeldBy({ ...wantedHere, ...wanted }, claim, wantedHere);
}

/**
 * A body that says a claim as a whole where it touches it. An object that had to make way, in this run or in one that
 * was killed, holds something else than the state knows: what seems to be as it was has to be said again.
 *
 * @param displaced fields that are known not to hold what the state says
 */
export function withWholeClaims(body: Body, inputs: Properties, displaced: readonly string[]): Body {
  const whole: Body = { ...body };
  for (const { fields } of claims) {
    if (!fields.some((field) => field in body || displaced.includes(field))) continue;
    for (const field of fields) if (inputs[field] !== undefined) whole[field] = inputs[field];
  }
  return whole;
}
