/** A body that cannot be read; its message may be shown. */
export class UnreadableBodyError extends Error {}

function ofJson(text: string): URLSearchParams {
  const value = ((): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      throw new UnreadableBodyError('the body is not valid JSON');
    }
  })();
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableBodyError('the body is not a JSON object');
  const entries = Object.entries(value);
  const other = entries.find(([, each]) => typeof each !== 'string');
  if (other) throw new UnreadableBodyError(`${other[0].slice(0, 64)} is not text`);
  return new URLSearchParams(entries as [string, string][]);
}

/**
 * The parameters of a form body (RFC 6749, appendix B) or of a JSON object of texts; no body: none.
 *
 * @param contentType - as in the header
 * @throws UnreadableBodyError
 */
export function readBodyParameters(contentType: string | undefined, body: Buffer): URLSearchParams {
  if (body.length === 0) return new URLSearchParams();
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(body.toString('utf8'));
  if (type === 'application/json') return ofJson(body.toString('utf8'));
  throw new UnreadableBodyError('send application/x-www-form-urlencoded or application/json');
}
