import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';

describe('provider: lookups on the real engine', function () {
  const scene = scenery(this);

  it('find units, parties, effective values and members, as promises and as outputs, in any tenant', async () => {
    const { ou, persons, groups } = scene.tenant.client;
    const sales = await ou.create({ displayName: 'Sales', tosUri: 'https://sales.example' });
    const emea = await ou.create({ displayName: 'E/M', parentOuId: sales.id, externalId: 'emea' });
    const ada = await persons.create({
      displayName: 'Ada',
      uri: 'did:web:ada.example',
      organizationUnitId: emea.id,
    });
    const inner = await groups.create({ displayName: 'Inner', memberIds: [ada.id] });
    const outer = await groups.create({ displayName: 'Outer', memberIds: [inner.id] });
    const other = await scene.directory.newTenant();
    const there = await other.client.ou.create({ displayName: 'Sales' });
    await scene.deploy(`
      const made = new espalier.OrganizationUnit('made', { displayName: 'Made', externalId: 'made' });
      const other = new espalier.EspalierProvider('other', { url: process.env.ESPALIER_URL, token: pulumi.secret('${other.token}') });
      module.exports = (async () => ({
        byPath: (await espalier.getOrganizationUnit({ path: '/Sales/E%2FM' })).id,
        byCode: (await espalier.getOrganizationUnit({ code: '00001.00001' })).id,
        byId: (await espalier.getOrganizationUnit({ id: '${emea.id}' })).id,
        byKey: (await espalier.getOrganizationUnit({ externalId: 'emea' })).id,
        byUri: (await espalier.getParty({ uri: 'did:web:ada.example' })).id,
        byName: (await espalier.getParty({ displayName: 'Ada', organizationUnitId: '${emea.id}', partyType: 'natural_person' })).id,
        terms: (await espalier.getEffective({ id: '${ada.id}' })).tosUri,
        members: (await espalier.listMembers({ groupId: '${outer.id}', transitive: true, partyType: 'natural_person' })).map(({ id }) => id),
        residents: (await espalier.listMembers({ organizationUnitId: '${sales.id}', recursive: true })).map(({ id }) => id),
        there: (await espalier.getOrganizationUnit({ path: '/Sales' }, { provider: other })).id,
        later: espalier.getOrganizationUnitOutput({ id: made.id }).displayName,
        laterThere: espalier.getOrganizationUnitOutput({ path: '/Sales' }, { provider: other }).id,
      }))();`);
    const { text } = await scene.stack.command(['stack', 'output', '--json']);
    assert.deepEqual(JSON.parse(text), {
      ...{ byPath: emea.id, byCode: emea.id, byId: emea.id, byKey: emea.id, byUri: ada.id, byName: ada.id },
      terms: { value: 'https://sales.example', sourceOuId: sales.id, source: 'unit' },
      ...{ members: [ada.id], residents: [ada.id], there: there.id, later: 'Made', laterThere: there.id },
    });
    const preview = await scene.stack.preview('--expect-no-changes');
    assert.equal(preview.exitCode, 0, preview.text);
  });

  it('say what is wrong: nothing there, several, asked in no or two ways, no settings', async () => {
    const { persons } = scene.tenant.client;
    const twins = [
      await persons.create({ displayName: 'Twin' }),
      await persons.create({ displayName: 'Twin' }),
    ];
    scene.stack.program(`
      const asked = [
        espalier.getOrganizationUnit({ path: '/Nowhere' }), espalier.getOrganizationUnit({ id: '${twins[0]?.id}' }),
        espalier.getOrganizationUnit({}), espalier.getParty({ id: 'x', uri: 'y' }), espalier.getParty({ displayName: 'Twin' }),
        espalier.getEffective({ id: 'nobody' }), espalier.listMembers({ groupId: 'none' }),
      ];
      module.exports = (async () => {
        const settled = await Promise.allSettled(asked);
        process.env.ESPALIER_TOKEN = '';
        settled.push(...(await Promise.allSettled([espalier.getParty({ id: 'x' })])));
        return { said: settled.map(({ reason }) => reason.message) };
      })();`);
    const run = await scene.stack.up();
    assert.equal(run.exitCode, 0, run.text);
    const { said } = (await scene.stack.outputs()) as { said: string[] };
    const expected = [
      /^getOrganizationUnit: there is no unit with \{"path":"\/Nowhere"\} in this tenant$/,
      /^getOrganizationUnit: there is no unit with \{"id":/,
      /^getOrganizationUnit: takes exactly one of path, code, id, externalId$/,
      /^getParty: takes exactly one of/,
      new RegExp(`^getParty: 2 of them match .*${twins[0]?.id}.*; ask for one by id$`),
      /^getEffective: there is no party with id nobody/,
      /^listMembers: there is no group with id none/,
      /^getParty: the token for the directory is not set/,
    ];
    expected.forEach((pattern, index) => {
      assert.match(said[index] ?? '', pattern);
    });
    assert.equal(said.length, expected.length);
  });
});
