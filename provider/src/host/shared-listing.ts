/** One page of a listing. */
export interface Page<Item> {
  items: readonly Item[];
  /** Cursor of the next page; null after the last. */
  next: string | null;
}

/** So many reads are cheaper one by one than by a listing. */
const READS_BEFORE_LISTING = 4;

/**
 * Answers many single reads from one paged listing. Pages are fetched only as reads ask for them, and never more of
 * them than there were reads: a few objects in a huge tenant cost at most two requests each, a thousand cost a dozen.
 */
export class SharedListing<Item extends { readonly id: string }> {
  readonly #fetch: (cursor: string) => Promise<Page<Item>>;
  #walk = new Walk<Item>();

  /** @param fetch gets one page; the empty cursor means the first */
  constructor(fetch: (cursor: string) => Promise<Page<Item>>) {
    this.#fetch = fetch;
  }

  /** The object as listed; undefined when the caller has to read it singly, which says nothing about its existence. */
  async find(id: string): Promise<Item | undefined> {
    const walk = this.#walk;
    walk.reads++;
    if (walk.reads <= READS_BEFORE_LISTING) return undefined;
    while (!walk.seen.has(id) && walk.next !== null && walk.pages < walk.reads) await walk.step(this.#fetch);
    return walk.seen.get(id);
  }

  /** After a write: what was listed may be out of date. */
  forget(): void {
    this.#walk = new Walk<Item>();
  }
}

class Walk<Item extends { readonly id: string }> {
  readonly seen = new Map<string, Item>();
  reads = 0;
  pages = 0;
  next: string | null = '';
  #step: Promise<void> | undefined;

  /** Fetches the next page; those who ask meanwhile share it. */
  step(fetch: (cursor: string) => Promise<Page<Item>>): Promise<void> {
    this.#step ??= this.#advance(fetch).finally(() => {
      this.#step = undefined;
    });
    return this.#step;
  }

  async #advance(fetch: (cursor: string) => Promise<Page<Item>>): Promise<void> {
    const { items, next } = await fetch(this.next ?? '');
    for (const item of items) this.seen.set(item.id, item);
    this.pages++;
    this.next = next;
  }
}
