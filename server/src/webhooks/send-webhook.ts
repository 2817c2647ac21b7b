import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isInternalHost, isLoopbackHost } from '../applications/network-address.ts';

/** What came of one attempt. */
export interface Attempt {
  /** HTTP status; null: no answer. */
  status: number | null;
  /** Why there was no answer, or why it does not count; null: taken. */
  error: string | null;
}

/** What is posted. */
export interface Message {
  url: string;
  /** JSON. */
  body: string;
  signature: string;
}

const maxIgnoredBytes = 65_536;

class BlockedAddressError extends Error {
  readonly code = 'address_not_allowed';
}

/** Looks a name up, and refuses what leads into the network that the server runs in: error `address_not_allowed`. */
export const lookUpOutside: LookupFunction = (hostname, options, callback) => {
  const all: LookupOptions & { all: true } = { ...options, all: true };
  lookup(hostname, all, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const literals = addresses.map(({ address, family }) => (family === 6 ? `[${address}]` : address));
    const [found] = addresses;
    if (found === undefined || literals.some(isInternalHost))
      return callback(new BlockedAddressError('the name leads to an internal address'), '', 0);
    return options.all ? callback(null, addresses) : callback(null, found.address, found.family);
  });
};

/** The body is ignored, but read a little, so that the receiver sees its answer taken. */
function ignoreBody(response: IncomingMessage): void {
  let bytes = 0;
  response.on('error', () => undefined);
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxIgnoredBytes) response.destroy();
  });
}

function errorName(error: Error & { code?: unknown }, timedOut: boolean): string {
  if (timedOut) return 'timeout';
  return typeof error.code === 'string' ? error.code : error.name;
}

function outcomeOf(status: number): Attempt {
  return status >= 200 && status < 300 ? { status, error: null } : { status, error: `status ${status}` };
}

/**
 * Posts an event once. No redirect is followed; 2xx means taken. Addresses are set by who may manage
 * applications; still, plain http goes to loopback only, and no other internal address is called, also not by a name.
 *
 * @param timeoutMs - from the start until the head of the answer
 * @param stopped - ends the attempt
 * @throws TypeError when the URL is none; whatever happens on the network is an outcome
 */
export async function sendWebhook(
  { url: text, body, signature }: Message,
  timeoutMs: number,
  stopped: AbortSignal,
): Promise<Attempt> {
  const url = new URL(text);
  const isLoopback = isLoopbackHost(url.hostname);
  const isAllowed = isLoopback || (url.protocol === 'https:' && !isInternalHost(url.hostname));
  if (!isAllowed) return { status: null, error: 'address_not_allowed' };
  const timeout = AbortSignal.timeout(timeoutMs);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const request = send(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.any([stopped, timeout]),
      ...(isLoopback ? {} : { lookup: lookUpOutside }),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'espalier',
        'espalier-signature': signature,
      },
    });
    request.on('error', (error) => resolve({ status: null, error: errorName(error, timeout.aborted) }));
    request.on('response', (response) => {
      ignoreBody(response);
      resolve(outcomeOf(response.statusCode ?? 0));
    });
    request.end(body);
  });
}
