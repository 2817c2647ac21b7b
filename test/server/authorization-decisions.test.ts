import { strict as assert } from 'node:assert';
import { type Body, describeStores, type TestTenant } from './directory.ts';
import { actionsOf, allowedScopes, makeSides, shown } from './harness/integrator.ts';

const scheduler = ['organizational_unit_scheduler'];
const wide = ['organizational_unit_scheduler', 'directory:read'];

/** The one event of this action in the trail of an authorization. */
async function eventOf(tenant: TestTenant, id: string, action: string) {
  const events = await tenant.events(`?resourceId=${id}&action=authorization.${action}`);
  assert.equal(events.length, 1);
  return events[0] as Body & { actor: Body; changes: Record<string, unknown> };
}

describeStores('deciding about an authorization', (directory) => {
  it('approves all that is asked, and shows who did, when and why', async () => {
    const { tenant, customer, ask } = await makeSides(directory);
    const { id } = await ask({ scopes: wide });
    const person = await tenant.person('Noor');
    const approver = tenant.as(await directory.newToken(tenant.id, ['tenant:admin'], { partyId: person.id }));
    const verdict = { organizationUnitId: customer.id.toUpperCase(), reason: 'agreed by e-mail' };
    const active = await approver.ok('POST', `/authorizations/${id}/approve`, verdict);
    assert.deepEqual(shown(active), ['active', wide, null, 'agreed by e-mail']);
    assert.deepEqual([active.approvedById, active.statusChangedById], [person.id, person.id]);
    assert.equal(active.approvedAt, active.statusChangedAt);
    assert.deepEqual([active.actionUrl, active.actionExpiresAt], [null, null]);
    const { actor, changes } = await eventOf(tenant, id, 'approved');
    assert.deepEqual([actor.type, actor.partyId, actor.applicationId], ['person', person.id, null]);
    assert.deepEqual(changes.status, { before: 'pending', after: 'active' });
    assert.deepEqual(changes.statusReason, { before: null, after: 'agreed by e-mail' });
  });

  it('approves a part of what is asked, never more', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id } = await ask({ scopes: wide });
    const path = `/authorizations/${id}/approve`;
    const { details } = await tenant.refused('422 scope_not_allowed', 'POST', path, {
      scopes: allowedScopes,
    });
    assert.equal(details[0]?.pointer, '/scopes/2');
    const active = await tenant.ok('POST', path, { scopes: ['directory:read'] });
    assert.deepEqual(shown(active), ['active', ['directory:read'], null, null]);
  });

  it('denies with a reason, and nothing remains to be decided', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id } = await ask();
    const denied = await tenant.ok('POST', `/authorizations/${id}/deny`, { reason: 'not now' });
    assert.deepEqual(shown(denied), ['denied', scheduler, null, 'not now']);
    assert.equal(denied.actionUrl, null);
    for (const verb of ['approve', 'deny', 'link'])
      await tenant.refused('409 authorization_not_pending', 'POST', `/authorizations/${id}/${verb}`);
    const change = { scopes: wide };
    await tenant.refused('409 authorization_not_active', 'PUT', `/authorizations/${id}`, change);
    assert.deepEqual(await actionsOf(tenant, id), ['requested', 'denied']);
  });

  it('refuses another unit, and what is not there', async () => {
    const { tenant, publisher, ask } = await makeSides(directory);
    const { id } = await ask();
    const other = { organizationUnitId: publisher.id };
    await tenant.refused('409 authorization_unit_mismatch', 'POST', `/authorizations/${id}/approve`, other);
    await tenant.refused('404 resource_not_found', 'POST', `/authorizations/${publisher.id}/approve`);
    await tenant.refused('404 resource_not_found', 'POST', `/authorizations/${publisher.id}/deny`);
    assert.equal((await tenant.get(`/authorizations/${id}`)).status, 'pending');
  });

  it('is too late once the time is over, also before a row says so; a fresh link gives time again', async () => {
    const { tenant, ask } = await makeSides(directory);
    const asked = await ask({ expiresIn: 60 });
    const path = `/authorizations/${asked.id}`;
    directory.clock.advance(60_000);
    const read = await tenant.call('GET', path);
    assert.deepEqual(shown(read.body), ['expired', scheduler, null, 'not_decided_in_time']);
    assert.deepEqual([read.body.statusChangedAt, read.body.statusChangedById], [asked.actionExpiresAt, null]);
    await tenant.refused('409 authorization_expired', 'POST', `${path}/approve`);
    await tenant.refused('409 authorization_expired', 'POST', `${path}/deny`);
    await tenant.refused('409 authorization_not_active', 'PUT', path, { scopes: wide });
    await directory.deliverDue();
    const swept = await tenant.call('GET', path);
    assert.deepEqual(swept.body, read.body, 'the row says what the read said');
    assert.equal(swept.headers.etag, read.headers.etag);
    await tenant.refused('409 authorization_expired', 'POST', `${path}/approve`);
    const linked = await tenant.ok('POST', `${path}/link`, { expiresIn: 120 });
    assert.deepEqual(shown(linked), ['pending', scheduler, null, null]);
    assert.notEqual(linked.actionUrl, asked.actionUrl);
    assert.equal((await tenant.ok('POST', `${path}/approve`)).status, 'active');
    assert.deepEqual(await actionsOf(tenant, asked.id), ['requested', 'expired', 'link_created', 'approved']);
    const { actor, changes } = await eventOf(tenant, asked.id, 'expired');
    assert.deepEqual(actor, { type: 'system', tokenId: null, partyId: null, applicationId: null });
    assert.deepEqual(changes.status, { before: 'pending', after: 'expired' });
  });

  it('records an expiry that a write notices, once', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id } = await ask({ expiresIn: 60 });
    directory.clock.advance(60_000);
    await ask({ scopes: wide });
    await directory.deliverDue();
    assert.deepEqual(await actionsOf(tenant, id), ['requested', 'expired', 'requested']);
  });

  it('lets one of several who decide at once win', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id } = await ask();
    const verbs = ['approve', 'deny', 'approve', 'deny', 'approve', 'deny'];
    const replies = await Promise.all(
      verbs.map((verb) => tenant.call('POST', `/authorizations/${id}/${verb}`)),
    );
    const won = replies.filter(({ status }) => status === 200);
    assert.equal(won.length, 1);
    assert.ok(
      replies.every(({ status, body }) => status === 200 || body.error.code === 'authorization_not_pending'),
    );
    assert.deepEqual(await tenant.get(`/authorizations/${id}`), won[0]?.body);
    assert.equal((await tenant.events(`?resourceId=${id}`)).length, 2);
  });

  it('ends revoked when one approves and another revokes at the same time', async () => {
    const { tenant, ask } = await makeSides(directory);
    for (let round = 0; round < 5; round += 1) {
      const { id } = await ask();
      const path = `/authorizations/${id}`;
      const [approved, revoked] = await Promise.all([
        tenant.call('POST', `${path}/approve`),
        tenant.call('DELETE', path),
      ]);
      assert.equal(revoked.status, 204);
      const { status, statusReason, approvedAt } = await tenant.get(path);
      assert.deepEqual(
        [status, statusReason, approvedAt !== null],
        ['revoked', null, approved.status === 200],
      );
      assert.ok(approved.status === 200 || approved.body.error.code === 'authorization_not_pending');
    }
  });

  it('makes one authorization when several ask at once', async () => {
    const { tenant, application, customer } = await makeSides(directory);
    const body = { applicationId: application.id, organizationUnitId: customer.id, scopes: scheduler };
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => tenant.call('POST', '/authorizations', body)),
    );
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 200, 200, 201]);
    assert.equal(new Set(replies.map(({ body: { id } }) => id)).size, 1);
    assert.equal((await tenant.events(`?action=authorization.requested`)).length, 1);
  });
});
