import { maxLevels } from './ou-code.rules.ts';

function decodeSegments(path: string): string[] | undefined {
  if (!path.startsWith('/')) return undefined;
  const segments = path.slice(1).split('/');
  if (segments.length > maxLevels || segments.includes('')) return undefined;
  try {
    const names = segments.map(decodeURIComponent);
    return names.some((name) => name.includes('\u0000')) ? undefined : names;
  } catch {
    return undefined;
  }
}

/** The parameter as it stands in the address, where it was written with plain slashes. */
function writtenPath(queryText: string): string | undefined {
  const text = /(?:^|&)path=([^&]*)/.exec(queryText)?.[1];
  return text?.includes('/') ? text.replaceAll('+', ' ') : undefined;
}

/**
 * What a path such as `/Sales/EMEA` can mean, as lists of displayNames. Its segments are percent-encoded; some callers
 * then encode the whole value for the address, as parameters are, and others take the segments' encoding for that.
 *
 * @param path - value of the parameter, decoded once
 * @param queryText - the query as it was sent
 * @returns none for what can be no path: without the leading slash, with an empty segment, wrongly encoded, or too deep
 */
export function readPath(path: string, queryText: string): string[][] {
  const readings = [decodeSegments(path), decodeSegments(writtenPath(queryText) ?? '')];
  return readings.filter((names) => names !== undefined);
}
