import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, namesOf, type TestTenant } from './directory.ts';

describeStores('roles, lists and includes of parties', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  describe('roles', () => {
    it('are kept in order, whole, and replaced as a list', async () => {
      const unit = await tenant.unit('Faculty');
      const roles = [
        { subtype: 'student', attributes: { year: 2, nested: { a: [1, null] } } },
        { subtype: 'employee', organizationUnitId: unit.id, profileId: null },
        { subtype: 'student', organizationUnitId: unit.id },
      ];
      const shown = roles.map((role) => ({
        profileId: null,
        profileVersion: null,
        organizationUnitId: null,
        attributes: null,
        ...role,
      }));
      const person = await tenant.person('Ada', { specializations: roles });
      assert.deepEqual(person.specializations, shown);
      const path = `/persons/${person.id}`;
      assert.deepEqual((await tenant.ok('PUT', path, { firstName: 'A' })).specializations, shown);
      const reversed = await tenant.ok('PUT', path, { specializations: shown.toReversed() });
      assert.deepEqual(reversed.specializations, shown.toReversed());
      assert.deepEqual((await tenant.ok('PUT', path, { specializations: [] })).specializations, []);
    });

    it('at most one per subtype and unit', async () => {
      const unit = await tenant.unit('Faculty');
      const person = await tenant.person('Ada');
      for (const organizationUnitId of [null, unit.id]) {
        const specializations = [
          { subtype: 's', organizationUnitId },
          { subtype: 't' },
          { subtype: 's', organizationUnitId },
        ];
        const error = await tenant.refused('409 specialization_duplicate', 'PUT', `/persons/${person.id}`, {
          specializations,
        });
        assert.ok(error.details[0]?.pointer.startsWith('/specializations'));
      }
      assert.deepEqual((await tenant.get(`/persons/${person.id}`)).specializations, []);
    });

    it('are borne by persons, organizations, services and units, never by groups', async () => {
      const specializations = [{ subtype: 's' }];
      for (const path of ['/persons', '/organizations', '/services', '/ou'])
        assert.equal(
          (
            await tenant.make(path, {
              displayName: 'A',
              specializations,
              ...(path === '/organizations' ? { legalName: 'L' } : {}),
            })
          ).specializations.length,
          1,
        );
      await tenant.refused('400 unknown_field', 'POST', '/groups', { displayName: 'A', specializations });
      await tenant.refused('400 unknown_field', 'POST', '/groups', { displayName: 'A', specializations: [] });
    });
  });

  describe('lists', () => {
    let people: Record<string, Body>;

    beforeEach(async () => {
      const unit = await tenant.unit('Faculty', null, { externalId: 'u-1' });
      const ada = await tenant.person('Ada Lovelace', {
        uri: 'https://a.example/Ada',
        specializations: [{ subtype: 'student' }],
      });
      const bob = await tenant.person('100%_\\ Bob', {
        organizationUnitId: unit.id,
        ownerId: ada.id,
        externalId: 'b-1',
      });
      const org = await tenant.make('/organizations', {
        displayName: 'ÄRZTE',
        legalName: 'L',
        origin: 'external',
      });
      people = { unit, ada, bob, org };
    });

    const filters: [string, string[]][] = [
      ['q=ada', ['ada']],
      ['q=A.EXAMPLE/aDa', ['ada']],
      ['q=%25_%5C', ['bob']],
      ['q=%25b', []],
      ['q=_', ['bob']],
      ['q=ärzte', ['org']],
      ['q=lovelace%0Ahttps', []],
      ['partySubtype=student', ['ada']],
      ['partySubtype=stud', []],
      ['externalId=b-1', ['bob']],
      ['externalId=B-1', []],
      ['origin=external', ['org']],
      ['partyType=organization', ['org']],
      ['partyType=organization_unit&externalId=u-1', ['unit']],
      ['q=a&origin=managed&partyType=natural_person', ['ada']],
    ];
    for (const [query, keys] of filters) {
      it(`filter by ${query}`, async () => {
        const found = await tenant.get(`/parties?${query.replace('ä', '%C3%A4')}`);
        assert.deepEqual(
          idsOf(found.data),
          keys.map((key) => people[key]?.id),
        );
        assert.equal(found.pagination.total, keys.length);
      });
    }

    it('filter by home unit and owner', async () => {
      for (const query of [
        `organizationUnitId=${people.unit?.id}`,
        `ownerId=${people.ada?.id}`,
        `organizationUnitId=${people.unit?.id.toUpperCase()}`,
      ])
        for (const path of ['/persons', '/parties'])
          assert.deepEqual(idsOf((await tenant.get(`${path}?${query}`)).data), [people.bob?.id]);
    });

    it('hold one type each, and all types together', async () => {
      assert.deepEqual(namesOf((await tenant.get('/persons')).data), ['100%_\\ Bob', 'Ada Lovelace']);
      assert.equal((await tenant.get('/parties')).pagination.total, 4);
    });

    it('a filter follows a change at once', async () => {
      await tenant.ok('PUT', `/persons/${people.ada?.id}`, { displayName: 'Grace', uri: null });
      assert.deepEqual((await tenant.get('/parties?q=ada')).data, []);
      assert.deepEqual(idsOf((await tenant.get('/parties?q=GRACE')).data), [people.ada?.id]);
    });
  });

  it('include adds members and children, to what has them', async () => {
    const top = await tenant.unit('Top');
    const below = await tenant.unit('Below', top);
    const last = await tenant.unit('Last', top);
    const ada = await tenant.person('Ada', { organizationUnitId: top.id });
    const group = await tenant.make('/groups', { displayName: 'G', memberIds: [ada.id, below.id] });
    const shown = await tenant.get(`/ou/${top.id}?include=children,members`);
    assert.deepEqual([idsOf(shown.children), idsOf(shown.members)], [[below.id, last.id], [ada.id]]);
    assert.deepEqual(
      idsOf((await tenant.get(`/groups/${group.id}?include=members`)).members).sort(),
      [ada.id, below.id].sort(),
    );
    const listed = (await tenant.get('/ou?include=children')).data.find(({ id }) => id === top.id);
    assert.deepEqual([idsOf(listed?.children ?? []), listed?.members], [[below.id, last.id], undefined]);
    const person = await tenant.get(`/persons/${ada.id}?include=members,children,specializations`);
    assert.deepEqual(person, ada);
    await tenant.ok('DELETE', `/persons/${ada.id}`);
    assert.deepEqual((await tenant.get(`/parties/${top.id}?include=members`)).members, []);
    assert.deepEqual(idsOf((await tenant.get(`/parties/${group.id}?include=members`)).members), [below.id]);
  });
});
