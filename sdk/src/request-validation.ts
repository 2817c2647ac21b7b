/** Checks a request against the schema before it is sent. */
import Ajv2020, { type AnySchema, type ValidateFunction } from 'ajv/dist/2020';
import { fullFormats } from 'ajv-formats/dist/formats';
import { type ErrorDetail, EspalierValidationError } from './errors.ts';
import { openApiDocument } from './generated/openapi-document.ts';
import type { Operation } from './operations.ts';
import { detailsOf } from './violations.ts';

const bodyValidators = new Map<Operation, ValidateFunction>();
const queryValidators = new Map<Operation, ValidateFunction>();
let compiler: Ajv2020 | undefined;

/**
 * What is wrong with a body, given as it will be sent. Values are never coerced.
 *
 * @param body what the JSON text of the body says; undefined when there is none
 */
export function bodyDetails(operation: Operation, body: unknown): ErrorDetail[] {
  if (operation.bodyPointer === undefined) return [];
  if (body === undefined) {
    return operation.bodyRequired ? [{ pointer: '', code: 'field_required', message: 'is required' }] : [];
  }
  let validate = bodyValidators.get(operation);
  if (validate === undefined) {
    validate = compile({ $ref: `espalier${operation.bodyPointer}` });
    bodyValidators.set(operation, validate);
  }
  return validate(body) ? [] : detailsOf(validate.errors ?? []);
}

/**
 * Checks query parameters, given as the values that the schema's types say (a number for an integer).
 *
 * @throws EspalierValidationError naming each unknown parameter and bad value
 */
export function checkQuery(operation: Operation, query: object): void {
  let validate = queryValidators.get(operation);
  if (validate === undefined) {
    const properties = Object.fromEntries(
      [...operation.query].map(([name, pointer]) => [name, { $ref: `espalier${pointer}` }]),
    );
    validate = compile({ type: 'object', properties, additionalProperties: false });
    queryValidators.set(operation, validate);
  }
  if (validate(query)) return;
  throw refusal(detailsOf(validate.errors ?? []).map(queryDetail));
}

/**
 * The error for a request that is refused before it is sent; equal to what the server would answer.
 *
 * @param details what is wrong, per field
 */
export function refusal(details: readonly ErrorDetail[]): EspalierValidationError {
  const shown = details.slice(0, 3).map(({ pointer, message }) => `${pointer || 'the body'} ${message}`);
  const more = details.length > shown.length ? `; and ${details.length - shown.length} more` : '';
  const onlyUnknown = details.every(
    ({ code, pointer }) => code === 'unknown_field' && pointer.startsWith('/'),
  );
  return new EspalierValidationError({
    code: onlyUnknown ? 'unknown_field' : 'validation_failed',
    message: `The request does not fit the schema: ${shown.join('; ')}${more}`,
    status: 400,
    category: 'VALIDATION',
    details,
  });
}

function queryDetail({ pointer, code, message }: ErrorDetail): ErrorDetail {
  // A query is flat: what lies below a parameter belongs to that parameter.
  const place = `query:${pointer.split('/')[1] ?? ''}`;
  if (code !== 'unknown_field') return { pointer: place, code, message };
  return { pointer: place, code: 'unknown_parameter', message: 'is not a parameter of this operation' };
}

/** Compiles a schema, which may refer to the document as `espalier#/...`; findings are all of them, not the first. */
export function compile(schema: AnySchema): ValidateFunction {
  compiler ??= newCompiler();
  return compiler.compile(schema);
}

function newCompiler(): Ajv2020 {
  // Not strict: the document holds keywords of OpenAPI. It is checked when it is generated, not again here.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  for (const [name, format] of Object.entries(fullFormats)) ajv.addFormat(name, format);
  return ajv.addSchema({ ...(openApiDocument as object), $id: 'espalier' });
}
