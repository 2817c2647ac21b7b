/** Small trees at random, with few names, so that from one to the next most things move and most names change hands. */
import type { Node } from './declared-tree.ts';
import { person, unit } from './reorganization.ts';

const unitKeys = Array.from({ length: 9 }, (_, index) => `unit-${index}`);
const personKeys = ['ada', 'bob', 'carol', 'dan'];
const names = ['A', 'B', 'C', 'D'];

/** Six to eight units and two or three persons, each with one of a few uris and external ids. */
export function randomTree(random: () => number): Node[] {
  const units: Node[] = [];
  for (const key of some(unitKeys, 6 + Math.floor(random() * 3), random)) {
    const places = [null, ...units.map((above) => above.key)].flatMap((parent) =>
      names
        .filter((name) => !units.some((other) => other.parent === parent && other.displayName === name))
        .map((name) => ({ parent, name })),
    );
    const place = places[Math.floor(random() * places.length)] ?? { parent: null, name: key };
    units.push(unit(key, place.name, place.parent));
  }
  const homes = [null, ...units.map(({ key }) => key)];
  const people = some(personKeys, 2 + Math.floor(random() * 2), random);
  const uris = some([1, 2, 3, 4], people.length, random);
  const externalIds = some([1, 2, 3, 4], people.length, random);
  return [
    ...units,
    ...people.map((key, index) => {
      const home = homes[Math.floor(random() * homes.length)] ?? null;
      const fields = { uri: `https://example.org/${uris[index]}`, externalId: `key-${externalIds[index]}` };
      return person(key, home, fields);
    }),
  ];
}

/** So many of them, in a random order. */
function some<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, count)
    .map(({ item }) => item);
}
