import { createHmac, timingSafeEqual } from 'node:crypto';
import { fieldError } from '../errors/api-error.ts';

/** Where a page ended: the value that the list is sorted by, and the id that breaks ties. */
export interface CursorPosition {
  value: string;
  id: string;
}

/** Makes and reads cursors; a cursor is opaque, signed, and good only for the list and order that gave it out. */
export class CursorCodec {
  readonly #key: string;

  /** @param key - secret kept in the store, so that every server on it reads the others' cursors */
  constructor(key: string) {
    this.#key = key;
  }

  #signature(list: string, payload: string): Buffer {
    return createHmac('sha256', this.#key).update(`${list}\n${payload}`).digest().subarray(0, 16);
  }

  /** @param list - names the list and its order */
  encode(list: string, { value, id }: CursorPosition): string {
    const payload = Buffer.from(JSON.stringify([value, id])).toString('base64url');
    return `${payload}.${this.#signature(list, payload).toString('base64url')}`;
  }

  /** @throws ApiError `cursor_invalid` for anything that {@link encode} did not make for this list */
  decode(list: string, cursor: string): CursorPosition {
    const [payload = '', signature = '', ...rest] = cursor.split('.');
    const given = Buffer.from(signature, 'base64url');
    const wanted = this.#signature(list, payload);
    const genuine = rest.length === 0 && given.length === wanted.length && timingSafeEqual(given, wanted);
    if (!genuine || given.toString('base64url') !== signature) {
      throw fieldError(
        'cursor_invalid',
        'query:cursor',
        'is not a cursor of this list; start again with cursor= (empty)',
      );
    }
    const [value, id] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, string];
    return { value, id };
  }
}
