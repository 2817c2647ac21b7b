/** Writes the headers of a request, all but the token. */
import { randomUUID } from 'node:crypto';
import type { Operation } from './operations.ts';
import type { RequestOptions, Settings } from './options.ts';
import { refusal } from './request-validation.ts';

const printableAscii = /^[\x20-\x7e]+$/;

/**
 * The headers of a request. A POST that takes an Idempotency-Key gets a random one where the caller gives none.
 *
 * @throws EspalierValidationError when a value cannot be sent, or `ifMatch` would be passed over in silence
 */
export function requestHeaders(
  settings: Settings,
  operation: Operation,
  hasBody: boolean,
  options: RequestOptions | undefined,
): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': settings.userAgent };
  if (hasBody) headers['content-type'] = 'application/json';
  if (operation.headers.has('idempotency-key')) {
    const key = options?.idempotencyKey;
    headers['idempotency-key'] = key === undefined ? randomUUID() : ascii('Idempotency-Key', key);
  }
  const source = options?.source ?? settings.source;
  if (source !== undefined && operation.headers.has('espalier-source'))
    headers['espalier-source'] = utf8(source);
  if (options?.correlationId !== undefined) {
    headers['x-correlation-id'] = ascii('X-Correlation-ID', options.correlationId);
  }
  if (options?.ifMatch !== undefined) headers['if-match'] = ifMatch(operation, options.ifMatch);
  return headers;
}

function ifMatch(operation: Operation, etag: string): string {
  if (operation.headers.has('if-match')) return ascii('If-Match', etag);
  throw refusal([
    { pointer: 'header:If-Match', code: 'not_allowed', message: 'is not taken by this operation' },
  ]);
}

function ascii(name: string, value: string): string {
  if (typeof value === 'string' && printableAscii.test(value)) return value;
  throw refusal([{ pointer: `header:${name}`, code: 'bad_pattern', message: 'must be printable ASCII' }]);
}

function utf8(source: string): string {
  if (printableAscii.test(source)) return source;
  const bytes = Buffer.from(source, 'utf8');
  // A header carries bytes, which Node writes as latin1: so each byte of the UTF-8 text goes as one character.
  if (bytes.every((byte) => byte >= 0x20 && byte !== 0x7f)) return bytes.toString('latin1');
  const message = 'must not have control characters';
  throw refusal([{ pointer: 'header:Espalier-Source', code: 'bad_pattern', message }]);
}
