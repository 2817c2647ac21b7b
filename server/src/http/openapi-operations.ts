import { type Needs, readNeeds } from '../authority/need.rules.ts';
import type { operations } from '../generated/openapi.ts';
import { openApiDocument } from '../generated/openapi-document.ts';
import { pointerSegment } from './json-pointer.ts';

/** Name of an operation in `schema/openapi.yaml`. */
export type OperationId = keyof operations;

/** A JSON schema as the document holds it. */
export type Schema = boolean | { [key: string]: unknown };

/** A parameter of an operation, its reference followed. */
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

/** What the router needs to know of an operation; the schema is where it is written. */
export interface Operation {
  id: OperationId;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path templates it is served at, aliases too, in the router's form: `/v1/ou/:id`. */
  paths: string[];
  /** Writes nothing: GET, and POST where the question needs a body. */
  isRead: boolean;
  /** Needs no token. */
  isPublic: boolean;
  /** Sets of scopes: the caller needs each of one set. */
  scopes: string[][];
  /** What a write needs of callers that are bound to their roles; a read needs nothing. */
  needs: Needs;
  /** Whether an application's access token may call it. */
  isOpenToApplications: boolean;
  parameters: Parameter[];
  /** JSON pointer of the body's schema inside the document; undefined where there is no body. */
  bodyPointer: string | undefined;
  bodyRequired: boolean;
  /** Largest body in bytes. */
  bodyLimit: number;
  /** The answer holds a secret, which is shown once. */
  holdsSecret: boolean;
  /** Codes of errors that it may answer. */
  errors: string[];
  /** JSON pointers of the schemas of answers, by status. */
  answers: Map<number, { pointer: string | undefined; headers: string[] }>;
}

interface RawOperation {
  operationId: OperationId;
  security: { bearer?: string[] }[];
  parameters: { $ref?: string }[];
  requestBody?: { required?: boolean };
  responses: Record<
    string,
    { $ref?: string; headers?: Record<string, { $ref?: string; required?: boolean }>; content?: object }
  >;
  'x-errors': string[];
  'x-right'?: unknown;
  'x-open-to-applications'?: boolean;
  'x-read-only'?: boolean;
  'x-secret-answer'?: boolean;
  'x-body-limit'?: number;
}

interface Document {
  servers: { url: string }[];
  paths: Record<string, Record<string, unknown> & { servers?: { url: string }[] }>;
  'x-path-aliases': Record<string, string[]>;
}

const document = openApiDocument as Document;
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const defaultBodyLimit = 1024 * 1024;

/** What stands at a JSON pointer (`#/components/...`) of the document. */
export function atPointer(pointer: string): unknown {
  let value: unknown = document;
  for (const part of pointer.split('/').slice(1)) {
    value = (value as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}

function follow<Shape>(value: { $ref?: string }): Shape {
  return (value.$ref === undefined ? value : atPointer(value.$ref)) as Shape;
}

function servedPaths(path: string, basePath: string): string[] {
  const base = document.paths[path]?.servers?.[0]?.url === '/' ? '' : basePath;
  const aliases = Object.entries(document['x-path-aliases']).flatMap(([prefix, others]) =>
    path === prefix || path.startsWith(`${prefix}/`)
      ? others.map((other) => other + path.slice(prefix.length))
      : [],
  );
  return [path, ...aliases].map((each) => base + each.replaceAll(/\{(\w+)\}/g, ':$1'));
}

function answersOf(raw: RawOperation, pointer: string): Operation['answers'] {
  return new Map(
    Object.entries(raw.responses).map(([status, response]) => {
      const at = response.$ref ?? `${pointer}/responses/${status}`;
      const { content, headers } = follow<RawOperation['responses'][string]>(response);
      const hasJson = content !== undefined && 'application/json' in content;
      const needed = Object.entries(headers ?? {}).filter(
        ([, header]) => follow<{ required?: boolean }>(header).required,
      );
      return [
        Number(status),
        {
          pointer: hasJson ? `${at}/content/application~1json/schema` : undefined,
          headers: needed.map(([name]) => name.toLowerCase()),
        },
      ];
    }),
  );
}

/** @throws Error for a write that does not say what it needs: nobody forgets it */
function needsOf(raw: RawOperation, isRead: boolean): Needs {
  const isPlatform = raw.security.some(({ bearer }) => bearer?.includes('platform:admin'));
  if (raw.security.length === 0 || isPlatform) return 'unbounded';
  if (isRead) return [];
  try {
    return readNeeds(raw['x-right']);
  } catch (error) {
    throw new Error(`schema/openapi.yaml: ${raw.operationId}: ${(error as Error).message}`);
  }
}

function toOperation(path: string, method: (typeof methods)[number], basePath: string): Operation {
  const pointer = `#/paths/${pointerSegment(path)}/${method}`;
  const raw = document.paths[path]?.[method] as RawOperation;
  const isRead = method === 'get' || raw['x-read-only'] === true;
  return {
    id: raw.operationId,
    method: method.toUpperCase() as Operation['method'],
    paths: servedPaths(path, basePath),
    isRead,
    isPublic: raw.security.length === 0,
    scopes: raw.security.map(({ bearer = [] }) => bearer),
    needs: needsOf(raw, isRead),
    isOpenToApplications: raw['x-open-to-applications'] ?? false,
    parameters: raw.parameters.map((parameter) => follow<Parameter>(parameter)),
    bodyPointer: raw.requestBody && `${pointer}/requestBody/content/application~1json/schema`,
    bodyRequired: raw.requestBody?.required ?? false,
    bodyLimit: raw['x-body-limit'] ?? defaultBodyLimit,
    holdsSecret: raw['x-secret-answer'] ?? false,
    errors: raw['x-errors'],
    answers: answersOf(raw, pointer),
  };
}

/** Whether an operation is served by the router; what the OAuth server answers is in the document for readers. */
function isOurs(operation: unknown): boolean {
  return operation !== undefined && !('x-served-by' in (operation as object));
}

/**
 * Every operation of the document that the router serves.
 *
 * @param basePath - what stands before the paths, `/v1` by default
 */
export function listOperations(basePath: string): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => isOurs(item[method])).map((method) => toOperation(path, method, basePath)),
  );
}

/** The properties that a named schema of the document lists itself. */
export function propertiesOf(schemaName: string): string[] {
  const schema = atPointer(`#/components/schemas/${schemaName}`) as { properties: Record<string, unknown> };
  return Object.keys(schema.properties);
}
