/** Digits of one unit of a code (seed 2: the length of a code depends on the level alone). */
const unitDigits = 5;
const separator = '.';

/** Most children that one parent can have by code. */
export const maxChildren = 99_999;
/** Most levels of a tree. */
export const maxLevels = 16;

function formatUnit(number: number): string {
  return String(number).padStart(unitDigits, '0');
}

/** A code from the numbers of its levels: `[1, 42]` is `00001.00042`. */
export function formatCode(...numbers: number[]): string {
  return numbers.map(formatUnit).join(separator);
}

/** The code of a child with the given unit; `null` parent: a root. */
export function appendCode(parentCode: string | null, unit: string): string {
  return parentCode === null ? unit : parentCode + separator + unit;
}

/** How deep a code is: 1 for a root. */
export function levelOf(code: string): number {
  return (code.length + 1) / (unitDigits + 1);
}

/** The code above; null for a root. */
export function parentCodeOf(code: string): string | null {
  const end = code.lastIndexOf(separator);
  return end < 0 ? null : code.slice(0, end);
}

/** The number of the last level. */
export function lastNumberOf(code: string): number {
  return Number(code.slice(code.lastIndexOf(separator) + 1));
}

/** The part of a code below one of its ancestors. */
export function relativeCode(code: string, ancestorCode: string): string {
  return code.slice(ancestorCode.length + 1);
}

/**
 * The code of the next child: the highest live sibling plus one. Gaps are never filled (seed 2, code rule 2).
 *
 * @param highestSibling - highest code among live children; null: there is none
 * @returns undefined when the parent can have no more children
 */
export function nextChildCode(parentCode: string | null, highestSibling: string | null): string | undefined {
  const next = highestSibling === null ? 1 : lastNumberOf(highestSibling) + 1;
  return next > maxChildren ? undefined : appendCode(parentCode, formatUnit(next));
}

/** Whether a code is that of a unit below (or equal to) another's: with the separator, so that 10000 is not above 100000. */
export function isWithin(code: string, ancestorCode: string): boolean {
  return code === ancestorCode || code.startsWith(ancestorCode + separator);
}
