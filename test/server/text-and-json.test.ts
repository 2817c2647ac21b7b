import { strict as assert } from 'node:assert';
import { describeStores, type TestTenant } from './directory.ts';

describeStores('text and free JSON', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  it('text comes back exactly: not trimmed, not normalized', async () => {
    for (const displayName of [
      ' a ',
      'e\u0301',
      '\u00e9',
      '\u{1F9D1}\u200D\u{1F393}',
      "'; drop table parties; --",
      '%_\\',
      '\u{10FFFF}'.repeat(128),
    ]) {
      const { id } = await tenant.person(displayName);
      assert.equal((await tenant.get(`/persons/${id}`)).displayName, displayName);
    }
    for (const displayName of [
      '',
      'x'.repeat(129),
      '\u{1F393}'.repeat(129),
      'a\u0000',
      'a\nb',
      '\u007f',
      '\u0085',
    ])
      await tenant.refused('400 validation_failed', 'POST', '/persons', { displayName });
    for (const half of ['\\ud800', 'a\\udc00b']) {
      const error = await tenant.refused(
        '400 validation_failed',
        'POST',
        '/persons',
        `{"displayName":"${half}"}`,
      );
      assert.equal(error.details[0]?.pointer, '/displayName');
    }
  });

  it('free JSON comes back as it is, or is refused with a pointer', async () => {
    const branding = {
      '': 1,
      'a/b~c': [null, true, 1.5, 'x', { deep: {} }],
      big: 1e300,
      tiny: 5e-324,
      logo: '🎓',
      constructor: 'x',
    };
    const unit = await tenant.unit('A', null, { branding });
    assert.deepEqual((await tenant.get(`/ou/${unit.id}`)).branding, branding);
    const refused = async (text: string, pointer: string) => {
      const error = await tenant.refused(
        '400 validation_failed',
        'POST',
        '/ou',
        `{"displayName":"B","branding":${text}}`,
      );
      assert.equal(error.details[0]?.pointer, pointer, text);
    };
    await refused('{"a":{"b":"x\\u0000"}}', '/branding/a/b');
    await refused('{"a":["\\ud800"]}', '/branding/a/0');
    await refused('{"a\\u0000":1}', '/branding/a\u0000');
    await refused('{"a":1e999}', '/branding/a');
    await tenant.refused(
      '400 validation_failed',
      'POST',
      '/ou',
      `{"displayName":"B","branding":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    );
    await tenant.refused(
      '400 body_malformed',
      'POST',
      '/ou',
      '{"displayName":"B","branding":{"__proto__":{"x":1}}}',
    );
  });
});
