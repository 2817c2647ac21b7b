/** Lists as async iterators that turn the pages themselves. */

/** As far as this file knows it, a page. */
interface AnyPage {
  readonly data: readonly unknown[];
  readonly pagination: { readonly nextCursor?: string | null };
}

/** Rows per request while iterating: the most that the server gives. */
const iterationLimit = 100;

/**
 * The rows of a list. Iterate over all of them, page after page at constant cost:
 *
 * ```ts
 * for await (const person of client.persons.list({ q: 'vermeer' })) console.log(person.displayName);
 * ```
 *
 * or ask for one page with `page()`. Every iteration starts anew. A row that is added or removed meanwhile
 * never makes another one appear twice or be left out.
 */
export class List<Row, PageQuery, Page> implements AsyncIterable<Row> {
  readonly #known: { has(name: string): boolean };
  readonly #query: object | undefined;
  readonly #ask: (query: object | undefined) => Promise<Page>;

  /**
   * @param known names of the query parameters that the operation takes
   * @param query what to list
   * @param ask gets one page
   */
  constructor(
    known: { has(name: string): boolean },
    query: object | undefined,
    ask: (query: object | undefined) => Promise<Page>,
  ) {
    this.#known = known;
    this.#query = query;
    this.#ask = ask;
  }

  /**
   * Asks for one page with its `pagination`.
   *
   * @param query which page, for example `{ limit: 20, offset: 40 }` or `{ cursor: '' }`; default the first 20
   *   rows. Added to the query of the list, over which it wins.
   */
  page(query?: PageQuery): Promise<Page> {
    return this.#ask({ ...this.#query, ...query });
  }

  /** Every row in order, 100 per request unless the query's `limit` says otherwise. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Row, void, undefined> {
    let cursor: string | null | undefined = '';
    while (typeof cursor === 'string') {
      // A list without a cursor (ancestors) is always whole.
      const turns = this.#known.has('cursor');
      const query = turns ? { limit: iterationLimit, ...this.#query, cursor } : this.#query;
      const page = (await this.#ask(query)) as AnyPage;
      yield* page.data as readonly Row[];
      cursor = page.pagination.nextCursor;
    }
  }
}
