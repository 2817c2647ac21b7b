import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Party } from '../../provider/dist/handlers/directory.js';
import { ManagedObjects } from '../../provider/dist/handlers/managed-objects.js';
import { partyHandler } from '../../provider/dist/handlers/party/party-handler.js';
import { partyKinds } from '../../provider/dist/handlers/party/party-kinds.js';
import { partyOutputs } from '../../provider/dist/handlers/party/party-outputs.js';
import { unknownValue } from '../../provider/dist/handlers/unknown-values.js';

const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';
const urn = 'urn:pulumi:stack::project::pulumi-nodejs:dynamic/espalier:OrganizationUnit::law';
const handler = partyHandler('OrganizationUnit', 'organization_unit');
const diff = (inputs: object, outputs: object) =>
  handler.diff({ urn, id, inputs: { ...inputs }, outputs: { ...outputs } }, new ManagedObjects());
const check = (inputs: object) =>
  handler.check({ urn, inputs: { ...inputs }, oldInputs: {} }, new ManagedObjects());

const text = fc.string({ minLength: 1, maxLength: 20 }).filter((value) => !/\p{Cc}|\p{Cs}/u.test(value));
const uuid = fc.uuid({ version: 7 });
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const role = fc.record(
  {
    subtype: text,
    organizationUnitId: optional(uuid),
    attributes: optional(fc.dictionary(text, fc.integer())),
  },
  { requiredKeys: ['subtype'] },
);
const roles = fc.uniqueArray(role, {
  selector: ({ subtype, organizationUnitId }) => `${subtype} ${organizationUnitId ?? null}`,
  maxLength: 4,
});
const jsonObject = fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>);
const unit = fc.record(
  {
    displayName: text,
    name: optional(text),
    parentOuId: optional(uuid),
    organizationUnitId: optional(uuid),
    tosUri: optional(fc.webUrl()),
    branding: optional(jsonObject),
    ouInheritancePolicy: optional(fc.constantFrom('READ_ONLY_ANCESTOR', 'MERGE', 'NONE')),
    externalId: optional(text),
    jurisdiction: optional(text),
    specializations: roles,
    deletionMode: fc.constantFrom('refuse', 'cascade', 'rehome'),
  },
  { requiredKeys: ['displayName'] },
);

type Unit = Record<string, unknown> & { displayName: string; specializations?: object[] };

/** The unit as a directory shows it that was told `inputs` and nothing else. */
function shown({ deletionMode: _, ...inputs }: Unit): Party {
  const empty = { uri: null, externalId: null, jurisdiction: null, ownerId: null, organizationUnitId: null };
  const emptyRole = { profileId: null, profileVersion: null, organizationUnitId: null, attributes: null };
  return {
    ...empty,
    ...{
      parentOuId: null,
      tosUri: null,
      branding: null,
      deletedAt: null,
      source: 'pulumi;...',
      code: '00001',
      level: 1,
    },
    ...inputs,
    id,
    tenantId: id,
    partyType: 'organization_unit',
    name: inputs.name ?? inputs.displayName,
    origin: 'managed',
    ouInheritancePolicy: inputs.ouInheritancePolicy ?? 'READ_ONLY_ANCESTOR',
    specializations: (inputs.specializations ?? []).map((given) => ({ ...emptyRole, ...given })).reverse(),
  } as Party;
}

const outputsOf = (inputs: Unit) => partyOutputs(partyKinds.organization_unit, shown(inputs), inputs);

describe('provider: check and diff of a unit', () => {
  it('accept what the schema accepts', () => {
    fc.assert(fc.property(unit, (inputs) => assert.deepEqual(check(inputs), [])));
  });

  it('see no change in what was just written', () => {
    fc.assert(
      fc.property(unit, (inputs) => assert.deepEqual(diff(inputs, outputsOf(inputs as Unit)).changed, [])),
    );
  });

  it('see no change in a property that the program does not name', () => {
    fc.assert(
      fc.property(unit, unit, (inputs, others) => {
        const { changed } = diff(
          { displayName: inputs.displayName },
          outputsOf({ ...others, ...inputs } as Unit),
        );
        assert.deepEqual(
          changed,
          changed.filter((name) => name === 'deletionMode'),
        );
      }),
    );
  });

  it('see a change in exactly the properties that differ, and replace for none', () => {
    fc.assert(
      fc.property(
        unit,
        fc.constantFrom('tosUri', 'externalId', 'jurisdiction'),
        text,
        (inputs, field, other) => {
          const before = outputsOf({ ...inputs, [field]: null } as Unit);
          assert.deepEqual(diff({ ...inputs, [field]: other }, before), { changed: [field], replaces: [] });
        },
      ),
    );
  });

  it('take the unknown marker for any value, at any depth', () => {
    fc.assert(
      fc.property(unit, fc.nat(), (inputs, at) => {
        const names = Object.keys(inputs);
        const name = names[at % names.length] ?? 'displayName';
        const partly = { ...inputs, [name]: unknownValue };
        assert.deepEqual(check(partly), []);
        // A name that is set to null follows the displayName, so it may change with it.
        const follows = name === 'displayName' && inputs.name === null ? ['name'] : [];
        const { changed, replaces } = diff(partly, outputsOf(inputs as Unit));
        assert.deepEqual([changed.sort(), replaces], [[name, ...follows].sort(), []]);
      }),
    );
    const nested = {
      displayName: 'D',
      specializations: [{ subtype: 's', organizationUnitId: unknownValue }],
    };
    assert.deepEqual(check(nested), []);
    assert.deepEqual(
      diff(nested, outputsOf({ displayName: 'D', specializations: [{ subtype: 's' }] })).changed,
      ['specializations'],
    );
  });

  it('still judge the known beside the unknown', () => {
    const wrong = {
      displayName: 'D',
      specializations: [unknownValue, { subtype: '', organizationUnitId: unknownValue }],
    };
    assert.deepEqual(
      check(wrong).map(({ property }) => property),
      ['specializations[1].subtype'],
    );
  });

  it('name the property of every failure', () => {
    const failures = check({
      displayName: 1,
      parentOuId: 'x',
      tosUri: [],
      code: '00001',
      deletionMode: 'burn',
      adopt: 7,
    });
    assert.deepEqual(failures.map(({ property }) => property).sort(), [
      ...['adopt', 'code', 'deletionMode', 'displayName', 'parentOuId', 'tosUri'],
    ]);
  });

  it('take an id, true or false for adopt, and nothing else', () => {
    const properties = (adopt: unknown) => check({ displayName: 'D', adopt }).map(({ property }) => property);
    for (const adopt of [true, false, undefined, id, unknownValue]) assert.deepEqual(properties(adopt), []);
    for (const adopt of ['', 'law', 1, {}]) assert.deepEqual(properties(adopt), ['adopt']);
  });

  it('refuse a role that is repeated, and a unit under itself', () => {
    const twice = {
      displayName: 'D',
      specializations: [{ subtype: 's' }, { subtype: 's', organizationUnitId: null }],
    };
    assert.deepEqual(
      check(twice).map(({ property }) => property),
      ['specializations[1]'],
    );
    assert.throws(() => diff({ displayName: 'D', parentOuId: id }, {}), { property: 'parentOuId' });
  });

  it('let name follow displayName only where the program sets it to null', () => {
    const before = outputsOf({ displayName: 'Old', name: null });
    assert.deepEqual(diff({ displayName: 'New', name: null }, before).changed, ['displayName', 'name']);
    assert.deepEqual(diff({ displayName: 'New' }, before).changed, ['displayName']);
  });
});

describe('provider: check and diff of a Party', () => {
  const party = partyHandler('Party');
  const request = (inputs: object, outputs: object) => ({
    urn,
    id,
    inputs: { ...inputs },
    outputs: { ...outputs },
  });

  it('replace only for another type, also when it is not known yet', () => {
    const before = { partyType: 'service', displayName: 'S' };
    const replaced = { changed: ['partyType'], replaces: ['partyType'] };
    const changes = (inputs: object) => party.diff(request(inputs, before), new ManagedObjects());
    assert.deepEqual(changes({ partyType: 'organization', displayName: 'S', legalName: 'S' }), replaced);
    assert.deepEqual(changes({ partyType: unknownValue, displayName: 'T' }), replaced);
    assert.deepEqual(changes({ partyType: 'service', displayName: 'T' }), {
      changed: ['displayName'],
      replaces: [],
    });
  });

  it('judge the fields by the type', () => {
    const failures = (inputs: object) =>
      party
        .check({ urn, inputs: { ...inputs }, oldInputs: {} }, new ManagedObjects())
        .map(({ property }) => property);
    assert.deepEqual(failures({ partyType: 'natural_person', displayName: 'A', legalName: 'A' }), [
      'legalName',
    ]);
    assert.deepEqual(failures({ partyType: 'organization', displayName: 'A' }), ['legalName']);
    assert.deepEqual(failures({ partyType: unknownValue, displayName: 'A' }), []);
    assert.deepEqual(failures({ displayName: 'A' }), ['partyType']);
  });
});
