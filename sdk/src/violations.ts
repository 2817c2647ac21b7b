/** Findings of ajv in the words of the API: one `{pointer, code, message}` per field. */
import type { ErrorObject } from 'ajv/dist/2020';
import type { ErrorDetail } from './errors.ts';

const codes: Readonly<Record<string, string>> = {
  required: 'field_required',
  dependentRequired: 'field_required',
  additionalProperties: 'unknown_field',
  unevaluatedProperties: 'unknown_field',
  type: 'wrong_type',
  minLength: 'too_short',
  minItems: 'too_few',
  minProperties: 'too_few',
  maxLength: 'too_long',
  maxItems: 'too_many',
  maxProperties: 'too_many',
  minimum: 'out_of_range',
  maximum: 'out_of_range',
  exclusiveMinimum: 'out_of_range',
  exclusiveMaximum: 'out_of_range',
  multipleOf: 'out_of_range',
  format: 'bad_format',
  pattern: 'bad_pattern',
  enum: 'not_in_list',
  const: 'not_in_list',
  uniqueItems: 'not_unique',
};
/** Say only that something inside them failed; that is said where it failed. */
const composites = new Set(['oneOf', 'anyOf', 'if']);

/**
 * Turns ajv's findings into details, the first telling one per field, in the order in which ajv met them.
 *
 * @param findings errors of a validator compiled with `allErrors`
 */
export function detailsOf(findings: readonly ErrorObject[]): ErrorDetail[] {
  const telling = findings.map((finding) => ({ finding, at: fieldOf(finding), rank: rankOf(finding) }));
  const best = new Map<string, (typeof telling)[number]>();
  for (const entry of telling) {
    const known = best.get(entry.at);
    if (known === undefined || entry.rank < known.rank) best.set(entry.at, entry);
  }
  const kept = [...best.values()].filter(({ at, rank }) => rank < 2 || !hasFieldBelow(best, at));
  return kept.map(({ finding, at }) => ({
    pointer: at,
    code: codes[finding.keyword] ?? 'not_allowed',
    message: messageOf(finding),
  }));
}

/** 0: says what is wrong; 1: one way out of several; 2: follows from another finding at the same place or below. */
function rankOf({ keyword, params }: ErrorObject): 0 | 1 | 2 {
  // ajv may call a field unevaluated only because the branch that knows it failed.
  if (composites.has(keyword) || keyword === 'unevaluatedProperties') return 2;
  return keyword === 'type' && params.type === 'null' ? 1 : 0;
}

function hasFieldBelow(fields: ReadonlyMap<string, unknown>, pointer: string): boolean {
  for (const other of fields.keys()) if (other.startsWith(`${pointer}/`)) return true;
  return false;
}

/** The pointer of the field meant: for a missing or unknown field, that field and not the object around it. */
function fieldOf({ instancePath, params }: ErrorObject): string {
  const name: unknown = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof name !== 'string') return instancePath;
  return `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function messageOf({ keyword, params, message }: ErrorObject): string {
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === 'required') return 'is required';
  if (codes[keyword] === 'unknown_field') return 'is not a field that this operation takes; leave it out';
  if (keyword === 'not') return 'this combination of fields is not allowed';
  if (keyword === 'type') return `must be ${[params.type].flat().join(' or ')}`;
  return message ?? 'is not valid';
}
