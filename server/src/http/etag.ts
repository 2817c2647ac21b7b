import { hash } from 'node:crypto';
import { ApiError } from '../errors/api-error.ts';

/** Strong entity tag (RFC 9110, 8.8.3) of what is shown: any visible difference gives another tag. */
export function etagOf(body: unknown): string {
  return `"${hash('sha1', JSON.stringify(body), 'base64url')}"`;
}

/**
 * Compares `If-Match` (RFC 9110, 13.1.1) with what is there now.
 *
 * @throws ApiError `version_mismatch` when none of the tags is the current one
 */
export function assertIfMatch(ifMatch: string | undefined, current: unknown): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const tag = etagOf(current);
  if (ifMatch.split(',').some((each) => each.trim() === tag)) return;
  throw new ApiError(
    'version_mismatch',
    'the resource changed since it was read; read it again and repeat with its new ETag',
    [{ pointer: 'header:If-Match', code: 'version_mismatch', message: `the current ETag is ${tag}` }],
  );
}
