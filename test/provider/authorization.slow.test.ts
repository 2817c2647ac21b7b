import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const base = `
  const vega = new espalier.OrganizationUnit('vega', { displayName: 'Vega' });
  const clinic = new espalier.OrganizationUnit('clinic', { displayName: 'Clinic' });
  const app = new espalier.Application('app', { organizationUnitId: vega.id, displayName: 'Scheduler',
    redirectUris: ['https://a.example/callback'],
    allowedScopes: ['organizational_unit_scheduler', 'directory:read', 'directory:write'] });`;
const narrow = `scopes: ['organizational_unit_scheduler']`;
const wide = `scopes: ['directory:read', 'organizational_unit_scheduler']`;
const program = (fields = narrow, name = 'auth') => `${base}
  const auth = new espalier.ApplicationAuthorization('${name}', { applicationId: app.id, organizationUnitId: clinic.id, ${fields} });
  const { id, status, scopes, grantedScopes, pendingScopes, actionUrl, statusReason, approvedAt } = auth;
  Object.assign(exports, { id, app: app.id, status, scopes, grantedScopes, pendingScopes, actionUrl, statusReason, approvedAt,
    text: pulumi.interpolate\`\${status} \${actionUrl}\` });`;

interface Outputs {
  id: string;
  app: string;
  status: string;
  text: string;
  scopes: string[];
  grantedScopes: string[];
  pendingScopes?: string[];
  actionUrl?: string;
  statusReason?: string;
  approvedAt?: string;
}

describe('provider: authorizations on the real engine', function () {
  const scene = scenery(this);
  const outputs = async () => (await scene.stack.outputs()) as unknown as Outputs;
  const refresh = async () => {
    scene.recorder.take();
    const run = await scene.stack.refresh();
    assert.equal(run.exitCode, 0, run.text);
    assert.ok(
      scene.recorder.take().every(({ method }) => method === 'GET'),
      'a refresh is pure',
    );
    return run;
  };
  const all = () => Array.fromAsync(scene.tenant.client.authorizations.list());

  it('are pending, approved, widened, narrowed, and never cost an approval', async () => {
    const { authorizations } = scene.tenant.client;
    await scene.deploy(program());
    const asked = await outputs();
    assert.deepEqual([asked.status, asked.grantedScopes], ['pending', []]);
    assert.match(asked.text, /^pending http.*\/oauth\/requests\//);
    assert.deepEqual((await scene.deploy(program())).steps, []);
    assert.deepEqual(scene.requests(), [], 'pending is nothing to do');

    await authorizations.approve(asked.id);
    await refresh();
    assert.deepEqual((await scene.deploy(program())).steps, [], 'nor is approved');
    const approved = await outputs();
    assert.deepEqual([approved.status, approved.actionUrl], ['active', undefined]);
    assert.deepEqual(approved.grantedScopes, ['organizational_unit_scheduler']);

    const widened = await scene.deploy(program(`${wide}, expiresIn: 3600, message: 'for reports'`));
    assert.deepEqual(described(widened.steps), ['update ApplicationAuthorization auth']);
    const waiting = await outputs();
    assert.deepEqual([waiting.status, waiting.grantedScopes], ['active', ['organizational_unit_scheduler']]);
    assert.equal(waiting.pendingScopes?.length, 2);
    const { actionExpiresAt } = await authorizations.get(asked.id);
    assert.ok(
      Date.parse(actionExpiresAt ?? '') < Date.now() + 3_700_000,
      'the link lives as long as expiresIn says',
    );
    for (const words of [`message: 'for all'`, `message: 'for all', approverHint: 'eve'`, 'expiresIn: 60'])
      assert.equal((await scene.deploy(program(`${wide}, ${words}`))).steps.length, 1);
    await authorizations.deny(asked.id, { reason: 'not these' });

    const denied = await refresh();
    assert.match(denied.text, /"auth": the customer has not granted directory:read \(not these\)/);
    const again = await scene.deploy(program(`${wide}, expiresIn: 60`));
    assert.deepEqual([again.steps, scene.requests()], [[], []], 'reported, not asked again');
    assert.match(again.text, /has not granted directory:read/);
    await scene.deploy(program(`${wide}, message: 'really'`));
    assert.equal((await outputs()).pendingScopes?.length, 2, 'asked again with another message');
    await authorizations.approve(asked.id);
    await refresh();
    assert.equal((await outputs()).id, asked.id);
    await scene.deploy(program(narrow));
    const end = await outputs();
    assert.deepEqual([end.status, end.grantedScopes], ['active', ['organizational_unit_scheduler']]);
    assert.ok(end.approvedAt);

    await scene.deploy(program(narrow, 'renamed'));
    assert.deepEqual(
      [(await outputs()).id, (await outputs()).status],
      [asked.id, 'active'],
      'under another name',
    );
    const destroyed = await scene.stack.destroy();
    assert.equal(destroyed.exitCode, 0, destroyed.text);
    assert.equal((await authorizations.get(asked.id)).status, 'revoked');
  });

  it('that a customer has revoked or denied are reported, asked again, or fail, as onRevoked says', async () => {
    const { authorizations } = scene.tenant.client;
    await scene.deploy(program());
    const { id } = await outputs();
    await authorizations.approve(id);
    await authorizations.delete(id);
    const reported = await refresh();
    assert.match(reported.text, /warning: ApplicationAuthorization "auth": the authorization is revoked/);
    const run = await scene.deploy(program());
    assert.deepEqual([run.steps, scene.requests()], [[], []]);
    assert.match(run.text, /is revoked; it is not asked again by itself/);

    scene.stack.program(program(`${narrow}, onRevoked: 'fail'`));
    const failed = await scene.stack.up();
    assert.notEqual(failed.exitCode, 0);
    assert.match(failed.text, /"auth": onRevoked: the authorization is revoked, and onRevoked is "fail"/);
    await scene.deploy(program(`${narrow}, onRevoked: 'request'`));
    assert.deepEqual(scene.requests(), ['POST /authorizations']);
    assert.deepEqual([(await outputs()).id, (await outputs()).status], [id, 'pending']);
    // Denied, and the state does not know.
    await authorizations.deny(id);
    const stale = await scene.deploy(program(`${narrow}, onRevoked: 'report', approverHint: 'eve'`));
    assert.match(stale.text, /the authorization is denied/);
    assert.equal((await outputs()).status, 'denied');
    assert.deepEqual((await scene.deploy(program(`${narrow}, approverHint: 'eve'`))).steps.length, 1);
    assert.equal((await outputs()).status, 'denied');
    await scene.deploy(program(`${narrow}, approverHint: 'eve', message: 'please'`));
    assert.equal((await outputs()).status, 'pending');
  });

  it('wait for approval as long as they shall, and warn when nobody came', async () => {
    const { authorizations } = scene.tenant.client;
    const patient = await scene.deploy(program(`${narrow}, waitForApproval: 2`));
    assert.match(patient.text, /nobody has decided within 2 s; it still waits for approval at http/);
    const { id, status } = await outputs();
    assert.equal(status, 'pending');
    scene.stack.program(program(`${narrow}, waitForApproval: 120`));
    const run = scene.stack.up();
    const polled = new Promise<void>((resolve) => {
      let polls = 0;
      scene.recorder.fault = (method, path) => {
        if (method === 'GET' && path.startsWith('/authorizations/') && ++polls === 2) resolve();
        return undefined;
      };
    });
    await polled;
    await authorizations.approve(id);
    assert.equal((await run).exitCode, 0);
    assert.equal((await outputs()).status, 'active');
  });

  it('that exist are refused, taken over by adopt and import, replaced for another unit, and asked anew after a destroy', async () => {
    const { authorizations, applications, ou } = scene.tenant.client;
    await scene.deploy(base);
    const [app] = await Array.fromAsync(applications.list());
    const clinic = (await Array.fromAsync(ou.list())).find(({ displayName }) => displayName === 'Clinic');
    const pair = { applicationId: app?.id ?? '', organizationUnitId: clinic?.id ?? '' };
    const there = await authorizations.create({ ...pair, scopes: ['directory:read'] });
    scene.stack.program(program());
    for (const words of ['', `, message: 'other body'`]) {
      scene.stack.program(program(narrow + words));
      const refused = await scene.stack.up();
      assert.match(refused.text, new RegExp(`"auth": .*${there.id}, which is pending; .*adopt: true`));
    }
    await scene.deploy(program(`${narrow}, adopt: true`));
    assert.deepEqual([(await outputs()).id, (await outputs()).status], [there.id, 'pending']);
    assert.deepEqual((await outputs()).scopes, ['organizational_unit_scheduler']);
    await authorizations.approve(there.id);

    const state = await scene.stack.resources();
    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    assert.equal((await scene.stack.import(state)).exitCode, 0);
    await refresh();
    assert.deepEqual((await scene.deploy(program())).steps, []);
    assert.equal((await outputs()).status, 'active');

    const elsewhere = program().replace('organizationUnitId: clinic.id', 'organizationUnitId: east.id');
    const east = `const east = new espalier.OrganizationUnit('east', { displayName: 'East' });`;
    const replaced = await scene.deploy(east + elsewhere);
    assert.ok(described(replaced.steps).includes('replace ApplicationAuthorization auth'));
    assert.equal((await authorizations.get(there.id)).status, 'revoked');
    const moved = await outputs();
    assert.notEqual(moved.id, there.id);
    await scene.deploy(east + program());
    assert.deepEqual([(await outputs()).id, (await outputs()).status], [there.id, 'pending'], 'back again');
    assert.equal((await authorizations.get(moved.id)).status, 'revoked');

    const auth = program().slice(base.length);
    await scene.deploy(east + base);
    await scene.deploy(east + base + auth);
    assert.deepEqual([(await outputs()).id, (await outputs()).status], [there.id, 'pending'], 'asked anew');
    assert.equal((await all()).length, 2);
  });

  it('are active at once within the ceiling of an approval, which the customer declares', async () => {
    const { authorizationApprovals } = scene.tenant.client;
    const approval = (fields = '') => `${program(narrow)}
      const approval = new espalier.AuthorizationApproval('approval', { organizationUnitId: clinic.id, publisherUnitId: vega.id,
        scopes: ['organizational_unit_scheduler'], ${fields} });
      Object.assign(exports, { approval: approval.id });`;
    const before = approval(`expiresAt: '2099-01-01T00:00:00+01:00'`).replace(
      `organizationUnitId: clinic.id, ${narrow} }`,
      `organizationUnitId: clinic.id, ${narrow} }, { dependsOn: approval }`,
    );
    const [start, end] = [before.indexOf('  const auth ='), before.indexOf('  const approval =')];
    const ordered = before.slice(0, start) + before.slice(end) + before.slice(start, end);
    await scene.deploy(ordered);
    const made = (await scene.stack.outputs()) as unknown as Outputs & { approval: string };
    assert.deepEqual([made.status, made.statusReason], ['active', 'pre_approved']);
    assert.deepEqual((await scene.deploy(ordered)).steps, []);
    assert.equal((await scene.stack.refresh('--expect-no-changes')).exitCode, 0);

    await authorizationApprovals.update(made.approval, { scopes: ['directory:read'], expiresAt: null });
    await refresh();
    const repaired = await scene.deploy(ordered);
    assert.deepEqual(described(repaired.steps), ['update AuthorizationApproval approval']);
    const replaced = await scene.deploy(ordered.replace('publisherUnitId: vega.id', 'applicationId: app.id'));
    assert.ok(described(replaced.steps).includes('replace AuthorizationApproval approval'));
    const destroyed = await scene.stack.destroy();
    assert.equal(destroyed.exitCode, 0, destroyed.text);
    assert.deepEqual(await Array.fromAsync(authorizationApprovals.list()), []);
  });
});
