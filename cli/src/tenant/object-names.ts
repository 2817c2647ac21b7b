/** Names for the resources of a program, made from where the objects are and what they are called. */
import { createHash } from 'node:crypto';
import type { LiveObject } from './live-object.ts';

/** Longest key of a TenantTree; and longer names help nobody. */
const longestName = 63;
const digestLength = 8;

/**
 * A name for each object by its key: `northwind-sales-ada-vermeer`. Names are unique, of lower-case letters, digits and
 * `-`, and the same for the same tenant on every machine. Of two objects that would have the same name the older one
 * has it, so that an object that comes later changes no name.
 *
 * @param objects oldest first within each type
 */
export function nameObjects(objects: readonly LiveObject[]): Map<string, string> {
  const words = wordsOfPaths(objects);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const object of objects) {
    const wanted = nameFrom(words(object));
    const name = taken.has(wanted) ? `${cut(wanted)}-${digest(object.key)}` : wanted;
    taken.add(name);
    names.set(object.key, name);
  }
  return names;
}

/** The words of an object, after those of its place, of the place of that, and so on. */
function wordsOfPaths(objects: readonly LiveObject[]): (object: LiveObject) => readonly string[] {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const known = new Map<LiveObject, readonly string[]>();
  const wordsAt = (id: unknown): readonly string[] => {
    const object = byId.get(String(id));
    return object === undefined ? [] : wordsOf(object);
  };
  const wordsOf = (object: LiveObject): readonly string[] => {
    const found = known.get(object);
    if (found !== undefined) return found;
    const { kind, arguments: given, shown } = object;
    const own = kind.words(shown, (id) => wordsAt(id).at(-1) ?? '');
    const words = kind.place === undefined ? own : [...wordsAt(given[kind.place]), ...own];
    known.set(object, words);
    return words;
  };
  return wordsOf;
}

function nameFrom(words: readonly string[]): string {
  const text = words.map(plain).join('-');
  return text.length <= longestName ? text : `${cut(text)}-${digest(text)}`;
}

/** Leaves room for a digest. The end tells more than the beginning, which many share. */
function cut(name: string): string {
  const room = longestName - digestLength - 1;
  return name.length <= room ? name : name.slice(-room).replace(/^[a-z0-9]{0,12}-+|^-+/, '');
}

/** Letters without their marks, digits, and `-` for everything between them; a digest of what has none of these. */
function plain(word: string): string {
  const letters = word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return letters === '' ? digest(word) : letters;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digestLength);
}
