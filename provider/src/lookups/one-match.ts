import { EspalierNotFoundError } from '@espalier/sdk';
import { NotOne } from './lookup-client.ts';

/**
 * The one way in which a query names something, and its value.
 *
 * @throws NotOne when it names it in no way, or in several
 */
export function onlyKey<Key extends string>(query: object, keys: readonly Key[]): [Key, string] {
  const given = keys.flatMap((key): [Key, string][] => {
    const value = (query as Partial<Record<Key, unknown>>)[key];
    return value === undefined ? [] : [[key, String(value)]];
  });
  const [only, ...others] = given;
  if (only === undefined || others.length > 0) throw new NotOne(`takes exactly one of ${keys.join(', ')}`);
  return only;
}

/**
 * What was found, which has to be one.
 *
 * @param what of which kind, for messages
 * @param query as the program gave it, for messages
 * @param found rows of a list, or one object
 * @param matches keeps those that a list cannot filter
 * @throws NotOne when there is none, or several, naming them
 */
export async function exactlyOne<Found extends { readonly id: string }>(
  what: string,
  query: object,
  found: AsyncIterable<Found> | Promise<Found>,
  matches: (one: Found) => boolean = () => true,
): Promise<Found> {
  const all = (await allOf(found)).filter(matches);
  const [one, ...others] = all;
  const asked = JSON.stringify(query);
  if (one === undefined) throw new NotOne(`there is no ${what} with ${asked} in this tenant`);
  if (others.length > 0) {
    const ids = all.map(({ id }) => id).join(', ');
    throw new NotOne(`${all.length} of them match ${asked}: ${ids}; ask for one by id`);
  }
  return one;
}

/** All rows of a list. */
export async function everyOne<Row>(list: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

async function allOf<Found>(found: AsyncIterable<Found> | Promise<Found>): Promise<Found[]> {
  if (Symbol.asyncIterator in found) return everyOne(found);
  try {
    return [await found];
  } catch (error) {
    if (error instanceof EspalierNotFoundError) return [];
    throw error;
  }
}
