import { strict as assert } from 'node:assert';
import { describeStores } from './directory.ts';
import { actionsOf, allowedScopes, makeSides, shown, week } from './harness/integrator.ts';

const scheduler = ['organizational_unit_scheduler'];
const wide = ['organizational_unit_scheduler', 'directory:read'];

describeStores('changing an authorization', (directory) => {
  it('replaces what is asked while pending, under the same link', async () => {
    const { tenant, ask } = await makeSides(directory);
    const asked = await ask();
    const path = `/authorizations/${asked.id}`;
    const changed = await tenant.ok('PUT', path, { scopes: ['directory:read'], message: 'Only reading' });
    assert.deepEqual(shown(changed), ['pending', ['directory:read'], null, null]);
    assert.deepEqual([changed.message, changed.actionUrl], ['Only reading', asked.actionUrl]);
    assert.deepEqual((await tenant.ok('POST', `${path}/approve`)).scopes, ['directory:read']);
    assert.deepEqual(await actionsOf(tenant, asked.id), ['requested', 'updated', 'approved']);
  });

  it('narrows at once, without anybody', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id } = await ask({ scopes: wide });
    const active = await tenant.ok('POST', `/authorizations/${id}/approve`);
    const narrow = await tenant.ok('PUT', `/authorizations/${id}`, { scopes: scheduler });
    assert.deepEqual(shown(narrow), ['active', scheduler, null, null]);
    assert.deepEqual([narrow.actionUrl, narrow.approvedAt], [null, active.approvedAt]);
    assert.deepEqual(await actionsOf(tenant, id), ['requested', 'approved', 'narrowed']);
  });

  it('widens with a link while the old scopes work, and a part of it may be approved', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id, actionUrl } = await ask();
    const path = `/authorizations/${id}`;
    await tenant.ok('POST', `${path}/approve`);
    const waiting = await tenant.ok('PUT', path, { scopes: allowedScopes });
    assert.deepEqual(shown(waiting), ['active', scheduler, allowedScopes, null]);
    assert.ok(waiting.actionUrl && waiting.actionUrl !== actionUrl && waiting.actionExpiresAt);
    assert.deepEqual(await tenant.ok('PUT', path, { scopes: [...allowedScopes].reverse() }), waiting);
    const upgraded = await tenant.ok('POST', `${path}/approve`, { scopes: wide });
    assert.deepEqual(shown(upgraded), ['active', wide, null, null]);
    assert.equal(upgraded.statusChangedAt, waiting.statusChangedAt, 'it was active all the time');
    assert.equal(upgraded.actionUrl, null);
    assert.deepEqual(await actionsOf(tenant, id), ['requested', 'approved', 'upgrade_requested', 'upgraded']);
  });

  it('keeps the old scopes when a widening is denied or missed, and says so', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id } = await ask();
    const path = `/authorizations/${id}`;
    await tenant.ok('POST', `${path}/approve`);
    await tenant.ok('PUT', path, { scopes: wide });
    const denied = await tenant.ok('POST', `${path}/deny`);
    assert.deepEqual(shown(denied), ['active', scheduler, null, 'upgrade_denied']);
    await tenant.refused('409 authorization_not_pending', 'POST', `${path}/approve`);
    await tenant.ok('PUT', path, { scopes: wide });
    assert.deepEqual(shown(await tenant.ok('POST', `${path}/deny`, { reason: 'reads too much' })), [
      'active',
      scheduler,
      null,
      'reads too much',
    ]);
    assert.equal((await tenant.ok('PUT', path, { scopes: wide })).statusReason, null);
    directory.clock.advance(week);
    const missed = await tenant.get(path);
    assert.deepEqual(shown(missed), ['active', scheduler, null, 'upgrade_not_decided_in_time']);
    await tenant.refused('409 authorization_expired', 'POST', `${path}/approve`);
    await directory.deliverDue();
    assert.deepEqual(await tenant.get(path), missed);
    await tenant.refused('409 authorization_expired', 'POST', `${path}/approve`);
    assert.deepEqual((await actionsOf(tenant, id)).slice(2), [
      'upgrade_requested',
      'upgrade_denied',
      'upgrade_requested',
      'upgrade_denied',
      'upgrade_requested',
      'upgrade_expired',
    ]);
  });

  it('withdraws a widening that is no longer wanted', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id } = await ask();
    const path = `/authorizations/${id}`;
    await tenant.ok('POST', `${path}/approve`);
    await tenant.ok('PUT', path, { scopes: wide });
    const withdrawn = await tenant.ok('PUT', path, { scopes: scheduler });
    assert.deepEqual([...shown(withdrawn), withdrawn.actionUrl], ['active', scheduler, null, null, null]);
    await tenant.refused('409 authorization_not_pending', 'POST', `${path}/approve`);
  });

  it('changes words without costing an approval, and nothing where nothing changes', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id } = await ask({ message: 'Hello' });
    const path = `/authorizations/${id}`;
    const active = await tenant.ok('POST', `${path}/approve`);
    assert.deepEqual(await tenant.ok('PUT', path, { scopes: scheduler, message: 'Hello' }), active);
    const worded = await tenant.ok('PUT', path, { message: null, approverHint: 'noor@harbour.example' });
    assert.deepEqual(
      [worded.status, worded.message, worded.approverHint, worded.actionUrl],
      ['active', null, 'noor@harbour.example', null],
    );
    assert.deepEqual(await actionsOf(tenant, id), ['requested', 'approved', 'updated']);
    await tenant.refused('422 scope_not_allowed', 'PUT', path, { scopes: ['mail'] });
  });

  it('holds to If-Match', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id } = await ask();
    const path = `/authorizations/${id}`;
    const { headers } = await tenant.call('GET', path);
    const stale = { 'if-match': '"old"' };
    await tenant.refused('412 version_mismatch', 'PUT', path, { scopes: wide }, stale);
    await tenant.refused('412 version_mismatch', 'DELETE', path, undefined, stale);
    await tenant.ok('PUT', path, { scopes: wide }, { 'if-match': headers.etag ?? '' });
  });
});

describeStores('links and ends of authorizations', (directory) => {
  it('gives a fresh link while something waits; the old one dies', async () => {
    const { tenant, ask } = await makeSides(directory);
    const asked = await ask();
    const path = `/authorizations/${asked.id}`;
    const linked = await tenant.ok('POST', `${path}/link`);
    assert.equal(linked.status, 'pending');
    assert.notEqual(linked.actionUrl, asked.actionUrl);
    await tenant.ok('POST', `${path}/approve`);
    await tenant.refused('409 authorization_not_pending', 'POST', `${path}/link`);
    const waiting = await tenant.ok('PUT', path, { scopes: wide });
    const again = await tenant.ok('POST', `${path}/link`, { expiresIn: 60 });
    assert.deepEqual([...shown(again)], shown(waiting));
    assert.notEqual(again.actionUrl, waiting.actionUrl);
    const foreign = { redirectUri: 'https://evil.example/', codeChallenge: 'x'.repeat(43) };
    await tenant.refused('400 validation_failed', 'POST', `${path}/link`, foreign);
  });

  it('is revoked by its id alone, as often as one likes, and stays readable', async () => {
    const { tenant, ask } = await makeSides(directory);
    const { id } = await ask();
    const path = `/authorizations/${id}`;
    await tenant.ok('POST', `${path}/approve`);
    await tenant.ok('PUT', path, { scopes: wide });
    const replies = await Promise.all(Array.from({ length: 4 }, () => tenant.call('DELETE', path)));
    assert.deepEqual(
      replies.map(({ status }) => status),
      [204, 204, 204, 204],
    );
    const revoked = await tenant.get(path);
    assert.deepEqual(shown(revoked), ['revoked', scheduler, null, null]);
    assert.equal(revoked.actionUrl, null);
    assert.deepEqual((await actionsOf(tenant, id)).slice(-2), ['upgrade_requested', 'revoked']);
    for (const verb of ['approve', 'deny', 'link'])
      await tenant.refused('409 authorization_not_pending', 'POST', `${path}/${verb}`);
    await tenant.refused('409 authorization_not_active', 'PUT', path, { message: 'x' });
  });

  it('ends with its application or its customer unit', async () => {
    const { tenant, application, customer, ask } = await makeSides(directory);
    const other = await tenant.unit('Northgate');
    const [first, second] = [await ask(), await ask({ organizationUnitId: other.id })];
    await tenant.ok('DELETE', `/ou/${customer.id}`);
    assert.deepEqual(shown(await tenant.get(`/authorizations/${first.id}`)), [
      'revoked',
      scheduler,
      null,
      'unit_deleted',
    ]);
    assert.equal((await tenant.get(`/authorizations/${second.id}`)).status, 'pending');
    await tenant.ok('DELETE', `/applications/${application.id}`);
    assert.deepEqual(shown(await tenant.get(`/authorizations/${second.id}`)), [
      'revoked',
      scheduler,
      null,
      'application_deleted',
    ]);
  });
});
