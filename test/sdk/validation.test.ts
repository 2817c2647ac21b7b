import assert from 'node:assert/strict';
import {
  type ErrorDetail,
  type Espalier,
  EspalierValidationError,
  type PersonCreate,
  validateBody,
} from '@espalier/sdk';
import { detailsOf } from '../../sdk/dist/violations.js';
import { json, rejection, withServer } from './scripted-server.ts';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

/** What is wrong with a body, as `pointer code`. */
function findings(operation: Parameters<typeof validateBody>[0], body: unknown): string[] {
  return validateBody(operation, body).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('sdk: checking bodies', () => {
  const person = (body: object) => findings('createPerson', { displayName: 'Ada', ...body });
  const cases: Record<string, [string[], string[]]> = {
    'a missing field': [findings('createPerson', {}), ['/displayName field_required']],
    'two missing fields': [
      findings('createOrganization', {}),
      ['/displayName field_required', '/legalName field_required'],
    ],
    'a wrong type': [person({ firstName: 5 }), ['/firstName wrong_type']],
    'a number as text': [findings('createPerson', { displayName: 12 }), ['/displayName wrong_type']],
    'null where it is required': [person({ displayName: null }), ['/displayName wrong_type']],
    'an empty name': [person({ displayName: '' }), ['/displayName too_short']],
    'a name of 129 code points': [person({ displayName: '😀'.repeat(129) }), ['/displayName too_long']],
    'a control character': [person({ displayName: 'a\u0007' }), ['/displayName bad_pattern']],
    'an address that is none': [person({ email: 'ada' }), ['/email bad_format']],
    'a day that does not exist': [person({ birthDate: '2026-02-30' }), ['/birthDate bad_format']],
    'an id that is none': [person({ organizationUnitId: 'faculty' }), ['/organizationUnitId bad_format']],
    'a word that is not listed': [person({ origin: 'mine' }), ['/origin not_in_list']],
    'a type that no branch takes': [person({ origin: 5 }), ['/origin wrong_type']],
    'an unknown field': [person({ nickname: 'A' }), ['/nickname unknown_field']],
    'a read-only field': [person({ id, code: '00001' }), ['/id unknown_field', '/code unknown_field']],
    'an unknown field with / and ~': [person({ 'a/b~c': 1 }), ['/a~1b~0c unknown_field']],
    'faults inside a list': [
      person({ specializations: [{ subtype: 'student' }, { subtype: 5, level: 2 }, {}] }),
      [
        '/specializations/1/level unknown_field',
        '/specializations/1/subtype wrong_type',
        '/specializations/2/subtype field_required',
      ],
    ],
    'no object': [findings('createPerson', []), [' wrong_type']],
    'no body': [findings('createPerson', undefined), [' field_required']],
    'an empty list': [findings('createToken', { name: 'ci', scopes: [] }), ['/scopes too_few']],
    'a repeated entry': [
      findings('createToken', { name: 'ci', scopes: ['audit:read', 'audit:read'] }),
      ['/scopes not_unique'],
    ],
    'fields that exclude each other': [
      findings('updateGroup', { memberIds: [id], addMemberIds: [id] }),
      [' not_allowed'],
    ],
    'a cycle': [findings('createPerson', cyclic()), [' wrong_type']],
  };
  for (const [name, [actual, expected]] of Object.entries(cases)) {
    it(`finds ${name}`, () => assert.deepEqual([...actual].sort(), [...expected].sort()));
  }

  it('takes what fits, at its limits', () => {
    assert.deepEqual(person({ displayName: '😀'.repeat(128), email: null, specializations: [] }), []);
    assert.deepEqual(findings('updatePerson', {}), []);
    assert.deepEqual(
      findings('createOrganizationUnit', { displayName: ' x ', branding: {}, parentOuId: null }),
      [],
    );
    assert.deepEqual(findings('getPerson', undefined), []);
  });

  it('takes undefined fields as left out, at any depth', () => {
    assert.deepEqual(
      person({ email: undefined, nickname: undefined, specializations: [{ subtype: 'a', x: undefined }] }),
      [],
    );
    assert.deepEqual(findings('createPerson', { displayName: undefined }), ['/displayName field_required']);
  });

  it('keeps an unknown field apart from a field whose branch fails for another reason', () => {
    const body = { displayName: 5, uri: 'did:web:a.example', jurisdiction: 'NL', nickname: 'A' };
    assert.deepEqual(findings('createPerson', body), ['/displayName wrong_type', '/nickname unknown_field']);
  });

  it('says in words what would do', () => {
    const messages = (body: object) =>
      validateBody('createOrganizationUnit', body).map(({ message }) => message);
    assert.deepEqual(messages({ displayName: 'x', ouInheritancePolicy: 'ALL' }), [
      'must be one of READ_ONLY_ANCESTOR, MERGE, NONE',
    ]);
    assert.deepEqual(messages({ displayName: 'x', branding: 1 }), ['must be object or null']);
  });
});

describe('sdk: reading the findings of ajv', () => {
  const finding = (instancePath: string, keyword: string, params: object) => ({
    instancePath,
    keyword,
    params,
    schemaPath: '#',
    message: `fails ${keyword}`,
  });
  const read = (...findings: Parameters<typeof detailsOf>[0]) =>
    detailsOf(findings).map(({ pointer, code }) => `${pointer} ${code}`);

  it('prefers what is wrong with a value over "it could also be null"', () => {
    const noNull = finding('/a', 'type', { type: 'null' });
    assert.deepEqual(read(noNull, finding('/a', 'maxLength', {}), finding('/a', 'oneOf', {})), [
      '/a too_long',
    ]);
    assert.deepEqual(read(noNull, finding('/a', 'oneOf', {})), ['/a wrong_type']);
  });

  it('leaves out a choice that failed because of something inside it', () => {
    assert.deepEqual(read(finding('/a', 'anyOf', {}), finding('/a/b', 'type', { type: 'string' })), [
      '/a/b wrong_type',
    ]);
    assert.deepEqual(read(finding('/a', 'oneOf', {})), ['/a not_allowed']);
  });

  it('takes a field for known when something inside it is wrong', () => {
    const unevaluated = (name: string) => finding('', 'unevaluatedProperties', { unevaluatedProperty: name });
    const inside = finding('/a/0', 'minimum', {});
    assert.deepEqual(read(unevaluated('a'), unevaluated('b'), inside), [
      '/b unknown_field',
      '/a/0 out_of_range',
    ]);
  });
});

describe('sdk: refusing before sending', () => {
  const calls: Record<
    string,
    [(client: Espalier) => Promise<unknown>, string, Pick<ErrorDetail, 'pointer' | 'code'>[]]
  > = {
    'a body with an unknown field': [
      (client) => client.persons.create({ displayName: 'Ada', nickname: 'A' } as PersonCreate),
      'unknown_field',
      [{ pointer: '/nickname', code: 'unknown_field' }],
    ],
    'a body with a wrong type': [
      (client) => client.persons.update(id, { email: 5 } as object),
      'validation_failed',
      [{ pointer: '/email', code: 'wrong_type' }],
    ],
    'an unknown query parameter': [
      (client) => client.ou.get(id, { depth: 1 } as object),
      'validation_failed',
      [{ pointer: 'query:depth', code: 'unknown_parameter' }],
    ],
    'a bad query value': [
      (client) => client.ou.tree({ depth: 17, rootId: 'x' }),
      'validation_failed',
      [
        { pointer: 'query:rootId', code: 'bad_format' },
        { pointer: 'query:depth', code: 'out_of_range' },
      ],
    ],
    'a query value of the wrong type': [
      (client) => client.persons.list({ limit: '5' } as object).page(),
      'validation_failed',
      [{ pointer: 'query:limit', code: 'wrong_type' }],
    ],
  };
  for (const [name, [act, code, details]] of Object.entries(calls)) {
    it(
      `refuses ${name}`,
      withServer([json(200, {})], async (client, server) => {
        const error = await rejection(act(client));
        assert.ok(error instanceof EspalierValidationError);
        assert.deepEqual(
          [error.code, error.status, error.category, error.retryable],
          [code, 400, 'VALIDATION', false],
        );
        assert.deepEqual(
          error.details.map((detail) => ({ pointer: detail.pointer, code: detail.code })),
          details,
        );
        for (const { pointer } of details) assert.ok(error.message.includes(pointer));
        assert.equal(server.requests.length, 0);
      }),
    );
  }

  it('shows no value that was refused', () => {
    const [detail] = validateBody('createTenant', { slug: 'Top Secret', displayName: 'x' });
    assert.ok(detail && !JSON.stringify(detail).includes('Secret'));
  });

  it(
    'sends anything with validate: false, undefined fields left out',
    withServer(
      [json(200, {})],
      async (client, server) => {
        await client.persons.create({ displayName: 5, nickname: undefined } as object as PersonCreate);
        await client.ou.get(id, { depth: 1, include: undefined } as object);
        assert.deepEqual(
          server.requests.map(({ url, body }) => [url, body]),
          [
            ['/v1/persons', '{"displayName":5}'],
            [`/v1/ou/${id}?depth=1`, ''],
          ],
        );
      },
      { token: 't', validate: false },
    ),
  );
});

function cyclic(): object {
  const body: Record<string, unknown> = { displayName: 'Ada' };
  body.self = body;
  return body;
}
