/** The directory as handlers see it, over a client of the SDK. */
import {
  createEspalier,
  type Espalier,
  EspalierNotFoundError,
  EspalierPreconditionFailedError,
  type RequestOptions,
  type Whoami,
} from '@espalier/sdk';
import type { Body, Directory, Party, PartyType } from '../handlers/directory.ts';
import type { Settings } from '../settings.ts';
import { isSameStack } from './resource-identity.ts';
import { sdkOperations } from './sdk-operations.ts';
import { MOST_REQUESTS, SharedRequests, unlessMissing } from './shared-requests.ts';

type Query = Readonly<Record<string, unknown>>;
type PartyPage = { data: Party[]; pagination: { nextCursor?: string | null } };

/** The calls that all types of party have in common, without the types that tell them apart. */
interface Collection {
  createWithMeta(body: Body, options: RequestOptions): Promise<{ data: Party; replayed: boolean }>;
  get(id: string, query: Query, options: RequestOptions): Promise<Party>;
  getWithMeta(id: string, query: Query, options: RequestOptions): Promise<{ data: Party; etag?: string }>;
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
  const shared = new SharedRequests();
  const { limit } = shared;
  const write: SharedRequests['write'] = (call) => shared.write(call);

  function listed(type: PartyType, id: string): Promise<Party | undefined> {
    const fetch = async (cursor: string) => {
      const page = await collections[type].list({}, {}).page({ cursor, limit: 100 });
      const items = page.data.map((item) => ({ id: item.id, item }));
      return { items, next: page.pagination.nextCursor ?? null };
    };
    return shared.listed(type, fetch, id);
  }

  let known: Promise<Whoami> | undefined;
  function whoami(options: RequestOptions): Promise<Whoami> {
    // A token never gets another tenant or other scopes; but a failure to ask is no answer to keep.
    known ??= limit(() => client.whoami(options)).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  return {
    as(source, signal) {
      const read = { signal };
      const options = { signal, source };
      const get: Directory['get'] = (type, id, { members } = {}) =>
        unlessMissing(limit(() => collections[type].get(id, members ? { include: 'members' } : {}, read)));
      return {
        operations: sdkOperations(client, shared, source, signal),
        get,
        async create(type, body, idempotencyKey) {
          const made = await write(() =>
            collections[type].createWithMeta(body, { ...options, idempotencyKey }),
          );
          return { party: made.data, replayed: made.replayed };
        },
        find: async (type, id) => (await listed(type, id)) ?? get(type, id),
        isOfThisStack: (other) => isSameStack(source, other),
        isOfThisResource: (other) => source === other,
        list: (type, query) => collections[type].list({ ...query }, read),
        update: (type, id, body) => write(() => collections[type].update(id, body, options)),
        async changeAsRead(id, change) {
          const found = await unlessMissing(limit(() => collections.any.getWithMeta(id, {}, read)));
          const body = found && change(found.data);
          if (found === undefined || body === undefined) return false;
          const update = collections[found.data.partyType].update;
          return unlessChanged(write(() => update(id, body, { ...options, ifMatch: found.etag })));
        },
        remove: async (type, id, mode) => {
          const query = mode === undefined || mode === 'refuse' ? {} : { mode };
          const done = write(async () => (await collections[type].delete(id, query, options)) ?? true);
          return (await unlessMissing(done)) ?? false;
        },
        tenantId: async () => (await whoami(read)).tenantId,
        scopes: async () => (await whoami(read)).scopes,
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

async function unlessChanged(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof EspalierPreconditionFailedError || error instanceof EspalierNotFoundError)
      return false;
    throw error;
  }
}
