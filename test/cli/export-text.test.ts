/** What the exporter writes, without a directory: names, order, literals, and the constants that Pulumi's state is made of. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { inDeclarationOrder } from '../../cli/src/export/declaration-order.ts';
import { declare, referencesIn } from '../../cli/src/export/declarations.ts';
import { importEntries } from '../../cli/src/export/import-file.ts';
import { literal } from '../../cli/src/export/typescript-literal.ts';
import { variablesFor } from '../../cli/src/export/variable-names.ts';
import { type LiveObject, liveObject } from '../../cli/src/tenant/live-object.ts';
import { nameObjects } from '../../cli/src/tenant/object-names.ts';
import { objectType, objectTypes } from '../../cli/src/tenant/object-types.ts';
import { rootFolder } from '../../tools/step.mjs';

function live(type: string, shown: Record<string, unknown>): LiveObject {
  const kind = objectType(type);
  assert.ok(kind);
  return liveObject(kind, shown);
}

const idFor = (index: number) => `01931c7e-8f3a-7c11-b3a6-${String(index).padStart(12, '0')}`;

/** A tree of units with these names, each below an earlier one or at the top. */
const anyUnits = fc
  .array(fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.nat()), { maxLength: 30 })
  .map((drawn) =>
    drawn.map(([displayName, above], index) => ({
      id: idFor(index),
      displayName,
      parentOuId: above % (index + 1) === index ? null : idFor(above % (index + 1)),
    })),
  );

describe('the exporter', () => {
  it('gives every object a name of its own that is a key of a TenantTree, and keeps it when others come later', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const objects = units.map((unit) => live('OrganizationUnit', unit));
        const names = nameObjects(objects);
        assert.equal(new Set(names.values()).size, objects.length);
        for (const name of names.values()) assert.match(name, /^[a-z0-9][a-z0-9-]{0,62}$/);
        const earlier = nameObjects(objects.slice(0, -1));
        for (const [key, name] of earlier) assert.equal(names.get(key), name);
      }),
    );
  });

  it('names objects by their paths, the second of two of one name by its id as well', () => {
    const objects = [
      live('OrganizationUnit', { id: idFor(1), displayName: 'Zürich & Genève' }),
      live('OrganizationUnit', { id: idFor(2), displayName: 'Sales', parentOuId: idFor(1) }),
      live('Person', { id: idFor(3), displayName: 'Ada', organizationUnitId: idFor(2) }),
      live('Person', { id: idFor(4), displayName: 'Ada', organizationUnitId: idFor(2) }),
      live('Relationship', {
        id: idFor(5),
        leftId: idFor(3),
        rightId: idFor(2),
        relationshipType: 'manages',
      }),
    ];
    const [first, second, third, fourth, fifth] = nameObjects(objects).values();
    assert.deepEqual(
      [first, second, third],
      ['zurich-geneve', 'zurich-geneve-sales', 'zurich-geneve-sales-ada'],
    );
    assert.match(fourth ?? '', /^zurich-geneve-sales-ada-[0-9a-f]{8}$/);
    assert.equal(fifth, 'ada-manages-sales');
  });

  it('declares each object after those that it refers to, whatever refers to whom', () => {
    const anyOwners = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(anyOwners, (drawn) => {
        const groups = drawn.map(([owner, member], index) =>
          live('Group', {
            id: idFor(index),
            displayName: 'g',
            ownerId: idFor(owner),
            memberIds: [idFor(member)],
          }),
        );
        const ordered = inDeclarationOrder(declare(groups));
        assert.deepEqual(new Set(ordered.map(({ name }) => name)).size, groups.length);
        const at = new Map(ordered.map(({ object }, index) => [object.key, index]));
        const early = ordered.flatMap((each, index) =>
          referencesIn(each)
            .filter(({ target }) => (at.get(target) ?? 0) > index)
            .map(({ target }) => [each.object.key, target] as const),
        );
        // A reference may come too early only within a circle.
        for (const [from, to] of early) assert.ok(reaches(ordered, to, from), `${from} to ${to}`);
      }),
    );
  });

  it('breaks a circle at the owner where it can', () => {
    const objects = [
      live('OrganizationUnit', { id: idFor(1), displayName: 'Unit', ownerId: idFor(2) }),
      live('Person', { id: idFor(2), displayName: 'Ada', organizationUnitId: idFor(1) }),
      live('Service', { id: idFor(3), displayName: 'Owned', ownerId: idFor(4) }),
      live('Group', { id: idFor(4), displayName: 'Owners' }),
    ];
    const order = inDeclarationOrder(declare(objects)).map(({ name }) => name);
    assert.deepEqual(order, ['unit', 'unit-ada', 'owners', 'owned']);
  });

  it('writes any JSON as TypeScript that means it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = literal(value);
        assert.deepEqual(JSON.stringify(new Function(`return ${text}`)()), JSON.stringify(value));
        assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
    assert.equal(literal(JSON.parse('{"__proto__":{"a":1}}')), "{ ['__proto__']: { a: 1 } }");
  });

  it('makes constants that differ and are no words of the language', () => {
    const names = ['delete', 'a-1', 'a1', '7-hills', 'tree', 'espalier'];
    assert.deepEqual(
      [...variablesFor(names).values()],
      ['delete_2', 'a1', 'a1_2', '_7Hills', 'tree_2', 'espalier_2'],
    );
  });

  it('writes the code that the provider keeps with every resource', () => {
    const frozen = JSON.parse(
      readFileSync(join(rootFolder, 'test/fixtures/provider-text.fixture.json'), 'utf8'),
    );
    // The state of these is that of other objects.
    const ways = ['Party', 'GroupMembership', 'TenantTree'];
    assert.deepEqual([...objectTypes.map(({ type }) => type), ...ways].sort(), Object.keys(frozen).sort());
    const place = { tenantId: 't', project: 'p', stack: 's' };
    for (const { type } of objectTypes) {
      const [entry] = importEntries([{ object: live(type, { id: 'x' }), name: 'x', inputs: {} }], place) as {
        inputs: Record<string, unknown>;
        outputs: Record<string, unknown>;
      }[];
      assert.equal(entry?.inputs.__provider, frozen[type]);
      assert.equal(entry?.outputs.__provider, frozen[type]);
    }
  });
});

function reaches(ordered: ReturnType<typeof declare>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (key === to) return true;
    if (seen.has(key)) continue;
    seen.add(key);
    const declaration = ordered.find(({ object }) => object.key === key);
    if (declaration) open.push(...referencesIn(declaration).map(({ target }) => target));
  }
  return false;
}
