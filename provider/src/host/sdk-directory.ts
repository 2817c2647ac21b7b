/** The directory as handlers see it, over a client of the SDK: at most 16 requests at a time, and listings that reads share. */
import { createEspalier, type Espalier, EspalierNotFoundError, type RequestOptions } from '@espalier/sdk';
import type { Body, Directory, Party, PartyType } from '../handlers/directory.ts';
import type { Settings } from '../settings.ts';
import { requestLimit } from './request-limit.ts';
import { SharedListing } from './shared-listing.ts';

/** Requests of one provider process in flight. */
const MOST_REQUESTS = 16;

type Query = Readonly<Record<string, unknown>>;
type PartyPage = { data: Party[]; pagination: { nextCursor?: string | null } };

/** The calls that all types of party have in common, without the types that tell them apart. */
interface Collection {
  createWithMeta(body: Body, options: RequestOptions): Promise<{ data: Party; replayed: boolean }>;
  get(id: string, query: Query, options: RequestOptions): Promise<Party>;
  list(
    query: Query,
    options: RequestOptions,
  ): AsyncIterable<Party> & { page(query: Query): Promise<PartyPage> };
  update(id: string, body: Body, options: RequestOptions): Promise<Party>;
  delete(id: string, query: Query, options: RequestOptions): Promise<void>;
}

type Collections = { readonly [type in PartyType | 'any']: Collection };

/** What all calls of one provider process share. */
export interface DirectoryConnection {
  /** A view for one call of a handler. */
  as(source: string, signal: AbortSignal): Directory;
}

/**
 * Makes the connection; nothing is sent yet.
 *
 * @throws TypeError when the url cannot be used
 */
export function connectDirectory({ url, token }: Settings): DirectoryConnection {
  const client = createEspalier({
    baseUrl: url,
    token,
    maxConnections: MOST_REQUESTS,
    userAgent: 'espalier-pulumi',
  });
  const collections = collectionsOf(client);
  const limit = requestLimit(MOST_REQUESTS);
  const listings = new Map<PartyType, SharedListing<Party>>();

  function listingOf(type: PartyType): SharedListing<Party> {
    let listing = listings.get(type);
    if (listing === undefined) {
      listing = new SharedListing(async (cursor) => {
        const page = await limit(() => collections[type].list({}, {}).page({ cursor, limit: 100 }));
        return { items: page.data, next: page.pagination.nextCursor ?? null };
      });
      listings.set(type, listing);
    }
    return listing;
  }

  function write<Result>(call: () => Promise<Result>): Promise<Result> {
    // Also after a failed one: no answer does not mean that nothing was written.
    return limit(call).finally(() => {
      for (const listing of listings.values()) listing.forget();
    });
  }

  return {
    as(source, signal) {
      const read = { signal };
      const options = { signal, source };
      const get: Directory['get'] = (type, id, { members } = {}) =>
        unlessMissing(limit(() => collections[type].get(id, members ? { include: 'members' } : {}, read)));
      return {
        get,
        async create(type, body, idempotencyKey) {
          const made = await write(() =>
            collections[type].createWithMeta(body, { ...options, idempotencyKey }),
          );
          return { party: made.data, replayed: made.replayed };
        },
        find: async (type, id) => (await listingOf(type).find(id)) ?? get(type, id),
        list: (type, query) => collections[type].list({ ...query }, read),
        update: (type, id, body) => write(() => collections[type].update(id, body, options)),
        remove: async (type, id, mode) => {
          const query = mode === undefined || mode === 'refuse' ? {} : { mode };
          const done = write(async () => (await collections[type].delete(id, query, options)) ?? true);
          return (await unlessMissing(done)) ?? false;
        },
        tenantId: async () => (await limit(() => client.whoami(read))).tenantId,
      };
    },
  };
}

function collectionsOf(client: Espalier): Collections {
  const collections = {
    organization_unit: client.ou,
    natural_person: client.persons,
    organization: client.organizations,
    service: client.services,
    group: client.groups,
    any: client.parties,
  };
  // Bodies were checked against the schema of their type, by `check` and again by the SDK before sending.
  return collections as unknown as Collections;
}

async function unlessMissing<Result>(call: Promise<Result>): Promise<Result | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof EspalierNotFoundError) return undefined;
    throw error;
  }
}
