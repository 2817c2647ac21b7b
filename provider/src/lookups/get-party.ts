import type { Party, PartyType } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import { type LookupOptions, lookUp, whenKnown } from './lookup-client.ts';
import { exactlyOne, onlyKey } from './one-match.ts';

/** Characters of a text that the directory searches for at most; a part of a longer one finds it too. */
const longestPart = 256;

/** Names a party of any type by exactly one of `id`, `externalId`, `uri`, `displayName`; the others narrow it down. */
export interface PartyQuery {
  id?: string;
  /** Your own key. */
  externalId?: string;
  uri?: string;
  /** Compared exactly; several parties may have it. */
  displayName?: string;
  /** Only a party of this type. */
  partyType?: PartyType;
  /** Only a party whose home is this unit; null: the tenant's root. */
  organizationUnitId?: string | null;
}

/**
 * Finds one party of the tenant.
 *
 * @throws pulumi.RunError when there is none, or several, naming their ids
 */
export function getParty(query: PartyQuery, options: LookupOptions = {}): Promise<Party> {
  return lookUp('getParty', options, async (client) => {
    const [key, value] = onlyKey(query, ['id', 'externalId', 'uri', 'displayName']);
    const filter = key === 'externalId' ? { externalId: value } : { q: value.slice(0, longestPart) };
    const found = key === 'id' ? client.parties.get(value) : client.parties.list(filter);
    return exactlyOne('party', query, found, (party) => matches(party, query));
  });
}

function matches(party: Party, query: PartyQuery): boolean {
  const fields = Object.entries(query).filter(([, value]) => value !== undefined);
  const shown: Readonly<Record<string, unknown>> = { ...party };
  return fields.every(([name, value]) => shown[name] === value);
}

/** As {@link getParty}, for arguments that are outputs. */
export function getPartyOutput(
  query: pulumi.Input<{ [Key in keyof PartyQuery]: pulumi.Input<PartyQuery[Key]> }>,
  options: LookupOptions = {},
): pulumi.Output<Party> {
  return whenKnown(query as pulumi.Input<PartyQuery>, options, (known) => getParty(known, options));
}
