import { type Directory, longestPart, type Party, type PartyQuery } from '../directory.ts';
import { onlyMatch } from '../only-match.ts';
import type { Properties } from '../resource-handler.ts';
import { sameJson } from './compare-fields.ts';
import type { PartyKind } from './party-kinds.ts';

/**
 * The existing object that `adopt` means: by its id, or by the first natural key that finds something: externalId;
 * for a unit parent and displayName; for other parties uri, then home unit and displayName.
 *
 * @returns undefined when there is none, or `adopt` does not ask for one
 * @throws ResourceFailure when several match, naming them
 */
export async function findAdoptable(
  kind: PartyKind,
  inputs: Properties,
  directory: Directory,
): Promise<Party | undefined> {
  const { adopt } = inputs;
  if (typeof adopt === 'string') return directory.get(kind.partyType, adopt);
  if (adopt !== true) return undefined;
  for (const search of searchesFor(kind, inputs, directory)) {
    const found = onlyMatch(await search());
    if (found !== undefined) return found;
  }
  return undefined;
}

type Search = () => Promise<Party[]>;

function searchesFor(kind: PartyKind, inputs: Properties, directory: Directory): Search[] {
  const { externalId, uri, displayName } = inputs;
  const searches: Search[] = [];
  const add = (query: PartyQuery, fields: readonly string[]) =>
    searches.push(() => matches(directory.list(kind.partyType, query), inputs, fields));

  if (typeof externalId === 'string') add({ externalId }, ['externalId']);
  if (kind.partyType === 'organization_unit') {
    add({ q: String(displayName) }, ['displayName', 'parentOuId']);
    return searches;
  }
  if (typeof uri === 'string') add({ q: uri.slice(0, longestPart) }, ['uri']);
  add({ q: String(displayName) }, ['displayName', 'organizationUnitId']);
  return searches;
}

async function matches(
  list: AsyncIterable<Party>,
  inputs: Properties,
  fields: readonly string[],
): Promise<Party[]> {
  const found: Party[] = [];
  for await (const party of list) {
    if (
      fields.every((field) => sameJson(inputs[field] ?? null, party[field] ?? null)) &&
      !isSomebodyElses(party, inputs)
    ) {
      found.push(party);
    }
  }
  return found;
}

/** The caller's own key says that it is another one, whatever its name. */
function isSomebodyElses(party: Party, inputs: Properties): boolean {
  const { externalId } = inputs;
  return typeof externalId === 'string' && (party.externalId ?? externalId) !== externalId;
}
