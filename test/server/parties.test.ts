import { strict as assert } from 'node:assert';
import { describeStores, type TestTenant } from './directory.ts';

/** Every type: where it lives, what a body must hold, and each field of its own with a value. */
const types = [
  {
    path: '/persons',
    partyType: 'natural_person',
    needed: {},
    fields: {
      firstName: 'Ada',
      middleName: 'K',
      lastName: 'L',
      birthDate: '1990-02-28',
      email: 'ada@uni.example',
    },
  },
  {
    path: '/organizations',
    partyType: 'organization',
    needed: { legalName: 'Legal B.V.' },
    fields: {
      organizationType: 'company',
      industry: 'audit',
      contactEmail: 'x@y.example',
      websiteUrl: 'https://y.example',
      privacyPolicyUri: 'https://y.example/p',
      tosUri: 'https://y.example/t',
    },
  },
  {
    path: '/services',
    partyType: 'service',
    needed: {},
    fields: { serviceType: 'case_handling', endpointUri: 'https://s.example', oauthClientId: 'client' },
  },
  { path: '/groups', partyType: 'group', needed: {}, fields: {} },
  {
    path: '/ou',
    partyType: 'organization_unit',
    needed: {},
    fields: { tosUri: 'https://y.example/t', branding: { logo: 'x' } },
  },
] as const;
const shared = { uri: 'did:web:a.example', externalId: 'hr-1', jurisdiction: 'NL' };

describeStores('parties', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  for (const { path, partyType, needed, fields } of types) {
    describe(`of type ${partyType}`, () => {
      const made = (displayName = 'A', more: object = {}) =>
        tenant.make(path, { displayName, ...needed, ...more });

      it('shows every field, null where nothing was given', async () => {
        const party = await made();
        assert.equal(party.partyType, partyType);
        assert.equal(party.tenantId, tenant.id);
        assert.equal(party.origin, 'managed');
        assert.deepEqual(party.specializations, []);
        for (const name of [
          ...Object.keys(fields),
          ...Object.keys(shared),
          'ownerId',
          'organizationUnitId',
          'createdById',
          'deletedAt',
        ])
          assert.equal(party[name], null, name);
        assert.equal(party.createdAt, party.updatedAt);
        assert.equal(party.id[14], '7', 'a UUID of version 7');
        assert.deepEqual(await tenant.get(`${path}/${party.id}`), party);
        assert.deepEqual(await tenant.get(`/parties/${party.id}`), party);
        assert.deepEqual((await tenant.get(path)).data, [party]);
      });

      it('keeps every field; PUT changes only what it names, null clears', async () => {
        const owner = await tenant.person('Owner');
        const home = await tenant.unit('Home');
        const places = { ownerId: owner.id, organizationUnitId: home.id };
        const party = await made('A', { ...fields, ...shared, ...places, origin: 'external' });
        for (const [name, value] of Object.entries({ ...fields, ...shared, ...places, origin: 'external' }))
          assert.deepEqual(party[name], value, name);
        directory.clock.advance(10);
        for (const name of [...Object.keys(fields), ...Object.keys(shared), ...Object.keys(places)]) {
          const before = await tenant.get(`${path}/${party.id}`);
          const after = await tenant.ok('PUT', `${path}/${party.id}`, { [name]: null });
          assert.deepEqual({ ...after, updatedAt: before.updatedAt }, { ...before, [name]: null });
          assert.ok(String(after.updatedAt) > String(party.createdAt));
        }
        assert.equal((await tenant.ok('PUT', `${path}/${party.id}`, { origin: null })).origin, 'managed');
        assert.equal((await tenant.ok('PUT', `${path}/${party.id}`, { displayName: 'B' })).displayName, 'B');
      });

      it('a required field cannot be left out or cleared', async () => {
        const party = await made();
        for (const name of ['displayName', ...Object.keys(needed)]) {
          const body = { displayName: 'A', ...needed };
          for (const [method, url, wrong] of [
            ['POST', path, { ...body, [name]: null }],
            ['POST', path, { ...body, [name]: undefined }],
            ['PUT', `${path}/${party.id}`, { [name]: null }],
          ] as const) {
            const error = await tenant.refused('400 validation_failed', method, url, wrong);
            assert.deepEqual(
              error.details.map(({ pointer }) => pointer),
              [`/${name}`],
            );
          }
        }
      });

      it('is not there under the path of another type', async () => {
        const party = await made();
        for (const other of types.filter((each) => each.path !== path)) {
          await tenant.refused('404 resource_not_found', 'GET', `${other.path}/${party.id}`);
          await tenant.refused('404 resource_not_found', 'PUT', `${other.path}/${party.id}`, {
            displayName: 'X',
          });
          await tenant.refused('404 resource_not_found', 'DELETE', `${other.path}/${party.id}`);
        }
        assert.equal((await tenant.get(`${path}/${party.id}`)).displayName, 'A');
      });

      it('a deleted one answers 404 to everything, and is shown where deleted ones are asked for', async () => {
        const party = await made('A', shared);
        directory.clock.advance(10);
        assert.equal((await tenant.call('DELETE', `${path}/${party.id}`)).status, 204);
        for (const url of [
          `${path}/${party.id}`,
          `/parties/${party.id}`,
          `/parties/${party.id}/effective`,
          `/parties/${party.id}/groups`,
        ])
          await tenant.refused('404 resource_not_found', 'GET', url);
        await tenant.refused('404 resource_not_found', 'PUT', `${path}/${party.id}`, { displayName: 'B' });
        await tenant.refused('404 resource_not_found', 'DELETE', `${path}/${party.id}`);
        assert.equal((await tenant.get(path)).pagination.total, 0);
        const deleted = await tenant.get(`${path}/${party.id}?includeDeleted=true`);
        assert.ok(String(deleted.deletedAt) > String(party.createdAt));
        assert.equal(deleted.uri, shared.uri);
        assert.deepEqual(await tenant.get(`/parties/${party.id}?includeDeleted=true`), deleted);
        assert.deepEqual((await tenant.get(`${path}?includeDeleted=true`)).data, [deleted]);
      });

      it('uri and externalId are unique among live parties of every type, and free after a delete', async () => {
        const party = await made('A', shared);
        for (const [field, code] of [
          ['uri', 'uri_taken'],
          ['externalId', 'external_id_taken'],
        ] as const) {
          const person = await tenant.person('B');
          for (const [method, url] of [
            ['POST', '/services'],
            ['PUT', `/persons/${person.id}`],
          ] as const) {
            const error = await tenant.refused(`409 ${code}`, method, url, {
              displayName: 'B',
              [field]: shared[field],
            });
            assert.equal(error.details[0]?.pointer, `/${field}`);
          }
          assert.equal((await tenant.get(`/persons/${person.id}`))[field], null);
        }
        await tenant.ok('PUT', `${path}/${party.id}`, shared);
        await tenant.ok('DELETE', `${path}/${party.id}`);
        await tenant.make('/services', { displayName: 'C', ...shared });
      });
    });
  }

  it('name follows displayName when made, and never later; null sets it again', async () => {
    for (const path of ['/groups', '/ou']) {
      const party = await tenant.make(path, { displayName: 'Long name' });
      assert.equal(party.name, 'Long name');
      assert.equal(
        (await tenant.ok('PUT', `${path}/${party.id}`, { displayName: 'Other' })).name,
        'Long name',
      );
      assert.equal((await tenant.ok('PUT', `${path}/${party.id}`, { name: null })).name, 'Other');
      assert.equal(
        (await tenant.ok('PUT', `${path}/${party.id}`, { displayName: 'Third', name: null })).name,
        'Third',
      );
      assert.equal((await tenant.make(path, { displayName: 'B', name: 'short' })).name, 'short');
      assert.equal((await tenant.make(path, { displayName: 'C', name: null })).name, 'C');
    }
  });

  it('who wrote is the party of the token, null without one', async () => {
    const actor = await tenant.person('Actor');
    const token = await directory.newToken(tenant.id, ['tenant:admin'], {
      partyId: actor.id,
    });
    const made = await tenant.person('Ada');
    const changed = await tenant.as(token).ok('PUT', `/persons/${made.id}`, { firstName: 'Ada' });
    assert.deepEqual([changed.createdById, changed.updatedById], [null, actor.id]);
    await tenant.as(token).ok('DELETE', `/persons/${made.id}`);
    assert.equal((await tenant.get(`/persons/${made.id}?includeDeleted=true`)).deletedById, actor.id);
  });

  it('references must be live and of the right type', async () => {
    const person = await tenant.person('Ada');
    const gone = await tenant.unit('Gone');
    await tenant.ok('DELETE', `/ou/${gone.id}`);
    for (const [body, code, pointer] of [
      [{ organizationUnitId: gone.id }, 'reference_not_found', '/organizationUnitId'],
      [{ ownerId: gone.id }, 'reference_not_found', '/ownerId'],
      [{ organizationUnitId: person.id }, 'reference_wrong_type', '/organizationUnitId'],
      [
        { specializations: [{ subtype: 'x' }, { subtype: 'y', organizationUnitId: person.id }] },
        'reference_wrong_type',
        '/specializations/1/organizationUnitId',
      ],
    ] as const) {
      for (const [method, path] of [
        ['POST', '/services'],
        ['PUT', `/persons/${person.id}`],
      ] as const) {
        const error = await tenant.refused(`422 ${code}`, method, path, { displayName: 'A', ...body });
        assert.equal(error.details[0]?.pointer, pointer);
      }
    }
    assert.equal(
      (await tenant.make('/services', { displayName: 'S', ownerId: person.id })).ownerId,
      person.id,
    );
    assert.equal(
      (await tenant.ok('PUT', `/persons/${person.id}`, { ownerId: person.id })).ownerId,
      person.id,
    );
  });

  it('ids in capital letters refer to the same things, and change nothing when they are the same', async () => {
    const unit = await tenant.unit('Home');
    const owner = await tenant.person('Owner');
    const ids = {
      ownerId: owner.id,
      organizationUnitId: unit.id,
      specializations: [{ subtype: 's', organizationUnitId: unit.id }],
    };
    const party = await tenant.person('Ada', ids);
    const loud = JSON.parse(
      JSON.stringify(ids, (_key, value) =>
        typeof value === 'string' && value.length === 36 ? value.toUpperCase() : value,
      ),
    );
    directory.clock.advance(5);
    assert.deepEqual(await tenant.ok('PUT', `/persons/${party.id}`, loud), party);
    const child = await tenant.unit('Child', { id: unit.id.toUpperCase() });
    assert.equal(child.parentOuId, unit.id);
    assert.deepEqual(await tenant.ok('PUT', `/ou/${child.id}`, { parentOuId: unit.id.toUpperCase() }), child);
    assert.deepEqual(
      await tenant.ok('POST', `/ou/${child.id}/move`, { parentOuId: unit.id.toUpperCase() }),
      child,
    );
    assert.equal((await tenant.events(`?resourceId=${party.id}`)).length, 1);
    assert.equal((await tenant.events(`?resourceId=${child.id}`)).length, 1);
  });
});
