import { strict as assert } from 'node:assert';
import { type Body, describeStores, idsOf, type TestTenant } from './directory.ts';
import { DirectorySource } from './harness/directory-source.ts';

const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

describeStores('provisioning rules', (directory) => {
  let tenant: TestTenant;
  let company: Body;
  let sales: Body;
  let source: DirectorySource;

  beforeEach(async () => {
    tenant = await directory.newTenant();
    company = await tenant.unit('Company');
    sales = await tenant.unit('Sales', company);
    source = await DirectorySource.connect(tenant, company);
  });

  const path = (unit = sales) => `/ou/${unit.id}/provisioning-rules`;

  it('the three ways of onboarding: by hand, everyone of a directory, a group of it', async () => {
    const shown = ({ mode, directoryIntegrationId, group, role, onRemoved, organizationUnitId }: Body) => ({
      mode,
      directoryIntegrationId,
      group,
      role,
      onRemoved,
      organizationUnitId,
    });
    const common = { role: 'member', organizationUnitId: sales.id };
    const manual = await tenant.call('POST', path(), { mode: 'manual', role: 'member' });
    assert.equal(manual.status, 201);
    assert.equal(manual.headers.location, `/v1/provisioning-rules/${manual.body.id}`);
    assert.deepEqual(shown(manual.body), {
      ...common,
      mode: 'manual',
      directoryIntegrationId: null,
      group: null,
      onRemoved: 'suspend',
    });
    const everyone = await source.rule(sales, 'member', null, { onRemoved: 'keep' });
    const group = await source.rule(sales, 'member', 'Sales', { onRemoved: 'remove' });
    const directoryIntegrationId = source.id;
    assert.deepEqual([everyone, group].map(shown), [
      { ...common, mode: 'directory', directoryIntegrationId, group: null, onRemoved: 'keep' },
      { ...common, mode: 'directory_group', directoryIntegrationId, group: 'Sales', onRemoved: 'remove' },
    ]);
    const read = await tenant.call('GET', `/provisioning-rules/${manual.body.id}`);
    assert.deepEqual([read.body, read.headers.etag], [manual.body, manual.headers.etag]);
    assert.deepEqual(idsOf(await tenant.all(path())), idsOf([group, everyone, manual.body]));
    assert.deepEqual(await tenant.all(path(company)), []);
  });

  it('mode says which of directory and group stand beside it', async () => {
    const directoryIntegrationId = source.id;
    const made = await source.rule(sales, 'member', 'Sales');
    for (const [fields, pointers] of [
      [{ mode: 'manual', directoryIntegrationId, group: 'Sales' }, ['/directoryIntegrationId', '/group']],
      [{ mode: 'directory', directoryIntegrationId: null, group: null }, ['/directoryIntegrationId']],
      [{ mode: 'directory', directoryIntegrationId, group: 'Sales' }, ['/group']],
      [{ mode: 'directory_group', directoryIntegrationId, group: null }, ['/group']],
      [
        { mode: 'directory_group', directoryIntegrationId: null, group: 'Sales' },
        ['/directoryIntegrationId'],
      ],
    ] as const) {
      for (const [method, target] of [
        ['POST', path()],
        ['PUT', `/provisioning-rules/${made.id}`],
      ] as const) {
        const error = await tenant.refused('400 validation_failed', method, target, {
          ...fields,
          role: 'member',
        });
        assert.deepEqual(
          error.details.map(({ pointer }) => pointer),
          pointers,
        );
      }
    }
  });

  it('the directory belongs to the unit or to one above it', async () => {
    const other = await tenant.unit('Other');
    const foreign = await DirectorySource.connect(tenant, other);
    const below = await DirectorySource.connect(tenant, sales);
    const calendar = await tenant.make(`/ou/${company.id}/integrations`, {
      kind: 'calendar',
      provider: 'google',
      displayName: 'Calendars',
    });
    const stranger = await directory.newTenant();
    const abroad = await DirectorySource.connect(stranger, await stranger.unit('Abroad'));
    await source.rule(company, 'member');
    const made = await source.rule(sales, 'member');
    const refuse = async (expected: `${number} ${string}`, unit: Body, directoryIntegrationId: string) => {
      const body = { mode: 'directory', directoryIntegrationId, role: 'member' };
      const error = await tenant.refused(expected, 'POST', path(unit), body);
      assert.equal(error.details[0]?.pointer, '/directoryIntegrationId');
    };
    await refuse('422 directory_out_of_reach', sales, foreign.id);
    await refuse('422 directory_out_of_reach', company, below.id);
    await refuse('422 integration_not_directory', sales, calendar.id);
    await refuse('422 reference_not_found', sales, unknownId);
    await refuse('422 reference_not_found', sales, abroad.id);
    const change = { directoryIntegrationId: foreign.id };
    await tenant.refused('422 directory_out_of_reach', 'PUT', `/provisioning-rules/${made.id}`, change);
  });

  it('gives a role that is there', async () => {
    const refuse = async (role: string) => {
      const error = await tenant.refused('422 reference_not_found', 'POST', path(), { mode: 'manual', role });
      assert.equal(error.details[0]?.pointer, '/role');
    };
    await refuse('calendar_admin');
    await tenant.make('/roles', { name: 'calendar_admin', displayName: 'Calendar', rights: ['unit:read'] });
    const { id } = await tenant.make(path(), { mode: 'manual', role: 'calendar_admin' });
    await tenant.ok('DELETE', `/provisioning-rules/${id}`);
  });

  it('is changed in part, with If-Match; one that changes nothing writes nothing', async () => {
    const { id } = await source.rule(sales, 'member', 'Sales');
    const target = `/provisioning-rules/${id}`;
    const { headers, body } = await tenant.call('GET', target);
    const ifMatch = { 'if-match': headers.etag as string };
    const same = { role: 'member', directoryIntegrationId: source.id.toUpperCase() };
    assert.deepEqual(await tenant.ok('PUT', target, same, ifMatch), body);
    const changed = await tenant.ok(
      'PUT',
      target,
      { mode: 'directory', group: null, onRemoved: 'keep' },
      ifMatch,
    );
    assert.deepEqual([changed.mode, changed.group, changed.onRemoved], ['directory', null, 'keep']);
    await tenant.refused('412 version_mismatch', 'PUT', target, { role: 'support' }, ifMatch);
    await tenant.refused('412 version_mismatch', 'DELETE', target, undefined, ifMatch);
    assert.deepEqual(
      (await tenant.events(`?resourceId=${id}`)).map(({ action }) => action),
      ['provisioning_rule.updated', 'provisioning_rule.created'],
    );
  });

  it('keeps its directory from being deleted', async () => {
    const { id } = await source.rule(sales, 'member');
    await tenant.refused('409 integration_in_use', 'DELETE', `/integrations/${source.id}`);
    await tenant.ok('DELETE', `/provisioning-rules/${id}`);
    await tenant.refused('404 resource_not_found', 'GET', `/provisioning-rules/${id}`);
    await tenant.ok('DELETE', `/integrations/${source.id}`);
  });

  it('a rule and the deletion of its directory at the same moment: one of them wins', async () => {
    const body = { mode: 'directory', directoryIntegrationId: source.id, role: 'member' };
    const [made, deleted] = await Promise.all([
      tenant.call('POST', path(), body),
      tenant.call('DELETE', `/integrations/${source.id}`),
    ]);
    assert.deepEqual(
      [
        [201, 409],
        [422, 204],
      ].some(([one, two]) => made.status === one && deleted.status === two),
      true,
    );
  });

  it('belongs to its tenant, and to a unit that is there', async () => {
    const { id } = await source.rule(sales, 'member');
    const stranger = await directory.newTenant();
    await stranger.refused('404 resource_not_found', 'GET', `/provisioning-rules/${id}`);
    await stranger.refused('404 resource_not_found', 'DELETE', `/provisioning-rules/${id}`);
    const manual = { mode: 'manual', role: 'member' };
    await stranger.refused('404 resource_not_found', 'POST', path(), manual);
    await tenant.refused('404 resource_not_found', 'POST', `/ou/${unknownId}/provisioning-rules`, manual);
    await tenant.refused('404 resource_not_found', 'GET', `/ou/${unknownId}/provisioning-rules`);
  });

  it('a repeat of its creation answers as the first one', async () => {
    const key = { 'idempotency-key': 'once' };
    const body = { mode: 'manual', role: 'member' };
    const first = await tenant.make(path(), body, key);
    assert.deepEqual(await tenant.make(path(), body, key), first);
    await tenant.ok('DELETE', `/provisioning-rules/${first.id}`);
    assert.notEqual((await tenant.make(path(), body, key)).id, first.id);
  });
});
