/** schema/openapi.yaml as the tests read it: on their own, not through the server. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type JsonSchema = Record<string, unknown>;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: JsonSchema;
}

interface RawResponse {
  $ref?: string;
  headers?: Record<string, { $ref?: string; required?: boolean }>;
  content?: Record<string, unknown>;
}

interface RawOperation {
  operationId: string;
  security: { bearer?: string[] }[];
  parameters: ({ $ref?: string } & Parameter)[];
  requestBody?: { required?: boolean; content: Record<string, { schema: JsonSchema; example?: unknown }> };
  responses: Record<string, RawResponse>;
  'x-errors': string[];
}

/** An operation of the document. */
export interface Operation {
  id: string;
  method: Method;
  /** Template below the base path, or from the root: `/v1/ou/{id}`. */
  path: string;
  scopes: string[];
  isPublic: boolean;
  parameters: Parameter[];
  bodySchema: JsonSchema | undefined;
  bodyExample: unknown;
  errors: string[];
  pointer: string;
  raw: RawOperation;
}

interface Document {
  paths: Record<string, Record<string, RawOperation> & { servers?: { url: string }[] }>;
  'x-error-catalog': Record<string, { status: number }>;
  components: { schemas: Record<string, JsonSchema> };
}

const file = new URL('../../../schema/openapi.yaml', import.meta.url);
export const openApi: Document = parse(readFileSync(file, 'utf8'));

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(openApi as object, 'openapi');
const validators = new Map<string, ValidateFunction>();

/** The validator of what stands at a JSON pointer (`#/...`) of the document. */
export function validatorAt(pointer: string): ValidateFunction {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `openapi${pointer}` });
  validators.set(pointer, known);
  return known;
}

/** What a value or its reference stands for. */
export function follow<Shape>(value: { $ref?: string }): Shape {
  if (value.$ref === undefined) return value as Shape;
  const parts = value.$ref.split('/').slice(1);
  return parts.reduce(
    (at: unknown, part) => (at as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')],
    openApi,
  ) as Shape;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

function toOperation(path: string, method: (typeof methods)[number], raw: RawOperation): Operation {
  const base = openApi.paths[path]?.servers?.[0]?.url === '/' ? '' : '/v1';
  const body = raw.requestBody?.content['application/json'];
  return {
    id: raw.operationId,
    method: method.toUpperCase() as Method,
    path: base + path,
    scopes: raw.security[0]?.bearer ?? [],
    isPublic: raw.security.length === 0,
    parameters: raw.parameters.map((each) => follow<Parameter>(each)),
    bodySchema: body?.schema,
    bodyExample: body?.example,
    errors: raw['x-errors'],
    pointer: `#/paths/${path.replaceAll('/', '~1')}/${method}`,
    raw,
  };
}

/** Every operation of the document but those of the OAuth server, which answers in forms of its own. */
export const operations: Operation[] = Object.entries(openApi.paths).flatMap(([path, item]) =>
  methods.flatMap((method) =>
    item[method] && !('x-served-by' in item[method]) ? [toOperation(path, method, item[method])] : [],
  ),
);

const routes = operations
  .map((operation) => ({
    operation,
    // A fixed segment beats a parameter: /ou/tree is not a unit called tree.
    parameters: operation.path.split('{').length,
    pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))
  .sort((left, right) => left.parameters - right.parameters);

/** The operation that serves a request; undefined where the document has none. */
export function operationOf(method: string, url: string): Operation | undefined {
  const path = (url.split('?')[0] ?? '').replace(/^\/v1\/organizationunits(?=\/|$)/, '/v1/ou');
  return routes.find(({ operation, pattern }) => operation.method === method && pattern.test(path))
    ?.operation;
}
