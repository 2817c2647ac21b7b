import { strict as assert } from 'node:assert';
import { describeStores, type TestTenant } from './directory.ts';

/** Contract, section 5. */
const builtIn = [
  'delegation',
  'employment',
  'guardianship',
  'manages',
  'membership',
  'ownership',
  'partnership',
  'same_entity',
  'subsidiary',
];

describeStores('relationship types', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  it('the catalogue has the built-in types and those that the tenant adds', async () => {
    const types = await tenant.all('/relationship-types');
    assert.deepEqual(
      types.map(({ type }) => type),
      builtIn,
    );
    const symmetric = types.filter((each) => each.symmetric).map(({ type }) => type);
    assert.deepEqual(symmetric, ['partnership', 'same_entity']);
    const mentors = { type: 'mentors', leftToRight: 'mentors', rightToLeft: 'is mentored by' };
    const made = await tenant.make('/relationship-types', mentors);
    assert.deepEqual(made, { ...mentors, symmetric: false, builtIn: false });
    const names = (await tenant.all('/relationship-types')).map(({ type }) => type);
    assert.deepEqual(names, [...builtIn, 'mentors'].sort());
    const pages = [
      await tenant.get('/relationship-types?limit=4'),
      await tenant.get('/relationship-types?limit=6&offset=4'),
    ];
    assert.deepEqual(
      pages.flatMap(({ data }) => data.map(({ type }) => type)),
      names,
    );
    assert.equal((await tenant.events('?action=relationship_type.created')).length, 1);
    const other = await directory.newTenant();
    assert.equal((await other.all('/relationship-types')).length, builtIn.length);
  });

  it('a type is taken once per tenant, built-in ones always', async () => {
    const type = { type: 'mentors', leftToRight: 'a', rightToLeft: 'b' };
    await tenant.make('/relationship-types', type);
    for (const name of ['mentors', 'employment', 'same_entity']) {
      const error = await tenant.refused('409 relationship_type_taken', 'POST', '/relationship-types', {
        ...type,
        type: name,
      });
      assert.equal(error.details[0]?.pointer, '/type');
    }
    await (await directory.newTenant()).make('/relationship-types', type);
  });
});
