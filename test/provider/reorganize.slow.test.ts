import assert from 'node:assert/strict';
import type { Node } from './declared-tree.ts';
import { assertSameObjects, person, reorganize, unit } from './reorganization.ts';
import { scenery } from './scenery.ts';

/** Each case is a tree of its own: how it is declared first, and then. */
const cases: Record<string, readonly [Node[], Node[]]> = {
  'parent and child exchange their places': [
    [unit('places', 'Places'), unit('upper', 'Upper', 'places'), unit('lower', 'Lower', 'upper')],
    [unit('places', 'Places'), unit('lower', 'Lower', 'places'), unit('upper', 'Upper', 'lower')],
  ],
  'parent and child exchange places and names, at the root': [
    [unit('head', 'Head'), unit('hand', 'Hand', 'head')],
    [unit('hand', 'Head'), unit('head', 'Hand', 'hand')],
  ],
  'two siblings exchange their names': [
    [unit('names', 'Names'), unit('east', 'East', 'names'), unit('west', 'West', 'names')],
    [unit('names', 'Names'), unit('east', 'West', 'names'), unit('west', 'East', 'names')],
  ],
  'three siblings pass their names on': [
    [unit('ring', 'Ring'), unit('r1', 'One', 'ring'), unit('r2', 'Two', 'ring'), unit('r3', 'Three', 'ring')],
    [unit('ring', 'Ring'), unit('r1', 'Two', 'ring'), unit('r2', 'Three', 'ring'), unit('r3', 'One', 'ring')],
  ],
  'twenty siblings do, more than are written at a time': [ring(0), ring(1)],
  'a chain of five turns upside down': [chain('a', [1, 2, 3, 4, 5]), chain('a', [5, 4, 3, 2, 1])],
  'a chain of five turns upside down, names staying where they were': [
    chain('b', [1, 2, 3, 4, 5], (_, level) => `Level ${level}`),
    chain('b', [5, 4, 3, 2, 1], (_, level) => `Level ${level}`),
  ],
  'children and people leave a unit that is deleted': [
    [unit('stays', 'Stays'), unit('goes', 'Goes'), unit('child', 'Child', 'goes'), person('ada', 'goes')],
    [unit('stays', 'Stays'), unit('child', 'Child', 'stays'), person('ada', 'stays')],
  ],
  'a unit gets the name of one that is deleted': [
    [unit('office', 'Office'), unit('old', 'Desk', 'office'), unit('other', 'Other desk', 'office')],
    [unit('office', 'Office'), unit('other', 'Desk', 'office')],
  ],
  'a new unit gets name and children of one that is deleted': [
    [unit('first', 'Team'), unit('member', 'Member', 'first'), person('bob', 'first')],
    [unit('second', 'Team'), unit('member', 'Member', 'second'), person('bob', 'second')],
  ],
  'two units become one, with a child of the same name in each': [
    [
      ...[unit('one', 'Sales North'), unit('one-desk', 'Desk', 'one'), person('carol', 'one')],
      ...[unit('two', 'Sales South'), unit('two-desk', 'Desk', 'two'), person('dan', 'two')],
    ],
    [
      unit('one', 'Sales South'),
      unit('two-desk', 'Desk', 'one'),
      person('carol', 'one'),
      person('dan', 'one'),
    ],
  ],
  'one unit becomes two, the new one with the old name': [
    [unit('it', 'IT'), unit('web', 'Web', 'it'), unit('net', 'Net', 'it'), person('eve', 'it')],
    [
      unit('it', 'IT (old)'),
      unit('it2', 'IT'),
      unit('web', 'Web', 'it2'),
      unit('net', 'Net', 'it'),
      person('eve', 'it2'),
    ],
  ],
  'people exchange homes, uris and external ids': [
    [
      ...[
        unit('home-1', 'Home 1'),
        unit('home-2', 'Home 2'),
        person('fay', 'home-1', keys(1)),
        person('gus', 'home-2', keys(2)),
      ],
      ...[person('leaver', 'home-1', keys(3)), person('hal', 'home-1', keys(4))],
    ],
    [
      ...[
        unit('home-1', 'Home 1'),
        unit('home-2', 'Home 2'),
        person('fay', 'home-2', keys(2)),
        person('gus', 'home-1', keys(1)),
      ],
      person('hal', 'home-2', keys(3)),
    ],
  ],
};

function chain(
  prefix: string,
  order: number[],
  nameOf = (number: number, _: number) => `Unit ${number}`,
): Node[] {
  return order.map((number, index) => {
    const above = order[index - 1];
    const parent = above === undefined ? undefined : `${prefix}${above}`;
    return unit(`${prefix}${number}`, `${prefix} ${nameOf(number, index)}`, parent);
  });
}

function ring(step: number): Node[] {
  const numbers = Array.from({ length: 20 }, (_, index) => index);
  const siblings = numbers.map((number) => unit(`s${number}`, `Sibling ${(number + step) % 20}`, 'siblings'));
  return [unit('siblings', 'Siblings'), ...siblings];
}

function keys(number: number): Record<string, string> {
  return { uri: `https://example.org/${number}`, externalId: `key-${number}` };
}

describe('provider: reorganizations in one up', function () {
  const scene = scenery(this);
  const before = Object.values(cases).flatMap(([nodes]) => nodes);
  const after = Object.values(cases).flatMap(([, nodes]) => nodes);

  it(`${Object.keys(cases).join('; ')}; and back, one write at a time`, async () => {
    const first = await reorganize(scene, before);
    const second = await reorganize(scene, after);
    assert.doesNotMatch(second.run.text, /warning/);
    assertSameObjects(first.ids, second.ids);
    assert.deepEqual((await reorganize(scene, after)).run.steps, []);
    const third = await reorganize(scene, before, ['--parallel', '1']);
    assertSameObjects(second.ids, third.ids);
  });

  it('takes no name from what this stack did not write, and says what it took from what was left on purpose', async () => {
    const { ou } = scene.tenant.client;
    const source = 'pulumi;project=program;stack=dev2;urn=urn:pulumi:dev2::program::x::y';
    await ou.create({ displayName: 'Of another stack' }, { source });
    await ou.create({ displayName: 'Of nobody' });
    await scene.deploy(`
      exports.id = new espalier.OrganizationUnit('old', { displayName: 'Left' }, { retainOnDelete: true }).id;`);
    const { id } = (await scene.stack.outputs()) as { id: string };
    await scene.deploy('');

    scene.stack.program(`
      new espalier.OrganizationUnit('one', { displayName: 'Of another stack' });
      new espalier.OrganizationUnit('two', { displayName: 'Of nobody' });
      new espalier.OrganizationUnit('three', { displayName: 'Left' });`);
    const { diagnostics, text } = await scene.stack.up('--continue-on-error');
    const refused = diagnostics.filter((told) => /ou_name_taken.*adopt: true/.test(told));
    assert.equal(refused.length, 2, text);
    assert.match(text, new RegExp(`warning: OrganizationUnit "three": took displayName "Left" from ${id}`));
    const names = (await Array.fromAsync(ou.list())).map(({ displayName }) => displayName);
    assert.deepEqual(names.sort(), ['Left', 'Of another stack', 'Of nobody', `espalier-moving-${id}`]);
  });
});
