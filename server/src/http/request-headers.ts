import { randomUUID } from 'node:crypto';
import { ApiError } from '../errors/api-error.ts';

const maxSourceBytes = 512;

/** The caller's correlation id where it can be echoed safely (at most 128 printable ASCII characters), else a new one. */
export function correlationIdOf(header: unknown): string {
  return typeof header === 'string' && /^[\x20-\x7e]{1,128}$/.test(header) ? header : randomUUID();
}

/**
 * `Espalier-Source` as text. HTTP headers arrive as Latin-1; the bytes are read as UTF-8.
 *
 * @throws ApiError `source_too_long`
 */
export function sourceOf(header: unknown): string | null {
  if (typeof header !== 'string' || header === '') return null;
  const bytes = Buffer.from(header, 'latin1');
  if (bytes.length > maxSourceBytes) {
    throw new ApiError(
      'source_too_long',
      `Espalier-Source has ${bytes.length} bytes, at most ${maxSourceBytes} are kept`,
      [
        {
          pointer: 'header:Espalier-Source',
          code: 'too_long',
          message: `must have at most ${maxSourceBytes} bytes`,
        },
      ],
    );
  }
  return bytes.toString('utf8');
}
