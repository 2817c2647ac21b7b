import { EspalierNotFoundError } from '@espalier/sdk';
import { requestLimit } from './request-limit.ts';
import { type Page, SharedListing } from './shared-listing.ts';

/** Requests of one provider process in flight. */
export const MOST_REQUESTS = 16;

/** An object as listed, under the id that reads ask for. */
export interface ListedItem<Item> {
  readonly id: string;
  readonly item: Item;
}

/** What all calls of one provider process share: at most 16 requests at a time, and listings. */
export class SharedRequests {
  /** Runs a request when its turn comes. */
  readonly limit = requestLimit(MOST_REQUESTS);
  readonly #listings = new Map<string, SharedListing<ListedItem<unknown>>>();

  /**
   * An object as a listing shows it; undefined when the caller has to read it singly.
   *
   * @param name of the listing, the same for all who can share it
   * @param fetch gets one page; the empty cursor means the first
   */
  async listed<Item>(
    name: string,
    fetch: (cursor: string) => Promise<Page<ListedItem<Item>>>,
    id: string,
  ): Promise<Item | undefined> {
    const listing =
      this.#listings.get(name) ?? new SharedListing((cursor) => this.limit(() => fetch(cursor)));
    this.#listings.set(name, listing);
    // Whoever made the listing under this name put items of this type in.
    return (await listing.find(id))?.item as Item | undefined;
  }

  /** Runs a write when its turn comes; what was listed may be out of date after it. */
  write<Result>(call: () => Promise<Result>): Promise<Result> {
    // Also after a failed one: no answer does not mean that nothing was written.
    return this.limit(call).finally(() => {
      for (const listing of this.#listings.values()) listing.forget();
    });
  }
}

/** What a call gives; undefined where the directory answers 404. */
export async function unlessMissing<Result>(call: Promise<Result>): Promise<Result | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof EspalierNotFoundError) return undefined;
    throw error;
  }
}
