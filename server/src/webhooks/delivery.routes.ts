import { getApplicationRow } from '../applications/application.store.ts';
import { type Handlers, ok } from '../http/handler.ts';
import { mapPage, readPage } from '../http/paging.ts';
import { deliveryList, presentDelivery } from './delivery.store.ts';

/** What was told to applications, and how it went. */
export const deliveryRoutes: Handlers = {
  listApplicationDeliveries: async ({ session, cursors, now }, { path, query }) => {
    const { id } = await getApplicationRow(session, path.id, now);
    const list = deliveryList(session.tenantId, id, query.status);
    return ok(mapPage(await readPage(session, list, query, cursors), presentDelivery));
  },
};
