import { ApiError } from '../errors/api-error.ts';
import { pointerSegment } from './json-pointer.ts';

const maxDepth = 40;

function fault(pointer: string, message: string): ApiError {
  return new ApiError('validation_failed', `${pointer === '' ? 'the body' : pointer} ${message}`, [
    { pointer, code: 'not_storable', message },
  ]);
}

function assertText(text: string, pointer: string): void {
  if (text.includes('\u0000')) throw fault(pointer, 'holds the character U+0000, which cannot be kept');
  if (!text.isWellFormed()) throw fault(pointer, 'holds half of a surrogate pair, which is no character');
}

/**
 * Refuses what valid JSON can hold and the store cannot keep: U+0000, half surrogates, numbers that are not finite, and
 * nesting that is too deep. Such values would fail late, inside a transaction, or come back changed.
 *
 * @throws ApiError `validation_failed` naming the place
 */
export function assertStorableJson(value: unknown, pointer = '', depth = 0): void {
  if (typeof value === 'string') assertText(value, pointer);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw fault(pointer, 'is a number out of range');
    return;
  }
  if (value === null || typeof value !== 'object') return;
  if (depth >= maxDepth) throw fault(pointer, `is nested deeper than ${maxDepth} levels`);
  for (const [key, item] of Object.entries(value)) {
    const inner = `${pointer}/${pointerSegment(key)}`;
    assertText(key, inner);
    assertStorableJson(item, inner, depth + 1);
  }
}
