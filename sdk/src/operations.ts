/** The operations of the schema as data: method, path, parameters and where each schema lies in the document. */
import { openApiDocument } from './generated/openapi-document.ts';
import type { OperationId } from './operation-types.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Operation {
  readonly id: OperationId;
  readonly method: Method;
  /** Path pieces around the path parameters: one more than there are parameters. */
  readonly pathPieces: readonly string[];
  readonly pathNames: readonly string[];
  /** Served at the root of the host instead of below the base path. */
  readonly atRoot: boolean;
  /** JSON pointers of the schemas of the query parameters, by name. */
  readonly query: ReadonlyMap<string, string>;
  /** Names of the header parameters, lower case. */
  readonly headers: ReadonlySet<string>;
  /** JSON pointer of the body's schema; undefined when the operation takes no body. */
  readonly bodyPointer: string | undefined;
  readonly bodyRequired: boolean;
}

interface DocumentParameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header' | 'cookie';
}
type ParameterOrReference = DocumentParameter | { readonly $ref: string };
interface DocumentOperation {
  readonly operationId: OperationId;
  readonly parameters?: readonly ParameterOrReference[];
  readonly requestBody?: { readonly required?: boolean };
  readonly 'x-served-by'?: string;
}
type DocumentPath = { readonly servers?: readonly { readonly url: string }[] } & {
  readonly [method: string]: DocumentOperation;
};
interface Document {
  readonly paths: Readonly<Record<string, DocumentPath>>;
  readonly components: { readonly parameters: Readonly<Record<string, DocumentParameter>> };
}

const document = openApiDocument as Document;
const methods = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const;
const table = new Map<OperationId, Operation>(allOperations());

/** Finds an operation of the schema. */
export function operationOf(id: OperationId): Operation {
  const operation = table.get(id);
  if (operation === undefined) throw new TypeError(`The schema has no operation ${String(id)}`);
  return operation;
}

function* allOperations(): Generator<[OperationId, Operation]> {
  for (const [template, path] of Object.entries(document.paths)) {
    for (const [key, method] of Object.entries(methods)) {
      const operation = path[key];
      // What the OAuth server answers is for OAuth clients, of which there are good ones.
      if (operation !== undefined && operation['x-served-by'] === undefined)
        yield [operation.operationId, describe(template, path, key, method, operation)];
    }
  }
}

function describe(
  template: string,
  path: DocumentPath,
  key: string,
  method: Method,
  operation: DocumentOperation,
): Operation {
  const pointer = `#/paths/${template.replaceAll('/', '~1')}/${key}`;
  const parameters = (operation.parameters ?? []).map((entry, index) =>
    resolve(entry, `${pointer}/parameters/${index}`),
  );
  const named = (place: DocumentParameter['in']) =>
    parameters.filter(({ parameter }) => parameter.in === place);
  const pieces = template.split(/\{([^}]+)\}/);
  return {
    id: operation.operationId,
    method,
    pathPieces: pieces.filter((_, index) => index % 2 === 0),
    pathNames: pieces.filter((_, index) => index % 2 === 1),
    atRoot: path.servers?.[0]?.url === '/',
    query: new Map(named('query').map(({ parameter, at }) => [parameter.name, `${at}/schema`])),
    headers: new Set(named('header').map(({ parameter }) => parameter.name.toLowerCase())),
    bodyPointer: operation.requestBody && `${pointer}/requestBody/content/application~1json/schema`,
    bodyRequired: operation.requestBody?.required === true,
  };
}

function resolve(entry: ParameterOrReference, at: string): { parameter: DocumentParameter; at: string } {
  if (!('$ref' in entry)) return { parameter: entry, at };
  const parameter = document.components.parameters[entry.$ref.slice('#/components/parameters/'.length)];
  if (parameter === undefined)
    throw new TypeError(`The schema refers to ${entry.$ref}, which it does not have`);
  return { parameter, at: entry.$ref };
}
