import assert from 'node:assert/strict';
import { Output } from '@pulumi/pulumi';
import { parseTree } from '../../provider/dist/tenant-tree/tree-file.js';
import { textsOfMistakes } from '../../provider/dist/tenant-tree/written-tree.js';

function mistakesOfFile(text: string, name = 'company.yaml'): readonly string[] {
  const file = parseTree(name, text);
  return file.problems.length > 0 ? file.problems : textsOfMistakes(file.tree, file);
}

const mistakesOf = (tree: object) => textsOfMistakes(tree, undefined);
const unit = (key: string, more: object = {}) => ({ key, displayName: `Unit ${key}`, ...more });

/** Units nested in each other, the first on level 1. */
const chain = (levels: number): object =>
  Array.from({ length: levels }).reduceRight<object>(
    (inner, _, index) => unit(`u${index + 1}`, 'key' in inner ? { units: [inner] } : {}),
    {},
  );

describe('provider: mistakes in a tenant tree', () => {
  it('are told with file, line and column, all at once, in the order of the file', () => {
    const text = [
      'units:',
      '  - key: Sales',
      '    displayName: Sales',
      '    parentOuId: null',
      '    parties:',
      '      - { key: ada, type: Person, displayName: Ada, email: nobody }',
      '      - { key: bob, type: person, displayName: Bob }',
      '      - key: acme',
      '        type: Organization',
      '        displayName: Acme',
      '      - { key: eve, type: Person, displayName: Eve, emial: eve@example.org }',
      '    groups:',
      '      - { key: board, displayName: Board, members: [ada, adam], memberIds: [] }',
      'people: []',
    ].join('\n');
    assert.deepEqual(mistakesOfFile(text), [
      'company.yaml:2:5: node "Sales": key: must be 1 to 63 lower-case letters, digits, "-", "_" and ".", beginning with a letter or digit, as in "sales-emea"',
      'company.yaml:4:5: node "Sales": parentOuId: is said by the place in the tree; leave it out and nest the node where it belongs',
      'company.yaml:6:53: node "ada": email: must match format "email"',
      'company.yaml:7:21: node "bob": type: must be one of Person, Organization, Service',
      'company.yaml:8:9: node "acme": legalName: is required',
      'company.yaml:11:53: node "eve": emial: is not a field of a Person; leave it out',
      'company.yaml:13:58: node "board": members[1]: "adam" is not the key of a node of this tree; correct it or add the node',
      'company.yaml:13:65: node "board": memberIds: is said by "members", a list of keys; use that instead',
      'company.yaml:14:1: people: is not one of units, parties and groups; leave it out',
    ]);
  });

  it('are found in what YAML shares by an alias', () => {
    const text = [
      'units:',
      '  - &shared { key: one, displayName: One, parties: [{ key: p, type: Person }] }',
      '  - *shared',
    ].join('\n');
    const found = mistakesOfFile(text);
    assert.equal(new Set(found).size, found.length, 'each told once');
    assert.ok(found.includes('company.yaml:2:53: node "p": displayName: is required'), String(found));
    assert.ok(
      found.some((each) => each.startsWith('company.yaml:2:15: node "one": key: is also the key of')),
    );
  });

  it('are told where a file is no YAML or JSON at all', () => {
    assert.match(String(mistakesOfFile('units:\n  - key: [a\n')), /^company\.yaml:3:1: .*flow/i);
    assert.match(
      String(mistakesOfFile('units: []\nunits: []\n')),
      /^company\.yaml:2:1: Map keys must be unique/,
    );
    assert.match(String(mistakesOfFile('{"units": [yes]}', 'c.json')), /^c\.json:1:12: /);
    assert.deepEqual(mistakesOfFile(''), ['company.yaml:1:1: must be object']);
    assert.deepEqual(mistakesOfFile('{"units": []}', 'c.json'), []);
  });

  it('are found between nodes: keys, sibling names, unique fields, roles', () => {
    const twin = { displayName: 'Same' };
    const found = mistakesOf({
      units: [unit('a', { ...twin, uri: 'did:a:1' }), unit('b', twin), unit('a')],
      parties: [
        { key: 'p', type: 'Person', displayName: 'P', uri: 'did:a:1' },
        { key: 'q', type: 'Person', displayName: 'P', specializations: [{ subtype: 's' }, { subtype: 's' }] },
      ],
    });
    assert.deepEqual(found, [
      'node "a": key: is also the key of OrganizationUnit "Same"; give each node its own',
      'node "b": displayName: is also that of unit "a", in the same place; siblings need different names',
      'node "p": uri: is also that of OrganizationUnit "Same"; no two parties of a tenant share it',
      'node "q": specializations[1]: repeats a subtype in the same unit; leave one of them out',
    ]);
    assert.deepEqual(
      mistakesOf({ units: [unit('a', { ...twin, units: [unit('b', twin)] }), unit('c')] }),
      [],
    );
  });

  it('are found in groups that are members of themselves, each cycle once', () => {
    const group = (key: string, ...members: string[]) => ({ key, displayName: key, members });
    assert.deepEqual(mistakesOf({ groups: [group('a', 'b', 'c'), group('b', 'c'), group('c')] }), []);
    const groups = [group('x', 'b'), group('a', 'a'), group('b', 'c'), group('c', 'd'), group('d', 'b')];
    assert.deepEqual(mistakesOf({ groups }), [
      'node "b": members[0]: makes a group a member of itself: "b" -> "c" -> "d" -> "b"; take one out',
      'node "a": members[0]: makes a group a member of itself: "a" -> "a"; take one out',
    ]);
  });

  it('are found in depth and size', () => {
    assert.deepEqual(mistakesOf({ units: [chain(16)] }), []);
    assert.deepEqual(mistakesOf({ units: [chain(18)] }), [
      'node "u17": is on level 17; a tree has at most 16 levels: nest it higher',
    ]);
    const units = Array.from({ length: 20_001 }, (_, index) => unit(`n${index}`));
    assert.deepEqual(mistakesOf({ units: units.slice(1) }), []);
    assert.deepEqual(mistakesOf({ units }), ['has 20001 nodes; at most 20000: make several trees of it']);
  });

  it('are found where a unit stands below itself', () => {
    const units: object[] = [];
    const above = unit('above', { units: [unit('below', { units })] });
    units.push(above);
    assert.deepEqual(mistakesOf({ units: [above] }), [
      'node "above": stands below itself; take it out of one of the places',
    ]);
  });

  it('are not made up for values that only a later step tells', () => {
    const later = Output.create('later');
    assert.deepEqual(mistakesOf({ units: [unit('a', { ownerId: later, branding: { logo: later } })] }), []);
    assert.deepEqual(
      mistakesOf({ units: [unit('a', { displayName: later }), unit('b', { displayName: later })] }),
      [],
    );
    assert.match(
      String(mistakesOf({ units: [{ key: later, displayName: 'A' }] })),
      /^units\[0\]: key: must be string$/,
    );
  });
});
