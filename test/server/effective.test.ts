import { strict as assert } from 'node:assert';
import { describeStores, type TestTenant } from './directory.ts';

type Policy = 'READ_ONLY_ANCESTOR' | 'MERGE' | 'NONE';
type Settings = { branding?: object | null; tosUri?: string | null; policy?: Policy };
type Resolved = [value: unknown, source: 'tenant' | 'none' | number];

/**
 * Written by hand from the contract, section 6. `units` is a chain from the root to the unit asked; a source is the
 * position in the chain of the unit that supplies the value.
 */
const cases: { name: string; tenant?: Settings; units: Settings[]; branding: Resolved; tosUri: Resolved }[] =
  [
    { name: 'nobody says anything', units: [{}, {}], branding: [null, 'none'], tosUri: [null, 'none'] },
    {
      name: 'only the tenant says something',
      tenant: { branding: { a: 0 }, tosUri: 'https://tenant' },
      units: [{}, {}],
      branding: [{ a: 0 }, 'tenant'],
      tosUri: ['https://tenant', 'tenant'],
    },
    {
      name: 'the nearest value wins, each field for itself',
      tenant: { branding: { a: 0 }, tosUri: 'https://tenant' },
      units: [{ branding: { a: 1 }, tosUri: 'https://root' }, { branding: { b: 2 } }, {}],
      branding: [{ b: 2 }, 1],
      tosUri: ['https://root', 0],
    },
    {
      name: '{} is a value',
      tenant: { branding: { a: 0 } },
      units: [{ branding: { a: 1 } }, { branding: {} }, {}],
      branding: [{}, 1],
      tosUri: [null, 'none'],
    },
    {
      name: '{} of the tenant is a value',
      tenant: { branding: {} },
      units: [{}],
      branding: [{}, 'tenant'],
      tosUri: [null, 'none'],
    },
    {
      name: 'NONE with own values',
      tenant: { branding: { a: 0 }, tosUri: 'https://tenant' },
      units: [{ branding: { a: 1 } }, { branding: { b: 2 }, tosUri: 'https://own', policy: 'NONE' }],
      branding: [{ b: 2 }, 1],
      tosUri: ['https://own', 1],
    },
    {
      name: 'NONE without own values stops the walk, also before the tenant',
      tenant: { branding: { a: 0 }, tosUri: 'https://tenant' },
      units: [{ branding: { a: 1 }, tosUri: 'https://root' }, { policy: 'NONE' }],
      branding: [null, 'none'],
      tosUri: [null, 'none'],
    },
    {
      name: 'NONE at a root stops before the tenant',
      tenant: { branding: { a: 0 }, tosUri: 'https://tenant' },
      units: [{ policy: 'NONE' }, {}],
      branding: [null, 'none'],
      tosUri: [null, 'none'],
    },
    {
      name: 'below a NONE its values count, and nothing above it',
      tenant: { branding: { a: 0 }, tosUri: 'https://tenant' },
      units: [{ branding: { a: 1 }, tosUri: 'https://root' }, { branding: { b: 2 }, policy: 'NONE' }, {}],
      branding: [{ b: 2 }, 1],
      tosUri: [null, 'none'],
    },
    {
      name: 'MERGE over the parent, key by key',
      units: [{ branding: { a: 1, b: 1 } }, { branding: { b: 2, c: 2 }, policy: 'MERGE' }],
      branding: [{ a: 1, b: 2, c: 2 }, 1],
      tosUri: [null, 'none'],
    },
    {
      name: 'MERGE goes one level deep',
      units: [
        { branding: { colours: { main: 'red', other: 'blue' } } },
        { branding: { colours: { main: 'green' } }, policy: 'MERGE' },
      ],
      branding: [{ colours: { main: 'green' } }, 1],
      tosUri: [null, 'none'],
    },
    {
      name: 'MERGE: a null key overrides, and stays as null',
      units: [{ branding: { logo: 'x', b: 1 } }, { branding: { logo: null }, policy: 'MERGE' }],
      branding: [{ logo: null, b: 1 }, 1],
      tosUri: [null, 'none'],
    },
    {
      name: 'MERGE at a root goes over the tenant',
      tenant: { branding: { a: 0, b: 0 }, tosUri: 'https://tenant' },
      units: [{ branding: { b: 1 }, policy: 'MERGE' }],
      branding: [{ a: 0, b: 1 }, 0],
      tosUri: ['https://tenant', 'tenant'],
    },
    {
      name: 'MERGE with nothing of its own takes what is above, from where it came',
      tenant: { branding: { a: 0 }, tosUri: 'https://tenant' },
      units: [{ branding: { a: 1 } }, { policy: 'MERGE' }, { policy: 'MERGE' }],
      branding: [{ a: 1 }, 0],
      tosUri: ['https://tenant', 'tenant'],
    },
    {
      name: 'MERGE on MERGE: the nearest contributor is named',
      tenant: { branding: { t: 0 } },
      units: [{ branding: { a: 1 }, policy: 'MERGE' }, { branding: { b: 2 }, policy: 'MERGE' }, {}],
      branding: [{ t: 0, a: 1, b: 2 }, 1],
      tosUri: [null, 'none'],
    },
    {
      name: 'MERGE over what a NONE resolves to',
      tenant: { branding: { t: 0 } },
      units: [{ branding: { a: 1 } }, { policy: 'NONE' }, { branding: { b: 2 }, policy: 'MERGE' }],
      branding: [{ b: 2 }, 2],
      tosUri: [null, 'none'],
    },
    {
      name: 'MERGE over a parent that takes its branding from far above',
      tenant: { branding: { t: 0 } },
      units: [{ branding: { a: 1 }, policy: 'MERGE' }, {}, { branding: { b: 2 }, policy: 'MERGE' }],
      branding: [{ t: 0, a: 1, b: 2 }, 2],
      tosUri: [null, 'none'],
    },
    {
      name: 'a plain unit between does not merge',
      tenant: { branding: { t: 0 } },
      units: [
        { branding: { a: 1 }, policy: 'MERGE' },
        { branding: { b: 2 } },
        { branding: { c: 3 }, policy: 'MERGE' },
      ],
      branding: [{ b: 2, c: 3 }, 2],
      tosUri: [null, 'none'],
    },
    {
      name: 'tosUri under MERGE goes as by default',
      units: [
        { tosUri: 'https://root' },
        { branding: { b: 1 }, policy: 'MERGE' },
        { tosUri: 'https://own', policy: 'MERGE' },
      ],
      branding: [{ b: 1 }, 1],
      tosUri: ['https://own', 2],
    },
  ];

describeStores('effective branding and terms', (directory) => {
  const newTenant = ({ branding = null, tosUri = null }: Settings = {}) =>
    directory.newTenant({ branding, tosUri });

  async function chain(tenant: TestTenant, units: Settings[]): Promise<string[]> {
    const ids: string[] = [];
    for (const [index, { branding = null, tosUri = null, policy = null }] of units.entries()) {
      const parent = index === 0 ? null : { id: ids[index - 1] ?? '' };
      const fields = { branding, tosUri, ouInheritancePolicy: policy };
      ids.push((await tenant.unit(`U${index}`, parent, fields)).id);
    }
    return ids;
  }

  function shown([value, source]: Resolved, ids: string[]): object {
    const sourceOuId = typeof source === 'number' ? ids[source] : null;
    return { value, sourceOuId, source: typeof source === 'number' ? 'unit' : source };
  }

  for (const { name, tenant: ofTenant, units, branding, tosUri } of cases) {
    it(name, async () => {
      const tenant = await newTenant(ofTenant);
      const ids = await chain(tenant, units);
      const expected = { branding: shown(branding, ids), tosUri: shown(tosUri, ids) };
      const unitId = ids.at(-1) ?? '';
      assert.deepEqual(await tenant.get(`/ou/${unitId}/effective`), expected);
      assert.deepEqual(await tenant.get(`/parties/${unitId}/effective`), expected);
      const ada = await tenant.person('Ada', { organizationUnitId: unitId });
      assert.deepEqual(await tenant.get(`/parties/${ada.id}/effective`), expected);
    });
  }

  it('a party at the tenant root gets what the tenant says; its own terms take no part', async () => {
    const tenant = await newTenant({ branding: { a: 0 }, tosUri: 'https://tenant' });
    const own = { displayName: 'O', legalName: 'O', tosUri: 'https://own' };
    const organization = await tenant.make('/organizations', own);
    const expected = {
      branding: shown([{ a: 0 }, 'tenant'], []),
      tosUri: shown(['https://tenant', 'tenant'], []),
    };
    assert.deepEqual(await tenant.get(`/parties/${organization.id}/effective`), expected);
  });

  it('a change above, a move or another home shows at once', async () => {
    const tenant = await newTenant();
    const [root = '', leaf = ''] = await chain(tenant, [{ branding: { a: 1 } }, {}]);
    const other = await tenant.unit('Other', null, { branding: { b: 2 } });
    const ada = await tenant.person('Ada', { organizationUnitId: leaf });
    const value = async () =>
      ((await tenant.get(`/parties/${ada.id}/effective`)).branding as { value: unknown }).value;
    await tenant.ok('PUT', `/ou/${root}`, { branding: { a: 2 } });
    assert.deepEqual(await value(), { a: 2 });
    await tenant.ok('POST', `/ou/${leaf}/move`, { parentOuId: other.id });
    assert.deepEqual(await value(), { b: 2 });
    await tenant.ok('PUT', `/persons/${ada.id}`, { organizationUnitId: root });
    assert.deepEqual(await value(), { a: 2 });
    await tenant.ok('PUT', `/persons/${ada.id}`, { organizationUnitId: null });
    await directory.administrator.ok('PUT', `/tenants/${tenant.id}`, { branding: { t: 1 } });
    assert.deepEqual(await value(), { t: 1 });
  });

  it('a unit resolves from itself, whatever its home unit is', async () => {
    const tenant = await newTenant();
    const home = await tenant.unit('Home', null, { branding: { home: 1 } });
    const unit = await tenant.unit('Unit', null, { organizationUnitId: home.id });
    assert.equal(
      ((await tenant.get(`/parties/${unit.id}/effective`)).branding as { value: unknown }).value,
      null,
    );
  });
});
