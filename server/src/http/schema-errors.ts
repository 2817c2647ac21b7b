import type { ErrorObject } from 'ajv/dist/2020.js';
import type { ErrorDetail } from '../errors/api-error.ts';
import { pointerSegment } from './json-pointer.ts';

/** Codes of details by the keyword of the schema that failed. */
export const codeByKeyword: Record<string, string> = {
  additionalProperties: 'unknown_field',
  unevaluatedProperties: 'unknown_field',
  required: 'field_required',
  type: 'wrong_type',
  enum: 'not_in_list',
  const: 'not_in_list',
  format: 'bad_format',
  pattern: 'bad_pattern',
  minLength: 'too_short',
  maxLength: 'too_long',
  minItems: 'too_few',
  maxItems: 'too_many',
  uniqueItems: 'not_unique',
  minimum: 'out_of_range',
  maximum: 'out_of_range',
  'x-max-bytes': 'too_large',
  'x-max-levels': 'too_large',
};

/** Keywords that only say that something below them failed. */
const silentKeywords = new Set(['anyOf', 'oneOf', 'allOf', 'if']);

/** What is wrong, as a sentence without its subject. */
export function messageOf({ keyword, message, params }: ErrorObject): string {
  if (keyword === 'required') return 'is required';
  if (codeByKeyword[keyword] === 'unknown_field')
    return 'is not a field that this operation takes; leave it out';
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as string[]).join(', ')}`;
  if (keyword === 'not') return 'has a combination of fields that is not allowed';
  if (keyword === 'pattern') return `must match ${params.pattern}`;
  return message ?? 'is not as the schema wants it';
}

function toDetail(error: ErrorObject): ErrorDetail {
  const { keyword, instancePath, params } = error;
  const inner = (params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty) as
    | string
    | undefined;
  return {
    pointer: inner === undefined ? instancePath : `${instancePath}/${pointerSegment(inner)}`,
    code: codeByKeyword[keyword] ?? 'not_allowed',
    message: messageOf(error),
  };
}

function isUnknownField(error: ErrorObject): boolean {
  return codeByKeyword[error.keyword] === 'unknown_field';
}

/** A failed branch leaves its fields unevaluated, so unknown fields are believed only where nothing else is wrong. */
function tellingErrors(errors: ErrorObject[]): ErrorObject[] {
  const others = errors.filter((error) => !isUnknownField(error) && !silentKeywords.has(error.keyword));
  if (others.length > 0) return others;
  const unknown = errors.filter(isUnknownField);
  return unknown.length > 0 ? unknown : errors;
}

/** A nullable field fails twice: as what it should be, and as null. Only the first says something. */
function isAboutNull({ keyword, params }: ErrorObject): boolean {
  return keyword === 'type' && params.type === 'null';
}

function withoutNullBranches(errors: ErrorObject[]): ErrorObject[] {
  const places = new Set(
    errors.filter((error) => !isAboutNull(error)).map(({ instancePath }) => instancePath),
  );
  return errors.filter((error) => !isAboutNull(error) || !places.has(error.instancePath));
}

const maxDetails = 100;

/** What ajv found, as details: each place and code once, and unknown fields only where nothing else explains them. */
export function detailsOf(errors: ErrorObject[]): ErrorDetail[] {
  const details = withoutNullBranches(tellingErrors(errors)).map(toDetail);
  return [...new Map(details.map((detail) => [`${detail.pointer} ${detail.code}`, detail])).values()].slice(
    0,
    maxDetails,
  );
}
