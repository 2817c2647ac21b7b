/** Writes path and query of a request. */
import type { Operation } from './operations.ts';
import type { Settings } from './options.ts';
import { refusal } from './request-validation.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * The path of a request with its query.
 *
 * @param values path parameters by name
 * @param query query parameters by name; undefined ones are left out
 * @throws EspalierValidationError when a path parameter would make it the path of another resource
 */
export function requestPath(
  settings: Settings,
  operation: Operation,
  values: Values | undefined,
  query: object | undefined,
): string {
  let path = operation.atRoot ? settings.rootPath : settings.basePath;
  for (let index = 0; index < operation.pathPieces.length; index += 1) {
    path += operation.pathPieces[index];
    const name = operation.pathNames[index];
    if (name !== undefined) path += segment(name, values?.[name]);
  }
  return query === undefined ? path : path + queryText(query as Values);
}

function segment(name: string, value: unknown): string {
  // An empty or dot segment would name the list, or something further up: a DELETE must never reach that.
  if (typeof value !== 'string' || value === '' || value === '.' || value === '..') {
    throw refusal([{ pointer: `path:${name}`, code: 'bad_format', message: 'must be an id' }]);
  }
  return encodeURIComponent(value);
}

function queryText(query: Values): string {
  let text = '';
  for (const name of Object.keys(query)) {
    const value = query[name];
    if (value === undefined) continue;
    text += `${text === '' ? '?' : '&'}${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
  }
  return text;
}
