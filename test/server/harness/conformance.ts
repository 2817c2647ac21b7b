import { strict as assert } from 'node:assert';
import { follow, type Operation, openApi, operationOf, validatorAt } from './schema.ts';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

type Documented = { headers?: Record<string, { $ref?: string; required?: boolean }>; content?: object };

/** Errors that the HTTP layer gives before an operation is known to be meant. */
const ofHttpLayer = new Set([
  'method_not_allowed',
  'resource_not_found',
  'body_malformed',
  'unauthenticated',
]);

function assertErrorBody({ status, body }: Answer, errors: string[], where: string): void {
  const validate = validatorAt('#/components/schemas/Error');
  assert.ok(validate(body), `${where}: not the error body of the contract: ${JSON.stringify(body)}`);
  const { code } = (body as { error: { code: string } }).error;
  assert.ok(
    errors.includes(code) || ofHttpLayer.has(code),
    `${where}: its x-errors do not list ${code}: ${JSON.stringify(body)}`,
  );
  assert.equal(status, openApi['x-error-catalog'][code]?.status, `${where}: status of ${code}`);
}

/**
 * Fails the test when an answer is not one that schema/openapi.yaml documents: its status, the headers that must be
 * there, and its body. The server under test checks successes too; this one trusts nothing in it.
 */
export function assertConforms(method: string, url: string, answer: Answer): void {
  const where = `${method} ${url} answered ${answer.status}`;
  assert.ok(answer.headers['x-correlation-id'], `${where}: no X-Correlation-ID`);
  const operation = operationOf(method, url);
  if (!operation) {
    assert.ok([404, 405].includes(answer.status), `${where}, which the schema does not know`);
    return;
  }
  if (answer.status >= 400) assertErrorBody(answer, operation.errors, where);
  else assertSuccess(operation, answer, where);
}

function assertSuccess(operation: Operation, answer: Answer, where: string): void {
  const raw = operation.raw.responses[String(answer.status)];
  assert.ok(raw, `${where}: ${operation.id} does not document this status`);
  const response = follow<Documented>(raw);
  for (const [name, header] of Object.entries(response.headers ?? {})) {
    if (!follow<{ required?: boolean }>(header).required) continue;
    assert.ok(answer.headers[name.toLowerCase()], `${where}: the header ${name} is missing`);
  }
  if (!(response.content && 'application/json' in response.content)) return;
  const validate = validatorAt(
    `${operation.pointer}/responses/${answer.status}/content/application~1json/schema`,
  );
  assert.ok(
    validate(answer.body),
    `${where}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(answer.body)}`,
  );
}
