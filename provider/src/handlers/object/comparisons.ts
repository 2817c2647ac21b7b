/** Ways in which a wanted value can be what the directory shows without being the same JSON; for `ObjectKind.comparisons`. */
import { sameSet as sameItems } from '../party/compare-fields.ts';

/** Times that may be written in several ways: RFC 3339 with any offset and precision. */
export function sameInstant(wanted: unknown, shown: unknown): boolean {
  if (typeof wanted !== 'string' || typeof shown !== 'string') return wanted === shown;
  return new Date(wanted).getTime() === new Date(shown).getTime();
}

/** Lists of strings in any order. */
export function sameSet(wanted: unknown, shown: unknown): boolean {
  return sameItems(asList(wanted), asList(shown));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
