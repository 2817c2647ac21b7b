import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { ApiError, type ErrorDetail } from '../errors/api-error.ts';
import { openApiDocument } from '../generated/openapi-document.ts';
import { addStorableFormats } from './formats.ts';
import type { Operation, Parameter } from './openapi-operations.ts';
import { codeByKeyword, detailsOf, messageOf } from './schema-errors.ts';
import { addSizeKeywords } from './size-keywords.ts';
import { assertStorableJson } from './storable-json.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addStorableFormats(ajv);
addSizeKeywords(ajv);
ajv.addSchema(openApiDocument as object, 'openapi');

const compiled = new Map<string, ValidateFunction>();

/** The validator of what stands at a pointer of the document; compiled on first use, which keeps the start short. */
export function validatorAt(pointer: string): ValidateFunction {
  let validator = compiled.get(pointer);
  if (!validator) {
    validator = ajv.compile({ $ref: `openapi${pointer}` });
    compiled.set(pointer, validator);
  }
  return validator;
}

function refusal(details: ErrorDetail[]): ApiError {
  const onlyUnknown = details.every(({ code }) => code === 'unknown_field');
  const first = details[0];
  const place = first?.pointer === '' ? 'the body' : first?.pointer;
  const message = first ? `${place} ${first.message}` : undefined;
  return new ApiError(onlyUnknown ? 'unknown_field' : 'validation_failed', message, details);
}

/**
 * Checks a body against its schema; values are never coerced.
 *
 * @throws ApiError `validation_failed` or `unknown_field`, naming every field that is wrong
 */
export function assertBody(operation: Operation, body: unknown): void {
  if (operation.bodyPointer === undefined) {
    if (body === undefined || body === null || (typeof body === 'object' && Object.keys(body).length === 0))
      return;
    throw refusal([
      { pointer: '', code: 'not_allowed', message: 'must be left out: this operation takes none' },
    ]);
  }
  if (body === undefined) {
    if (!operation.bodyRequired) return;
    throw refusal([{ pointer: '', code: 'field_required', message: 'is required: send a JSON object' }]);
  }
  assertStorableJson(body);
  const validate = validatorAt(operation.bodyPointer);
  if (!validate(body)) throw refusal(detailsOf(validate.errors ?? []));
}

function coerce(text: string, schema: Parameter['schema']): unknown {
  const type = typeof schema === 'object' ? schema.type : undefined;
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

const parameterValidators = new WeakMap<object, ValidateFunction>();

function parameterValidator(schema: { [key: string]: unknown }): ValidateFunction {
  let validator = parameterValidators.get(schema);
  if (!validator) {
    const reference = schema.$ref as string | undefined;
    validator = reference === undefined ? ajv.compile(schema) : validatorAt(reference);
    parameterValidators.set(schema, validator);
  }
  return validator;
}

/** What is wrong with the text of a parameter; undefined where nothing is. */
function parameterFault(parameter: Parameter, value: unknown): ErrorDetail | undefined {
  const pointer = `${parameter.in}:${parameter.name}`;
  if (typeof value === 'object') return { pointer, code: 'not_unique', message: 'must be given once' };
  if (typeof value === 'string' && value.includes('\u0000'))
    return { pointer, code: 'not_storable', message: 'holds the character U+0000, which cannot be kept' };
  if (typeof parameter.schema !== 'object') return undefined;
  const validate = parameterValidator(parameter.schema);
  if (validate(value)) return undefined;
  const error = validate.errors?.[0];
  return {
    pointer,
    code: codeByKeyword[error?.keyword ?? ''] ?? 'not_allowed',
    message: error ? messageOf(error) : 'is wrong',
  };
}

/**
 * Reads the query by the schema: known names only, each once, values coerced from text to the declared type.
 *
 * @throws ApiError `validation_failed` naming each parameter
 */
export function readQuery(operation: Operation, query: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const faults: ErrorDetail[] = [];
  for (const [name, text] of Object.entries(query)) {
    const parameter = operation.parameters.find((each) => each.in === 'query' && each.name === name);
    if (!parameter) {
      faults.push({
        pointer: `query:${name}`,
        code: 'unknown_parameter',
        message: 'is not a parameter of this operation',
      });
      continue;
    }
    const value = typeof text === 'string' ? coerce(text, parameter.schema) : text;
    const fault = parameterFault(parameter, value);
    if (fault) faults.push(fault);
    else result[name] = value;
  }
  if (faults.length > 0)
    throw new ApiError('validation_failed', `${faults[0]?.pointer} ${faults[0]?.message}`, faults);
  return result;
}

/** Whether every path parameter is as its schema wants it. */
export function isWellFormedPath(operation: Operation, path: Record<string, string>): boolean {
  return operation.parameters.every(
    (parameter) => parameter.in !== 'path' || !parameterFault(parameter, path[parameter.name]),
  );
}

/** Checks path parameters; a malformed id is as absent as an unknown one. */
export function assertPath(operation: Operation, path: Record<string, string>): void {
  if (!isWellFormedPath(operation, path)) throw new ApiError('resource_not_found');
}

/** Checks the headers that an operation declares. */
export function assertHeaders(operation: Operation, headers: Record<string, unknown>): void {
  for (const parameter of operation.parameters) {
    const value = headers[parameter.name.toLowerCase()];
    if (parameter.in !== 'header' || value === undefined) continue;
    const fault = parameterFault(parameter, value);
    if (fault) throw new ApiError('validation_failed', `${fault.pointer} ${fault.message}`, [fault]);
  }
}
