import { createContext, Script } from 'node:vm';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ApiError, type ErrorDetail } from '../errors/api-error.ts';
import { detailsOf } from '../http/schema-errors.ts';

const maxSchemaBytes = 64 * 1024;
const maxSchemaDepth = 32;
/** A schema can be small and still take for ever (nested references, hostile patterns): one run is cut off after this. */
const runLimitMs = 500;
const maxRuns = 4;
const requestLimitMs = 2_000;
/** What starting a run costs, which is nobody's fault. */
const runOverheadMs = 0.5;

/** Processor time that the schemas of one request may take together; one budget per request. */
export class SchemaBudget {
  #leftMs = requestLimitMs;

  /** @throws Error when there is nothing left */
  limitOfRun(): number {
    if (this.#leftMs <= 0) throw new Error('the schemas of this request took too long together');
    return runLimitMs;
  }

  spend(milliseconds: number): void {
    this.#leftMs -= Math.max(0, milliseconds - runOverheadMs);
  }
}

/** Checks schemas against the meta-schema; shared, because making one is what takes long. */
const metaSchemas = new Ajv2020({ strict: false, logger: false });

const limited = createContext({ work: undefined as unknown });
const runWork = new Script('work()');

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function isTimeout(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

/**
 * Runs somebody else's schema for a limited time; the engine stops it in the middle of a loop or a regular expression.
 * The engine counts time of the clock: a run that hardly got the processor, on a busy machine, is repeated.
 */
function withinTime<Result>(budget: SchemaBudget, work: () => Result): Result {
  const limit = budget.limitOfRun();
  const start = cpuMs();
  limited.work = work;
  try {
    for (let run = 1; ; run += 1) {
      try {
        return runWork.runInContext(limited, { timeout: limit }) as Result;
      } catch (error) {
        if (!isTimeout(error) || run === maxRuns || cpuMs() - start > limit / 2) throw error;
      }
    }
  } finally {
    limited.work = undefined;
    budget.spend(cpuMs() - start);
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
    if (
      key === '$schema' &&
      typeof value === 'string' &&
      value !== 'https://json-schema.org/draft/2020-12/schema'
    )
      throw invalid('must be of JSON Schema 2020-12');
    if (key === '$async' && value === true) throw invalid('must not have $async');
    assertBounds(value, depth + 1);
  }
}

/**
 * Compiles the schema of a profile.
 *
 * @throws ApiError `profile_schema_invalid`
 */
export function compileProfileSchema(
  schema: object | boolean,
  budget: SchemaBudget = new SchemaBudget(),
): ValidateFunction {
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
    return withinTime(budget, () => {
      if (!metaSchemas.validateSchema(schema)) throw new Error(metaSchemas.errorsText(metaSchemas.errors));
      return ajv.compile(schema);
    });
  } catch (error) {
    throw invalid(`is not valid JSON Schema 2020-12: ${(error as Error).message}`);
  }
}

/** Said of attributes that cannot be checked in the time that a request has. */
export const tooComplex: ErrorDetail = {
  pointer: '',
  code: 'attributes_invalid',
  message: 'cannot be checked in the time allowed: the schema of the profile is too complex',
};

/** What is wrong with attributes; empty: nothing. Also a schema that does not come to an end is something wrong. */
export function attributeFaults(
  validate: ValidateFunction,
  attributes: unknown,
  budget: SchemaBudget = new SchemaBudget(),
): ErrorDetail[] {
  try {
    if (withinTime(budget, () => validate(attributes))) return [];
  } catch {
    return [tooComplex];
  }
  return detailsOf((validate.errors ?? []) as ErrorObject[]);
}
