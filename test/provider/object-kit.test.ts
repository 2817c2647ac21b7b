import assert from 'node:assert/strict';
import fc from 'fast-check';
import { relationship } from '../../provider/dist/handlers/kinds/relationship.js';
import { ManagedObjects } from '../../provider/dist/handlers/managed-objects.js';
import { sameInstant, sameSet } from '../../provider/dist/handlers/object/comparisons.js';
import { objectHandler } from '../../provider/dist/handlers/object/object-handler.js';
import type { ObjectKind } from '../../provider/dist/handlers/object/object-kind.js';
import { bodyOf, outputsOf, pathOf } from '../../provider/dist/handlers/object/object-properties.js';
import { oneOf, wholeNumber } from '../../provider/dist/handlers/object/own-arguments.js';
import { unknownValue } from '../../provider/dist/handlers/unknown-values.js';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const otherId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3e';
const urn = 'urn:pulumi:stack::project::pulumi-nodejs:dynamic/espalier:Relationship::job';
const sides = { leftId: id, rightId: otherId, relationshipType: 'employment' };

/** Everything that a description can say, over the operations of relationships. */
const elaborate: ObjectKind = {
  ...relationship,
  pathArguments: { id: 'organizationUnitId' },
  ownArguments: { waitForApproval: wholeNumber(0, 3600), onRevoked: oneOf('report', 'fail') },
  fields: { kind: 'relationshipType' },
  keptOutputs: ['secret'],
};

const calls = (kind: ObjectKind) => {
  const handler = objectHandler('Relationship', kind);
  return {
    check: (inputs: object) =>
      handler
        .check({ urn, inputs: { ...inputs }, oldInputs: {} }, new ManagedObjects())
        .map(({ property }) => property),
    diff: (inputs: object, outputs: object) =>
      handler.diff({ urn, id, inputs: { ...inputs }, outputs: { ...outputs } }, new ManagedObjects()),
  };
};

describe('provider: kit for objects that are not parties', () => {
  const { check, diff } = calls(relationship);

  it('names each property that does not fit, and lets unknown values through', () => {
    assert.deepEqual(check({ ...sides, validUntil: null, adopt: true }), []);
    assert.deepEqual(check({ ...sides, leftId: unknownValue, validFrom: unknownValue }), []);
    const wrong = { leftId: 'x', relationshipType: '', status: 'GONE', since: 1, adopt: 'me' };
    assert.deepEqual(check(wrong).sort(), [
      ...['adopt', 'leftId', 'relationshipType', 'rightId', 'since', 'status'],
    ]);
    const backwards = { validFrom: '2026-01-02T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' };
    assert.deepEqual(check({ ...sides, ...backwards }), ['validUntil']);
  });

  it('sees a change in what is named and differs, and replaces only for what the description says', () => {
    const outputs = { ...sides, status: 'ACTIVE', validUntil: '2027-01-01T00:00:00.000Z' };
    assert.deepEqual(diff(sides, outputs), { changed: [], replaces: [] });
    assert.deepEqual(diff({ ...sides, validUntil: '2027-01-01T01:00:00+01:00' }, outputs).changed, []);
    assert.deepEqual(diff({ ...sides, validUntil: null, status: 'PENDING' }, outputs), {
      changed: ['validUntil', 'status'],
      replaces: [],
    });
    const moved = { ...sides, leftId: otherId, rightId: unknownValue };
    assert.deepEqual(diff(moved, outputs), {
      changed: ['leftId', 'rightId'],
      replaces: ['leftId', 'rightId'],
    });
  });

  it('refuses in the preview to change what cannot, but not for a value that is not known yet', () => {
    const { update: _, ...operations } = relationship.operations;
    const lasting = calls({ ...relationship, operations });
    assert.throws(() => lasting.diff({ ...sides, status: 'PENDING' }, sides), { property: 'status' });
    assert.deepEqual(lasting.diff({ ...sides, status: unknownValue }, sides).replaces, []);
    assert.deepEqual(lasting.diff({ ...sides, leftId: otherId, status: 'PENDING' }, sides).replaces, [
      'leftId',
    ]);
  });

  it('keeps arguments of its own from the directory, judges them, and sees them change', () => {
    const own = { waitForApproval: 60, onRevoked: 'fail' };
    const inputs = { leftId: id, rightId: otherId, kind: 'employment', organizationUnitId: id, ...own };
    assert.deepEqual(bodyOf(elaborate, { ...inputs, adopt: true, status: undefined }), sides);
    assert.deepEqual(pathOf(elaborate, inputs), { id });
    const judged = calls(elaborate);
    assert.deepEqual(judged.check(inputs), []);
    assert.deepEqual(
      judged.check({ ...inputs, organizationUnitId: undefined, waitForApproval: -1, onRevoked: 'no' }),
      [...['organizationUnitId', 'waitForApproval', 'onRevoked']],
    );
    const outputs = { ...inputs, waitForApproval: 30 };
    assert.deepEqual(judged.diff(inputs, outputs), { changed: ['waitForApproval'], replaces: [] });
  });

  it('shows what the directory shows under its own names, as the program spells it, and what only it knows', () => {
    const shown = {
      ...sides,
      id,
      source: 's',
      validUntil: '2027-01-01T00:00:00.000Z',
      validFrom: null,
      status: 'ACTIVE',
    };
    const previous = {
      ...{ validUntil: '2027-01-01T01:00:00+01:00', status: 'PENDING', secret: 'kept', onRevoked: 'fail' },
      ...{ adopt: true, tenantId: id, gone: 1 },
    };
    assert.deepEqual(outputsOf(elaborate, shown, previous), {
      ...{ leftId: id, rightId: otherId, kind: 'employment', status: 'ACTIVE' },
      ...{ validUntil: previous.validUntil, secret: 'kept', onRevoked: 'fail', adopt: true, tenantId: id },
    });
  });

  it('compares times by the instant and sets by their members', () => {
    const time = fc.date({ noInvalidDate: true, min: new Date('1000-01-01'), max: new Date('9000-01-01') });
    fc.assert(
      fc.property(time, fc.integer({ min: -12, max: 14 }), (date, hours) => {
        const local = new Date(date.getTime() + hours * 3_600_000).toISOString().replace('Z', '');
        const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
        assert.ok(sameInstant(local + offset, date.toISOString()));
        assert.ok(!sameInstant(local + offset, new Date(date.getTime() + 1).toISOString()));
      }),
    );
    assert.ok(sameInstant(null, null) && !sameInstant(null, '2026-01-01T00:00:00Z'));
    assert.ok(sameSet(['a', 'b'], ['b', 'a']) && !sameSet(['a'], ['a', 'b']) && !sameSet(null, ['a']));
  });
});

describe('provider: claims of the resources of a program', () => {
  it('belong to the first, until it claims something else', () => {
    const objects = new ManagedObjects();
    assert.equal(objects.claim('x', 'one'), undefined);
    assert.equal(objects.claim('x', 'one'), undefined, 'asked again');
    assert.equal(objects.claim('x', 'two'), 'one');
    assert.equal(objects.claim('y', 'one'), undefined);
    assert.equal(objects.claim('x', 'two'), undefined, 'given up');
  });
});
