import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';

type Fields = Record<string, unknown>;

const student = {
  type: 'object',
  properties: { year: { type: 'integer', minimum: 1 }, tags: { type: 'array', items: { type: 'string' } } },
  required: ['year'],
  additionalProperties: false,
};

describeStores('profiles', (directory) => {
  let tenant: TestTenant;

  beforeEach(async () => {
    tenant = await directory.newTenant();
  });

  const profile = (version = '1', schema: unknown = student, fields: Fields = {}) =>
    tenant.make('/profiles', { id: 'student', version, schema, partyTypes: ['natural_person'], ...fields });
  const role = (attributes?: unknown, fields: Fields = {}) => ({
    displayName: 'Ada',
    specializations: [{ subtype: 'student', profileId: 'student', attributes, ...fields }],
  });
  const detailsOf = async (expected: `${number} ${string}`, path: string, body: unknown, method = 'POST') =>
    (await tenant.refused(expected, method as 'POST', path, body)).details.map(({ pointer, code }) => [
      pointer,
      code,
    ]);

  it('a profile is made and read; each version stays as it was', async () => {
    const first = await tenant.call('POST', '/profiles', {
      id: 'student',
      version: '1',
      schema: student,
      partyTypes: ['natural_person', 'service'],
    });
    assert.equal(first.status, 201);
    assert.ok(first.headers.etag);
    const location = first.headers.location?.slice('/v1'.length) ?? '';
    await profile('10', { type: 'object' });
    assert.deepEqual(await tenant.get(location), first.body);
    assert.deepEqual((await tenant.get('/profiles/student')).version, '10');
    assert.deepEqual(await tenant.get('/profiles/student?version=1'), first.body);
    assert.deepEqual(
      [first.body.id, first.body.version, first.body.schema, first.body.partyTypes],
      ['student', '1', student, ['natural_person', 'service']],
    );
    const listed = await tenant.all('/profiles');
    assert.deepEqual(
      listed.map(({ id, version }) => `${id} ${version}`),
      ['student 1', 'student 10'],
    );
  });

  it('the list pages by cursor and offset, by name and then version', async () => {
    for (const version of ['2', '9', '10', '100']) await profile(version, { type: 'object' });
    for (const id of ['alumna', 'teacher']) await profile('3', {}, { id });
    const expected = ['alumna 3', 'student 2', 'student 9', 'student 10', 'student 100', 'teacher 3'];
    const namesIn = ({ data }: Body) => data.map(({ id, version }) => `${id} ${version}`);
    const first = await tenant.get('/profiles?limit=4&cursor=');
    const next = await tenant.get(`/profiles?limit=4&cursor=${first.pagination.nextCursor}`);
    assert.deepEqual([...namesIn(first), ...namesIn(next)], expected);
    const second = await tenant.get('/profiles?limit=4&offset=4');
    assert.deepEqual(namesIn(second), expected.slice(4));
    assert.equal(second.pagination.total, 6);
  });

  it('only a higher version adds one; also of parallel calls one alone', async () => {
    await profile('2');
    for (const version of ['1', '2'])
      assert.deepEqual(
        await detailsOf('409 profile_version_taken', '/profiles', {
          id: 'student',
          version,
          schema: {},
          partyTypes: ['natural_person'],
        }),
        [['/version', 'profile_version_taken']],
      );
    const body = { id: 'student', version: '3', schema: {}, partyTypes: ['service'] };
    const replies = await Promise.all([1, 2, 3, 4].map(() => tenant.call('POST', '/profiles', body)));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [201, 409, 409, 409]);
    assert.equal((await tenant.all('/profiles')).length, 2);
  });

  it('names, versions and types have their form', async () => {
    const good = { id: 'p', version: '1', schema: {}, partyTypes: ['natural_person'] };
    for (const [name, values] of Object.entries({
      id: ['', 'P', '1a', 'a b', 'a'.repeat(64), null, 1],
      version: ['0', '01', '1.0', '-1', 'a', '1234567890', '', 1, null],
      schema: ['{}', 1, null, []],
      partyTypes: [[], ['group'], ['person'], ['service', 'service'], 'service', null],
    }))
      for (const value of values)
        await tenant.refused('400 validation_failed', 'POST', '/profiles', { ...good, [name]: value });
    for (const version of ['0', 'x', '1.5'])
      await tenant.refused('400 validation_failed', 'GET', `/profiles/p?version=${version}`);
    await tenant.refused('404 resource_not_found', 'GET', '/profiles/nobody');
    await profile();
    await tenant.refused('404 resource_not_found', 'GET', '/profiles/student?version=2');
  });

  it('attributes are checked, each fault with its pointer', async () => {
    await profile();
    const good = await tenant.make('/persons', role({ year: 2, tags: ['a'] }));
    assert.deepEqual(good.specializations[0]?.attributes, { year: 2, tags: ['a'] });
    const code = 'attributes_invalid';
    for (const [attributes, pointers] of [
      [{ year: 0 }, ['/year']],
      [{ year: 1.5 }, ['/year']],
      [{ year: '1' }, ['/year']],
      [{}, ['/year']],
      [undefined, ['/year']],
      [{ year: 0, tags: ['a', 1, 'b', null] }, ['/year', '/tags/1', '/tags/3']],
      [{ year: 1, 'a/b~c': 1 }, ['/a~1b~0c']],
    ] as const) {
      const { details } = await tenant.refused(`422 ${code}`, 'POST', '/persons', role(attributes));
      assert.deepEqual(
        details.map(({ pointer }) => pointer).sort(),
        pointers.map((each) => `/specializations/0/attributes${each}`).sort(),
      );
    }
    const second = { subtype: 'x', profileId: 'student', attributes: { year: 'x' } };
    const update = { specializations: [...good.specializations, second] };
    const { details } = await tenant.refused(`422 ${code}`, 'PUT', `/persons/${good.id}`, update);
    assert.equal(details[0]?.pointer, '/specializations/1/attributes/year');
    assert.deepEqual(await tenant.get(`/persons/${good.id}`), good);
  });

  it('without a version the newest is used and recorded; a named one stays in use', async () => {
    await profile('1');
    const first = await tenant.make('/persons', role({ year: 1 }));
    await profile('2', { required: ['month'] });
    const second = await tenant.make('/persons', role({ month: 5 }));
    const old = await tenant.make('/persons', role({ year: 1 }, { profileVersion: '1' }));
    const versions = [first, second, old].map(({ specializations }) => specializations[0]?.profileVersion);
    assert.deepEqual(versions, ['1', '2', '1']);
    assert.deepEqual(await tenant.get(`/persons/${first.id}`), first);
    await tenant.refused(
      '422 attributes_invalid',
      'POST',
      '/persons',
      role({ month: 5 }, { profileVersion: '1' }),
    );
    // The roles as read can be written back, though a newer version would not take them.
    const { updatedAt } = await tenant.ok('PUT', `/persons/${first.id}`, {
      specializations: first.specializations,
    });
    assert.equal(updatedAt, first.updatedAt);
    const error = await tenant.refused(
      '422 attributes_invalid',
      'PUT',
      `/persons/${first.id}`,
      role({ year: 1 }),
    );
    assert.equal(error.details[0]?.pointer, '/specializations/0/attributes/month');
  });

  it('unknown profiles and versions: 422 that names the role', async () => {
    await profile();
    for (const fields of [{ profileId: 'nobody' }, { profileVersion: '2' }])
      assert.deepEqual(await detailsOf('422 reference_not_found', '/persons', role({ year: 1 }, fields)), [
        ['/specializations/0/profileId', 'reference_not_found'],
      ]);
  });

  it('a profile for other types is not applicable', async () => {
    await profile('1', {}, { partyTypes: ['organization', 'organization_unit'] });
    for (const [path, fields] of [
      ['/persons', {}],
      ['/services', {}],
    ] as const)
      assert.deepEqual(await detailsOf('422 profile_not_applicable', path, { ...role({}), ...fields }), [
        ['/specializations/0/profileId', 'profile_not_applicable'],
      ]);
    await tenant.make('/organizations', { ...role({}), legalName: 'L' });
    await tenant.make('/ou', role({}));
  });

  it('attributes without a profile are kept unchecked; groups take no roles at all', async () => {
    await profile();
    const attributes = { anything: [1, { deep: null }], year: 'never' };
    const { id } = await tenant.make('/persons', role(attributes, { profileId: null }));
    assert.deepEqual((await tenant.get(`/persons/${id}`)).specializations[0]?.attributes, attributes);
    for (const specializations of [[], role({ year: 1 }).specializations])
      await tenant.refused('400 unknown_field', 'POST', '/groups', { displayName: 'G', specializations });
    const group = await tenant.make('/groups', { displayName: 'G' });
    await tenant.refused('400 unknown_field', 'PUT', `/groups/${group.id}`, { specializations: [] });
  });

  it('one event per profile', async () => {
    await profile();
    const [event, ...others] = await tenant.events('?action=profile.created');
    assert.equal(others.length, 0);
    assert.deepEqual(((event?.changes ?? {}) as Fields).id, { before: null, after: 'student' });
  });
});
