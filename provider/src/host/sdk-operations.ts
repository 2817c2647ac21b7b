/** Operations of the API as handlers see them, over a client of the SDK. */
import type { Espalier, OperationId, RequestOptions } from '@espalier/sdk';
import type { Call, Operations, Shown } from '../handlers/directory.ts';
import { type SharedRequests, unlessMissing } from './shared-requests.ts';

type RowPage = { data: Shown[]; pagination: { nextCursor?: string | null } };

/** The client without the types that tell operations apart. */
interface UntypedClient {
  callOperation(
    id: OperationId,
    call: Call,
    options: RequestOptions,
  ): Promise<{ data: Shown; replayed: boolean; status: number }>;
  listOperation(
    id: OperationId,
    call: Call,
    options: RequestOptions,
  ): AsyncIterable<Shown> & { page(query: Call['query']): Promise<RowPage> };
}

/** A view for one call of a handler. */
export function sdkOperations(
  client: Espalier,
  shared: SharedRequests,
  source: string,
  signal: AbortSignal,
): Operations {
  // Bodies were checked against the schema of their operation, by `check` and again by the SDK before sending.
  const api = client as unknown as UntypedClient;
  return {
    read: async (operation, call, patience) =>
      (await unlessMissing(shared.limit(() => api.callOperation(operation, call, { signal, ...patience }))))
        ?.data,
    rows: (operation, call) => api.listOperation(operation, call, { signal }),
    findRow: ({ operation, path, idOf }, id) =>
      shared.listed(
        `${operation} ${JSON.stringify(path)}`,
        async (cursor) => {
          const page = await api.listOperation(operation, { path }, {}).page({ cursor, limit: 100 });
          const items = page.data.map((item) => ({ id: idOf(item), item }));
          return { items, next: page.pagination.nextCursor ?? null };
        },
        id,
      ),
    write: (operation, call, options) =>
      shared.write(() => api.callOperation(operation, call, { signal, source, ...options })),
  };
}
