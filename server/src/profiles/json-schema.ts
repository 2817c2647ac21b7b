import { createContext, Script } from 'node:vm';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ApiError, type ErrorDetail } from '../errors/api-error.ts';
import { detailsOf } from '../http/schema-errors.ts';

const maxSchemaBytes = 64 * 1024;
const maxSchemaDepth = 32;
/** A schema can be small and still take for ever (nested references, hostile patterns): work on one is cut off after this. */
const compileLimitMs = 2_000;
const checkLimitMs = 500;

/** Checks schemas against the meta-schema; shared, because making one is what takes long. */
const metaSchemas = new Ajv2020({ strict: false, logger: false });

const limited = createContext({ work: undefined as unknown });
const runWork = new Script('work()');

/** Runs somebody else's schema for a limited time; the engine stops it in the middle of a loop or a regular expression. */
function withinTime<Result>(timeLimitMs: number, work: () => Result): Result {
  limited.work = work;
  try {
    return runWork.runInContext(limited, { timeout: timeLimitMs }) as Result;
  } finally {
    limited.work = undefined;
  }
}

function invalid(message: string): ApiError {
  return new ApiError('profile_schema_invalid', `/schema ${message}`, [
    { pointer: '/schema', code: 'profile_schema_invalid', message },
  ]);
}

function assertBounds(schema: unknown, depth = 0): void {
  if (schema === null || typeof schema !== 'object') return;
  if (depth > maxSchemaDepth) throw invalid(`is nested deeper than ${maxSchemaDepth} levels`);
  for (const [key, value] of Object.entries(schema)) {
    const isReference = key === '$ref' || key === '$dynamicRef';
    if (isReference && typeof value === 'string' && !value.startsWith('#'))
      throw invalid(`refers to ${value}; references may only point inside the schema`);
    if (key === '$schema' && value !== 'https://json-schema.org/draft/2020-12/schema')
      throw invalid('must be of JSON Schema 2020-12');
    if (key === '$async') throw invalid('must not have $async');
    assertBounds(value, depth + 1);
  }
}

/**
 * Compiles the schema of a profile.
 *
 * @throws ApiError `profile_schema_invalid`
 */
export function compileProfileSchema(schema: object | boolean): ValidateFunction {
  if (Buffer.byteLength(JSON.stringify(schema)) > maxSchemaBytes)
    throw invalid(`has more than ${maxSchemaBytes / 1024} KiB`);
  assertBounds(schema);
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    logger: false,
    meta: false,
    validateSchema: false,
  });
  addFormats.default(ajv);
  try {
    return withinTime(compileLimitMs, () => {
      if (!metaSchemas.validateSchema(schema)) throw new Error(metaSchemas.errorsText(metaSchemas.errors));
      return ajv.compile(schema);
    });
  } catch (error) {
    throw invalid(`is not valid JSON Schema 2020-12: ${(error as Error).message}`);
  }
}

/** What is wrong with attributes; empty: nothing. Also a schema that does not come to an end is something wrong. */
export function attributeFaults(validate: ValidateFunction, attributes: unknown): ErrorDetail[] {
  try {
    if (withinTime(checkLimitMs, () => validate(attributes))) return [];
  } catch {
    return [
      {
        pointer: '',
        code: 'attributes_invalid',
        message: 'cannot be checked in the time allowed: the schema of the profile is too complex',
      },
    ];
  }
  return detailsOf((validate.errors ?? []) as ErrorObject[]);
}
