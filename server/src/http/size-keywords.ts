import type { Ajv2020 } from 'ajv/dist/2020.js';

function levelsOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  return 1 + Math.max(0, ...Object.values(value).map(levelsOf));
}

/**
 * Adds the keywords with which the schema bounds free JSON, which is copied into events and effective reads:
 * `x-max-bytes` (UTF-8 bytes of its JSON) and `x-max-levels` (levels of objects and arrays, itself included).
 */
export function addSizeKeywords(ajv: Ajv2020): void {
  ajv.addKeyword({
    keyword: 'x-max-bytes',
    type: 'object',
    schemaType: 'number',
    validate: (limit: number, value: object) => Buffer.byteLength(JSON.stringify(value)) <= limit,
    error: { message: ({ schema }) => `must have at most ${schema as number} bytes of JSON` },
  });
  ajv.addKeyword({
    keyword: 'x-max-levels',
    type: 'object',
    schemaType: 'number',
    validate: (limit: number, value: object) => levelsOf(value) <= limit,
    error: { message: ({ schema }) => `must have at most ${schema as number} levels` },
  });
}
