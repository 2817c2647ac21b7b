import { maxLevels } from './ou-code.rules.ts';

/**
 * The displayNames of a path such as `/Sales/EMEA`, segments percent-encoded.
 *
 * @returns undefined for what can be no path: without the leading slash, with an empty segment, wrongly encoded, or too deep
 */
export function parsePath(path: string): string[] | undefined {
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
