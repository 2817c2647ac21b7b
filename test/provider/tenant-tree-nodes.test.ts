import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changesBetween, pathOf, summaryOf } from '../../provider/dist/handlers/tenant-tree/tree-changes.js';
import { externalIdOf, ownerOf } from '../../provider/dist/handlers/tenant-tree/tree-identity.js';
import { canonicalText, nodesIn, type TreeNode } from '../../provider/dist/handlers/tenant-tree/tree-node.js';
import { flattenTree } from '../../provider/dist/tenant-tree/written-nodes.js';

interface Nested {
  key: string;
  [name: string]: unknown;
}

const json = fc.jsonValue({ maxDepth: 2 });
const fields = fc.dictionary(fc.constantFrom('displayName', 'branding', 'uri', 'email'), json);
const parties = fc.array(fc.record({ fields, type: fc.constantFrom('Person', 'Organization', 'Service') }), {
  maxLength: 2,
});
const groups = fc.array(fc.record({ fields, members: fc.option(fc.array(fc.string())) }), { maxLength: 2 });
const unitOf = (depth: number): fc.Arbitrary<object> =>
  fc.record({
    fields,
    units: depth === 0 ? fc.constant([]) : fc.array(unitOf(depth - 1), { maxLength: 3 }),
    parties,
    groups,
  });

/** Gives the nodes of a shape keys of their own, and their fields the place where a file has them. */
function keyed(shape: unknown, next: () => string): Nested {
  const { fields, units = [], parties = [], groups = [], ...own } = shape as Record<string, unknown[]>;
  const lists = Object.entries({ units, parties, groups }).filter(([, list]) => list.length > 0);
  const { members, ...others } = own as { members?: string[] | null };
  return {
    key: next(),
    ...fields,
    ...others,
    ...(members ? { members } : {}),
    ...Object.fromEntries(lists.map(([name, list]) => [name, list.map((each) => keyed(each, next))])),
  };
}

/** Nodes nested again: the inverse of what a program does with a tree. */
function nested(nodes: readonly TreeNode[], parent: string | null): Record<string, Nested[]> {
  const lists: Record<string, Nested[]> = {};
  for (const { key, type, fields, members } of nodes.filter((node) => node.parent === parent)) {
    const list = type === 'OrganizationUnit' ? 'units' : type === 'Group' ? 'groups' : 'parties';
    const node = { key, ...fields, ...(list === 'parties' ? { type } : {}), ...(members ? { members } : {}) };
    lists[list] = [...(lists[list] ?? []), { ...node, ...nested(nodes, key) }];
  }
  return lists;
}

const unit = (key: string, parent: string | null, displayName: string, more = {}): TreeNode => ({
  key,
  type: 'OrganizationUnit',
  parent,
  fields: { displayName, ...more },
});
const mapOf = (...nodes: TreeNode[]) => new Map(nodes.map((node) => [node.key, node]));

describe('provider: nodes of a tenant tree', () => {
  it('are all there, once, with where they stand, and come back from the text that the engine keeps', () => {
    fc.assert(
      fc.property(fc.array(unitOf(2), { maxLength: 3 }), (shapes) => {
        let count = 0;
        const units = shapes.map((each) => keyed(each, () => `k${++count}`));
        const written = flattenTree({ units });
        assert.equal(written.length, count);
        assert.deepEqual(nested(written, null), units.length > 0 ? { units } : {});
        const stored = nodesIn(canonicalText(written));
        assert.deepEqual(
          nested([...stored.values()], null),
          JSON.parse(JSON.stringify(nested(written, null))),
        );
        assert.equal(canonicalText(stored.values()), canonicalText(written));
      }),
    );
  });

  it('have paths by displayName', () => {
    const nodes = mapOf(unit('a', null, 'A/B 100%'), unit('b', 'a', 'C'), unit('c', 'gone', 'D'));
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => pathOf(key, nodes)),
      ['/A%2FB 100%25', '/A%2FB 100%25/C', '/(gone)/D'],
    );
  });

  it('differ in a summary of moves, renames, additions, removals and other changes by path', () => {
    const before = mapOf(
      unit('top', null, 'Top'),
      unit('east', 'top', 'East'),
      unit('west', 'top', 'West', { tosUri: null, branding: { a: 1, b: 2 } }),
      unit('old', 'east', 'Old'),
      {
        key: 'board',
        type: 'Group',
        parent: 'top',
        fields: { displayName: 'Board' },
        members: ['east', 'west'],
      },
    );
    const after = mapOf(
      unit('top', null, 'Company'),
      unit('west', null, 'West', { tosUri: null, branding: { b: 2, a: 1 } }),
      unit('east', 'west', 'Orient', { tosUri: 'https://a.example' }),
      unit('new', 'east', 'New'),
      { key: 'board', type: 'Group', parent: 'top', fields: { displayName: 'Board' }, members: ['west'] },
    );
    assert.equal(
      summaryOf('TenantTree "t"', changesBetween(before, after)),
      [
        'TenantTree "t": 2 moves, 2 renames, 1 addition, 1 removal, 2 other changes',
        '  ~ rename /Top -> /Company (top)',
        '  ~ move /Top/West -> /West (west)',
        '  ~ move and rename /Top/East -> /West/Orient (east), also tosUri',
        '  + add /West/Orient/New (new)',
        '  ~ change /Company/Board (board): members',
        '  - remove /Top/East/Old (old)',
      ].join('\n'),
    );
    assert.deepEqual(changesBetween(before, before), []);
    const reordered = mapOf({ key: 'board', type: 'Group', parent: null, fields: {}, members: ['b', 'a'] });
    assert.deepEqual(
      changesBetween(mapOf({ ...reordered.get('board'), members: ['a', 'b'] } as TreeNode), reordered),
      [],
    );
  });

  it('are told apart from those of every other tree of a tenant', () => {
    const owner = (stack: string, name: string, types = 'espalier:index:TenantTree') =>
      ownerOf(`urn:pulumi:${stack}::project::${types}$pulumi-nodejs:dynamic/espalier:TenantTree::${name}`);
    assert.equal(owner('dev', 'company'), 'project/dev/company');
    const owners = [
      owner('dev', 'company'),
      owner('prod', 'company'),
      owner('dev', 'other'),
      owner('dev', 'company', 'a:b:Team$espalier:index:TenantTree'),
      owner('dev', 'company', 'a:b:Other$espalier:index:TenantTree'),
      owner('dev', `${'x'.repeat(300)}1`),
      owner('dev', `${'x'.repeat(300)}2`),
    ];
    assert.equal(new Set(owners).size, owners.length);
    const longest = unit('k'.repeat(63), null, 'K');
    assert.ok(owners.every((each) => externalIdOf(longest, each).length <= 255));
    assert.equal(externalIdOf(unit('k', null, 'K', { externalId: 'hr-1' }), 'o'), 'hr-1');
  });
});
