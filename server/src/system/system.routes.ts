import { sql } from 'kysely';
import type { Registry } from 'prom-client';
import { openApiDocument } from '../generated/openapi-document.ts';
import { type Handlers, ok } from '../http/handler.ts';

/** Health, metrics and the API's own description; all without a token. */
export function systemRoutes(metrics: Registry): Handlers {
  return {
    getHealth: async () => ok({ status: 'ok' }),
    getReadiness: async ({ session }) => {
      await session.rows(sql`select 1`);
      return ok({ status: 'ok' });
    },
    getMetrics: async () => ({
      status: 200,
      body: await metrics.metrics(),
      contentType: metrics.contentType,
    }),
    getOpenApiDocument: async () => ok(openApiDocument),
  };
}
