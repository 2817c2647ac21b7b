import assert from 'node:assert/strict';
import {
  claimOfError,
  isGivenUpBy,
  isHeldBy,
  withWholeClaims,
} from '../../provider/dist/handlers/party/unique-claims.js';
import { isSameStack, sourceOf } from '../../provider/dist/host/resource-identity.js';

function claimOf(code: string) {
  const claim = claimOfError({ code });
  assert.ok(claim, code);
  return claim;
}

describe('provider: what no two objects may have at once', () => {
  const place = claimOf('ou_name_taken');
  const sales = { displayName: 'Sales', parentOuId: 'top' };

  it('is a name below a parent, whatever else the objects have', () => {
    assert.ok(isHeldBy({ ...sales, uri: 'https://a' }, place, { ...sales, uri: 'https://b' }));
    assert.ok(isHeldBy({ displayName: 'Sales', parentOuId: null }, place, { displayName: 'Sales' }));
    assert.ok(!isHeldBy({ ...sales, parentOuId: null }, place, sales));
    assert.ok(!isHeldBy({ ...sales, displayName: 'sales' }, place, sales));
  });

  it('is nobody`s business in other errors', () => {
    assert.equal(claimOfError({ code: 'ou_cycle' }), undefined);
    assert.equal(claimOfError({}), undefined);
  });

  const leaving: [string, Record<string, unknown>, readonly string[] | 'all', boolean][] = [
    ['is renamed', { displayName: 'Sales 2', parentOuId: 'top' }, ['displayName'], true],
    ['moves', { displayName: 'Sales', parentOuId: 'other' }, ['parentOuId'], true],
    ['is renamed, its parent not managed', { displayName: 'Sales 2' }, ['displayName'], true],
    ['stays', sales, ['branding'], false],
    ['arrives', sales, ['displayName'], false],
    ['has drifted here and is not written', { ...sales, displayName: 'Law' }, [], false],
    ['has drifted here and gets another colour', { ...sales, displayName: 'Law' }, ['branding'], false],
    ['is taken back from an earlier attempt', { ...sales, displayName: 'Law' }, 'all', true],
  ];
  for (const [what, wanted, changing, expected] of leaving) {
    it(`is ${expected ? '' : 'not '}given up by a unit that ${what}`, () => {
      assert.equal(isGivenUpBy({ urn: 'urn', wanted, changing }, place, sales), expected);
    });
  }
});

describe('provider: bodies of units that may have had to make way', () => {
  const inputs = { displayName: 'Sales', parentOuId: 'top', branding: {}, uri: 'https://a' };

  it('say name and parent where they say one of them', () => {
    const { displayName, parentOuId } = inputs;
    assert.deepEqual(withWholeClaims({ displayName }, inputs, []), { displayName, parentOuId });
    assert.deepEqual(withWholeClaims({ parentOuId: null }, { ...inputs, parentOuId: null }, []), {
      displayName,
      parentOuId: null,
    });
  });

  it('say what was taken away in this run, and nothing that the program does not manage', () => {
    assert.deepEqual(withWholeClaims({ branding: {} }, inputs, ['uri']), { branding: {}, uri: 'https://a' });
    assert.deepEqual(withWholeClaims({}, { displayName: 'Sales' }, ['displayName', 'uri']), {
      displayName: 'Sales',
    });
  });

  it('say nothing else', () => {
    assert.deepEqual(withWholeClaims({ branding: {} }, inputs, []), { branding: {} });
    assert.deepEqual(withWholeClaims({}, inputs, []), {});
  });
});

describe('provider: what this stack wrote', () => {
  const urn = (stack: string, project: string, name = 'x') =>
    `urn:pulumi:${stack}::${project}::pulumi-nodejs:dynamic/espalier:OrganizationUnit::${name}`;
  const ours = sourceOf(urn('dev', 'shop'));

  it('has its project and stack in the source, also where that had to be cut', () => {
    assert.ok(isSameStack(ours, sourceOf(urn('dev', 'shop', 'y'.repeat(600)))));
    assert.ok(!isSameStack(ours, sourceOf(urn('dev2', 'shop'))));
    assert.ok(!isSameStack(ours, sourceOf(urn('dev', 'shop2'))));
    assert.ok(!isSameStack(ours, sourceOf(urn('prod', 'shop'))));
  });

  it('is nothing that has no source or one of its own kind', () => {
    for (const other of [null, undefined, '', 'import of 2024', 'pulumi;project=shop;stack=dev']) {
      assert.ok(!isSameStack(ours, other), String(other));
    }
    const endless = sourceOf(urn('s'.repeat(600), 'shop'));
    assert.ok(!isSameStack(endless, endless), 'a stack whose name had to be cut may be another one');
  });
});
