/** Lints the OpenAPI document: its form, references, ids, parameters, and that its examples fit their schemas. */
import { join } from 'node:path';
import { createConfig, lint } from '@redocly/openapi-core';
import { rootFolder } from '../step.mjs';

const rules = {
  struct: 'error',
  'no-unresolved-refs': 'error',
  'no-unused-components': 'error',
  'operation-operationId': 'error',
  'operation-operationId-unique': 'error',
  'operation-parameters-unique': 'error',
  'operation-summary': 'error',
  'path-parameters-defined': 'error',
  'security-defined': 'error',
  'no-invalid-schema-examples': 'error',
  'no-invalid-media-type-examples': 'error',
} as const;

/** @returns one text per problem, with its place in the document */
export async function lintSchema(): Promise<string[]> {
  const config = await createConfig({ rules });
  const problems = await lint({ ref: join(rootFolder, 'schema/openapi.yaml'), config });
  return problems.map(
    ({ ruleId, message, location }) => `${location[0]?.pointer ?? ''} ${message} (${ruleId})`,
  );
}
