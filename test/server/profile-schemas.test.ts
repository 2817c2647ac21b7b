import { strict as assert } from 'node:assert';
import { describeStores, type TestTenant } from './directory.ts';

function nested(levels: number): object {
  return levels === 0 ? { type: 'integer' } : { properties: { a: nested(levels - 1) } };
}

/** Each definition refers to the next one twice: two to the power of `levels` visits. */
function doubling(levels: number): object {
  const $defs = Object.fromEntries(
    Array.from({ length: levels }, (_, level) => {
      const next = { $ref: `#/$defs/d${level + 1}` };
      return [`d${level}`, { allOf: [next, next] }];
    }),
  );
  return { $ref: '#/$defs/d0', $defs: { ...$defs, [`d${levels}`]: { type: 'object' } } };
}

describeStores('schemas of profiles', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  const profile = (version: string, schema: unknown) =>
    tenant.make('/profiles', { id: 'student', version, schema, partyTypes: ['natural_person'] });
  const role = (attributes: unknown) => ({
    displayName: 'Ada',
    specializations: [{ subtype: 'student', profileId: 'student', attributes }],
  });

  it('schemas that are no JSON Schema 2020-12, or reach outside, are refused', async () => {
    const hostile: unknown[] = [
      { type: 'nonsense' },
      { properties: [] },
      { minimum: 'a' },
      { pattern: '(' },
      { $schema: 'http://json-schema.org/draft-07/schema#' },
      { $ref: 'https://schema.example/remote.json' },
      { properties: { a: { $ref: 'file:///etc/passwd' } } },
      { $dynamicRef: 'other.json#x' },
      { $ref: '#/$defs/missing' },
      { $async: true },
      { description: 'x'.repeat(65_536) },
      nested(17),
    ];
    for (const schema of hostile) {
      const body = { id: 'p', version: '1', schema, partyTypes: ['service'] };
      const { details } = await tenant.refused('400 profile_schema_invalid', 'POST', '/profiles', body);
      assert.equal(details[0]?.pointer, '/schema', JSON.stringify(schema).slice(0, 80));
    }
    assert.deepEqual(await tenant.all('/profiles'), []);
  });

  it('references inside, own ids, formats and fields called like keywords are fine', async () => {
    const properties = {
      self: { $ref: '#' },
      born: { type: 'string', format: 'date' },
      $schema: { type: 'string' },
      $async: { type: 'boolean' },
      $ref: { type: 'string' },
    };
    const $schema = 'https://json-schema.org/draft/2020-12/schema';
    await profile('1', { $schema, $id: 'https://schema.example/p', properties });
    await tenant.make('/persons', role({ self: { self: {} }, born: '2000-01-01', $schema: 'x' }));
    await tenant.refused('422 attributes_invalid', 'POST', '/persons', role({ self: { born: 'x' } }));
    await profile('2', true);
    await tenant.make('/persons', role({ x: 1 }));
    await profile('3', false);
    await tenant.refused('422 attributes_invalid', 'POST', '/persons', role({}));
  });

  describe('hostile schemas never hang the server', () => {
    const started = () => performance.now();
    const bound = 10_000;

    /** Makes a profile and a person of it; whatever comes back comes in time, and others are still served. */
    async function attack(schema: unknown, attributes: unknown): Promise<string[]> {
      const body = { id: 'student', version: '1', schema, partyTypes: ['natural_person'] };
      const calls = [
        () => tenant.call('POST', '/profiles', body),
        () => tenant.call('POST', '/persons', role(attributes)),
        () => tenant.call('GET', '/persons'),
      ];
      const answers: string[] = [];
      for (const call of calls) {
        const start = started();
        const reply = await call();
        assert.ok(performance.now() - start < bound, `took ${performance.now() - start} ms`);
        answers.push(`${reply.status} ${reply.body.error?.code ?? 'ok'}`);
      }
      return answers;
    }

    const refusedAtUse = ['201 ok', '422 attributes_invalid', '200 ok'];

    it('patterns that take exponential time', async () => {
      const schema = {
        properties: { a: { pattern: '^(a+)+$' }, b: { pattern: '^(([a-z])+.)+[A-Z]([a-z])+$' } },
      };
      const text = 'a'.repeat(50_000);
      assert.deepEqual(await attack(schema, { a: `${text}!`, b: text }), refusedAtUse);
    });

    it('pattern properties that take exponential time', async () => {
      const attributes = { [`${'a'.repeat(200)}!`]: 1 };
      assert.deepEqual(await attack({ patternProperties: { '^(a|a)*$': {} } }, attributes), refusedAtUse);
    });

    it('references that double at each level', async () => {
      const [made, used, served] = await attack(doubling(28), {});
      assert.ok(['201 ok', '400 profile_schema_invalid'].includes(made ?? ''), made);
      assert.ok(['422 attributes_invalid', '422 reference_not_found'].includes(used ?? ''), used);
      assert.equal(served, '200 ok');
    });

    it('references that go round without end', async () => {
      for (const schema of [
        { $ref: '#' },
        { allOf: [{ $ref: '#' }] },
        { anyOf: [{ $ref: '#' }, { $ref: '#' }] },
      ]) {
        const [made, used, served] = await attack(schema, { a: 1 });
        assert.ok(['201 ok', '400 profile_schema_invalid'].includes(made ?? ''), made);
        assert.ok(['422 attributes_invalid', '422 reference_not_found'].includes(used ?? ''), used);
        assert.equal(served, '200 ok');
        tenant = await directory.newTenant();
      }
    });

    it('lists of unique items compared one by one', async () => {
      const items = Array.from({ length: 60_000 }, (_, index) => ({ a: index }));
      const [, used] = await attack({ properties: { a: { uniqueItems: true } } }, { a: items });
      assert.equal(used, '422 attributes_invalid');
    });

    it('a request that uses many slow schemas has one limit for all', async () => {
      // Slow enough to matter, quick enough to pass alone: 17 letters are some milliseconds.
      await profile('1', { properties: { a: { pattern: '^(a+)+$' } } });
      const slow = (length: number) => ({
        subtype: 's',
        profileId: 'student',
        attributes: { a: `${'a'.repeat(length)}` },
      });
      await tenant.person('Quick', { specializations: [slow(20)] });
      const worst = Array.from({ length: 64 }, (_, index) => ({
        ...slow(0),
        subtype: `s${index}`,
        attributes: { a: `${'a'.repeat(26)}!` },
      }));
      const start = started();
      await tenant.refused('422 attributes_invalid', 'POST', '/persons', {
        displayName: 'Slow',
        specializations: worst,
      });
      assert.ok(performance.now() - start < bound);
    });
  });
});
