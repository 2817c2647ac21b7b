import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../db/session.ts';
import type { CursorCodec, CursorPosition } from './cursor.ts';

const defaultLimit = 20;
const maxLimit = 100;

/** What a caller asks of a list: offset paging by limit and offset, or page and size; or keyset paging by cursor. */
export interface PageQuery {
  limit?: number;
  size?: number;
  offset?: number;
  page?: number;
  cursor?: string;
  sort?: string;
  sortDirection?: 'ASC' | 'DESC';
}

/** One page, as the contract shapes it. */
export interface Page<Item> {
  data: Item[];
  pagination: {
    limit: number;
    size: number;
    hasMore: boolean;
    offset?: number;
    page?: number;
    total?: number;
    totalPages?: number;
    nextCursor?: string | null;
  };
}

/** A field that a list can be sorted by. */
export interface Sort<Row> {
  column: RawBuilder<unknown>;
  /** SQL type that a cursor's value is cast to. */
  type: 'text' | 'uuid' | 'timestamptz';
  valueOf(row: Row): string;
}

/** A list: what it selects, and how it can be sorted. `id` breaks ties and must be unique in it. */
export interface ListSource<Row> {
  /** Names the list in its cursors. */
  name: string;
  columns: RawBuilder<Row>;
  /** `from ...` with joins. */
  from: RawBuilder<unknown>;
  where: RawBuilder<unknown>[];
  id: RawBuilder<unknown>;
  /** SQL type of the id; uuid by default. */
  idType?: 'uuid' | 'text';
  idOf(row: Row): string;
  sorts: Record<string, Sort<Row>>;
  defaultSort: string;
  defaultDirection?: 'ASC' | 'DESC';
}

/** Joins conditions by `and`. */
export function every(conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

function clamp(limit: number): number {
  return Math.min(Math.max(limit, 1), maxLimit);
}

interface Order<Row> {
  sort: Sort<Row>;
  direction: RawBuilder<unknown>;
  after: RawBuilder<unknown>;
  list: string;
}

function orderOf<Row>(source: ListSource<Row>, query: PageQuery): Order<Row> {
  const name = query.sort ?? source.defaultSort;
  const sort = source.sorts[name];
  if (!sort) throw new Error(`the list ${source.name} has no sort ${name}, which the schema offers`);
  const descending = (query.sortDirection ?? source.defaultDirection ?? 'DESC') === 'DESC';
  return {
    sort,
    direction: descending ? sql`desc` : sql`asc`,
    after: descending ? sql`<` : sql`>`,
    list: `${source.name}:${name}:${descending}`,
  };
}

function afterPosition<Row>(
  source: ListSource<Row>,
  { sort, after }: Order<Row>,
  { value, id }: CursorPosition,
): RawBuilder<unknown> {
  return sql`(${sort.column}, ${source.id}) ${after} (${value}::${sql.raw(sort.type)}, ${id}::${sql.raw(source.idType ?? 'uuid')})`;
}

function selectPage<Row>(
  source: ListSource<Row>,
  order: Order<Row>,
  where: RawBuilder<unknown>[],
  window: RawBuilder<unknown>,
): RawBuilder<Row> {
  const { sort, direction } = order;
  return sql<Row>`select ${source.columns} ${source.from} where ${every(where)} order by ${sort.column} ${direction}, ${source.id} ${direction} ${window}`;
}

async function keysetPage<Row>(
  session: Session,
  source: ListSource<Row>,
  query: PageQuery,
  cursors: CursorCodec,
): Promise<Page<Row>> {
  const limit = clamp(query.limit ?? query.size ?? defaultLimit);
  const order = orderOf(source, query);
  const start =
    query.cursor === '' ? [] : [afterPosition(source, order, cursors.decode(order.list, query.cursor ?? ''))];
  const rows = await session.rows(
    selectPage(source, order, [...source.where, ...start], sql`limit ${limit + 1}`),
  );
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  const nextCursor =
    hasMore && last
      ? cursors.encode(order.list, { value: order.sort.valueOf(last), id: source.idOf(last) })
      : null;
  return { data, pagination: { limit, size: limit, hasMore, nextCursor } };
}

async function countAll<Row>(session: Session, { from, where }: ListSource<Row>): Promise<number> {
  const row = await session.first(
    sql<{ total: number }>`select count(*) as total ${from} where ${every(where)}`,
  );
  return row?.total ?? 0;
}

async function offsetPage<Row>(
  session: Session,
  source: ListSource<Row>,
  query: PageQuery,
): Promise<Page<Row>> {
  const limit = clamp(query.limit ?? query.size ?? defaultLimit);
  const offset = query.offset ?? (query.page ?? 0) * limit;
  const data = await session.rows(
    selectPage(source, orderOf(source, query), source.where, sql`limit ${limit} offset ${offset}`),
  );
  // A page that is not full is the last: it says itself how many there are.
  const isLast = data.length < limit && (data.length > 0 || offset === 0);
  const total = isLast ? offset + data.length : await countAll(session, source);
  return {
    data,
    pagination: {
      limit,
      offset,
      page: Math.floor(offset / limit),
      size: limit,
      total,
      totalPages: Math.ceil(total / limit),
      hasMore: offset + data.length < total,
    },
  };
}

/**
 * Reads one page of a list, by cursor when the query has one, else by offset.
 *
 * @throws ApiError `cursor_invalid`
 */
export function readPage<Row>(
  session: Session,
  source: ListSource<Row>,
  query: PageQuery,
  cursors: CursorCodec,
): Promise<Page<Row>> {
  return query.cursor === undefined
    ? offsetPage(session, source, query)
    : keysetPage(session, source, query, cursors);
}

/** The same page with its rows turned into what the API shows. */
export function mapPage<Row, Item>({ data, pagination }: Page<Row>, present: (row: Row) => Item): Page<Item> {
  return { data: data.map(present), pagination };
}
