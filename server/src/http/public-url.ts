import type { FastifyInstance } from 'fastify';
import type { ServerConfig } from '../config.ts';

const listeningUrls = new WeakMap<FastifyInstance, string>();

/** Where the server is reached from outside, without a slash at the end: as configured, else where it listens. */
export function publicUrlOf(app: FastifyInstance, config: ServerConfig): string {
  // Asked with every request, and asking the engine for the address costs a call of the system.
  const known = config.publicUrl ?? listeningUrls.get(app);
  if (known !== undefined) return known;
  const address = app.server.address();
  if (address === null || typeof address === 'string') return `http://${config.host}:${config.port}`;
  const url = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  listeningUrls.set(app, url);
  return url;
}
