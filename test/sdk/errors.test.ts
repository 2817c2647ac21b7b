import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as sdk from '@espalier/sdk';
import { parse } from 'yaml';
import { json, refuse, rejection, type Step, withServer } from './scripted-server.ts';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const once = { token: 't', retries: 0 };

const categories = {
  VALIDATION: [400, sdk.EspalierValidationError],
  UNAUTHORIZED: [401, sdk.EspalierUnauthorizedError],
  FORBIDDEN: [403, sdk.EspalierForbiddenError],
  NOT_FOUND: [404, sdk.EspalierNotFoundError],
  METHOD_NOT_ALLOWED: [405, sdk.EspalierMethodNotAllowedError],
  CONFLICT: [409, sdk.EspalierConflictError],
  PRECONDITION_FAILED: [412, sdk.EspalierPreconditionFailedError],
  PAYLOAD_TOO_LARGE: [413, sdk.EspalierPayloadTooLargeError],
  UNSUPPORTED_MEDIA_TYPE: [415, sdk.EspalierUnsupportedMediaTypeError],
  UNPROCESSABLE_ENTITY: [422, sdk.EspalierUnprocessableEntityError],
  RATE_LIMITED: [429, sdk.EspalierRateLimitedError],
  INTERNAL: [500, sdk.EspalierInternalError],
  UNAVAILABLE: [503, sdk.EspalierUnavailableError],
} as const;

async function errorOf(client: sdk.Espalier): Promise<sdk.EspalierError> {
  const error = await rejection(client.ou.get(id));
  assert.ok(error instanceof sdk.EspalierError && error instanceof Error);
  return error;
}

describe('sdk: errors of the directory', () => {
  for (const [category, [status, errorClass]] of Object.entries(categories)) {
    it(
      `throws ${errorClass.name} for ${category}`,
      withServer(
        [
          refuse(
            status,
            'some_code',
            category,
            { details: [{ pointer: '/a', code: 'b', message: 'c' }] },
            { 'x-correlation-id': 'c-1' },
          ),
        ],
        async (client) => {
          const error = await errorOf(client);
          assert.equal(error.constructor, errorClass);
          assert.equal(error.name, errorClass.name);
          assert.deepEqual(
            [error.code, error.status, error.category, error.message],
            ['some_code', status, category, 'because of some_code'],
          );
          assert.deepEqual(error.details, [{ pointer: '/a', code: 'b', message: 'c' }]);
          assert.equal(error.correlationId, 'c-1');
          assert.equal(error.retryable, status === 429 || status === 503);
        },
        once,
      ),
    );
  }

  it('has a class for every category of the schema', async () => {
    const document = parse(await readFile('schema/openapi.yaml', 'utf8'));
    const listed: string[] = document.components.schemas.Error.properties.error.properties.category.enum;
    assert.deepEqual(Object.keys(categories).sort(), [...listed].sort());
  });

  it(
    'carries the named fields of the answer, but never an id nor one that it has of its own',
    withServer(
      [
        refuse(409, 'ou_not_empty', 'CONFLICT', {
          children: 2,
          parties: 3,
          resourceId: id,
          id,
          stack: 'x',
          status: 1,
          name: 'x',
          retryable: true,
          note: 'n',
        }),
      ],
      async (client) => {
        const error = await errorOf(client);
        assert.deepEqual([error.children, error.parties, error.resourceId], [2, 3, id]);
        assert.equal((error as sdk.EspalierError & { note?: string }).note, 'n');
        assert.ok(!('id' in error));
        assert.deepEqual([error.status, error.name, error.retryable], [409, 'EspalierConflictError', false]);
        assert.match(String(error.stack), /errors\.test/);
      },
    ),
  );

  it(
    'throws the base class for a category that it does not know yet',
    withServer([refuse(418, 'is_teapot', 'TEAPOT')], async (client) => {
      const error = await errorOf(client);
      assert.equal(error.constructor, sdk.EspalierError);
      assert.deepEqual([error.code, error.category, error.status], ['is_teapot', 'TEAPOT', 418]);
    }),
  );

  it(
    'knows no seconds to wait where the server names none',
    withServer(
      [refuse(429, 'rate_limited', 'RATE_LIMITED')],
      async (client) => {
        const error = await errorOf(client);
        assert.ok(error instanceof sdk.EspalierRateLimitedError);
        assert.equal(error.retryAfterSeconds, undefined);
      },
      once,
    ),
  );
});

describe('sdk: answers that no directory gives', () => {
  const text =
    (status: number, body: string, type = 'text/html'): Step =>
    (response) =>
      void response.writeHead(status, { 'content-type': type }).end(body);

  it(
    'does not take the 404 of something else for "it does not exist"',
    withServer([text(404, '<h1>Not Found</h1>')], async (client, server) => {
      const error = await errorOf(client);
      assert.equal(error.constructor, sdk.EspalierError);
      assert.deepEqual(
        [error.code, error.status, error.category, error.retryable],
        ['unexpected_answer', 404, 'UNEXPECTED', false],
      );
      assert.equal(
        error.message,
        `GET ${server.url}/v1/ou/${id} was answered with 404 (text/html), but not by an Espalier directory`,
      );
    }),
  );

  for (const [body, type] of [
    ['{"error":"nope"}', 'application/json'],
    ['null', 'application/json'],
    ['', 'text/plain'],
    ['{"error":{"code":1}}', 'application/json'],
  ]) {
    it(
      `takes a 403 with ${body || 'no body'} for foreign`,
      withServer([text(403, body ?? '', type)], async (client) =>
        assert.equal((await errorOf(client)).code, 'unexpected_answer'),
      ),
    );
  }

  for (const [status, errorClass] of [
    [429, sdk.EspalierRateLimitedError],
    [502, sdk.EspalierUnavailableError],
    [504, sdk.EspalierUnavailableError],
  ] as const) {
    it(
      `takes the ${status} of a proxy for what it says`,
      withServer(
        [text(status, 'busy')],
        async (client) => {
          const error = await errorOf(client);
          assert.equal(error.constructor, errorClass);
          assert.ok(error.retryable);
        },
        once,
      ),
    );
  }

  for (const [name, step] of Object.entries({
    'invalid JSON': text(200, '{"id":', 'application/json'),
    'a web page': text(200, '<html>'),
    'an empty body': text(200, '', 'application/json'),
    'a redirect': (response) => void response.writeHead(302, { location: '/login' }).end(),
  } satisfies Record<string, Step>)) {
    it(
      `throws unexpected_answer for ${name} where a unit was asked for`,
      withServer([step], async (client, server) => {
        assert.equal((await errorOf(client)).code, 'unexpected_answer');
        assert.equal(server.requests.length, 1);
      }),
    );
  }

  it(
    'puts an answer in pieces together, also inside a character',
    withServer(
      [
        (response) => {
          const bytes = Buffer.from(JSON.stringify({ id: 'é東' }));
          response.writeHead(200).write(bytes.subarray(0, 8));
          setTimeout(() => response.end(bytes.subarray(8)), 5);
        },
      ],
      async (client) => assert.deepEqual(await client.ou.get(id), { id: 'é東' }),
    ),
  );

  it(
    'gives the rows of a body of some megabytes',
    withServer([json(200, { data: [{ displayName: 'é'.repeat(3_000_000) }] })], async (client) => {
      const { data } = await client.ou.tree();
      assert.equal(data[0]?.displayName.length, 3_000_000);
    }),
  );
});
