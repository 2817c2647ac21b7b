import { strict as assert } from 'node:assert';
import { describeStores } from './directory.ts';
import { allowedScopes, makeSides } from './harness/integrator.ts';

const scheduler = ['organizational_unit_scheduler'];
const wide = ['organizational_unit_scheduler', 'directory:read'];

describeStores('pre-approvals', (directory) => {
  it('make a request within the ceiling active at once, and are named as the reason', async () => {
    const { tenant, customer, application, ask } = await makeSides(directory);
    const owner = await tenant.person('Noor');
    const approver = tenant.as(await directory.newToken(tenant.id, ['tenant:admin'], { partyId: owner.id }));
    const approval = await approver.make('/authorization-approvals', {
      organizationUnitId: customer.id,
      applicationId: application.id,
      scopes: wide,
    });
    assert.deepEqual(
      [approval.publisherUnitId, approval.expiresAt, approval.createdById],
      [null, null, owner.id],
    );
    const active = await ask({ scopes: scheduler });
    assert.deepEqual(
      [active.status, active.scopes, active.statusReason, active.approvedById, active.actionUrl],
      ['active', scheduler, 'pre_approved', owner.id, null],
    );
    const events = await tenant.events(`?resourceId=${active.id}`);
    assert.deepEqual(
      events.map(({ action }) => action),
      ['authorization.approved'],
    );
    const changes = events[0]?.changes as Record<string, unknown>;
    assert.deepEqual(changes.authorizationApprovalId, { before: null, after: approval.id });
    const widened = await tenant.ok('PUT', `/authorizations/${active.id}`, { scopes: wide });
    assert.deepEqual([widened.status, widened.scopes, widened.pendingScopes], ['active', wide, null]);
    const beyond = await tenant.ok('PUT', `/authorizations/${active.id}`, { scopes: allowedScopes });
    assert.deepEqual([beyond.scopes, beyond.pendingScopes], [wide, allowedScopes]);
  });

  it('let a request beyond the ceiling wait for a person', async () => {
    const { tenant, customer, application, ask } = await makeSides(directory);
    const body = { organizationUnitId: customer.id, applicationId: application.id, scopes: scheduler };
    await tenant.make('/authorization-approvals', body);
    const asked = await ask({ scopes: wide });
    assert.equal(asked.status, 'pending');
    const narrowed = await tenant.ok('PUT', `/authorizations/${asked.id}`, { scopes: scheduler });
    assert.deepEqual([narrowed.status, narrowed.statusReason], ['active', 'pre_approved']);
  });

  it('cover every application of a publisher, also one made later, at their own unit only', async () => {
    const { tenant, publisher, customer, ask } = await makeSides(directory);
    const other = await tenant.unit('Northgate', customer);
    const body = { organizationUnitId: customer.id, publisherUnitId: publisher.id, scopes: scheduler };
    await tenant.make('/authorization-approvals', body);
    const later = await tenant.make('/applications', {
      organizationUnitId: publisher.id,
      displayName: 'Vega Two',
      redirectUris: ['https://vega.example/two'],
      allowedScopes,
    });
    assert.equal((await ask({ applicationId: later.id })).status, 'active');
    assert.equal((await ask()).status, 'active');
    assert.equal((await ask({ organizationUnitId: other.id })).status, 'pending');
  });

  it('work until they end, are narrowed or deleted; what they approved stays', async () => {
    const { tenant, customer, application, ask } = await makeSides(directory);
    const units = await Promise.all(['A', 'B', 'C', 'D'].map((name) => tenant.unit(name, customer)));
    const [a, b, c, d] = units.map(({ id }) => id);
    const approve = (organizationUnitId: string | undefined, fields: object = {}) =>
      tenant.make('/authorization-approvals', {
        organizationUnitId,
        applicationId: application.id,
        scopes: scheduler,
        ...fields,
      });
    const [, ended, narrowed, deleted] = await Promise.all([approve(a), approve(b), approve(c), approve(d)]);
    const first = await ask({ organizationUnitId: a });
    const end = new Date(directory.clock.now().getTime() + 60_000).toISOString();
    const path = `/authorization-approvals/${ended?.id}`;
    assert.equal((await tenant.ok('PUT', path, { expiresAt: end })).expiresAt, end);
    await tenant.ok('PUT', `/authorization-approvals/${narrowed?.id}`, { scopes: ['directory:read'] });
    const { headers } = await tenant.call('GET', `/authorization-approvals/${deleted?.id}`);
    const stale = { 'if-match': '"old"' };
    const gone = `/authorization-approvals/${deleted?.id}`;
    await tenant.refused('412 version_mismatch', 'DELETE', gone, undefined, stale);
    await tenant.ok('DELETE', gone, undefined, { 'if-match': headers.etag ?? '' });
    await tenant.refused('404 resource_not_found', 'GET', gone);
    directory.clock.advance(60_000);
    for (const organizationUnitId of [b, c, d])
      assert.equal((await ask({ organizationUnitId })).status, 'pending');
    assert.equal((await tenant.get(`/authorizations/${first.id}`)).status, 'active');
    const actions = (await tenant.events()).map(({ action }) => String(action));
    const count = (action: string) => actions.filter((each) => each === action).length;
    assert.deepEqual(
      ['created', 'updated', 'deleted'].map((each) => count(`authorization_approval.${each}`)),
      [4, 2, 1],
    );
  });

  it('are listed, and refused when they name nothing, both, or what is not there', async () => {
    const { tenant, customer, publisher, application } = await makeSides(directory);
    const path = '/authorization-approvals';
    const good = { organizationUnitId: customer.id, scopes: scheduler };
    const both = { ...good, applicationId: application.id, publisherUnitId: publisher.id };
    await tenant.refused('400 validation_failed', 'POST', path, good);
    await tenant.refused('400 validation_failed', 'POST', path, both);
    const nobody = { ...good, applicationId: customer.id };
    await tenant.refused('422 reference_not_found', 'POST', path, nobody);
    const person = await tenant.person('Ivo');
    const wrong = { ...good, publisherUnitId: person.id };
    await tenant.refused('422 reference_wrong_type', 'POST', path, wrong);
    const unknown = { ...good, applicationId: application.id, scopes: ['mail'] };
    await tenant.refused('422 scope_unknown', 'POST', path, unknown);
    const made = await tenant.make(path, { ...good, publisherUnitId: publisher.id });
    assert.deepEqual((await tenant.get(`${path}?publisherUnitId=${publisher.id}`)).data, [made]);
    assert.deepEqual((await tenant.get(`${path}?organizationUnitId=${customer.id}`)).data, [made]);
    assert.deepEqual((await tenant.get(`${path}?applicationId=${application.id}`)).data, []);
    await tenant.ok('DELETE', `/ou/${customer.id}`);
    assert.deepEqual((await tenant.get(path)).data, []);
  });
});
